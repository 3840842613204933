import Chronology
import Diagnostics

/// A KPI's window fits its metric, its dates and the time at which the target must hold.
enum WindowFit {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.flatMap { kpi -> [Diagnostic] in
            let span = kpi.node.span("window")
            switch kpi.value.window {
            case .total: return total(kpi, span, project)
            case .trailing: return trailing(kpi, span, project)
            case .period(let grain): return period(kpi, grain, span, project)
            }
        } + cumulativeGrains(project)
    }

    private static func total(
        _ kpi: Decoded<KPIDefinition>, _ span: SourceSpan, _ project: DecodedProject
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let missing = ["start", "deadline"].filter { kpi.node[$0] == nil }
        if !missing.isEmpty {
            let names = missing.map { "`\($0)`" }.joined(separator: " and ")
            found.append(
                Diagnostic(
                    "window-total-dates", "A `total` runs from start to deadline; \(names) is missing.", at: span,
                    fix: "Add \(names), or choose a window such as `month`."))
        }
        if kpi.value.satisfaction == .everyPeriod {
            found.append(
                Diagnostic(
                    "window-satisfy", "A `total` has one period only, so the target cannot hold in every period.",
                    at: kpi.node.span("satisfy"),
                    fix: "Write `satisfy: at_deadline`, or choose a window such as `month`."))
        }
        if let traits = project.traits[kpi.value.metric.value], !traits.accumulates {
            found.append(
                Diagnostic(
                    "window-metric",
                    "The metric `\(kpi.value.metric.value)` does not add up over time, so it has no `total`.",
                    at: span, fix: "Choose a window such as `month`, `year` or `trailing 28d`."))
        }
        return found
    }

    private static func trailing(
        _ kpi: Decoded<KPIDefinition>, _ span: SourceSpan, _ project: DecodedProject
    ) -> [Diagnostic] {
        guard project.traits[kpi.value.metric.value]?.isCumulative == true else { return [] }
        return [
            Diagnostic(
                "window-metric", "The metric `\(kpi.value.metric.value)` already accumulates over time of its own.",
                at: span, fix: "Choose a period such as `month`, or the metric that it accumulates.")
        ]
    }

    private static func period(
        _ kpi: Decoded<KPIDefinition>, _ grain: Grain, _ span: SourceSpan, _ project: DecodedProject
    ) -> [Diagnostic] {
        let calendar = project.organisation.calendar
        guard calendar.supports(grain) else { return [retail(grain, span, project)].compactMap { $0 } }
        let misfits = project.durations(in: kpi.value.metric.value).filter { !AgoFit.fits($0, grain, calendar) }
        if let first = misfits.first {
            return [
                Diagnostic(
                    "window-ago",
                    "The metric `\(kpi.value.metric.value)` cannot be measured by \(grain.noun): "
                        + AgoFit.message(first, grain), at: span, fix: AgoFit.advice(first, grain))
            ]
        }
        guard let start = kpi.value.start, let deadline = kpi.value.deadline, start <= deadline else { return [] }
        var first = calendar.period(grain, containing: start)
        if calendar.firstDay(of: first) < start { first = first + 1 }
        guard calendar.days(of: first).last > deadline else { return [] }
        return [
            Diagnostic(
                "window-too-long", "No whole \(grain.noun) lies between start and deadline.", at: span,
                fix: "Choose a shorter window, or dates that hold at least one \(grain.noun).")
        ]
    }

    private static func cumulativeGrains(_ project: DecodedProject) -> [Diagnostic] {
        project.metrics.compactMap { metric in
            guard case .cumulative(_, .toDate(let grain)) = metric.value.measure else { return nil }
            return project.organisation.calendar.supports(grain)
                ? nil : retail(grain, metric.node.span("to_date"), project)
        }
    }

    private static func retail(_ grain: Grain, _ span: SourceSpan, _ project: DecodedProject) -> Diagnostic? {
        // A calendar that is written but wrong has its own finding.
        if project.organisationNode?["retail_calendar"] != nil { return nil }
        return Diagnostic(
            "window-retail-calendar", "`\(grain.rawValue)` needs a retail calendar, and the organisation has none.",
            at: span, fix: "Add `retail_calendar` to `bellwether.yml`, or write `\(plain(grain).rawValue)`.")
    }

    private static func plain(_ grain: Grain) -> Grain {
        switch grain {
        case .retailWeek: .week
        case .retailQuarter: .quarter
        case .retailYear: .year
        default: .month
        }
    }
}

extension DecodedProject {
    /// The lengths of time by which the formula of a metric, or of one it is made of, looks back; in no order of theirs.
    fileprivate func durations(in metric: String) -> [ExpressionDuration] {
        var found: [ExpressionDuration] = []
        var seen: Set<String> = [metric]
        var pending = [metric]
        while let name = pending.popLast() {
            if case .derived(let expression)? = metricsByName[name]?.measure {
                expression.visit { part in
                    if case .ago(_, let duration) = part.node { found.append(duration) }
                }
            }
            pending += (graph.dependencies[name] ?? []).map(\.value).filter { seen.insert($0).inserted }
        }
        return found
    }
}
