import Chronology
import Foundation

/// A project as a large organisation would have it, of any size: the same for the same numbers.
struct SyntheticProject {
    var sources: Int
    var metrics: Int
    var objectives: Int
    var kpis: Int

    /// The moment the benchmarks take for now, `BELLWETHER_NOW`: the data ends the day before.
    static let now = "2026-01-01T08:00:00Z"
    /// The first day with rows; data runs for two years.
    static let firstDay = Day(number: 19_723)  // 2024-01-01
    static let dayCount = 731

    /// Number of definition files, `bellwether.yml` included.
    var fileCount: Int { 1 + sources + metrics + objectives + kpis }

    /// Writes definitions and data into a folder.
    func write(to folder: String) throws {
        let organisation = "name: Synthetic\ntimezone: UTC\nweek_start: monday\ncurrency: EUR\nlocale: en_GB\n"
        try BenchFolder.write(organisation, to: "bellwether.yml", in: folder)
        for index in 0..<sources {
            try BenchFolder.write(source(index), to: "sources/\(Self.source(index)).yml", in: folder)
            try BenchFolder.write(rows(index), to: "data/\(Self.source(index)).csv", in: folder)
        }
        for index in 0..<metrics {
            try BenchFolder.write(metric(index), to: "metrics/\(metricName(index)).yml", in: folder)
        }
        for index in 0..<objectives {
            try BenchFolder.write(objective(index), to: "objectives/objective_\(index).yml", in: folder)
        }
        for index in 0..<kpis {
            try BenchFolder.write(kpi(index), to: "kpis/kpi_\(index).yml", in: folder)
        }
    }

    private static func source(_ index: Int) -> String { "shop_\(index)" }

    private func source(_ index: Int) -> String {
        """
        source: \(Self.source(index))
        from: data/\(Self.source(index)).csv
        columns:
          day: date
          amount: "decimal(18,2)"
          quantity: integer
        time: day
        entity: customer
        dimensions:
          country: country
          channel: coalesce(channel, 'direct')
        slices: [country]
        late: 3d

        """
    }

    /// Four rows a day, one of each country; amounts with a week and a year in them.
    private func rows(_ index: Int) -> String {
        var text = "day,country,channel,customer,amount,quantity,status\n"
        var generator = SplitMix(seed: UInt64(index))
        let countries = ["ES", "FR", "DE", "IT"]
        let channels = ["search", "social", "mail", ""]
        let first = Self.firstDay
        for day in 0..<Self.dayCount {
            let season = 1 + 0.2 * sin(Double(day) / 365.25 * 2 * .pi) + (day % 7 >= 5 ? 0.3 : 0)
            for country in countries {
                let cents = Int((2_000 + 8_000 * generator.unit()) * season)
                let fraction = cents % 100
                text += "\(first + day),\(country),\(channels[generator.below(4)]),"
                text += "\(generator.below(5_000)),\(cents / 100).\(fraction < 10 ? "0" : "")\(fraction),"
                text += "\(1 + generator.below(5)),\(generator.below(20) == 0 ? "cancelled" : "paid")\n"
            }
        }
        return text
    }

    /// Ten kinds of metrics in turn; those made of others follow what they are made of.
    private func metricName(_ index: Int) -> String {
        let nouns = [
            "orders", "paid_orders", "big_orders", "revenue", "items", "social_revenue", "basket", "return_rate",
            "revenue_per_item", "revenue_ytd",
        ]
        return "\(nouns[index % 10])_\(index / 10)"
    }

    private func metric(_ index: Int) -> String {
        let number = index / 10
        let source = Self.source(number % sources)
        let limit = 20 + number % 60
        let measure: String =
            switch index % 10 {
            case 0: "type: count\nsource: \(source)\nunit: orders\n"
            case 1: "type: count\nsource: \(source)\nfilter: status <> 'cancelled'\nunit: orders\n"
            case 2: "type: count\nsource: \(source)\nfilter: amount >= \(limit) and status = 'paid'\nunit: orders\n"
            case 3: "type: sum\nsource: \(source)\nvalue: amount\nfilter: quantity <> \(number)\nunit: EUR\n"
            case 4: "type: sum\nsource: \(source)\nvalue: quantity\nfilter: amount <> \(number)\nunit: items\n"
            case 5: "type: sum\nsource: \(source)\nvalue: amount\nfilter: channel = 'social'\nunit: EUR\n"
            case 6: "type: average\nsource: \(source)\nvalue: amount * quantity\nunit: EUR\n"
            case 7:
                "type: ratio\nnumerator: big_orders_\(number)\n"
                    + "denominator: {metric: orders_\(number), where: \"country <> 'IT'\"}\nunit: percent\n"
            case 8: "type: derived\nexpression: revenue_\(number) / items_\(number)\nunit: EUR\n"
            default: "type: cumulative\nof: revenue_\(number)\nto_date: year\nunit: EUR\n"
            }
        let label = metricName(index).split(separator: "_").joined(separator: " ")
        return """
            metric: \(metricName(index))
            label: \(label.prefix(1).uppercased())\(label.dropFirst())
            description: What shop \(number % sources) reports every morning, number \(number).
            \(measure)direction: up
            kind: \(index % 3 == 0 ? "activity" : "result")
            team: team_\(number % 20)
            owner: lead\(number % 20)@synthetic.example
            decision: Two weeks below last year and we look at campaign \(number).

            """
    }

    private func objective(_ index: Int) -> String {
        """
        objective: objective_\(index)
        label: Grow shop \(index)
        why: It carries the others.
        owner: lead\(index)@synthetic.example
        team: team_\(index % 20)
        period: 2026

        """
    }

    /// Every metric that can be a KPI in turn, over four kinds of windows.
    private func kpi(_ index: Int) -> String {
        let group = index % max(1, metrics / 10)
        let window = Self.windows[index / Self.goals.count % Self.windows.count]
        let isTotalOfRatio = window.text == "total" && Self.goals[index % Self.goals.count].daily == nil
        let goal = isTotalOfRatio ? Self.goals[0] : Self.goals[index % Self.goals.count]
        var (baseline, target) = ("50%", "60%")
        if let daily = goal.daily {
            let reached = daily * Double(window.days)
            baseline = "\(Int(reached * 0.8))"
            target = "\(Int(reached * (0.9 + Double(index % 5) * 0.05)))"
        }
        return """
            kpi: kpi_\(index)
            label: \(goal.noun) of group \(group), no. \(index)
            metric: \(goal.noun)_\(group)
            objective: objective_\(index % objectives)
            window: \(window.text)
            start: 2025-07-01
            deadline: 2026-06-30
            baseline: \(baseline)
            target: \(target)
            owner: lead\(index % objectives)@synthetic.example
            team: team_\(index % 20)
            frequency: weekly
            review: monthly
            basis: {kind: history, note: best period so far}

            """
    }

    private static let windows: [(text: String, days: Int)] = [
        ("month", 30), ("quarter", 91), ("trailing 28d", 28), ("total", 365),
    ]

    /// Metrics that KPIs are of, and about what a day brings; nil for a percentage.
    private static let goals: [(noun: String, daily: Double?)] = [
        ("orders", 4), ("paid_orders", 4), ("revenue", 300), ("items", 12), ("social_revenue", 75),
        ("return_rate", nil), ("big_orders", 2),
    ]
}

/// A small seeded generator (splitmix64): the same numbers on every machine.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// In 0..<1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// In 0..<bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
