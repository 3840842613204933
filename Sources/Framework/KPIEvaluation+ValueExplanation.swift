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
    private func requirement(_ required: KPIPace.Requirement, isMet: Bool) -> Sentence {
        let noun = required.grain.noun
        let whole = required.remaining.rounded()
        let isWhole = whole >= 1 && abs(required.remaining - whole) < 0.05
        let subject: String =
            if !isWhole {
                "In the time that remains it"
            } else if whole == 1 {
                "The \(noun) that remains"
            } else {
                "Each of the \(Int(whole)) \(noun)s that remain"
            }
        let rate = isWhole ? "" : " a \(noun)"
        switch required.kind {
        case .amount: return "\(subject) must bring \(required.amount, unit)\(rate)."
        case .change:
            let verb = (isMet ? "may" : "must") + (isWhole ? " change it" : " change")
            return "\(subject) \(verb) by \(difference: required.amount, unit, signed: true)\(rate)."
        case .level: return "\(subject) must come to \(required.amount, unit)."
        }
    }

    func paceSentences(_ status: KPIStatus) -> [Sentence] {
        var sentences: [Sentence] = []
        if let required = status.pace.required {
            let noun = required.grain.noun
            let isMet = status.value.flatMap { value in goal.map { $0.isMet(by: value.value) } } ?? false
            sentences.append(requirement(required, isMet: isMet))
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
                sentences.append("The \(tally.known) complete windows so far satisfy it.")
            }
            return sentences
        }
    }
}
