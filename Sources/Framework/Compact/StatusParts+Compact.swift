import Chronology
import Definitions

extension WindowValue: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(value)
        bytes.add(exact)
        bytes.add(days)
        bytes.add(name)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        value = try bytes.next()
        exact = try bytes.next()
        days = try bytes.next()
        name = try bytes.next()
    }
}

extension OpenWindow: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(value)
        bytes.add(days)
        bytes.add(name)
        bytes.add(elapsedDays)
        bytes.add(path)
        bytes.add(sameElapsedBefore)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        value = try bytes.next()
        days = try bytes.next()
        name = try bytes.next()
        elapsedDays = try bytes.next()
        path = try bytes.next()
        sameElapsedBefore = try bytes.next()
    }
}

extension Change: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(against)
        bytes.add(difference)
        bytes.add(relative)
        bytes.add(isImprovement)
        bytes.add(name)
        bytes.add(note)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        against = try bytes.next()
        difference = try bytes.next()
        relative = try bytes.next()
        isImprovement = try bytes.next()
        name = try bytes.next()
        note = try bytes.next()
    }
}

extension PathPoint: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(value)
        bytes.add(day)
        bytes.add(shape)
        bytes.add(progress)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        value = try bytes.next()
        day = try bytes.next()
        shape = try bytes.next()
        progress = try bytes.next()
    }
}

extension Gap: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(value)
        bytes.add(favourable)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        value = try bytes.next()
        favourable = try bytes.next()
    }
}

extension Goal: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(lower)
        bytes.add(upper)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        lower = try bytes.next()
        upper = try bytes.next()
    }
}

extension KPIPace.Requirement: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(kind)
        bytes.add(amount)
        bytes.add(grain)
        bytes.add(remaining)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        kind = try bytes.next()
        amount = try bytes.next()
        grain = try bytes.next()
        remaining = try bytes.next()
    }
}

extension KPIPace: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(required)
        bytes.add(current)
        bytes.add(bestEver)
        bytes.add(bestEverEnd)
        bytes.add(projectedDate)
        bytes.add(projectedValue)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        required = try bytes.next()
        current = try bytes.next()
        bestEver = try bytes.next()
        bestEverEnd = try bytes.next()
        projectedDate = try bytes.next()
        projectedValue = try bytes.next()
    }
}

extension FailedSource: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(name)
        bytes.add(failedAt)
        bytes.add(failedOn)
        bytes.add(code)
        bytes.add(reason)
        bytes.add(shownFrom)
        bytes.add(shownFromDay)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        name = try bytes.next()
        failedAt = try bytes.next()
        failedOn = try bytes.next()
        code = try bytes.next()
        reason = try bytes.next()
        shownFrom = try bytes.next()
        shownFromDay = try bytes.next()
    }
}

extension Guardrail: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(name)
        bytes.add(label)
        bytes.add(isBreached)
        bytes.add(finding)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        name = try bytes.next()
        label = try bytes.next()
        isBreached = try bytes.next()
        finding = try bytes.next()
    }
}

extension Chance.Simulation: Compact {
    func write(to bytes: inout CompactWriter) {
        bytes.add(share)
        bytes.add(paths)
        bytes.add(method)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        share = try bytes.next()
        paths = try bytes.next()
        method = try bytes.next()
    }
}

extension Progress: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .way(let share):
            bytes.byte(0)
            bytes.add(share)
        case .held(let inside, let all):
            bytes.byte(1)
            bytes.add(inside)
            bytes.add(all)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .way(try bytes.next())
        case 1: self = .held(inside: try bytes.next(), of: try bytes.next())
        default: throw CompactReader.Malformed()
        }
    }
}

extension Chance: Compact {
    func write(to bytes: inout CompactWriter) {
        switch self {
        case .simulated(let simulation):
            bytes.byte(0)
            bytes.add(simulation)
        case .settled(let met):
            bytes.byte(1)
            bytes.add(met)
        case .unavailable(let reason):
            bytes.byte(2)
            bytes.add(reason)
        case .none: bytes.byte(3)
        }
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        switch try bytes.byte() {
        case 0: self = .simulated(try bytes.next())
        case 1: self = .settled(try bytes.next())
        case 2: self = .unavailable(try bytes.next())
        case 3: self = .none
        default: throw CompactReader.Malformed()
        }
    }
}
