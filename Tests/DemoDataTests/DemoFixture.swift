import Chronology
import Foundation

@testable import DemoData

/// A written demo of a scale, read back.
struct DemoFixture {
    let company: DemoCompany
    let root: URL
    let written: DemoCompany.Written

    init(seed: UInt64 = 42, lastDay: String = "2026-11-21", scale: Double) throws {
        company = DemoCompany(seed: seed, lastDay: try Self.day(lastDay), scale: scale)
        root = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString)")
        written = try company.write(to: root)
    }

    func remove() { try? FileManager.default.removeItem(at: root) }

    /// Where `body` has run, the files are gone.
    static func with<T>(
        seed: UInt64 = 42, lastDay: String = "2026-11-21", scale: Double, _ body: (DemoFixture) throws -> T
    ) throws -> T {
        let fixture = try DemoFixture(seed: seed, lastDay: lastDay, scale: scale)
        defer { fixture.remove() }
        return try body(fixture)
    }

    static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw CocoaError(.formatting) }
        return day
    }

    /// All files relative to the root, in order of their names.
    func files(below folder: String = "") throws -> [String] {
        let base = root.appendingPathComponent(folder).path
        return try FileManager.default.subpathsOfDirectory(atPath: base).sorted()
            .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
            .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".yml") || $0.hasSuffix(".md") }
    }

    func text(_ path: String) throws -> String {
        try String(decoding: Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }

    /// All rows of a table as fields.
    func rows(_ table: String) throws -> [[Substring]] {
        try files(below: "data/\(table)").flatMap { (path: String) -> [[Substring]] in
            try text(path).split(separator: "\n").dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        }
    }

    /// A hash of all bytes of all files (FNV-1a).
    func hash() throws -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for path in try files() {
            for byte in try path.utf8 + Data(contentsOf: root.appendingPathComponent(path)) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return hash
    }
}

/// Daily figures straight from the model, without files.
func summary(seed: UInt64 = 42, lastDay: String = "2026-11-21", scale: Double = 1) throws -> DemoSummary {
    let company = DemoCompany(seed: seed, lastDay: try DemoFixture.day(lastDay), scale: scale)
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    var writer = try DemoWriter(company.model, root: root)
    for offset in 0...(company.lastDay - company.firstDay) { try writer.write(company.firstDay + offset) }
    return writer.summary
}

func correlation(_ pairs: [(Double, Double)]) -> Double {
    let count = Double(pairs.count)
    let meanX = pairs.reduce(0.0) { (sum: Double, pair) -> Double in sum + pair.0 } / count
    let meanY = pairs.reduce(0.0) { (sum: Double, pair) -> Double in sum + pair.1 } / count
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
        xy += (x - meanX) * (y - meanY)
        xx += (x - meanX) * (x - meanX)
        yy += (y - meanY) * (y - meanY)
    }
    return xy / (xx * yy).squareRoot()
}
