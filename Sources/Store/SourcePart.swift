public import Chronology
import Foundation

/// What the last reading of one file of a source found: enough to know, without reading it, what a change of it touches.
public struct SourcePart: Sendable, Hashable {
    /// What the file holds on one day.
    public struct DayContent: Sendable, Hashable {
        /// The day; nil for rows without a time.
        public var day: Day?
        /// Number of rows.
        public var rows: Int
        /// A mark that changes with the rows, whatever their order.
        public var mark: Int

        /// Joins the parts.
        public init(day: Day?, rows: Int, mark: Int) {
            self.day = day
            self.rows = rows
            self.mark = mark
        }
    }

    /// Path relative to the project's root.
    public var path: String
    /// Bytes.
    public var size: Int
    /// Modification time in nanoseconds since the epoch.
    public var modified: Int
    /// The file's shape, as the engine keeps it.
    public var shape: String
    /// Its days with rows, ascending, rows without a time last.
    public var days: [DayContent]
    /// Rows that could not be read.
    public var rejectedCount: Int
    /// The first of them, as text for people.
    public var rejected: [String]

    /// A part from what was found.
    public init(
        path: String, size: Int, modified: Int, shape: String, days: [DayContent], rejectedCount: Int = 0,
        rejected: [String] = []
    ) {
        self.path = path
        self.size = size
        self.modified = modified
        self.shape = shape
        self.days = days
        self.rejectedCount = rejectedCount
        self.rejected = rejected
    }

    /// Rows read.
    public var rowCount: Int { days.reduce(0) { (sum: Int, day: DayContent) -> Int in sum + day.rows } }

    /// Days as little-endian numbers, three a day; a day that is nil is the least number.
    var dayBytes: Data {
        var numbers: [Int64] = []
        numbers.reserveCapacity(days.count * 3)
        for entry in days {
            numbers.append(entry.day.map { Int64($0.number) } ?? .min)
            numbers.append(Int64(entry.rows))
            numbers.append(Int64(entry.mark))
        }
        return numbers.map(\.littleEndian).withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in Data(bytes) }
    }

    /// The days in stored bytes; nil where they are cut short.
    static func days(_ bytes: Data) -> [DayContent]? {
        guard bytes.count % 24 == 0 else { return nil }
        let numbers = bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) -> [Int64] in
            (0..<(bytes.count / 8)).map { (position: Int) -> Int64 in
                Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: position * 8, as: Int64.self))
            }
        }
        return stride(from: 0, to: numbers.count, by: 3).map { (position: Int) -> DayContent in
            DayContent(
                day: numbers[position] == .min ? nil : Day(number: Int(numbers[position])),
                rows: Int(numbers[position + 1]), mark: Int(numbers[position + 2]))
        }
    }
}
