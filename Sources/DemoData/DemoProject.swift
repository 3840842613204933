import Chronology

/// The definition files of the demo company, with targets set from what the model generated.
struct DemoProject {
    /// One file, its path relative to the project's root.
    struct File {
        var path: String
        var text: String
    }

    let model: DemoModel
    let summary: DemoSummary

    /// All files: organisation, sources, metrics, objectives, KPIs, README.
    var files: [File] {
        let metrics = [
            DemoMetrics.traffic, DemoMetrics.sales, DemoMetrics.marketing, DemoMetrics.subscriptions,
            DemoMetrics.service,
        ]
        return [File(path: "bellwether.yml", text: DemoProject.organisation)]
            + DemoProject.split(DemoSources.text, folder: "sources")
            + metrics.flatMap { DemoProject.split($0, folder: "metrics") }
            + DemoProject.split(objectives, folder: "objectives")
            + DemoProject.split(DemoKPIs(plan: plan, summary: summary, model: model).text, folder: "kpis")
            + [File(path: "README.md", text: readme)]
    }

    var plan: DemoPlan { DemoPlan(lastDay: model.lastDay) }

    /// Cuts definitions joined by `---` into files named after the value of their first key.
    static func split(_ text: String, folder: String) -> [File] {
        text.split(separator: "---\n").map { (part: Substring) -> File in
            let name = part.prefix { $0 != "\n" }.split(separator: " ").last ?? ""
            return File(path: "\(folder)/\(name).yml", text: String(part))
        }
    }

    private static let organisation = """
        # The organisation. Keys and defaults: `bellwether schema`.
        name: Acme
        timezone: Europe/Madrid
        week_start: monday
        currency: EUR
        locale: en_GB
        # Chances of reaching a target from which a KPI counts as ahead, on track, at risk.
        states: {on_track: 0.7, at_risk: 0.4, ahead: 0.95}

        """

    private var objectives: String {
        let year = plan.year
        return """
            objective: grow_revenue
            label: Grow online revenue
            why: The shop has to pay for the second warehouse out of its own sales.
            owner: ana@acme.example
            team: growth
            period: \(year)
            ---
            objective: keep_customers
            label: Keep our customers
            why: A customer who comes back costs a tenth of a new one.
            owner: luis@acme.example
            team: crm
            period: \(year)
            ---
            objective: dependable_service
            label: Be a shop people can rely on
            why: Errors and slow answers are the reasons people give for leaving.
            owner: marta@acme.example
            team: operations
            period: \(year)

            """
    }
}

/// The dates of the demo's KPIs, all following from the last day.
struct DemoPlan {
    let lastDay: Day
    private let calendar = ProjectCalendar()

    init(lastDay: Day) { self.lastDay = lastDay }

    /// Calendar year of the last day.
    var year: Int { lastDay.civil.year }
    /// First and last day of that year.
    var yearDays: DayRange { days(.year, calendar.period(.year, containing: lastDay).index) }
    /// The quarter whose end is the next deadline, at least 25 days away.
    var current: Period { calendar.period(.quarter, containing: lastDay + 25) }
    /// The last quarter that is over, with at least a day of data after it.
    var finished: Period { calendar.period(.quarter, containing: lastDay) - 1 }
    /// The last complete quarter before the current one.
    var before: Period { current - 1 <= finished ? current - 1 : finished }

    /// Days of a period.
    func days(_ period: Period) -> DayRange { calendar.days(of: period) }
    private func days(_ grain: Grain, _ index: Int) -> DayRange { days(Period(grain, index: index)) }

    /// `2026-Q3`.
    func name(_ quarter: Period) -> String {
        let year = quarter.index.flooredDivision(by: 4)
        return "\(year)-Q\(quarter.index - year * 4 + 1)"
    }

    /// The last so many complete periods of a grain, oldest first.
    func complete(_ grain: Grain, _ count: Int) -> [DayRange] {
        let open = calendar.period(grain, containing: lastDay + 1)
        return (1...count).reversed().map { (back: Int) -> DayRange in days(open - back) }
    }

    /// The quarters, oldest first, that end with the last finished one.
    func quarters(_ count: Int) -> [Period] {
        (0..<count).reversed().map { (back: Int) -> Period in finished - back }
    }
}

/// Numbers as definitions write them.
enum DemoNumber {
    /// A number with so many decimals.
    static func text(_ value: Double, places: Int) -> String {
        let factor = (0..<places).reduce(1) { (product: Int, _) -> Int in product * 10 }
        let units = Int((value * Double(factor)).rounded())
        guard places > 0 else { return String(units) }
        let size = abs(units)
        return (units < 0 ? "-" : "") + "\(size / factor)." + (size % factor).padded(to: places)
    }

    /// A fraction as percent: 0.0348 is `3.48%`.
    static func percent(_ value: Double, places: Int = 2) -> String { text(value * 100, places: places) + "%" }

    /// Rounded to a multiple.
    static func rounded(_ value: Double, to step: Double) -> Double { (value / step).rounded() * step }
}
