public import Chronology

/// Whether `ago(x, 1 month)` has a meaning at a grain, and what to write where it has none.
public enum AgoFit {
    /// Whether so long before a period of the grain lies another one.
    public static func fits(_ duration: ExpressionDuration, _ grain: Grain, _ calendar: ProjectCalendar) -> Bool {
        guard calendar.supports(grain), let unit = Grain(rawValue: duration.unit.rawValue) else { return true }
        return calendar.shift(Period(grain, index: 0), by: -duration.count, unit) != nil
    }

    /// One sentence: what does not fit.
    public static func message(_ duration: ExpressionDuration, _ grain: Grain) -> String {
        "`ago(…, \(duration.count) \(duration.unit.rawValue))` is not a whole number of periods by \(grain.noun)."
    }

    /// One sentence: how to mend it.
    public static func advice(_ duration: ExpressionDuration, _ grain: Grain) -> String {
        switch grain {
        case .retailMonth, .retailQuarter, .retailYear:
            "By \(grain.noun) only `previous(…)` has a meaning, since retail periods are made of weeks."
        case .hour, .day: "Write days, weeks or longer: `1 day`, `1 week`, `1 month`."
        case .week, .retailWeek:
            "Ask for it by \(grains(duration)), or write weeks: `1 week`, `52 week` for the same week a year earlier."
        case .month: "Ask for it by \(grains(duration)), or write whole months: `1 month`, `1 quarter`, `1 year`."
        case .quarter, .fiscalQuarter:
            "Ask for it by \(grains(duration)), or write whole quarters: `1 quarter`, `3 month`, `1 year`."
        case .year, .fiscalYear: "Ask for it by \(grains(duration)), or write whole years: `1 year`, `12 month`."
        }
    }

    /// The grains at which it has a meaning.
    private static func grains(_ duration: ExpressionDuration) -> String {
        switch duration.unit {
        case .hour: "hour"
        case .day: duration.count % 7 == 0 ? "day or week" : "day"
        case .week: "day or week"
        case .month where duration.count % 12 == 0: "day, month, quarter or year"
        case .month where duration.count % 3 == 0: "day, month or quarter"
        case .month: "day or month"
        case .quarter where duration.count % 4 == 0: "day, month, quarter or year"
        case .quarter: "day, month or quarter"
        case .year: "day, month, quarter or year"
        }
    }
}
