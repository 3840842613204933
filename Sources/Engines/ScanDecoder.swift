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

    /// The answers, in the order of the statement's. Complexity: O(rows × columns).
    func decode(_ table: ResultTable) throws(ADBCError) -> [LeafAnswer] {
        let hasPeriods = scan.bucketing != .whole
        let periodColumn = scan.isBranched ? 1 : 0
        let firstDimension = periodColumn + (hasPeriods ? 1 : 0)
        let indices = hasPeriods ? try periods(table[periodColumn]) : Array(repeating: 0, count: table.rowCount)
        var parts: [(rows: Range<Int>, keys: [[String?]], slots: [Int])] = []
        let branches = try branchRows(table)
        for (branch, rows) in zip(scan.branches, branches) {
            let (keys, slots) = try slices(table, firstDimension..<(firstDimension + branch.dimensionCount), rows)
            parts.append((rows, keys, slots))
        }
        var columns: [Int: Values] = [:]
        var answers: [LeafAnswer] = []
        for answer in scan.answers {
            let values: Values
            if let known = columns[answer.column] {
                values = known
            } else {
                values = try Values(
                    table[firstDimension + scan.dimensionCount + answer.column],
                    isSum: scan.numberSums.contains(answer.column))
                columns[answer.column] = values
            }
            let (rows, keys, slots) = parts[answer.branch]
            let series = try series(values, indices, rows, slots, count: max(keys.count, 1))
            var slices = keys.indices.map { LeafAnswer.Slice(key: keys[$0], series: series[$0]) }
            // A slice that only other queries of the statement have rows of is none of this one.
            if scan.branches[answer.branch].dimensionCount > 0 { slices.removeAll { $0.series.values.isEmpty } }
            answers.append(LeafAnswer(query: answer.query, slices: slices))
        }
        return answers
    }

    /// The rows of each branch, which follow one another.
    private func branchRows(_ table: ResultTable) throws(ADBCError) -> [Range<Int>] {
        guard scan.isBranched else { return [0..<table.rowCount] }
        let numbers = try table[0].integers().values
        var result: [Range<Int>] = []
        var row = 0
        for branch in scan.branches.indices {
            let first = row
            while row < numbers.count, numbers[row] == Int64(branch) { row += 1 }
            result.append(first..<row)
        }
        guard row == numbers.count else {
            throw ADBCError(.malformedResult, "the rows of the statement are not in the order of its branches")
        }
        return result
    }

    /// Period index of every row.
    private func periods(_ column: Column) throws(ADBCError) -> [Int] {
        guard case .grain(let grain) = scan.bucketing else { return [] }
        if grain == .hour {
            return try column.microseconds().values.map { (moment: Int64) -> Int in
                calendar.hour(containing: Instant(seconds: Int(moment).flooredDivision(by: 1_000_000))).index
            }
        }
        return try column.days().days.map { (day: Int32) -> Int in
            calendar.period(grain, containing: Day(number: Int(day))).index
        }
    }

    /// Distinct dimension values of some rows in order of appearance, and the position of every row's among them.
    private func slices(
        _ table: ResultTable, _ dimensions: Range<Int>, _ rows: Range<Int>
    ) throws(ADBCError) -> ([[String?]], [Int]) {
        guard !dimensions.isEmpty else { return ([[]], Array(repeating: 0, count: rows.count)) }
        var columns: [[String?]] = []
        for position in dimensions { columns.append(try table[position].strings()) }
        var known: [[String?]: Int] = [:]
        var keys: [[String?]] = []
        var slots: [Int] = []
        slots.reserveCapacity(rows.count)
        for row in rows {
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
        _ column: Values, _ indices: [Int], _ rows: Range<Int>, _ slots: [Int], count: Int
    ) throws(ADBCError) -> [SeriesValues] {
        let grain: Grain = if case .grain(let grain) = scan.bucketing { grain } else { .day }
        var builders: [SeriesBuilder]
        switch column {
        case .exact(let exact):
            builders = Array(repeating: SeriesBuilder(grain, scale: exact.scale), count: count)
            for row in rows where exact.validity[row] {
                builders[slots[row - rows.lowerBound]].add(indices[row], units: exact.units[row])
            }
        case .doubles(let values):
            builders = Array(repeating: SeriesBuilder(grain), count: count)
            for row in rows where !values[row].isNaN {
                builders[slots[row - rows.lowerBound]].add(indices[row], values[row])
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

    /// A column of values; whole numbers and decimals stay exact.
    private enum Values {
        case exact(DecimalColumn)
        case doubles([Double])

        init(_ column: Column, isSum: Bool) throws(ADBCError) {
            switch column.type {
            case .integer, .decimal: self = .exact(try column.decimals())
            default:
                let values = try column.doubles()
                // What the order of rows and the plan make of the last digits is no part of the answer.
                self = .doubles(isSum ? values.map { (value: Double) -> Double in value.toFifteenDigits } : values)
            }
        }
    }
}
