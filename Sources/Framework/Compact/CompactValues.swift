import Chronology
import Definitions

extension Bool: Compact {
    func write(to bytes: inout CompactWriter) { bytes.byte(self ? 1 : 0) }
    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) { self = try bytes.byte() == 1 }
}

extension Int: Compact {
    /// Numbers near zero of either sign are short.
    func write(to bytes: inout CompactWriter) {
        bytes.number(UInt64(bitPattern: Int64(self << 1) ^ Int64(self >> (Int.bitWidth - 1))))
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        let value = try bytes.number()
        self = Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
    }
}

extension Double: Compact {
    func write(to bytes: inout CompactWriter) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.byte(UInt8(truncatingIfNeeded: bitPattern >> shift))
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        self.init(bitPattern: try bytes.bits())
    }
}

extension String: Compact {
    func write(to bytes: inout CompactWriter) { bytes.text(self) }
    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) { self = try bytes.text() }
}

extension Optional: Compact where Wrapped: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.byte(self == nil ? 0 : 1)
        if let self { bytes.add(self) }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = nil
        case 1: self = .some(try bytes.next())
        default: throw CompactReader.Malformed()
        }
    }
}

extension Array: Compact where Element: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.number(UInt64(count))
        for element in self { bytes.add(element) }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        let count = try bytes.length()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try bytes.next()) }
    }
}

extension Day: Compact {
    func write(to bytes: inout CompactWriter) { bytes.add(number) }
    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) { self.init(number: try bytes.next()) }
}

extension DayRange: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(first)
        bytes.add(last)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        guard let range = DayRange(try bytes.next(), try bytes.next()) else { throw CompactReader.Malformed() }
        self = range
    }
}

/// A choice of words, by its position among them.
protocol CompactChoice: Compact, CaseIterable, Equatable where AllCases: RandomAccessCollection, AllCases.Index == Int {
}

extension CompactChoice {
    func write(to bytes: inout CompactWriter) {
        bytes.byte(UInt8(clamping: Self.allCases.firstIndex(of: self) ?? Int(UInt8.max)))
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        let position = Int(try bytes.byte())
        guard Self.allCases.indices.contains(position) else { throw CompactReader.Malformed() }
        self = Self.allCases[position]
    }
}

extension Grain: CompactChoice {}
extension MetricDefinition.Direction: CompactChoice {}
extension KPIDefinition.Satisfaction: CompactChoice {}
extension KPIState: CompactChoice {}
extension StateBasis: CompactChoice {}
extension PathPoint.Shape: CompactChoice {}
extension KPIPace.Requirement.Kind: CompactChoice {}
extension Explanation.Topic: CompactChoice {}

extension Unit: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .none: bytes.byte(0)
        case .percent: bytes.byte(1)
        case .money(let currency):
            bytes.byte(2)
            bytes.add(currency)
        case .named(let name):
            bytes.byte(3)
            bytes.add(name)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .none
        case 1: self = .percent
        case 2: self = .money(try bytes.next())
        case 3: self = .named(try bytes.next())
        default: throw CompactReader.Malformed()
        }
    }
}

extension KPIDefinition.Window: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .period(let grain):
            bytes.byte(0)
            bytes.add(grain)
        case .trailing(let days):
            bytes.byte(1)
            bytes.add(days)
        case .total: bytes.byte(2)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .period(try bytes.next())
        case 1: self = .trailing(days: try bytes.next())
        case 2: self = .total
        default: throw CompactReader.Malformed()
        }
    }
}

extension KPIDefinition.Target: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .value(let value):
            bytes.byte(0)
            bytes.add(value)
        case .band(let lower, let upper):
            bytes.byte(1)
            bytes.add(lower)
            bytes.add(upper)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .value(try bytes.next())
        case 1: self = .band(lower: try bytes.next(), upper: try bytes.next())
        default: throw CompactReader.Malformed()
        }
    }
}
