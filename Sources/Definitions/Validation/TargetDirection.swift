import Diagnostics

/// The form of a target fits the direction of its metric.
enum TargetDirection {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.compactMap { kpi in
            guard let metric = project.metricsByName[kpi.value.metric.value], let target = kpi.value.target else {
                return nil
            }
            return finding(target, metric, at: kpi.node.span("target"))
        }
    }

    private static func finding(
        _ target: KPIDefinition.Target, _ metric: MetricDefinition, at span: SourceSpan
    ) -> Diagnostic? {
        let name = metric.name.value
        switch (target, metric.direction) {
        case (.value, .up), (.value, .down), (.band, .band), (.band, .none): return nil
        case (.band, let direction):
            return Diagnostic(
                "target-direction",
                "A target with `lower` and `upper` does not fit `\(name)`, of which \(direction == .up ? "more" : "less") is better.",
                at: span, fix: "Write one value, or give the metric `direction: band`.")
        case (.value, .band):
            return Diagnostic(
                "target-direction", "The metric `\(name)` should stay inside a band, so one value is no target.",
                at: span, fix: "Write `target: {lower: …, upper: …}`, or change the metric's `direction`.")
        case (.value, .none):
            return Diagnostic(
                "target-direction",
                "The metric `\(name)` has `direction: none`, so nothing says when its target is met.",
                at: span, fix: "Give the metric `direction: up` or `down`, or the target `lower` and `upper`.")
        }
    }
}
