import Chronology

/// The KPIs of the demo company. Baselines are what the generated data says; targets are set so that a scorecard
/// shows every state, whatever the last day is.
struct DemoKPIs {
    let plan: DemoPlan
    let summary: DemoSummary
    let model: DemoModel

    var text: String {
        [
            revenue, conversion, orderValue, appOrders, repeatOrders, subscribers, openRate, promoters, response,
            satisfaction, checkoutErrors,
        ].joined(separator: "---\n")
    }

    private var deadline: Day { plan.days(plan.current).last }

    // MARK: Grow online revenue

    /// The year's total: in hand, and last year's rest grown as the last 90 days have, less a little: on track.
    private var revenue: String {
        let year = plan.yearDays
        let inHand = total(summary.revenue, year.first, plan.lastDay)
        let recent = total(summary.revenue, plan.lastDay - 89, plan.lastDay)
        let earlier = total(summary.revenue, yearBack(plan.lastDay) - 89, yearBack(plan.lastDay))
        let rest =
            plan.lastDay < year.last
            ? total(summary.revenue, yearBack(plan.lastDay + 1), yearBack(year.last)) * recent / max(1, earlier) : 0
        let lastYear = total(summary.revenue, yearBack(year.first), yearBack(year.last))
        let target = DemoNumber.rounded(inHand + 0.965 * rest, to: 1_000)
        return """
            kpi: online_revenue
            metric: revenue
            objective: grow_revenue
            window: total
            start: \(year.first)
            deadline: \(year.last)
            baseline: {value: \(DemoNumber.text(lastYear, places: 0)), period: \(plan.year - 1)}
            target: \(DemoNumber.text(target, places: 0))
            bands: {minimum: \(DemoNumber.text(target * 0.96, places: 0)), stretch: \(DemoNumber.text(target * 1.04, places: 0))}
            path: seasonal
            guardrails: [refund_rate, order_value]
            owner: ana@acme.example
            team: growth
            frequency: weekly
            review: quarterly
            basis: {kind: history, note: last year's rest grown at the pace of the last 90 days}

            """
    }

    /// 15 % above the quarter before, while the checkout is in trouble: off track.
    private var conversion: String {
        let baseline = summary.ratio(summary.webOrders, summary.sessions, plan.days(plan.before))
        let quarter = plan.name(plan.current)
        let words = "Q\(quarter.suffix(1)) \(quarter.prefix(4))"
        let (from, to) = (DemoNumber.percent(baseline), DemoNumber.percent(baseline * 1.15))
        return """
            kpi: conversion
            metric: conversion_rate
            objective: grow_revenue
            window: trailing 28d
            start: \(plan.days(plan.before).last + 1)
            deadline: \(deadline)
            baseline: {value: \(from), period: \(plan.name(plan.before))}
            target: \(to)
            owner: ana@acme.example
            team: growth
            frequency: weekly
            review: monthly
            basis: {kind: commitment, note: promised to the board with the new checkout}
            statement: Increase conversion rate from \(from) to \(to) by the end of \(words)

            """
    }

    /// A little below what baskets have come to since the price change: ahead.
    private var orderValue: String {
        let month = plan.complete(.month, 25)
        let baseline = averageOrder(month[0])
        let recent = averageOrder(month[24])
        let target = max(recent * 0.965, baseline * 1.002)
        let (year, number, _) = month[0].first.civil
        return """
            kpi: order_value
            metric: average_order_value
            objective: grow_revenue
            window: month
            start: \(plan.days(plan.before).first)
            deadline: \(deadline)
            baseline: {value: \(DemoNumber.text(baseline, places: 2)), period: \(year)-\(number.padded(to: 2))}
            target: \(DemoNumber.text(target, places: 2))
            guardrails: [refund_rate]
            owner: ana@acme.example
            team: growth
            frequency: monthly
            review: quarterly
            basis: {kind: history, note: the price list rose by 8 % and baskets followed}

            """
    }

    /// Over, and reached: achieved.
    private var appOrders: String {
        let days = plan.days(plan.finished)
        let lastYear = summary.sum(summary.appOrders, plan.days(plan.finished - 4)) / 3
        let best = months(of: days).map { summary.sum(summary.appOrders, $0) }.max() ?? 0
        return """
            kpi: app_growth
            metric: app_orders
            objective: grow_revenue
            window: month
            start: \(days.first)
            deadline: \(days.last)
            baseline: {value: \(DemoNumber.text(lastYear, places: 0))}
            target: \(DemoNumber.text(DemoNumber.rounded(best * 0.97, to: 10), places: 0))
            satisfy: once
            owner: ana@acme.example
            team: growth
            frequency: weekly
            review: quarterly
            basis: {kind: resources, note: two people worked on the app}

            """
    }
}

extension DemoKPIs {
    func total(_ values: [Double], _ first: Day, _ last: Day) -> Double {
        DayRange(first, last).map { summary.sum(values, $0) } ?? 0
    }

    func yearBack(_ day: Day) -> Day { day.adding(months: -12) }

    func months(of days: DayRange) -> [DayRange] {
        (0..<3).compactMap { (offset: Int) -> DayRange? in
            DayRange(days.first.adding(months: offset), days.first.adding(months: offset + 1) - 1)
        }
    }

    /// Completed revenue per completed order.
    func averageOrder(_ days: DayRange) -> Double { summary.ratio(summary.revenue, summary.completedOrders, days) }

    /// A value so that this share of the values lies below it.
    static func quantile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.filter { $0.isFinite }.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
}
