import Chronology
import Foundation
import Series

@testable import Store

/// A folder that goes when the value does.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func callAsFunction(_ name: String) -> String { path + "/" + name }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A source of random bits that repeats.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SourceRecord {
    static func sample(_ name: String = "orders", fingerprint: String = "f1", rules: String = "r1") -> SourceRecord {
        SourceRecord(
            name: name, rules: rules, fingerprint: fingerprint, firstDay: Day(number: -3), lastDay: Day(number: 20_000),
            rowCount: 12, undatedCount: 1, rejectedCount: 2, rejected: ["line 3: \"x\"\u{0}, é", ""],
            refreshedAt: Instant(seconds: 1_800_000_000),
            columns: [.init(name: "a", type: "decimal(18,4)", isZoned: true, native: "DECIMAL(18,4)")])
    }
}

/// A series of one value repeated.
func constant(_ value: Double, count: Int = 3) -> SeriesValues {
    SeriesValues(grain: .day, start: 5, values: Array(repeating: value, count: count))
}

/// The failure that an operation throws; nil where it throws none.
func failure(_ work: () throws -> Void) -> StoreFailure? {
    do { try work() } catch { return error as? StoreFailure }
    return nil
}
