import Diagnostics

/// Minimum, target and stretch stand in the order that the metric's direction asks for.
enum TargetLevels {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.flatMap { kpi -> [Diagnostic] in
            switch kpi.value.target {
            case .band(let lower, let upper): return band(kpi, lower, upper)
            case .value(let target):
                guard let metric = project.metricsByName[kpi.value.metric.value] else { return [] }
                return levels(kpi, target, metric.direction)
            case nil: return []
            }
        }
    }

    private static func band(_ kpi: Decoded<KPIDefinition>, _ lower: Double?, _ upper: Double?) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let lower, let upper, lower > upper {
            found.append(
                Diagnostic(
                    "band-order", "`lower` is above `upper`.", at: kpi.node.span("target"), fix: "Exchange the two."))
        }
        if kpi.value.minimum != nil || kpi.value.stretch != nil {
            found.append(
                Diagnostic(
                    "bands-with-band-target", "`bands` have no meaning beside a target with `lower` and `upper`.",
                    at: kpi.node.span("bands"), fix: "Delete `bands`."))
        }
        return found
    }

    private static func levels(
        _ kpi: Decoded<KPIDefinition>, _ target: Double, _ direction: MetricDefinition.Direction
    ) -> [Diagnostic] {
        guard direction == .up || direction == .down else { return [] }
        let isUp = direction == .up
        var found: [Diagnostic] = []
        if let minimum = kpi.value.minimum, isUp ? minimum > target : minimum < target {
            found.append(
                Diagnostic(
                    "bands-order", "`minimum`, the least acceptable result, is better than the target.",
                    at: kpi.node.span("bands", "minimum"),
                    fix:
                        "Of this metric \(isUp ? "more" : "less") is better: write a value \(isUp ? "below" : "above") the target."
                ))
        }
        if let stretch = kpi.value.stretch, isUp ? stretch < target : stretch > target {
            found.append(
                Diagnostic(
                    "bands-order", "`stretch`, an excellent result, is worse than the target.",
                    at: kpi.node.span("bands", "stretch"),
                    fix:
                        "Of this metric \(isUp ? "more" : "less") is better: write a value \(isUp ? "above" : "below") the target."
                ))
        }
        return found
    }
}
