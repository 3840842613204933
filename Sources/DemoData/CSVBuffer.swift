import Chronology
import Foundation

/// The rows of one CSV file as bytes. Texts of the model hold no comma, quote or line end, so nothing is quoted.
struct CSVBuffer {
    private(set) var bytes: [UInt8] = []
    private(set) var rows = 0
    private var isFirstField = true
    private let header: [String]

    /// An empty file with its header line.
    init(header: [String]) {
        self.header = header
        reset()
    }

    /// Empties the file but for its header; the memory is kept.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        rows = 0
        for name in header { text(name) }
        bytes.append(0x0A)
        isFirstField = true
    }

    private mutating func separate() {
        if isFirstField { isFirstField = false } else { bytes.append(0x2C) }
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(0x0A)
        isFirstField = true
        rows += 1
    }

    /// A text.
    mutating func text(_ value: String) {
        separate()
        bytes.append(contentsOf: value.utf8)
    }

    /// An empty field: null.
    mutating func null() { separate() }

    /// A whole number; null where nil.
    mutating func integer(_ value: Int?) {
        separate()
        if let value { digits(value, width: 1) }
    }

    /// `true` or `false`.
    mutating func boolean(_ value: Bool) { text(value ? "true" : "false") }

    /// An amount in cents with two decimals.
    mutating func cents(_ value: Int) {
        separate()
        if value < 0 { bytes.append(0x2D) }
        let size = abs(value)
        digits(size / 100, width: 1)
        bytes.append(0x2E)
        digits(size % 100, width: 2)
    }

    /// `YYYY-MM-DD`.
    mutating func date(_ day: Day) {
        separate()
        civil(day)
    }

    /// `YYYY-MM-DD HH:MM:SS` of UTC seconds; null where nil.
    mutating func timestamp(_ seconds: Int?) {
        separate()
        guard let seconds else { return }
        let day = Day(number: seconds.flooredDivision(by: 86_400))
        let second = seconds - day.number * 86_400
        civil(day)
        bytes.append(0x20)
        digits(second / 3_600, width: 2)
        bytes.append(0x3A)
        digits(second / 60 % 60, width: 2)
        bytes.append(0x3A)
        digits(second % 60, width: 2)
    }

    private mutating func civil(_ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        digits(year, width: 4)
        bytes.append(0x2D)
        digits(month, width: 2)
        bytes.append(0x2D)
        digits(dayOfMonth, width: 2)
    }

    private mutating func digits(_ value: Int, width: Int) {
        if value < 0 { bytes.append(0x2D) }
        var rest = value.magnitude
        var length = 0
        repeat {
            bytes.append(0x30 + UInt8(rest % 10))
            rest /= 10
            length += 1
        } while rest > 0 || length < width
        var low = bytes.count - length
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
