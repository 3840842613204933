import Chronology
import Definitions
import Engines
import Queries
import Store

extension SourceReading {
    /// The engine, where it can read some files of a source alone.
    func fileSession(of name: String) throws(EngineFailure) -> (any FileSession)? {
        guard case .files? = project.sources[name]?.origin else { return nil }
        return try engine() as? any FileSession
    }

    /// Tells the engine what is known of files that have not changed, so that it need not look into them.
    func know(_ parts: [String: SourcePart], of name: String) throws(EngineFailure) {
        guard !parts.isEmpty, let session = try fileSession(of: name) else { return }
        session.know(parts.shapes, of: name)
        told.insert(name)
    }

    /// From now on the source has only the rows of the files named; reads them.
    func read(_ paths: Set<String>, of name: String) throws(EngineFailure) {
        guard let source = project.sources[name], let session = try fileSession(of: name) else { return }
        try open(name)
        try session.restrict(source, to: paths)
        opened[name]?.schema.isDated = false
        try load(name)
    }

    /// What the files named hold; nil where the source's rows cannot be told apart by file.
    func contents(
        of name: String, files paths: Set<String>, rejectedLimit limit: Int
    ) throws(EngineFailure) -> [FileContent]? {
        guard let source = project.sources[name], let session = try fileSession(of: name) else { return nil }
        let known = try open(name)
        guard !known.isEmpty, session.division(of: name) != .none else { return nil }
        return try session.content(
            of: source, files: paths, columns: project.columns(of: source, among: known.schema), rejectedLimit: limit,
            planner: planner())
    }

    /// The periods for which a file of a source should be there and is not, as far as its rows can tell.
    func absent(of name: String) throws(EngineFailure) -> [DayRange] {
        guard let source = project.sources[name], let grain = source.eachFile, try !open(name).isEmpty,
            let session = try fileSession(of: name)
        else { return [] }
        let sql: String
        let planner = try planner()
        do throws(QueryFailure) { sql = try planner.daysSQL(of: name) } catch {
            throw EngineFailure(error, source: name)
        }
        let days = try session.run(sql, about: name).rows.compactMap { row in row[0].flatMap { Day(iso: $0) } }
        return AbsentFiles(
            grain, days: days, paths: try session.files(of: name).files.map(\.path), until: today,
            calendar: project.calendar
        ).periods
    }

    /// Forgets a source and its rows; it is opened again when it is next asked for.
    func forget(_ name: String) throws(EngineFailure) {
        opened[name] = nil
        coverages[name] = nil
        try fileSession(of: name)?.close(name)
    }
}
