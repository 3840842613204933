import Chronology
import Definitions

extension KPIEvaluation {
    /// The value, and the numbers it is computed from where its inputs add up over days.
    func valueSentences(_ status: KPIStatus) -> [Sentence] {
        guard let value = status.value else {
            return ["There is no value: no window that counts is complete and has data."]
        }
        let calculation = calculation(over: value.days)
        let equals: Sentence = calculation.map { "\($0) = \(value.value, unit)" } ?? "\(value.value, unit)"
        let preposition = kpi.window == .total ? "from" : "in"
        return ["\(inputs.metric.displayName) \(preposition) \(value.name) = \(equals)."]
    }

    /// `1,234 orders ÷ 51,203 sessions`; nil where there is nothing to show or the inputs do not add up over days.
    private func calculation(over days: DayRange) -> Sentence? {
        guard case .ratio(let numerator, let denominator) = inputs.metric.measure,
            case .binary(.divide, let top, let bottom) = inputs.resolved.formula, let leaves = leavesInHand,
            days.last <= leaves.through,
            let above = leaves.evaluate(top, over: days, of: timeline),
            let below = leaves.evaluate(bottom, over: days, of: timeline)
        else { return nil }
        return """
            \(above, .named(Self.words(numerator.metric.value))) ÷ \
            \(below, .named(Self.words(denominator.metric.value)))
            """
    }

    private static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }

    /// What the time that remains must bring; a part of a period is not called a period.
    private func requirement(_ required: KPIPace.Requirement) -> Sentence {
        let noun = required.grain.noun
        let whole = required.remaining.rounded()
        let isWhole = whole >= 1 && whole < 1e9 && abs(required.remaining - whole) < 0.05
        let subject: Sentence =
            if !isWhole {
                "In the time that remains it"
            } else if whole == 1 {
                "The \(noun) that remains"
            } else {
                "Each of the \(Int(whole)) \(noun)s that remain"
            }
        let rate = isWhole ? "" : " a \(noun)"
        switch required.kind {
        case .amount:
            let verb = goal?.isCeiling == true ? "may bring at most" : "must bring"
            return "\(subject) \(verb) \(required.amount, unit)\(rate)."
        case .change:
            let verb = isWhole ? "must change it" : "must change"
            return "\(subject) \(verb) by \(difference: required.amount, unit, signed: true)\(rate)."
        case .level: return "\(subject) must come to \(required.amount, unit)."
        }
    }

    /// What is needed; where nothing is, that the target is reached, and how much of it may be lost again.
    private func needSentence(_ required: KPIPace.Requirement, _ status: KPIStatus) -> Sentence {
        guard let target = targetValue, let value = status.value?.value, required.kind != .level else {
            return requirement(required)
        }
        if status.isTargetReached {
            guard value != target else { return "The target is already reached." }
            return "The target is already reached, with \(difference: abs(value - target), unit) to spare."
        }
        if required.kind == .amount, required.amount < 0 {
            return "The limit is already passed, by \(difference: abs(value - target), unit)."
        }
        return requirement(required)
    }

    func paceSentences(_ status: KPIStatus) -> [Sentence] {
        var sentences: [Sentence] = []
        if let required = status.pace.required {
            let noun = required.grain.noun
            sentences.append(needSentence(required, status))
            if let current = status.pace.current {
                sentences.append(
                    required.kind == .amount
                        ? "A \(noun) has brought \(current, unit) so far."
                        : "So far a \(noun) has changed it by \(difference: current, unit, signed: true).")
            }
            if let best = status.pace.bestEver, let end = status.pace.bestEverEnd {
                let what: Sentence =
                    required.kind == .amount ? "\(best, unit)" : "\(difference: best, unit, signed: true)"
                sentences.append("The best that as long a time has ever brought is \(what) a \(noun), up to \(end).")
            }
        }
        if let projected = status.pace.projectedValue, let deadline = timeline.deadline {
            sentences.append("At this pace it comes to \(projected, unit) by \(deadline).")
        }
        if let date = status.pace.projectedDate { sentences.append("At this pace the target is reached by \(date).") }
        return sentences
    }

    func chanceSentences(_ status: KPIStatus, _ tally: Tally) -> [Sentence] {
        switch status.chance {
        case .none: return []
        case .settled(let met): return ["It is settled: the target is \(met ? "met" : "missed")."]
        case .unavailable(let reason):
            return ["No chance can be given (chance-unavailable): \(reason). Pace is given instead."]
        case .simulated(let simulation):
            var sentences: [Sentence] = [
                """
                The target is met in \(chance: status.chance.probability ?? simulation.share) of \
                \(simulation.paths) simulated futures.
                """,
                "Simulated: \(simulation.method).",
            ]
            if let through = timeline.through, let end = timeline.final.map({ timeline.days(of: $0).last }) {
                sentences.append("What is in hand to \(through) is fixed; what follows to \(end) is simulated.")
            }
            if kpi.satisfaction == .everyPeriod, tally.known > 0, tally.firstOutside == nil {
                sentences.append(
                    tally.known == 1
                        ? "The complete window so far satisfies it."
                        : "The \(tally.known) complete windows so far satisfy it.")
            }
            return sentences
        }
    }
}
