import Chronology
import Diagnostics

/// A KPI's window is made of whole periods of the rows it is measured by, where a row stands for more than a day.
enum CoveredPeriodFit {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.compactMap { kpi in
            for name in (project.traits[kpi.value.metric.value]?.sources ?? []).sorted() {
                guard let covers = project.sourcesByName[name]?.time.covers else { continue }
                if let found = check(kpi, name, covers, project.organisation.calendar) { return found }
            }
            return nil
        }
    }

    private static func check(
        _ kpi: Decoded<KPIDefinition>, _ source: String, _ covers: Grain, _ calendar: ProjectCalendar
    ) -> Diagnostic? {
        let rows = "a row of source `\(source)` stands for a whole \(covers.noun)"
        switch kpi.value.window {
        case .period(let grain):
            guard calendar.supports(grain), !calendar.nests(covers, in: grain) else { return nil }
            return Diagnostic(
                "window-cuts-rows", "No \(grain.noun) is made of whole \(covers.noun)s, but \(rows).",
                at: kpi.node.span("window"), fix: "Write `window: \(covers.rawValue)`, or a longer one made of those.")
        case .trailing:
            return Diagnostic(
                "window-cuts-rows", "A number of days is not made of whole \(covers.noun)s, but \(rows).",
                at: kpi.node.span("window"), fix: "Write `window: \(covers.rawValue)`, or a longer one made of those.")
        case .total:
            guard let start = kpi.value.start else { return nil }
            let days = calendar.days(of: calendar.period(covers, containing: start))
            guard days.first != start else { return nil }
            return Diagnostic(
                "window-cuts-rows", "The total begins inside a \(covers.noun), but \(rows).",
                at: kpi.node.span("start"), fix: "Write `start: \(days.first)` or `start: \(days.last + 1)`.")
        }
    }
}
