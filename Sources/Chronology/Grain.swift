/// The length of the periods of a series.
public enum Grain: String, CaseIterable, Sendable, Hashable, Codable {
    case hour, day, week, month, quarter, year
    case fiscalQuarter = "fiscal_quarter"
    case fiscalYear = "fiscal_year"
    case retailWeek = "retail_week"
    case retailMonth = "retail_month"
    case retailQuarter = "retail_quarter"
    case retailYear = "retail_year"

    /// Grains made of whole months.
    public var monthsPerPeriod: Int? {
        switch self {
        case .month: 1
        case .quarter, .fiscalQuarter: 3
        case .year, .fiscalYear: 12
        default: nil
        }
    }

    /// Whether the grain needs a retail calendar in the project.
    public var isRetail: Bool {
        switch self {
        case .retailWeek, .retailMonth, .retailQuarter, .retailYear: true
        default: false
        }
    }

    /// Usual number of periods in a year, for season lengths and wording.
    public var periodsPerYear: Double {
        switch self {
        case .hour: 8_766
        case .day: 365.25
        case .week, .retailWeek: 365.25 / 7
        case .month, .retailMonth: 12
        case .quarter, .fiscalQuarter, .retailQuarter: 4
        case .year, .fiscalYear, .retailYear: 1
        }
    }

    /// The word for one period ("month"; fiscal and retail kept: "fiscal year").
    public var noun: String { rawValue.map { $0 == "_" ? " " : String($0) }.joined() }
}
