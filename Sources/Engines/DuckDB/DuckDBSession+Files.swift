import ADBC
import Chronology
public import Definitions
public import Queries

extension DuckDBSession: FileSession {
    /// The files of a source as the session found them.
    public func files(of source: String) throws(EngineFailure) -> SourceFiles {
        guard let found = try files[source]?.get() else {
            throw EngineFailure("source-not-read", "Source `\(source)` was not part of this session.", source: source)
        }
        return found
    }

    /// Tells what is known of the shapes of files that have not changed.
    public func know(_ shapes: [String: FileShape], of source: String) { knownShapes[source] = shapes }

    /// Whether rows can be told apart by file.
    public func division(of source: String) -> FileDivision {
        guard let survey = surveys[source], survey.numbersRows else { return .none }
        return survey.isDivisible ? .files : .rows
    }

    /// The shapes of the files of an opened source that are not empty, by path.
    public func shapes(of source: String) -> [String: FileShape] {
        Dictionary((surveys[source]?.files ?? []).map { ($0.path, $0.shape) }, uniquingKeysWith: { first, _ in first })
    }

    /// From now on the source has only the rows of the files named.
    public func restrict(_ source: SourceDefinition, to paths: Set<String>) throws(EngineFailure) {
        let name = source.name.value
        guard let survey = surveys[name], survey.isDivisible else {
            throw EngineFailure("source-not-read", "Source `\(name)` cannot be read in parts.", source: name)
        }
        loaded.remove(name)
        restricted[name] = paths
        views[name]?.rows = survey.rows(of: paths)
        untold.insert(name)
    }

    /// What the files named hold, of an opened source.
    ///
    /// Complexity: one pass over its rows.
    public func content(
        of source: SourceDefinition, files paths: Set<String>, columns: Set<String>, rejectedLimit limit: Int,
        planner: QueryPlanner
    ) throws(EngineFailure) -> [FileContent] {
        let name = source.name.value
        let found = try files(of: name).files
        let shapes = Dictionary(
            (surveys[name]?.files ?? []).map { ($0.number, $0.shape) }, uniquingKeysWith: { first, _ in first })
        let numbers = found.indices.filter { paths.contains(found[$0].path) }
        var days: [Int: [DayContent]] = [:]
        let sql: String
        do throws(QueryFailure) {
            let known = (planner.schemas[name]?.columns.map(\.name) ?? []).filter(columns.contains)
            let hashed = known.map { dialect.identifier($0) }.joined(separator: ", ")
            let sum = hashed.isEmpty ? "0" : "sum(hash(\(hashed))) % \(FileContent.modulus)"
            sql = try planner.contentSQL(of: name, file: FileSurvey.fileColumn, mark: "CAST(\(sum) AS BIGINT)")
        } catch { throw EngineFailure(error, source: name) }
        let table = try query(sql, about: name)
        do throws(ADBCError) {
            let files = try table[0].integers().values
            let (dates, counts) = (try table[1].days(), try table[2].integers().values)
            let marks = try table[3].integers().values
            for row in 0..<table.rowCount {
                let day = dates.validity[row] ? Day(number: Int(dates.days[row])) : nil
                days[Int(files[row]), default: []].append(
                    DayContent(day: day, rows: Int(counts[row]), mark: Int(marks[row])))
            }
        } catch { throw failure(error, sql, name) }
        let rejected = try rejectedByFile(of: name, limit: limit)
        return numbers.map { (number: Int) -> FileContent in
            let (count, first) = rejected[found[number].path] ?? (0, [])
            return FileContent(
                file: found[number], shape: shapes[number] ?? FileShape(), days: days[number] ?? [],
                rejectedCount: count, rejected: first)
        }
    }

    /// Malformed rows by file: how many, and the first of them.
    private func rejectedByFile(
        of source: String, limit: Int
    ) throws(EngineFailure) -> [String: (count: Int, first: [RejectedRow])] {
        guard try rejectedRows(of: source, limit: 1).count > 0 else { return [:] }
        var result: [String: (count: Int, first: [RejectedRow])] = [:]
        for row in try rejectedRows(of: source, limit: Int(Int32.max)).first {
            var entry = result[row.file] ?? (0, [])
            entry.count += 1
            if entry.first.count < limit { entry.first.append(row) }
            result[row.file] = entry
        }
        return result
    }

    /// Forgets the rows of a source.
    public func close(_ source: String) throws(EngineFailure) {
        untold.remove(source)
        try execute("DROP VIEW IF EXISTS \(dialect.identifier(source))", about: source)
        try execute("DROP TABLE IF EXISTS \(dialect.identifier("bw_read_" + source))", about: source)
        loaded.remove(source)
        restricted[source] = nil
        surveys[source] = nil
        views[source] = nil
    }
}
