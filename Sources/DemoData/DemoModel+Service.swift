import Chronology
import Foundation

/// One support ticket.
struct TicketRow {
    var openedAt: Int
    var channel: String
    var topic: String
    var responseMinutes: Int
    /// UTC seconds, or nil where still open at the end of the data.
    var resolvedAt: Int?
    var satisfaction: Int?
}

/// Views and errors of one kind of page on one day.
struct PageRow {
    var page: String
    var views: Int
    var errors: Int
    var loadMilliseconds: Int
}

/// Support, pages, stock and subscriptions.
extension DemoModel {
    /// Days by which the first response leads satisfaction.
    static let responseLag = 6
    /// Points of satisfaction lost per unit of the logarithm of response time.
    static let responseEffect = 0.75

    /// Logarithm of the first-response time against its usual level.
    func responseLevel(_ day: Day) -> Double {
        wander(.responseLevel, day, spacing: 24, sd: 0.20) + smoothNoise(.responseLevel, day, width: 2, sd: 0.24)
            - 0.05 * years(day)
    }

    /// Tickets of a day, in order of time.
    func tickets(_ day: Day) -> [TicketRow] {
        var generator = generator(.tickets, day)
        let isWeekend = day.weekday.rawValue > 5
        let mean = 19 * scale * growth(day) * pow(yearly(day), 0.8) * (isWeekend ? 0.45 : 1)
        let local = LocalDay(day)
        let seconds = (0..<generator.poisson(mean)).map { _ -> Int in DayHours.second(&generator, DayHours.office) }
        let median = 88 * exp(responseLevel(day)) * (isWeekend ? 1.35 : 1)
        let mood = 4.22 - DemoModel.responseEffect * responseLevel(day - DemoModel.responseLag)
        let end = MadridTime.utc(day: lastDay + 1, secondOfDay: 0)
        return seconds.sorted().map { (second: Int) -> TicketRow in
            let opened = local.utc(second)
            let minutes = max(1, Int(generator.logNormal(median: median, sigma: 0.7).rounded()))
            let resolved = opened + minutes * 60 + Int(generator.logNormal(median: 14_400, sigma: 1.1))
            let score = Int((mood + 0.75 * generator.normal()).rounded()).clamped(to: 1...5)
            let answers = generator.happens(0.52)
            return TicketRow(
                openedAt: opened, channel: TicketRow.channels[generator.pick(TicketRow.channelWeights)],
                topic: TicketRow.topics[generator.pick(TicketRow.topicWeights)], responseMinutes: minutes,
                resolvedAt: resolved < end ? resolved : nil, satisfaction: answers && resolved < end ? score : nil)
        }
    }

    private static let pages: [(name: String, views: Double, errors: Double, load: Double)] = [
        ("home", 520, 3, 840), ("search", 610, 7, 1_120), ("product", 1_450, 9, 1_010), ("cart", 340, 5, 920),
        ("checkout", 480, 25, 1_240), ("account", 260, 4, 880),
    ]

    /// Pages of a day; only the errors of the checkout lead anything.
    func pages(_ day: Day) -> [PageRow] {
        let alive = 1 - Double(outage(day)?.count ?? 0) / 86_400
        let demand = demand(day) * scale * alive
        return DemoModel.pages.enumerated().map { (position: Int, page) -> PageRow in
            var generator = generator(.pageErrors, day, variant: position)
            let isCheckout = page.name == "checkout"
            let intensity =
                isCheckout
                ? checkoutIntensity(day) : smoothNoise(.pageErrors, day, width: 3, sd: 0.28, variant: position + 50)
            let load = page.load * exp(wander(.pageLoad, day, spacing: 28, sd: 0.07, variant: position))
            return PageRow(
                page: page.name, views: generator.poisson(page.views * demand),
                errors: generator.poisson(page.errors * exp(intensity) * pow(demand / scale, 0.25) * scale * alive),
                loadMilliseconds: Int(load * exp(0.03 * generator.normal())))
        }
    }

    /// Units in stock: falls from delivery to delivery, which come every four weeks.
    func stock(_ day: Day, warehouse: Int, category: Int) -> Int {
        let variant = warehouse * 16 + category
        let phase = (day.number + variant * 5).flooredDivision(by: 28)
        let inside = Double(day.number + variant * 5 - phase * 28) / 28
        var generator = KeyedGenerator(seed: seed, .inventory, phase, variant: variant)
        let size = (warehouse == 0 ? 2_600.0 : 1_100) * scale * growth(day) * (1.3 - 0.12 * Double(category))
        let delivery = 1 + 0.12 * generator.normal()
        return max(0, Int(size * delivery * (1 - 0.62 * inside)))
    }
}

extension TicketRow {
    static let channels = ["email", "chat", "phone"]
    static let channelWeights = cumulated([0.52, 0.33, 0.15])
    static let topics = ["delivery", "return", "product", "payment", "account"]
    static let topicWeights = cumulated([0.38, 0.24, 0.18, 0.13, 0.07])
}

/// Active subscriptions of one plan on one day.
struct SubscriptionRow {
    var plan: String
    var active: Int
    var monthlyCents: Int
    var started: Int
    var cancelled: Int
}

extension DemoModel {
    static let plans: [(name: String, active: Double, growth: Double, cents: Int, churn: Double)] = [
        ("basic", 1_450, 0.12, 990, 0.045), ("plus", 760, 0.22, 1_490, 0.034), ("premium", 240, 0.30, 2_490, 0.027),
    ]

    /// Active subscriptions at the end of a day.
    func activeSubscriptions(_ day: Day, plan: Int) -> Int {
        let plan = (index: plan, row: DemoModel.plans[plan])
        let wave = wander(.subscriptions, day, spacing: 40, sd: 0.012, variant: plan.index)
        return max(1, Int(plan.row.active * scale * exp(plan.row.growth * years(day) + wave)))
    }

    /// Subscriptions of a day: active today = active yesterday + started − cancelled.
    func subscriptions(_ day: Day) -> [SubscriptionRow] {
        DemoModel.plans.enumerated().map { (position: Int, plan) -> SubscriptionRow in
            var generator = generator(.cancellations, day, variant: position)
            let active = activeSubscriptions(day, plan: position)
            let before = activeSubscriptions(day - 1, plan: position)
            let season = exp(wander(.cancellations, day, spacing: 35, sd: 0.12, variant: position))
            let cancelled = generator.poisson(Double(before) * plan.churn / 30.4 * season)
            let started = active - before + cancelled
            return SubscriptionRow(
                plan: plan.name, active: active, monthlyCents: active * plan.cents, started: max(0, started),
                cancelled: cancelled + max(0, -started))
        }
    }

    /// Net promoter score of a month, asked of some 400 customers at its end.
    func netPromoterScore(month: Int) -> Double {
        var generator = KeyedGenerator(seed: seed, .nps, month)
        let years = Double(month - 2_026 * 12) / 12
        return (38 + 1.5 * years.clamped(to: -6...6) + 2.4 * generator.normal()).rounded()
    }
}
