import ADBC
public import Chronology
import Foundation
public import Definitions
public import Queries
import Series

extension DuckDBSession {
    /// Reads a source into memory once, with the columns asked for and the local day of every row; large Parquet
    /// files are read in place.
    public func load(
        _ source: SourceDefinition, columns: Set<String>, planner: QueryPlanner
    ) throws(EngineFailure) -> Bool {
        let name = source.name.value
        if loaded.contains(name) { return true }
        guard case .files = source.origin, let found = try files[name]?.get() else { return false }
        guard let first = found.files.first(where: { $0.size > 0 }) else { return false }
        let isTyped = try FileReader(source, root: root, firstPath: first.path).kind == .parquet
        let read = found.files.filter { restricted[name]?.contains($0.path) ?? true }
        let bytes = read.reduce(0) { (sum: Int, file: SourceFiles.File) -> Int in sum + file.size }
        if isTyped, bytes > Self.largestHeldParquet { return false }
        let view = dialect.identifier(name)
        let table = dialect.identifier("bw_read_" + name)
        let sql: String
        let marksFaults = views[name]?.checked(using: columns).isEmpty == false
        if let found = views[name] { try show(found, using: columns, marksFaults: marksFaults) }
        do throws(QueryFailure) {
            let known = planner.schemas[name]?.columns.map(\.name) ?? []
            let number = surveys[name]?.numbersRows == true ? [FileSurvey.fileColumn] : []
            let fault = marksFaults ? [SourceView.faultColumn] : []
            sql = try planner.datedSQL(of: name, columns: known.filter(columns.contains) + number + fault)
        } catch { throw EngineFailure(error, source: name) }
        let statement = "CREATE OR REPLACE TEMP TABLE \(table) AS \(sql)"
        do throws(EngineFailure) { try execute(statement, about: name) } catch {
            // Line ends of another kind may begin beyond the rows that were looked at; copies have one kind.
            guard error.isOfTextForm, transcribed.insert(name).inserted else { throw error }
            _ = try open(source)
            if let found = views[name] { try show(found, using: columns, marksFaults: marksFaults) }
            try execute(statement, about: name)
        }
        let sound = marksFaults ? " WHERE NOT \(SourceView.faultColumn)" : ""
        try execute("CREATE OR REPLACE TEMP VIEW \(view) AS SELECT * FROM \(table)\(sound)", about: name)
        loaded.insert(name)
        used[name] = columns
        return true
    }

    /// Compressed bytes of Parquet files above which rows are not held in memory.
    private static let largestHeldParquet = 16 << 20

    /// Days, none after today, and rows of an opened source.
    public func coverage(
        of source: String, until today: Day, planner: QueryPlanner
    ) throws(EngineFailure) -> SourceCoverage {
        let sql: String
        do throws(QueryFailure) { sql = try planner.coverageSQL(of: source, until: today) } catch {
            throw EngineFailure(error, source: source)
        }
        let table = try query(sql, about: source)
        do throws(ADBCError) {
            var range: DayRange?
            let first = try table[0].days()
            let last = try table[1].days()
            if first.validity[0], last.validity[0] {
                range = DayRange(Day(number: Int(first.days[0])), Day(number: Int(last.days[0])))
            }
            var counts: [Int] = []
            for position in 2...4 { counts.append(Int(try table[position].integers().values[0])) }
            return SourceCoverage(
                days: range, rowCount: counts[0], undatedRowCount: counts[1], implausibleRowCount: counts[2])
        } catch { throw failure(error, sql, source) }
    }

    /// The answers of a statement of the planner.
    public func answer(_ scan: ScanQuery, calendar: ProjectCalendar) throws(EngineFailure) -> [LeafAnswer] {
        let table = try query(scan.sql, about: scan.source)
        do throws(ADBCError) { return try ScanDecoder(scan, calendar).decode(table) } catch {
            throw failure(error, scan.sql, scan.source)
        }
    }
}

extension String {
    func replacingPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
