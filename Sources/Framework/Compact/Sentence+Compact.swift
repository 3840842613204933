import Chronology
import Definitions

extension Sentence: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(parts)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        parts = try bytes.next()
    }
}

extension Explanation: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(topic)
        bytes.add(sentences)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        topic = try bytes.next()
        sentences = try bytes.next()
    }
}

extension Sentence.Part: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .text(let words):
            bytes.byte(0)
            bytes.add(words)
        case .quantity(let value, let unit):
            bytes.byte(1)
            bytes.add(value)
            bytes.add(unit)
        case .difference(let value, let unit, let isSigned):
            bytes.byte(2)
            bytes.add(value)
            bytes.add(unit)
            bytes.add(isSigned)
        case .share(let share):
            bytes.byte(3)
            bytes.add(share)
        case .chance(let chance):
            bytes.byte(4)
            bytes.add(chance)
        case .count(let count):
            bytes.byte(5)
            bytes.add(count)
        case .day(let day):
            bytes.byte(6)
            bytes.add(day)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .text(try bytes.next())
        case 1: self = .quantity(try bytes.next(), try bytes.next())
        case 2: self = .difference(try bytes.next(), try bytes.next(), signed: try bytes.next())
        case 3: self = .share(try bytes.next())
        case 4: self = .chance(try bytes.next())
        case 5: self = .count(try bytes.next())
        case 6: self = .day(try bytes.next())
        default: throw CompactReader.Malformed()
        }
    }
}
