public import ADBC
public import Chronology
public import Definitions
import Dispatch
public import Engines
public import Queries
import Series
import Store

/// The engines of a project during one command: sources opened on first use, questions answered together.
public final class SourceReading {
    let project: Project
    let root: String
    let today: Day
    private let search: DriverSearch
    private let memoryLimit: String?
    private let spill: String
    /// How plans are chosen.
    public let choice: PlanChoice
    private var session: (any EngineSession)?
    private var isEngineExpected = false
    var opened: [String: OpenedSource] = [:]
    var coverages: [String: SourceCoverage] = [:]
    /// What is known of files from earlier; fetched when first needed.
    private(set) lazy var known: KnownLooks = recall()
    private let recall: () -> KnownLooks
    /// Sources whose files the engine was told about.
    var told: Set<String> = []
    /// What was found in sources when they were opened, to be kept.
    var looks: [String: SourceLook] = [:]
    /// By what plans are chosen, by source: from earlier, and as counted now.
    var statistics: [String: SourceStatistics] = [:]

    /// A reading of a project's sources; nothing is opened yet.
    public init(
        project: Project, root: String, today: Day, search: DriverSearch = .ofThisProcess, memoryLimit: String? = nil,
        choice: PlanChoice = .cheapest, spill: String? = nil, known: @escaping () -> KnownLooks = { .none }
    ) {
        self.project = project
        self.root = root
        self.today = today
        self.search = search
        self.memoryLimit = memoryLimit
        self.spill = spill ?? root + "/.bellwether/spill"
        self.choice = choice
        recall = known
    }

    /// The engine, started on first use.
    func engine() throws(EngineFailure) -> any EngineSession {
        if let session { return session }
        let started = try DuckDBSession(
            root: root, zone: project.calendar.zone.identifier, sources: project.sources.values, search: search,
            spill: spill, memoryLimit: memoryLimit)
        session = started
        return started
    }

    /// Begins to load the engine's library on another core; for one who is sure to need it in a moment.
    ///
    /// What fails here fails again, and is told, where the engine is started.
    func expectEngine() {
        guard session == nil, !isEngineExpected else { return }
        isEngineExpected = true
        let search = search
        DispatchQueue.global().async {
            if let candidate = try? search.first(for: "duckdb") { _ = try? ADBCDriver.load(candidate) }
        }
    }

    /// Opens a source, once.
    @discardableResult public func open(_ name: String) throws(EngineFailure) -> OpenedSource {
        if let known = opened[name] { return known }
        guard let source = project.sources[name] else {
            throw EngineFailure("unknown-source", "There is no source `\(name)`.", source: name)
        }
        let session = try fileSession(of: name)
        let files = try session?.files(of: name)
        if let session, let files, told.insert(name).inserted { session.know(known.shapes(name, files), of: name) }
        let result = try engine().open(source)
        opened[name] = result
        if let session, let files { looks[name] = known.new(result, files, session.shapes(of: name)) ?? looks[name] }
        return result
    }

    /// Reads a source into the engine, where several questions follow.
    func load(_ name: String) throws(EngineFailure) {
        guard let source = project.sources[name], !(try open(name).isEmpty) else { return }
        var known = try open(name)
        guard !known.schema.isDated else { return }
        let columns = project.columns(of: source, among: known.schema)
        known.schema.isDated = try engine().load(source, columns: columns, planner: planner())
        opened[name] = known
    }

    /// First and last day and number of rows of a source.
    public func coverage(of name: String) throws(EngineFailure) -> SourceCoverage {
        if let known = coverages[name] { return known }
        let result =
            try open(name).isEmpty
            ? SourceCoverage(days: nil, rowCount: 0, undatedRowCount: 0)
            : try engine().coverage(of: name, until: today, planner: planner())
        coverages[name] = result
        return result
    }

    /// What is known of a source today.
    public func facts(of name: String) throws(EngineFailure) -> SourceFacts {
        guard let source = project.sources[name] else {
            throw EngineFailure("unknown-source", "There is no source `\(name)`.", source: name)
        }
        return SourceFacts(
            source, days: try coverage(of: name).days, absent: try absent(of: name), today: today,
            calendar: project.calendar)
    }

    /// The planner over the sources opened so far.
    public func planner() throws(EngineFailure) -> QueryPlanner {
        QueryPlanner(
            calendar: project.calendar, dialect: try engine().dialect, sources: project.sources,
            schemas: opened.mapValues(\.schema), days: coverages.compactMapValues(\.days))
    }

    /// The statements that answer demands.
    public func statements(_ demands: [LeafDemand]) throws(EngineFailure) -> [ScanQuery] {
        for source in Set(demands.compactMap(\.source)).sorted() { try open(source) }
        let planner = try planner()
        let queries = demands.map(query)
        do throws(QueryFailure) {
            return try planner.plan(queries, statistics: try statistics(queries, planner), choice: choice)
        } catch { throw EngineFailure(error) }
    }

    /// What plans are chosen by, of the sources with many rows: how many values the columns have that matter.
    ///
    /// What an earlier refresh counted is not counted again, unless there are many more rows now. A guess that cannot be had
    /// (values that cannot be compared) costs time, not the answer.
    private func statistics(_ queries: [LeafQuery], _ planner: QueryPlanner) throws(QueryFailure) -> [String:
        SourceStatistics]
    {
        guard let fewest = choice.fewestRows else { return [:] }
        var result: [String: SourceStatistics] = [:]
        for (name, columns) in planner.decidingNames(queries) {
            let earlier = statistics[name]
            guard var known = coverages[name].flatMap({ SourceStatistics($0) }) ?? earlier, known.rowCount >= fewest
            else { continue }
            if let earlier, earlier.rowCount >= known.rowCount / 2 { known.distinctCounts = earlier.distinctCounts }
            let unknown = columns.filter { known.distinctCounts[$0] == nil }
            if !unknown.isEmpty {
                guard choice == .factored || planner.isWorthCounting(unknown, of: name, for: queries) else { continue }
                let sql = try planner.distinctCountsSQL(of: name, names: unknown, rowCount: known.rowCount)
                guard let row = try? engine().run(sql, about: name).rows.first else { continue }
                for (column, cell) in zip(unknown, row) { known.distinctCounts[column] = cell.flatMap { Int($0) } }
            }
            statistics[name] = known
            result[name] = known
        }
        return result
    }

    /// The demand in the planner's terms; rows after today count nowhere.
    private func query(_ demand: LeafDemand) -> LeafQuery {
        var query = demand.query
        if demand.needsRange { return query }
        let past = DayRange(LeafWindow.distantPast, today)
        if query.range == nil, let past { query.range = past }
        return query
    }

    /// Base values of demands, asked of the engine.
    public func answers(_ demands: [LeafDemand]) throws(EngineFailure) -> [LeafDemand: MetricEvaluation.Base] {
        var seen: Set<LeafDemand> = []
        let unique = demands.filter { seen.insert($0).inserted }
        var result: [LeafDemand: MetricEvaluation.Base] = [:]
        var asked: [LeafDemand] = []
        for demand in unique {
            guard let source = demand.source else { continue }
            // A source without rows has no typed columns to ask about, and without days there are no windows.
            let isEmpty = try open(source).isEmpty || (demand.needsRange && demand.range == nil)
            if isEmpty { result[demand] = [:] } else { asked.append(demand) }
        }
        for scan in try statements(asked) {
            let answered: [LeafAnswer]
            do throws(EngineFailure) { answered = try engine().answer(scan, calendar: project.calendar) } catch {
                throw naming(scan.answers.map { asked[$0.query].leaf }, in: error)
            }
            for answer in answered {
                var base: MetricEvaluation.Base = [:]
                for slice in answer.slices { base[slice.key] = slice.series }
                result[asked[answer.query]] = base
            }
        }
        for name in Set(asked.compactMap(\.source)).sorted() where project.sources[name]?.isStrict == true {
            let rejected = try rejectedRows(of: name, limit: 3)
            guard rejected.count > 0 else { continue }
            let rows = rejected.first.map { "\($0.file):\($0.line): \($0.reason)" }.joined(separator: "; ")
            throw EngineFailure(
                "malformed-rows",
                "Source `\(name)` is strict, and \(rejected.count) of its rows cannot be read: \(rows).",
                source: name)
        }
        return result
    }

    /// The failure with the names of the metrics the leaves are for.
    private func naming(_ leaves: [MetricLeaf], in failure: EngineFailure) -> EngineFailure {
        let wanted = Set(leaves.map(\.bare))
        let resolution = MetricResolution(project.metrics)
        let names = project.metrics.keys.sorted().filter { name in
            guard let resolved = try? resolution.resolve(name) else { return false }
            return resolved.leaves.contains { wanted.contains($0.bare) }
        }
        guard !names.isEmpty else { return failure }
        var named = failure
        named.message += " It was for \(names.map { "`\($0)`" }.joined(separator: ", "))."
        return named
    }

    /// Malformed rows of a loaded source.
    func rejectedRows(of name: String, limit: Int) throws(EngineFailure) -> (count: Int, first: [RejectedRow]) {
        try engine().rejectedRows(of: name, limit: limit)
    }
}

extension Project {
    /// The columns of a source that any definition mentions.
    func columns(of source: SourceDefinition, among schema: SourceSchema) -> Set<String> {
        var expressions = [source.time.value] + source.dimensions.values
        for metric in metrics.values {
            switch metric.measure {
            case .aggregate(let aggregate): expressions += [aggregate.value, aggregate.filter].compactMap { $0 }
            case .ratio(let numerator, let denominator):
                expressions += [numerator.filter, denominator.filter].compactMap { $0 }
            case .derived, .cumulative, .manual: break
            }
        }
        expressions += kpis.compactMap(\.filter)
        var result: Set<String> = []
        for (reference, _) in expressions.flatMap(\.references) {
            guard let first = reference.path.first else { continue }
            if let column = schema.column(reference.name) ?? schema.column(first) { result.insert(column.name) }
        }
        return result
    }
}

extension SourceStatistics {
    /// What a coverage says, without the values of columns; nil where no day is covered.
    fileprivate init?(_ coverage: SourceCoverage) {
        guard let days = coverage.days else { return nil }
        self.init(rowCount: coverage.rowCount, dayCount: days.count)
    }

    /// What a refresh recorded; nil where no day is covered.
    init?(_ record: SourceRecord) {
        guard let days = record.days else { return nil }
        self.init(rowCount: record.rowCount, dayCount: days.count, distinctCounts: record.valueCounts)
    }
}
