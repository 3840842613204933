import Chronology
import Definitions

extension StatementMeaning {
    mutating func readGoal() throws(Stop) {
        var goals: [(start: Int, content: StatementClause.Content)] = []
        for (start, clause) in parts {
            switch clause.content {
            case .to, .by, .times, .bare, .atLeast, .atMost, .between, .hyphenated, .fromTo:
                goals.append((start, clause.content))
            default: break
            }
        }
        if goals.count > 1 {
            throw .complaint(
                StatementComplaint(
                    "two-targets", "More than one target is named.", fix: "Name one, or a band with `between`."))
        }
        if case .multiply(let factor)? = verb, goals.isEmpty {
            kpi.goal = .factor(factor)
            return
        }
        guard let goal = goals.first?.content else {
            if verb == .watch { return }
            throw .complaint(
                StatementComplaint(
                    "no-target", "No target is named.",
                    fix: "Say `to` a value, `by` a change, `at least`, `at most` or `between`."))
        }
        switch goal {
        case .to(let amount): try reach(amount)
        case .bare(let amount): try bare(amount)
        case .by(let amount, _):
            if kpi.deadline == nil, amount.mark == .none, StatementGrammar.year(amount.digits) != nil {
                throw .doubt(
                    StatementComplaint(
                        "ambiguous-date", "`by \(amount.text)` may be a year or a change.", fix: "Say which."),
                    [
                        StatementReading(meaning: "the year", wording: "by the end of \(amount.text)"),
                        StatementReading(
                            meaning: "so many more or fewer", wording: "by \(amount.text), with a deadline"),
                    ])
            }
            kpi.goal = try change(amount)
        case .times(let factor, let wording): kpi.goal = .factor(try oriented(factor, wording))
        case .atLeast(let amount):
            if way == -1, verb != .improve {
                throw .complaint(conflict("A fall is asked for, and at least `\(amount.text)`."))
            }
            kpi.goal = .target(try bounded(try level(amount), isLeast: true))
        case .atMost(let amount):
            if way == 1 { throw .complaint(conflict("A rise is asked for, and at most `\(amount.text)`.")) }
            kpi.goal = .target(try bounded(try level(amount), isLeast: false))
        case .between(let lower, let upper): try band(lower, upper)
        case .hyphenated(let lower, let upper):
            if verb == .hold { return try band(lower, upper) }
            throw .doubt(
                StatementComplaint(
                    "ambiguous-range", "`\(lower.text)-\(upper.text)` may be a band or a way from one to the other.",
                    fix: "Say `between … and …` or `from … to …`."),
                [
                    StatementReading(meaning: "a band", wording: "between \(lower.text) and \(upper.text)"),
                    StatementReading(meaning: "a way", wording: "from \(lower.text) to \(upper.text)"),
                ])
        case .fromTo(let first, let second):
            if verb == .hold { return try band(first, second) }
            let (from, to) = try pair(first, second, rising: way)
            kpi.baseline = KPIDefinition.Baseline(value: from, period: kpi.baseline?.period)
            kpi.goal = .target(try directed(to, from: from))
        default: break
        }
    }

    private func conflict(_ message: String) -> StatementComplaint {
        StatementComplaint("direction-conflict", message, fix: "Check which way the value should go, and the numbers.")
    }

    /// `to 3 %`, after `from 2 %` or alone.
    private mutating func reach(_ amount: StatementAmount) throws(Stop) {
        if amount.mark == .points, definition.unit == .percent { _ = try level(amount) }
        var from: StatementAmount?
        for (_, clause) in parts { if case .from(let found?, _) = clause.content { from = found } }
        guard let from else {
            kpi.goal = .target(try directed(try level(amount), from: kpi.baseline?.value))
            return
        }
        let (first, last) = try pair(from, amount, rising: way)
        kpi.baseline?.value = first
        kpi.goal = .target(try directed(last, from: first))
    }

    private mutating func bare(_ amount: StatementAmount) throws(Stop) {
        let isChange =
            amount.mark == .basisPoints || amount.mark == .points && definition.unit == .percent
            || amount.mark == .percent && definition.unit != .percent
        guard way != nil else {
            if isChange {
                throw .complaint(
                    StatementComplaint(
                        "no-direction", "`\(amount.text)` is a change, and nothing says which way.",
                        fix: "Say increase or reduce by it."))
            }
            return try reach(amount)
        }
        if isChange {
            kpi.goal = try change(amount)
            return
        }
        throw .doubt(
            StatementComplaint(
                "ambiguous-change", "`\(amount.text)` may be where to or by how much.", fix: "Say `to` or `by`."),
            [
                StatementReading(meaning: "up or down to \(amount.text)", wording: "to \(amount.text)"),
                StatementReading(meaning: "a change of \(amount.text)", wording: "by \(amount.text)"),
            ])
    }

    /// A target the value moves to: at least or at most, by the metric's direction.
    private mutating func directed(_ value: Double, from: Double?) throws(Stop) -> KPIDefinition.Target {
        let towards = way ?? from.flatMap { value == $0 ? nil : value > $0 ? 1 : -1 }
        if let way, let from, isNew || value != from,
            (value - from) * Double(way) < 0 || value == from && !isStatedApart
        {
            throw .complaint(
                value == from
                    ? StatementComplaint(
                        "target-met", "The target equals where the value stands.", fix: "Check both numbers.")
                    : conflict(
                        "A \(way > 0 ? "rise" : "fall") is asked for, but the target lies \(way > 0 ? "below" : "above") where the value stands."
                    ))
        }
        if let from, value == from, isNew {
            throw .complaint(
                StatementComplaint(
                    "target-met", "The target equals where the value stands.", fix: "Check both numbers."))
        }
        switch definition.direction {
        case .up, .down: return .value(value)
        case .band, .none:
            guard let towards else {
                if verb == .hold {
                    throw .complaint(
                        StatementComplaint(
                            "no-band",
                            "`\(definition.name.value)` should stay inside a band, so one value is no target.",
                            fix: "Say `between` two values, `at least` or `at most`."))
                }
                throw .complaint(
                    StatementComplaint(
                        "no-direction",
                        "Nothing says whether `\(definition.name.value)` should be at least or at most that.",
                        fix: "Say `at least` or `at most`."))
            }
            return towards > 0 ? .band(lower: value, upper: nil) : .band(lower: nil, upper: value)
        }
    }

    private var isStatedApart: Bool {
        parts.contains { if case .baseline = $0.clause.content { true } else { false } }
    }

    private func bounded(_ value: Double, isLeast: Bool) throws(Stop) -> KPIDefinition.Target {
        switch definition.direction {
        case .up where isLeast, .down where !isLeast: return .value(value)
        case .band, .none: return isLeast ? .band(lower: value, upper: nil) : .band(lower: nil, upper: value)
        case .up, .down:
            throw .complaint(
                StatementComplaint(
                    "target-direction",
                    "Of `\(definition.name.value)` \(isLeast ? "less" : "more") is better, so `at \(isLeast ? "least" : "most")` is no target for it.",
                    fix: "Say `at \(isLeast ? "most" : "least")`, or change the metric's `direction`."))
        }
    }

    private mutating func band(_ lower: StatementAmount, _ upper: StatementAmount) throws(Stop) {
        let (low, high) = try pair(lower, upper, rising: 1)
        guard low < high || low == high && !isNew else {
            throw .complaint(
                StatementComplaint(
                    "band-order", "The band from `\(lower.text)` to `\(upper.text)` runs backwards.",
                    fix: "Exchange the two."))
        }
        guard definition.direction == .band || definition.direction == .none else {
            let isUp = definition.direction == .up
            throw .complaint(
                StatementComplaint(
                    "target-direction",
                    "Of `\(definition.name.value)` \(isUp ? "more" : "less") is better, so a band is no target for it.",
                    fix: "Say `at \(isUp ? "least" : "most")`, or give the metric `direction: band`."))
        }
        kpi.goal = .target(.band(lower: low, upper: high))
    }

    /// A factor, turned round where a fall is asked for: a cut by a factor of 2 is a half.
    private mutating func oriented(_ factor: Double, _ wording: String) throws(Stop) -> Double {
        guard let way else { return factor }
        if way > 0, factor < 1 { throw .complaint(conflict("A rise is asked for, and `\(wording)`.")) }
        return way < 0 && factor > 1 ? 1 / factor : factor
    }

    /// `by 20 %`, `by 5 points`, `by a third`, `by 100 orders`.
    private mutating func change(_ amount: StatementAmount) throws(Stop) -> StatedKPI.Goal {
        guard let way else {
            throw .complaint(
                StatementComplaint(
                    "no-direction", "Nothing says whether it should rise or fall by `\(amount.text)`.",
                    fix: "Say increase or reduce."))
        }
        let sign = Double(way)
        var plain = amount
        plain.sign = nil
        switch (amount.mark, definition.unit) {
        case (.fraction, _):
            guard let share = plain.number() else { break }
            return .factor(1 + sign * share)
        case (.percent, .percent): throw relativeOrPoints(plain)
        case (.percent, _):
            guard let share = plain.number(shiftedBy: -2) else { break }
            if way < 0, share >= 1 {
                throw .complaint(
                    StatementComplaint(
                        "below-zero", "Nothing can fall by \(amount.text) and stay above zero.",
                        fix: "Check the number."))
            }
            return .factor(StatedKPI.clean(1 + sign * share))
        case (.points, .percent):
            guard let step = plain.number(shiftedBy: -2) else { break }
            return .difference(sign * step)
        case (.none, .percent):
            throw .doubt(
                StatementComplaint(
                    "ambiguous-change", "`by \(amount.text)` of a metric in percent may be points or a share.",
                    fix: "Say points or a factor."),
                [
                    StatementReading(meaning: "\(amount.text) percentage points", wording: "by \(amount.text) points"),
                    StatementReading(meaning: "a factor", wording: "by a factor of …"),
                ])
        default: break
        }
        return .difference(sign * (try level(plain)))
    }

    private func relativeOrPoints(_ amount: StatementAmount) -> Stop {
        let share = amount.number(shiftedBy: -2) ?? 0
        let factor = DecimalWords.plain(StatedKPI.clean(1 + Double(way ?? 1) * share))
        func shown(_ value: Double) -> String {
            kpi.baseline?.value.map {
                ": from \(DecimalWords.shifted("\($0)", by: 2)) % to \(DecimalWords.shifted("\(StatedKPI.clean(value))", by: 2)) %"
            } ?? ""
        }
        let from = kpi.baseline?.value ?? 0
        return .doubt(
            StatementComplaint(
                "ambiguous-percent",
                "`by \(amount.text)` of a metric in percent may be a share of its value or percentage points.",
                fix: "Say which."),
            [
                StatementReading(
                    meaning: "a share of its value" + shown(from * (1 + Double(way ?? 1) * share)),
                    wording: "by a factor of \(factor)"),
                StatementReading(
                    meaning: "percentage points" + shown(from + Double(way ?? 1) * share),
                    wording: "by \(amount.digits) points"),
            ])
    }
}
