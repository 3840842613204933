import ADBC
import Chronology
import Queries
import Series

/// Turns the rows of a scan into one series a leaf and slice.
struct ScanDecoder {
    private let scan: ScanQuery
    private let calendar: ProjectCalendar

    init(_ scan: ScanQuery, _ calendar: ProjectCalendar) {
        self.scan = scan
        self.calendar = calendar
    }

    func decode(_ table: ResultTable) throws(ADBCError) -> [LeafAnswer] {
        let hasPeriods = scan.bucketing != .whole
        let indices = hasPeriods ? try periods(table[0]) : Array(repeating: 0, count: table.rowCount)
        let (keys, slots) = try slices(table, from: hasPeriods ? 1 : 0)
        var answers: [LeafAnswer] = []
        for (position, query) in scan.answers.enumerated() {
            let column = table[(hasPeriods ? 1 : 0) + scan.dimensionCount + position]
            let series = try series(column, indices, slots, count: max(keys.count, 1))
            var slices = keys.indices.map { LeafAnswer.Slice(key: keys[$0], series: series[$0]) }
            // A slice that only other queries of the statement have rows of is none of this one.
            if scan.dimensionCount > 0 { slices.removeAll { $0.series.values.isEmpty } }
            answers.append(LeafAnswer(query: query, slices: slices))
        }
        return answers
    }

    /// Period index of every row.
    private func periods(_ column: Column) throws(ADBCError) -> [Int] {
        guard case .grain(let grain) = scan.bucketing else { return [] }
        if grain == .hour {
            return try column.microseconds().values.map { (moment: Int64) -> Int in
                calendar.hour(containing: Instant(seconds: Int(moment) / 1_000_000)).index
            }
        }
        return try column.days().days.map { (day: Int32) -> Int in
            calendar.period(grain, containing: Day(number: Int(day))).index
        }
    }

    /// Distinct dimension values in order of appearance, and the position of every row's among them.
    private func slices(_ table: ResultTable, from first: Int) throws(ADBCError) -> ([[String?]], [Int]) {
        guard scan.dimensionCount > 0 else {
            return ([[]], Array(repeating: 0, count: table.rowCount))
        }
        var columns: [[String?]] = []
        for position in 0..<scan.dimensionCount { columns.append(try table[first + position].strings()) }
        var known: [[String?]: Int] = [:]
        var keys: [[String?]] = []
        var slots: [Int] = []
        slots.reserveCapacity(table.rowCount)
        for row in 0..<table.rowCount {
            let key = columns.map { (column: [String?]) -> String? in column[row] }
            if let slot = known[key] {
                slots.append(slot)
            } else {
                known[key] = keys.count
                slots.append(keys.count)
                keys.append(key)
            }
        }
        return (keys, slots)
    }

    private func series(
        _ column: Column, _ indices: [Int], _ slots: [Int], count: Int
    ) throws(ADBCError) -> [SeriesValues] {
        let grain: Grain = if case .grain(let grain) = scan.bucketing { grain } else { .day }
        var builders: [SeriesBuilder]
        if let exact = try exactColumn(column) {
            builders = Array(repeating: SeriesBuilder(grain, scale: exact.scale), count: count)
            for row in indices.indices where exact.validity[row] {
                builders[slots[row]].add(indices[row], units: exact.units[row])
            }
        } else {
            let values = try column.doubles()
            builders = Array(repeating: SeriesBuilder(grain), count: count)
            for row in indices.indices where !values[row].isNaN {
                builders[slots[row]].add(indices[row], values[row])
            }
        }
        var built: [SeriesValues] = []
        for builder in builders {
            do throws(SeriesError) { built.append(try builder.build()) } catch {
                throw ADBCError(.malformedResult, "\(error)")
            }
        }
        return built
    }

    /// Whole numbers and decimals stay exact.
    private func exactColumn(_ column: Column) throws(ADBCError) -> DecimalColumn? {
        switch column.type {
        case .integer, .decimal: try column.decimals()
        default: nil
        }
    }
}
