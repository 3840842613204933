import Chronology
import Definitions
import Diagnostics
import Foundation
import Framework
import Refresh
import Series
import Synchronization
import Testing

/// A project of `Projects/`, copied to a folder of its own with a link `data` to the data set, opened on a fixed day.
final class RealProject {
    let root: String
    let workspace: Workspace
    private let isOwner: Bool

    /// Makes the copy, with further files (by path), and loads it; definitions with errors fail the test.
    init(_ name: String, data set: String, now: String, adding files: [String: String] = [:]) throws {
        root = try Self.copy(name, set, files)
        workspace = try Self.open(root, now)
        isOwner = true
    }

    /// The copy that all tests of a data set read, refreshed once.
    init(refreshed name: String, data set: String, now: String) throws {
        root = try Self.refreshed.withLock { (known: inout [String: String]) throws -> String in
            if let root = known[name] { return root }
            if known.isEmpty { atexit { RealProject.removeRefreshed() } }
            let root = try Self.copy(name, set, [:])
            known[name] = root
            let report = try Self.open(root, now).refresh()
            try #require(report.failures.isEmpty, "\(report.failures.compactMap { $0.failure?.description })")
            return root
        }
        workspace = try Self.open(root, now)
        isOwner = false
    }

    deinit { if isOwner { try? FileManager.default.removeItem(atPath: root) } }

    private static let refreshed = Mutex<[String: String]>([:])

    private static func removeRefreshed() {
        for root in refreshed.withLock({ $0.values }) { try? FileManager.default.removeItem(atPath: root) }
    }

    private static func copy(_ name: String, _ set: String, _ files: [String: String]) throws -> String {
        let manager = FileManager.default
        let projects = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Projects")
        let place = manager.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("bellwether-real-\(UUID().uuidString)")
        try manager.copyItem(at: projects.appendingPathComponent(name), to: place)
        try manager.createSymbolicLink(atPath: place.path + "/data", withDestinationPath: SharedData.path(set))
        for (path, text) in files {
            try text.write(toFile: place.path + "/" + path, atomically: true, encoding: .utf8)
        }
        return place.path
    }

    private static func open(_ root: String, _ now: String) throws -> Workspace {
        let loaded = ProjectLoader.load(root: root)
        let project = try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
        let findings = SourceCheck(project: project, root: root, search: SharedData.search, clock: .system).findings()
        try #require(findings.allSatisfy { $0.severity != .error }, "\(findings.map(\.rendered))")
        return try Workspace(
            project: project, diagnostics: loaded.diagnostics, root: root,
            clock: .fixed(try #require(Instant(rfc3339: now))), search: SharedData.search)
    }

    /// Refreshes; a failed source fails the test.
    @discardableResult
    func refresh() throws -> RefreshReport {
        let report = try workspace.refresh()
        try #require(report.failures.isEmpty, "\(report.failures.compactMap { $0.failure?.description })")
        return report
    }

    func status(_ kpi: String) throws -> KPIStatus {
        try #require(try workspace.statusBook().statuses.first { $0.name == kpi })
    }

    /// The values of a metric by the ISO date of their period, and by slice after a space where there is one.
    func values(
        _ metric: String, _ grain: Grain, by dimension: String? = nil, from: String? = nil, to: String? = nil
    ) throws -> [String: Double] {
        let answer = try answer(metric, grain, by: dimension, from: from, to: to)
        var found: [String: Double] = [:]
        for (position, row) in answer.rows.enumerated() where !answer.values[0][position].isNaN {
            let start = workspace.project.calendar.isoStart(Period(grain, index: row.period))
            found[dimension == nil ? start : start + " " + ((row.key.first ?? nil) ?? "(none)")] =
                answer.values[0][position]
        }
        return found
    }

    func answer(
        _ metric: String, _ grain: Grain?, by dimension: String? = nil, from: String? = nil, to: String? = nil
    ) throws -> MetricAnswer {
        var range: DayRange?
        if let from, let to { range = DayRange(try #require(Day(iso: from)), try #require(Day(iso: to))) }
        return try workspace.answer(
            MetricQuery(metrics: [metric], grain: grain, dimensions: dimension.map { [$0] } ?? [], range: range))
    }

    /// The total of a metric over everything, as a number and exactly where it is exact.
    func total(_ metric: String) throws -> (value: Double, exact: String?) {
        let answer = try answer(metric, nil)
        let value = try #require(answer.values.first?.first)
        let exact = answer.exact.first.flatMap { $0 }.map { ExactDecimal(units: $0.units[0], scale: $0.scale) }
        return (value, exact?.description)
    }
}

/// Whether two sets of values have the same keys, and values equal within a relative 1e-12 (floating-point sums in
/// another order); what differs is recorded.
func expectEqual(
    _ found: [String: Double], _ wanted: [String: Double], _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    for key in Set(found.keys).union(wanted.keys).sorted() {
        switch (found[key], wanted[key]) {
        case (let found?, let wanted?):
            let isSame = abs(found - wanted) <= 1e-12 * max(1, abs(wanted))
            #expect(isSame, "\(words), \(key): \(found), wanted \(wanted)", sourceLocation: sourceLocation)
        case (let found, let wanted):
            Issue.record(
                "\(words), \(key): \(String(describing: found)), wanted \(String(describing: wanted))",
                sourceLocation: sourceLocation)
        }
    }
}
