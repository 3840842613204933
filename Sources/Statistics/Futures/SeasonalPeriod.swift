/// The length of one season, in steps of the series.
///
/// Source: the notation of Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 2.1.
public struct SeasonalPeriod: Sendable, Hashable {
    /// The steps of one full season: 7 for weekdays in days, 365.25 for a year in days.
    public let length: Double

    /// Whether a forecast without this season would mislead, so that two full seasons of history are demanded.
    ///
    /// Seasons that are not required are left out, and reported as such, while history is shorter than two of them.
    public let isRequired: Bool

    /// Creates a season of `length` steps; lengths below 2 are taken as 2.
    ///
    /// Source: definition.
    public init(length: Double, isRequired: Bool = false) {
        self.length = length.isFinite ? Swift.max(2, length) : 2
        self.isRequired = isRequired
    }

    /// The week in a daily series; required.
    public static let weekOfDays = SeasonalPeriod(length: 7, isRequired: true)
    /// The year in a daily series.
    public static let yearOfDays = SeasonalPeriod(length: 365.25)
    /// The year in a weekly series.
    public static let yearOfWeeks = SeasonalPeriod(length: 365.25 / 7)
    /// The year in a monthly series.
    public static let yearOfMonths = SeasonalPeriod(length: 12)
    /// The year in a quarterly series.
    public static let yearOfQuarters = SeasonalPeriod(length: 4)
}
