import Chronology
import Definitions

extension KPIEvaluation {
    /// How each number came about, in the order a reader asks.
    func explanation(of status: KPIStatus, tally: Tally, rule: Sentence) -> [Explanation] {
        let topics: [Explanation] = [
            Explanation(.definition, definitionSentences(status)),
            Explanation(.data, dataSentences(status)),
            Explanation(.value, valueSentences(status)),
            Explanation(.open, openSentences(status)),
            Explanation(.comparison, [status.previous, status.lastYear].compactMap { $0.map(sentence) }),
            Explanation(.baseline, baselineSentences(status)),
            Explanation(.path, pathSentences(status)),
            Explanation(.gap, gapSentences(status)),
            Explanation(.progress, progressSentences(status, tally)),
            Explanation(.pace, paceSentences(status)),
            Explanation(.chance, chanceSentences(status, tally)),
            Explanation(.state, ["\(status.label) \(status.state.verb) \(status.state.words). \(rule)"]),
        ]
        return topics.filter { (topic: Explanation) -> Bool in !topic.sentences.isEmpty }
    }

    private func definitionSentences(_ status: KPIStatus) -> [Sentence] {
        let over: String =
            switch kpi.window {
            case .period(let grain): "the last complete \(grain.noun)"
            case .trailing(let count): count == 1 ? "the last day" : "the last \(count) days"
            case .total: "all days since the start"
            }
        var sentences: [Sentence] = ["\(status.label) is the metric `\(status.metric)` over \(over)."]
        guard let goal else { return sentences + ["It has no target."] }
        let limits: Sentence =
            switch (goal.lower, goal.upper) {
            case (let lower?, let upper?): "between \(lower, unit) and \(upper, unit)"
            case (let lower?, nil): "at least \(lower, unit)"
            case (nil, let upper?): "at most \(upper, unit)"
            case (nil, nil): "any value"
            }
        sentences.append("The target is \(limits) \(whenItMustHold).")
        if let start = kpi.start, let deadline = kpi.deadline {
            sentences.append("Its time runs from \(start) to \(deadline), both included.")
        } else if let deadline = kpi.deadline {
            sentences.append("Its deadline is \(deadline).")
        } else {
            sentences.append("It has no deadline, so it is judged now.")
        }
        return sentences
    }

    /// Over which time the target must be satisfied.
    private var whenItMustHold: Sentence {
        let end: String = kpi.deadline == nil ? "" : " by the deadline"
        switch (kpi.window, kpi.satisfaction) {
        case (.total, let satisfaction):
            let since: Sentence = kpi.start.map { "from \($0)" } ?? "from the start"
            if kpi.deadline == nil { return "\(since) on, in total" }
            return satisfaction == .once
                ? "\(since) to any day\(end), in total" : "\(since) to the deadline, in total"
        case (.trailing(1), .atDeadline) where kpi.deadline != nil: return "on the day of the deadline"
        case (.trailing, .atDeadline):
            return kpi.deadline == nil ? "in the last \(timeline.noun)" : "in the \(timeline.noun) to the deadline"
        case (.trailing, .once): return "in any \(timeline.noun)\(end)"
        case (.trailing(let count), .everyPeriod): return count == 1 ? "on every day" : "in every \(timeline.noun)"
        case (.period, .atDeadline): return "in the last complete window\(end)"
        case (.period, .once): return "in any complete window\(end)"
        case (.period, .everyPeriod): return "in every complete window"
        }
    }

    private func dataSentences(_ status: KPIStatus) -> [Sentence] {
        var sentences: [Sentence] = []
        if let watermark = status.watermark {
            sentences.append("All its sources are loaded to \(watermark); the status is for \(status.asOf).")
        } else {
            sentences.append("Nothing is loaded; the status is for \(status.asOf).")
        }
        if let lateness = inputs.lateness {
            sentences.append("Days for which rows may still come count as open: \(lateness).")
        }
        if status.isReconstructed {
            sentences.append("Nothing was recorded on that day: it is reconstructed from rows dated before it.")
        }
        if let staleness = status.staleness { sentences.append("The data is stale: \(staleness)") }
        return sentences
    }

    private func openSentences(_ status: KPIStatus) -> [Sentence] {
        guard let open = status.open, let value = open.value else { return [] }
        var sentences: [Sentence] = [
            """
            \(open.name) is not over: \(open.elapsedDays) of \(open.days.count) days \
            \(open.elapsedDays == 1 ? "is loaded and comes" : "are loaded and come") to \(value, unit).
            """
        ]
        if let path = open.path { sentences.append("By then the path asks for \(path, unit).") }
        if let before = open.sameElapsedBefore {
            let whole = timeline.grain.map { (grain: Grain) -> DayRange in
                inputs.calendar.days(of: inputs.calendar.period(grain, containing: open.days.first) - 1)
            }
            if let whole, whole.count < open.elapsedDays {
                sentences.append(
                    "The \(timeline.noun) before has \(whole.count) days only; all of it came to \(before, unit).")
            } else {
                sentences.append("The same part of the \(timeline.noun) before came to \(before, unit).")
            }
        }
        return sentences
    }

    private func sentence(_ change: Change) -> Sentence {
        let preposition = kpi.window == .total ? "From" : "In"
        var result: Sentence = "\(preposition) \(change.against.name) it was \(change.against.value, unit)"
        if let relative = change.relative {
            result = "\(result): \(share: abs(relative)) \(relative < 0 ? "less" : "more") than then"
        } else {
            result = "\(result): \(difference: change.difference, unit, signed: true) since"
        }
        if let note = change.note { result = "\(result) (\(note))" }
        return "\(result)."
    }

    private func baselineSentences(_ status: KPIStatus) -> [Sentence] {
        if startsAtZero { return ["The window accumulates, so the way begins at zero."] }
        guard let baseline else {
            return goal == nil || isHold ? [] : ["It has no baseline, so the way has no beginning."]
        }
        guard kpi.baseline?.value == nil, let period = kpi.baseline?.period else {
            return ["The baseline is \(baseline, unit), as written."]
        }
        return ["The baseline is \(baseline, unit), measured over \(PeriodName.of(period.days))."]
    }

    private func pathSentences(_ status: KPIStatus) -> [Sentence] {
        guard let path = status.path, let target = targetValue else { return [] }
        let way: Sentence =
            switch path.shape {
            case .hold: "The target holds all the time"
            case .linear: "A straight line to \(target, unit) stands"
            case .steps: "The dated steps stand"
            case .seasonal: "The seasonal shape of earlier years, scaled to end at \(target, unit), stands"
            }
        if path.shape == .hold { return ["\(way), so there is no path but \(path.value, unit)."] }
        var sentences: [Sentence] = ["\(way) at \(path.value, unit) on \(path.day)."]
        if kpi.path == .seasonal, path.shape == .linear {
            sentences.append("The path should be seasonal, but no full year before the start is known.")
        }
        return sentences
    }

    private func gapSentences(_ status: KPIStatus) -> [Sentence] {
        guard let gap = status.gap else { return [] }
        guard goal?.limit != nil else {
            return gap.favourable >= 0
                ? ["It lies inside the limits, \(difference: gap.favourable, unit) from the nearest."]
                : ["It lies outside the limits by \(difference: -gap.favourable, unit)."]
        }
        let reference = isHold ? "target" : "path"
        if gap.value == 0 { return ["The gap is zero: it is exactly on the \(reference)."] }
        let side = gap.favourable > 0 ? "better" : "worse"
        return ["The gap is \(difference: gap.value, unit, signed: true), \(side) than the \(reference)."]
    }

    private func progressSentences(_ status: KPIStatus, _ tally: Tally) -> [Sentence] {
        var sentences: [Sentence] = []
        switch status.progress {
        case .way(let share):
            if let value = status.value?.value, let target = targetValue, let origin {
                sentences.append(
                    startsAtZero
                        ? "Progress: \(value, unit) ÷ \(target, unit) = \(share: share)."
                        : """
                        Progress: (\(value, unit) − \(origin, unit)) ÷ (\(target, unit) − \(origin, unit)) = \
                        \(share: share).
                        """)
            }
        case .held(let inside, let all):
            sentences.append(
                "Progress: \(inside) of \(all) complete \(all == 1 ? "window" : "windows") \(inside == 1 ? "satisfies" : "satisfy") the target."
            )
        case nil:
            if goal != nil, status.value != nil {
                sentences.append("Progress has no meaning here: there is no way from the baseline to the target.")
            }
        }
        if let attainment = status.attainment {
            sentences.append(
                "Attainment: \(goal?.isCeiling == true ? "target ÷ value" : "value ÷ target") = \(share: attainment).")
        }
        return sentences
    }
}
