import Chronology
import Definitions
import Diagnostics
import Statistics

extension AuditView {
    /// Below this chance a target is unrealistic.
    static let leastChance = 0.05
    /// Above this chance on the first day a target is too easy.
    static let greatestChance = 0.95

    /// Whether the targets are worth working for: within reach, not met already, larger than the noise.
    var targetFindings: [AuditFinding] {
        inputs.kpis.flatMap { (item: AuditedKPI) -> [AuditFinding] in
            guard item.status.goal != nil else { return [] }
            return [unrealistic(item), tooEasy(item), withinNoise(item), outsideUnit(item)].compactMap { $0 }
        }
    }

    /// Where the target lies against history and against what others reach, for the evidence.
    private func context(_ item: AuditedKPI) -> [AuditFinding.Evidence] {
        var evidence: [AuditFinding.Evidence] = []
        let unit = item.status.unit
        if let goal = item.status.goal?.limit, item.kpi.window != .total {
            let known = item.windows.indices.filter { (slot: Int) -> Bool in item.windows[slot].isFinite }
            let isCeiling = item.status.goal?.isCeiling ?? false
            let best = known.max { (a: Int, b: Int) -> Bool in
                isCeiling ? item.windows[a] > item.windows[b] : item.windows[a] < item.windows[b]
            }
            if let best, known.count >= 3 {
                let end = item.windowEnds[best]
                evidence.append(
                    .init(
                        "best_value", item.windows[best], "the best so far was \(item.windows[best], unit), to \(end)"))
                let met = known.filter { (slot: Int) -> Bool in
                    isCeiling ? item.windows[slot] <= goal : item.windows[slot] >= goal
                }
                evidence.append(
                    .init(
                        "share_of_history", Double(met.count) / Double(known.count),
                        "\(met.count) of \(known.count) earlier windows met it"))
            }
        }
        for benchmark in project.benchmarks where benchmark.metric.value == item.kpi.metric.value {
            guard let value = benchmark.value else { continue }
            let who = benchmark.segment ?? benchmark.name.value
            let from = [benchmark.source, benchmark.date].compactMap { $0 }.joined(separator: ", ")
            evidence.append(.init("benchmark", value, "others (\(who)) reach \(value, unit) (\(from))"))
        }
        if let basis = item.kpi.basis {
            evidence.append(
                .init("basis", nil, "its basis is \(basis.kind.rawValue)\(basis.note.map { ": " + $0 } ?? "")"))
        }
        return evidence
    }

    private func unrealistic(_ item: AuditedKPI) -> AuditFinding? {
        let status = item.status
        guard ![.achieved, .missed, .notStarted].contains(status.state), !status.isTargetReached else { return nil }
        var evidence: [AuditFinding.Evidence] = []
        if case .simulated = status.chance, let chance = status.chance.probability, chance < Self.leastChance {
            evidence.append(.init("chance", chance, "its chance is \(share: chance)"))
        }
        if let tooFast = pace(status) { evidence.append(tooFast) }
        guard !evidence.isEmpty else { return nil }
        let projected: Sentence =
            status.pace.projectedValue.map { "at the present pace \($0, status.unit) is reached by the deadline" }
            ?? "look at `bellwether explain \(status.name)`"
        return AuditFinding(
            .targetUnrealistic, .warning, subject(item), "its target is out of reach",
            evidence: evidence + context(item),
            fix:
                "take a target or a date that the past supports (\(projected)), or say in `basis:` what will be different"
        )
    }

    /// What is needed from here, where it is more than was ever held for as long.
    private func pace(_ status: KPIStatus) -> AuditFinding.Evidence? {
        let pace = status.pace
        guard let required = pace.required, required.kind != .level, let best = pace.bestEver,
            let end = pace.bestEverEnd,
            required.remaining >= 1, let goal = status.goal
        else { return nil }
        let isCeiling = goal.isCeiling
        // Of a ceiling on what adds up, less is needed than was ever spent; of a falling level, a faster fall.
        guard isCeiling ? required.amount < best : required.amount > best else { return nil }
        let count = max(1, Int(required.remaining.rounded()))
        let grain = required.grain.rawValue
        let what: Sentence =
            required.kind == .amount
            ? "it needs \(required.amount, status.unit) a \(grain)"
            : "it needs a change of \(difference: required.amount, status.unit, signed: true) a \(grain)"
        let held: Sentence =
            required.kind == .amount
            ? "\(best, status.unit)" : "\(difference: best, status.unit, signed: true)"
        let plural = count == 1 ? grain : "\(count) \(grain)s"
        return .init(
            "best_pace", best,
            "\(what) for \(plural); the best ever held for as long was \(held), in the \(plural) to \(end)")
    }

    private func tooEasy(_ item: AuditedKPI) -> AuditFinding? {
        let status = item.status
        guard let goal = status.goal, ![.missed, .noData].contains(status.state) else { return nil }
        var evidence: [AuditFinding.Evidence] = []
        if let first = item.first, let chance = first.chance, chance > Self.greatestChance {
            let how = first.isRecorded ? "recorded then" : "recomputed by the dates of rows"
            evidence.append(
                .init("first_chance", chance, "on \(first.day) its chance was \(chance: chance) already (\(how))"))
        }
        let isHold = status.satisfaction == .everyPeriod || goal.limit == nil
        if !isHold, item.kpi.window != .total, let baseline = status.baseline, goal.isMet(by: baseline) {
            evidence.append(
                .init("baseline", baseline, "its baseline of \(baseline, status.unit) meets the target already"))
        }
        guard !evidence.isEmpty else { return nil }
        return AuditFinding(
            .targetTooEasy, .warning, subject(item), "its target was as good as met on the first day",
            evidence: evidence + context(item),
            fix: "raise the target to where the outcome is open (a chance near one half), or make it a guardrail")
    }

    /// The step from baseline to target against the usual variation from window to window.
    ///
    /// Source: Wheeler, D. J. (2000), Understanding Variation, 2nd ed.: natural process limits of the XmR chart lie
    /// 2.66 mean moving ranges from the mean. With two years and more, ranges are also taken across a year, so that a season is not noise.
    private func withinNoise(_ item: AuditedKPI) -> AuditFinding? {
        guard let goal = item.status.goal, let limit = goal.limit, item.kpi.window != .total,
            item.status.satisfaction != .everyPeriod, let baseline = item.status.baseline, !goal.isMet(by: baseline)
        else { return nil }
        let start = item.kpi.start ?? today
        let before = item.windows.indices.filter { (slot: Int) -> Bool in item.windowEnds[slot] < start }
        let values = (before.count >= 8 ? before : Array(item.windows.indices)).map { item.windows[$0] }.suffix(52)
        guard let noise = noise(Array(values), season: item.windowsPerYear) else { return nil }
        let step = abs(limit - baseline)
        guard step < noise.reach else { return nil }
        let unit = item.status.unit
        return AuditFinding(
            .targetWithinNoise, .warning, subject(item), "its step is smaller than the usual variation",
            evidence: [
                .init("step", step, "from baseline to target it is \(difference: step, unit)"),
                .init(
                    "usual_variation", noise.reach,
                    "single windows usually vary by up to \(difference: noise.reach, unit) either way (\(noise.count) windows)"
                ),
            ],
            fix: """
                ask for a larger step, or measure over a longer window (`trailing`, `quarter`), where the variation \
                averages out
                """)
    }

    private func noise(_ values: [Double], season: Int) -> (reach: Double, count: Int)? {
        let known = values.count { $0.isFinite }
        guard known >= 8 else { return nil }
        func meanRange(_ lag: Int) -> Double? {
            var ranges: [Double] = []
            for position in lag..<max(lag, values.count) {
                let range = abs(values[position] - values[position - lag])
                if range.isFinite { ranges.append(range) }
            }
            return ranges.count >= 6 ? Descriptive.mean(ranges) : nil
        }
        let all = [meanRange(1), season > 1 ? meanRange(season) : nil].compactMap { $0 }
        guard let least = all.min(), least > 0 else { return nil }
        return (2.66 * least, known)
    }

    private func outsideUnit(_ item: AuditedKPI) -> AuditFinding? {
        guard let limit = item.status.goal?.limit, let metric = project.metrics[item.kpi.metric.value] else {
            return nil
        }
        let unit = item.status.unit
        func finding(_ message: Sentence, _ reason: Sentence) -> AuditFinding {
            AuditFinding(
                .targetOutsideUnit, .error, subject(item), message, evidence: [.init("target", limit, reason)],
                fix: "write a target the measure can take")
        }
        if limit < 0, metric.measure.isNeverNegative {
            return finding("its target of \(limit, unit) is negative", "a count is never below zero")
        }
        guard limit > 1 else { return nil }
        if isShareOfWhole(metric.name.value) {
            return finding(
                "its target of \(limit, unit) is above the whole", "what is counted is part of what it is divided by")
        }
        let known = item.windows.filter { $0.isFinite }
        guard unit == .percent, metric.measure.isRatio, known.count >= 12, let most = known.max(), most <= 1 else {
            return nil
        }
        return finding(
            "its target of \(limit, unit) is above 100 %",
            "of \(known.count) windows none was above \(most, unit)")
    }

    /// Whether a metric counts some of the rows, or entities, that it is divided by.
    func isShareOfWhole(_ name: String) -> Bool {
        guard case .ratio(let numerator, let denominator) = project.metrics[name]?.measure,
            let above = project.metrics[numerator.metric.value]?.measure.aggregateUsed,
            let below = project.metrics[denominator.metric.value]?.measure.aggregateUsed
        else { return false }
        let isWhole = below.filter == nil && denominator.filter == nil
        let same =
            above.source.value == below.source.value && above.function == below.function && above.value == below.value
        return same && (isWhole || (above.filter == below.filter && denominator.filter == nil))
            && [.count, .countDistinct].contains(above.function)
    }
}

extension Measure {
    var isRatio: Bool { if case .ratio = self { true } else { false } }
    var aggregateUsed: Aggregate? { if case .aggregate(let aggregate) = self { aggregate } else { nil } }
    /// Whether it counts something.
    var isNeverNegative: Bool {
        guard let function = aggregateUsed?.function else { return false }
        return function == .count || function == .countDistinct
    }
}
