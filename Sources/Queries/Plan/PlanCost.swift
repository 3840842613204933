import Chronology
import Definitions

/// What a plan is about to cost, in nanoseconds of one core.
///
/// The figures were measured on DuckDB 2.0 over 10 million rows in order of time (`benchmarks/README.md`); plans are
/// compared by them, so that only their proportions matter.
struct PlanCost {
    /// Rows of the source.
    let rows: Double
    /// Periods rows fall into.
    let periods: Double

    init(_ statistics: SourceStatistics, _ bucketing: Bucketing) {
        rows = Double(statistics.rowCount)
        let days = Double(max(statistics.dayCount, 1))
        periods = if case .grain(let grain) = bucketing { max(1, days / grain.approximateDays) } else { 1 }
    }

    /// Of each row an aggregation reads.
    private static let row = 15.0
    /// Of each row, for each column grouped by.
    private static let key = 6.0
    /// Of each row, for each aggregate without a filter.
    private static let aggregate = 4.0
    /// Of each row, for each aggregate with a filter.
    private static let filtered = 15.0
    /// Of each group made.
    private static let group = 500.0

    /// Of each row, for each distinct count.
    private static let distinct = 100.0
    /// Of each row of a source in files, for each column whose values are counted in a sample: nearly all is reading.
    private static let counted = 8.0

    /// Of each row, for the answers of a plain scan that cells or entities could give.
    static func plainRow(_ scan: Scan) -> Double {
        var cost = row + key * Double(scan.key.dimensions.count + 1)
        for column in scan.columns {
            if column.function == .countDistinct {
                cost += distinct
            } else if column.addsUp {
                cost += column.filter == nil ? aggregate : filtered
            }
        }
        return cost
    }

    /// Of each row, for counting values of so many columns in a sample.
    static func countedRow(_ columns: Int) -> Double { counted * Double(columns) }

    /// Grouping rows and aggregating them.
    func aggregation(
        of count: Double, keys: Int, aggregates: Int, filtered: Int, into groups: Double
    ) -> Double {
        let perRow =
            Self.row + Self.key * Double(keys) + Self.aggregate * Double(aggregates) + Self.filtered * Double(filtered)
        return count * perRow + groups * Self.group
    }

    /// Groups of so many combinations a period; no more than there are rows.
    func groups(_ combinations: Double) -> Double { min(rows, periods * combinations) }
}

extension Grain {
    /// Days of a period, about.
    fileprivate var approximateDays: Double {
        switch self {
        case .hour: 1 / 24
        case .day: 1
        case .week, .retailWeek: 7
        case .month, .retailMonth: 30
        case .quarter, .fiscalQuarter, .retailQuarter: 91
        case .year, .fiscalYear, .retailYear: 365
        }
    }
}
