import Chronology
import Foundation
import Series

/// A series as the cache holds it: little-endian doubles, and beside them the exact units in 8 or 16 bytes each.
struct StoredSeries {
    var start: Int
    var values: Data
    var exactScale: Int?
    var exactUnits: Data?

    init(_ series: SeriesValues) {
        start = series.start
        values = StoredSeries.bytes(series.values.map { (value: Double) in value.bitPattern.littleEndian })
        guard let exact = series.exact else { return }
        exactScale = exact.scale
        let narrow = exact.units.compactMap { (unit: Int128) in Int64(exactly: unit)?.littleEndian }
        exactUnits =
            narrow.count == exact.units.count
            ? StoredSeries.bytes(narrow)
            : StoredSeries.bytes(exact.units.map { (unit: Int128) in unit.littleEndian })
    }

    /// The series that the stored bytes hold; nil where their lengths do not fit together.
    static func series(
        grain: Grain, start: Int, values: UnsafeRawBufferPointer, exactScale: Int?, exactUnits: UnsafeRawBufferPointer?
    ) -> SeriesValues? {
        guard values.count % 8 == 0 else { return nil }
        let count = values.count / 8
        let doubles = numbers(values, UInt64.self).map { (bits: UInt64) in
            Double(bitPattern: UInt64(littleEndian: bits))
        }
        guard let exactScale, let exactUnits else {
            return exactScale == nil && exactUnits == nil
                ? SeriesValues(grain: grain, start: start, values: doubles) : nil
        }
        let units: [Int128]
        switch exactUnits.count {
        case count * 8:
            units = numbers(exactUnits, Int64.self).map { (unit: Int64) in Int128(Int64(littleEndian: unit)) }
        case count * 16: units = numbers(exactUnits, Int128.self).map { (unit: Int128) in Int128(littleEndian: unit) }
        default: return nil
        }
        return SeriesValues(
            grain: grain, start: start, values: doubles, exact: ExactValues(scale: exactScale, units: units))
    }

    private static func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> Data {
        numbers.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in Data(buffer) }
    }

    private static func numbers<Number: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ type: Number.Type
    ) -> [Number] {
        let count = bytes.count / MemoryLayout<Number>.stride
        return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes.prefix(count * MemoryLayout<Number>.stride)))
            filled = count
        }
    }
}
