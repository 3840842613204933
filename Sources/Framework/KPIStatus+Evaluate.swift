import Chronology
import Definitions

extension KPIStatus {
    /// The status of one KPI from its definition and series.
    ///
    /// Never fails: what cannot be computed is nil, with the reason in `warnings` or `explanation`. Guardrails are
    /// joined afterwards by `joining(guardrails:)`. Complexity: O(history + paths × horizon × leaves).
    public static func evaluate(_ inputs: KPIInputs, options: StatusOptions = StatusOptions()) -> KPIStatus {
        let evaluation = KPIEvaluation(inputs, options)
        guard evaluation.timeline.isSupported else { return evaluation.unsupported() }
        return evaluation.status()
    }

    /// A status with nothing but what the definition says.
    init(_ evaluation: KPIEvaluation) {
        let kpi = evaluation.kpi
        let metric = evaluation.inputs.metric
        self.init(
            name: kpi.name.value, label: kpi.label ?? metric.displayName, metric: kpi.metric.value,
            objective: kpi.objective.value, unit: metric.unit, direction: metric.direction, owner: kpi.owner,
            team: kpi.team, window: kpi.window, start: kpi.start, deadline: kpi.deadline,
            satisfaction: kpi.satisfaction, target: kpi.target, goal: evaluation.goal, minimum: kpi.minimum,
            stretch: kpi.stretch, asOf: evaluation.inputs.today - 1, watermark: evaluation.inputs.watermark,
            staleness: nil, isReconstructed: evaluation.options.isReconstructed, baseline: evaluation.baseline,
            pace: .unknown, chance: .none, state: .noData, basis: .fact, guardrails: [], warnings: [], explanation: [])
    }
}

extension KPIEvaluation {
    func unsupported() -> KPIStatus {
        var status = KPIStatus(self)
        let grain = timeline.grain?.noun ?? "hour"
        status.warnings = ["Windows of one \(grain) cannot be used here: the project has no calendar for them."]
        return status
    }

    func status() -> KPIStatus {
        var status = KPIStatus(self)
        let tally = tally
        let current = timeline.current
        status.value = current.flatMap { windowValue(at: $0) }
        status.open = openWindow
        if let value = status.value, let current {
            status.previous = changeOnPrevious(value, at: current)
            status.lastYear = changeOnLastYear(value, at: current)
            status.path = path(at: current)
            status.gap = gap(of: Amount(value), path: status.path)
            status.attainment = attainment(of: value.value)
        }
        status.progress = progress(at: current)
        let settled = settled(tally)
        status.chance = chance(settled)
        status.pace = settled == nil ? pace : .unknown
        let verdict = verdict(
            settled, value: status.value.map { Amount($0) }, path: status.path, gap: status.gap, chance: status.chance)
        status.state = verdict.state
        status.basis = verdict.basis
        status.staleness = settled == nil ? tooOld : nil
        status.warnings = warnings(tally)
        status.explanation = explanation(of: status, tally: tally, rule: verdict.rule)
        return status
    }

    /// What a reader must know beside the numbers.
    private func warnings(_ tally: Tally) -> [Sentence] {
        var warnings: [Sentence] = []
        if tally.missing > 0, isHold {
            let all = tally.known + tally.missing
            warnings.append(
                "\(tally.missing) of \(all) complete \(all == 1 ? "window" : "windows") \(tally.missing == 1 ? "has" : "have") no value"
            )
        }
        if let slot = timeline.current, !timeline.isOver {
            let expected = timeline.lastComplete(by: min(timeline.today - 1, timeline.deadline ?? timeline.today))
            if timeline.grain != nil, expected > slot, let through = timeline.through {
                warnings.append("\(timeline.name(of: expected)) is over, but data is loaded only to \(through)")
            }
        }
        return warnings + inputs.gaps.map { "\($0): what that holds part of is not known" }
    }
}
