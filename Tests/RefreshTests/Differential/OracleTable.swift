import ADBC
import Chronology
import Series

/// What `Oracle` answers: for every grain and cut a part, in it for every slice a block of rows, in each block the same
/// ascending periods.
struct OracleTable {
    /// The rows of a grain and a cut.
    struct Part {
        var rows: Range<Int>
        /// The slices, each as one text, in the order of their blocks.
        var keys: [String]
        /// Rows of a block.
        var count: Int { keys.isEmpty ? 0 : rows.count / keys.count }
        /// The first and the last period, in seconds.
        var first = 0
        var last = 0
    }

    /// A column, and exactly where it is exact.
    typealias Values = (values: [Double], exact: DecimalColumn?)

    let sql: String
    private let table: ResultTable
    private var parts: [String: Part] = [:]

    init(_ table: ResultTable, _ sql: String) throws(ADBCError) {
        self.sql = sql
        self.table = table
        let grains = try table[0].strings()
        let cuts = try table[1].integers().values
        let keys = try table[2].strings()
        let moments = try table[3].microseconds().values
        var row = 0
        while row < table.rowCount {
            let first = row
            var part = Part(rows: row..<row, keys: [])
            while row < table.rowCount, cuts[row] == cuts[first], grains[row] == grains[first] {
                let key = keys[row] ?? ""
                if part.keys.last != key { part.keys.append(key) }
                row += 1
            }
            part.rows = first..<row
            part.first = Int(moments[first] / 1_000_000)
            part.last = Int(moments[row - 1] / 1_000_000)
            guard part.count * part.keys.count == part.rows.count else {
                throw ADBCError(.malformedResult, "the slices have not the same periods:\n\(sql)")
            }
            parts["\(grains[first] ?? "") \(cuts[first])"] = part
        }
    }

    /// The rows of a grain and a cut, and the index of their first period, the others following one by one.
    func part(_ cut: Oracle.Cut, _ calendar: ProjectCalendar) throws(ADBCError) -> (Part, start: Int) {
        guard let part = parts["\(cut.grain.rawValue) \(cut.number)"] else {
            throw ADBCError(.malformedResult, "nothing by \(cut.grain.noun) in cut \(cut.number):\n\(sql)")
        }
        let indices = [part.first, part.last].map { (seconds: Int) -> Int in
            cut.grain == .hour
                ? calendar.hour(containing: Instant(seconds: seconds)).index
                : calendar.period(cut.grain, containing: Day(number: seconds / 86_400)).index
        }
        guard indices[1] - indices[0] == part.count - 1 else {
            throw ADBCError(.malformedResult, "periods are left out between the first and the last:\n\(sql)")
        }
        return (part, indices[0])
    }

    /// Values of a metric, NaN where null, and exactly where the column is exact.
    func column(_ name: String) throws(ADBCError) -> Values {
        let column = try table.column(name)
        switch column.type {
        case .integer, .decimal: return (try column.doubles(), try column.decimals())
        default: return (try column.doubles(), nil)
        }
    }
}

/// A comparison of an evaluated metric with the oracle's column.
struct Comparison {
    /// How many values were compared, missing ones included.
    var compared = 0
    /// How many of them were known.
    var known = 0
    /// The first few differences, in words.
    var differences: [String] = []

    init(
        _ found: MetricSlices, _ column: OracleTable.Values, _ part: OracleTable.Part, start: Int, isExact: Bool
    ) {
        let (values, exact) = column
        var remaining = found
        for (block, key) in part.keys.enumerated() {
            let series = remaining.removeValue(forKey: key)
            let from = part.rows.lowerBound + block * part.count
            let rows = from..<from + part.count
            if let series, isExact, series.exact == nil, series.values.contains(where: { !$0.isNaN }) {
                differences.append("slice `\(key)` is not exact")
            }
            for row in rows {
                let index = start + row - rows.lowerBound
                let value = series?.value(at: index) ?? .nan
                let wanted = values[row]
                compared += 1
                if wanted.isNaN {
                    if !value.isNaN { add(key, index, "\(value) instead of nothing") }
                    continue
                }
                known += 1
                if abs(value - wanted) <= 1e-12 * max(abs(wanted), 1) {
                    guard isExact, let exact, let decimal = series?.exactValue(at: index) else { continue }
                    let other = ExactDecimal(units: exact.units[row], scale: exact.scale)
                    if Self.isSame(decimal, other) { continue }
                }
                add(key, index, "\(value) instead of \(wanted)")
            }
            guard let series else { continue }
            let inside = start..<start + part.count
            for index in series.start..<series.end where !inside.contains(index) && !series.value(at: index).isNaN {
                add(key, index, "\(series.value(at: index)) where the oracle has no period")
            }
        }
        for (key, series) in remaining where series.values.contains(where: { !$0.isNaN }) {
            differences.append("slice `\(key)` is none of the oracle's")
        }
    }

    private mutating func add(_ key: String, _ index: Int, _ words: String) {
        if differences.count < 4 { differences.append("slice `\(key)`, period \(index): \(words)") }
    }

    private static func isSame(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
        let scale = max(left.scale, right.scale)
        guard let a = left.rescaled(to: scale), let b = right.rescaled(to: scale) else { return false }
        return a == b
    }
}

/// Evaluated series by slice, each slice as one text.
typealias MetricSlices = [String: SeriesValues]
