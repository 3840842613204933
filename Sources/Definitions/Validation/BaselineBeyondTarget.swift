import Diagnostics

/// A baseline that already meets the target makes the target empty.
enum BaselineBeyondTarget {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.compactMap { kpi in
            guard case .value(let target)? = kpi.value.target, let baseline = kpi.value.baseline?.value,
                let direction = project.metricsByName[kpi.value.metric.value]?.direction,
                kpi.value.window != .total
            else { return nil }
            guard direction == .up && baseline >= target || direction == .down && baseline <= target else { return nil }
            return Diagnostic(
                "baseline-beyond-target", "The baseline already meets the target.", at: kpi.node.span("baseline"),
                fix: "Check both values and the metric's `direction`, which is `\(direction.rawValue)`.",
                severity: .warning)
        }
    }
}
