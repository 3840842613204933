public import Chronology

/// Something the model puts into the data on purpose, so that an analysis can be checked against it.
public struct PlantedTruth: Sendable, Hashable {
    /// What kind of truth.
    public enum Kind: String, Sendable, CaseIterable {
        /// `cause` moves `effect` after `lagDays`.
        case leads
        /// `cause` moves nothing: whoever finds an effect is wrong.
        case leadsNothing = "leads_nothing"
        /// Almost no rows arrive during `days`.
        case outage
        /// `effect` is at another level from the first of `days` on.
        case levelShift = "level_shift"
        /// `effect` repeats with the week or the year.
        case season
        /// `effect` moves slowly one way.
        case drift
        /// `cause` is far from usual during `days`.
        case anomaly
    }

    /// Stable name, such as `checkout-errors-lead-conversion`.
    public var name: String
    /// What kind of truth.
    public var kind: Kind
    /// In words.
    public var statement: String
    /// Metric of the demo project that acts, or nil.
    public var cause: String?
    /// Metric that is acted upon, or nil.
    public var effect: String?
    /// Days from cause to effect.
    public var lagDays: Int?
    /// Sign of the effect: +1, −1, or 0 where there is none or both.
    public var sign: Int
    /// Relative size, where it is one number: 0.08 is 8 % more.
    public var size: Double?
    /// When, in local days, in order; empty for what always holds.
    public var days: [DayRange]

    init(
        _ name: String, _ kind: Kind, _ statement: String, cause: String? = nil, effect: String? = nil,
        lagDays: Int? = nil, sign: Int = 0, size: Double? = nil, days: [DayRange] = []
    ) {
        self.name = name
        self.kind = kind
        self.statement = statement
        self.cause = cause
        self.effect = effect
        self.lagDays = lagDays
        self.sign = sign
        self.size = size
        self.days = days
    }
}

extension DemoCompany {
    /// What was planted, with the dates at which it lies in this company's data.
    public var plantedTruths: [PlantedTruth] { leads + events + courses }

    private var leads: [PlantedTruth] {
        [
            PlantedTruth(
                "checkout-errors-lead-conversion", .leads,
                "Checkout errors lower the conversion rate of the web shop nine days later.",
                cause: "checkout_errors", effect: "conversion_rate", lagDays: DemoModel.checkoutLag, sign: -1,
                size: DemoModel.checkoutEffect, days: model.checkoutEpisodes),
            PlantedTruth(
                "first-response-leads-satisfaction", .leads,
                "Slow first responses of support lower satisfaction six days later.", cause: "first_response",
                effect: "satisfaction", lagDays: DemoModel.responseLag, sign: -1, size: DemoModel.responseEffect),
            PlantedTruth(
                "ads-lead-paid-sessions", .leads,
                "Clicks on search advertising bring paid sessions on the same day and, less, on the next.",
                cause: "ad_clicks", effect: "paid_sessions", lagDays: 0, sign: 1),
            PlantedTruth(
                "followers-lead-nothing", .leadsNothing,
                "Social followers grow steadily and move nothing.", cause: "followers"),
        ]
    }

    private var events: [PlantedTruth] {
        let days = (0...(lastDay - firstDay)).map { (offset: Int) -> Day in firstDay + offset }
        func ranges(_ matches: (Day) -> Bool) -> [DayRange] {
            days.filter(matches).compactMap { DayRange($0, $0) }
        }
        let changes = days.dropFirst().filter { model.priceChanges($0) != model.priceChanges($0 - 1) }
        return [
            PlantedTruth(
                "day-outage", .outage, "Nothing worked for a whole day: the second Tuesday of May.", effect: "sessions",
                sign: -1, days: ranges { model.outage($0)?.count == 86_400 }),
            PlantedTruth(
                "hours-outage", .outage, "Nothing worked from 10:00 to 16:00 on the third Thursday of October.",
                effect: "sessions", sign: -1, days: ranges { model.outage($0).map { $0.count < 86_400 } ?? false }),
            PlantedTruth(
                "price-change", .levelShift,
                "Prices rise by 8 % on 1 March of every third year; conversion falls by 3 %.",
                effect: "average_order_value", sign: 1, size: 0.08,
                days: changes.compactMap { DayRange($0, lastDay) }),
            PlantedTruth(
                "current-incident", .anomaly,
                "Checkout errors have been several times their usual number for the last three weeks.",
                cause: "checkout_errors", effect: "conversion_rate", lagDays: DemoModel.checkoutLag, sign: -1,
                days: [DayRange(model.incidentStart, lastDay)].compactMap { $0 }),
        ]
    }

    private var courses: [PlantedTruth] {
        let fridays = (firstDay.civil.year...lastDay.civil.year).compactMap { DemoModel.blackFriday(year: $0) }
            .filter { $0 >= firstDay && $0 <= lastDay }
        return [
            PlantedTruth(
                "week", .season, "Demand falls from Monday to Sunday; newsletters lift Tuesday and Thursday.",
                effect: "sessions"),
            PlantedTruth(
                "year", .season, "Strong from November to mid-January, weak in August.", effect: "sessions"),
            PlantedTruth(
                "black-friday", .season, "From Black Friday to the Monday after, sessions nearly double.",
                effect: "sessions", sign: 1,
                days: fridays.compactMap { DayRange($0, min($0 + 3, lastDay)) }),
            PlantedTruth(
                "open-rate-drift", .drift, "The open rate of e-mails falls by 1.8 points a year.", effect: "open_rate",
                sign: -1, size: 0.018),
            PlantedTruth("growth", .drift, "Demand grows by 10 % a year.", effect: "sessions", sign: 1, size: 0.10),
        ]
    }
}
