import Chronology

/// The KPIs of the objectives to keep customers and to be dependable.
extension DemoKPIs {
    private var deadline: Day { plan.days(plan.current).last }
    private var start: Day { plan.days(plan.before).last + 1 }

    /// Between what the weakest and the strongest of the last twelve months brought: on track.
    var repeatOrders: String {
        let year = plan.yearDays
        let months = plan.complete(.month, 12)
        let shares = months.map { summary.ratio(summary.returningOrders, summary.orders, $0) }
        let (weakest, strongest) = (shares.min() ?? 0.5, shares.max() ?? 0.6)
        let lastYear = DayRange(yearBack(year.first), yearBack(year.last))
            .map { summary.ratio(summary.returningOrders, summary.orders, $0) }
        let (lower, upper) = (weakest - 0.006, strongest + 0.008)
        return """
            kpi: repeat_orders
            metric: repeat_share
            objective: keep_customers
            window: month
            start: \(year.first)
            deadline: \(year.last)
            baseline: {value: \(DemoNumber.percent(lastYear ?? weakest)), period: \(plan.year - 1)}
            target: {lower: \(DemoNumber.percent(lower, places: 1)), upper: \(DemoNumber.percent(upper, places: 1))}
            satisfy: every_period
            guardrails: [refund_rate]
            owner: luis@acme.example
            team: crm
            frequency: monthly
            review: quarterly
            basis: {kind: history, note: the weakest and the strongest of the last twelve months}

            """
    }

    /// What the pace of the last 90 days leads to, in monthly steps: at risk.
    var subscribers: String {
        let values = summary.subscribers
        let now = values.last ?? 0
        let daily = (now - values[max(0, values.count - 91)]) / 90
        let target = DemoNumber.rounded(now + max(0.15, daily) * Double(deadline - plan.lastDay), to: 10)
        let baseline = values[min(values.count - 1, max(0, start - 1 - summary.firstDay))]
        let steps = months(of: plan.days(plan.current)).enumerated().map { (position: Int, month) -> String in
            let value = baseline + (target - baseline) * Double(position + 1) / 3
            let written = position == 2 ? target : DemoNumber.rounded(value, to: 1)
            return "{by: \(month.last), value: \(DemoNumber.text(written, places: 0))}"
        }
        return """
            kpi: active_subscribers
            metric: subscribers
            objective: keep_customers
            window: month
            start: \(start)
            deadline: \(deadline)
            baseline: \(DemoNumber.text(baseline, places: 0))
            target: \(DemoNumber.text(target, places: 0))
            path: {steps: [\(steps.joined(separator: ", "))]}
            owner: luis@acme.example
            team: crm
            frequency: weekly
            review: monthly
            basis: {kind: history, note: the pace of the last 90 days}

            """
    }

    /// Over, and not reached, because open rates drift down: missed.
    var openRate: String {
        let days = plan.days(plan.finished)
        let baseline = summary.ratio(summary.opened, summary.delivered, plan.days(plan.finished - 1))
        return """
            kpi: newsletter_opens
            metric: open_rate
            objective: keep_customers
            window: quarter
            start: \(days.first)
            deadline: \(days.last)
            baseline: {value: \(DemoNumber.percent(baseline)), period: \(plan.name(plan.finished - 1))}
            target: \(DemoNumber.percent(baseline * 1.10, places: 1))
            owner: luis@acme.example
            team: crm
            frequency: weekly
            review: quarterly
            basis: {kind: benchmark, note: what comparable shops report}

            """
    }

    /// The average of the last twelve answers: a coin's chance.
    var promoters: String {
        let months = plan.complete(.month, 12)
        let scores = months.map { (days: DayRange) -> Double in
            let (year, month, _) = days.first.civil
            return model.netPromoterScore(month: year * 12 + month - 1)
        }
        let mean = scores.reduce(0, +) / 12
        let baseline = min(scores.min() ?? mean, mean - 1)
        return """
            kpi: promoters
            metric: nps
            objective: keep_customers
            window: month
            start: \(months[9].first)
            deadline: \(deadline)
            baseline: \(DemoNumber.text(baseline, places: 0))
            target: \(DemoNumber.text(mean.rounded(.up), places: 0))
            satisfy: once
            owner: luis@acme.example
            team: crm
            frequency: monthly
            review: quarterly
            basis: {kind: benchmark, note: the better half of European shops}

            """
    }
}

extension DemoKPIs {
    /// What a little more than half of the last 26 weeks kept to: at risk.
    var response: String {
        let weeks = plan.complete(.week, 26).map { summary.medianResponse($0) }
        let target = DemoNumber.rounded(DemoKPIs.quantile(weeks, 0.60), to: 1)
        let worst = worstQuarter { -summary.medianResponse($0) }
        return """
            kpi: response_time
            metric: first_response
            objective: dependable_service
            window: week
            start: \(start)
            deadline: \(deadline)
            baseline: {value: \(DemoNumber.text(max(-worst.value, target + 2), places: 1))}
            target: \(DemoNumber.text(target, places: 0))
            guardrails: [service_satisfaction]
            owner: marta@acme.example
            team: operations
            frequency: weekly
            review: monthly
            basis: {kind: history, note: kept in about half of the weeks}

            """
    }

    /// The average of the last twelve months: at risk.
    var satisfaction: String {
        let months = plan.complete(.month, 12)
        let values = months.map { summary.ratio(summary.satisfactionSum, summary.satisfactionCount, $0) }
        let mean = values.reduce(0, +) / Double(values.count)
        let worst = worstQuarter { summary.ratio(summary.satisfactionSum, summary.satisfactionCount, $0) }
        let target = DemoNumber.rounded(mean - 0.01, to: 0.01)
        return """
            kpi: service_satisfaction
            metric: satisfaction
            objective: dependable_service
            window: trailing 28d
            start: \(start)
            deadline: \(deadline)
            baseline: {value: \(DemoNumber.text(min(worst.value, target - 0.05), places: 2))}
            target: \(DemoNumber.text(target, places: 2))
            owner: marta@acme.example
            team: operations
            frequency: weekly
            review: monthly
            basis: {kind: history, note: the average of the last twelve months}

            """
    }

    /// The quarter before kept the usual rate; now it is many times that: off track.
    var checkoutErrors: String {
        let baseline = summary.ratio(summary.checkoutErrors, summary.checkoutViews, plan.days(plan.before))
        return """
            kpi: checkout_health
            metric: checkout_error_rate
            objective: dependable_service
            window: week
            start: \(start)
            deadline: \(deadline)
            baseline: {value: \(DemoNumber.percent(baseline)), period: \(plan.name(plan.before))}
            target: \(DemoNumber.percent(min(0.055, baseline * 0.8), places: 1))
            owner: marta@acme.example
            team: operations
            frequency: daily
            review: monthly
            basis: {kind: resources, note: one engineer is on it}

            """
    }

    /// The quarter, among the last four that are over, with the lowest value.
    private func worstQuarter(_ value: (DayRange) -> Double) -> (quarter: Period, value: Double) {
        plan.quarters(4).map { ($0, value(plan.days($0))) }.min { $0.1 < $1.1 } ?? (plan.finished, 0)
    }
}
