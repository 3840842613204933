import Chronology

/// Hashes of what definitions mean: they change when a computed value may change, and not when a label does.
///
/// The hash of a metric covers its own measure, the reading rules of its sources, all metrics it is made of, and the
/// calendar. It is the same on every machine and does not depend on where or in which order things are written.
public struct DefinitionHash: Sendable {
    private let metrics: [String: String]

    /// Hashes all metrics of a project. Complexity: linear in the size of the definitions.
    public init(_ project: Project) {
        let calendar = Self.text(of: project.calendar)
        let sources = project.sources.mapValues { Self.hash(of: $0) }
        let graph = MetricGraph(project.metrics)
        var known: [String: String] = [:]
        for name in graph.order {
            guard let metric = project.metrics[name] else { continue }
            known[name] = Self.hash(of: metric, calendar: calendar, sources: sources, parts: known)
        }
        metrics = known
    }

    /// The hash of a metric's meaning, narrowed by a condition; nil where there is no such metric.
    public func hash(of metric: String, filter: Expression? = nil) -> String? {
        guard let own = metrics[metric] else { return nil }
        guard let filter else { return own }
        var text = CanonicalText()
        text.add("metric", own)
        text.add("filter", filter)
        return text.hex
    }

    private static func text(of calendar: ProjectCalendar) -> String {
        var text = CanonicalText()
        text.add("zone", calendar.zone.identifier)
        text.add("week", calendar.weekStart.name)
        text.add("fiscal", "\(calendar.fiscalStart.month)-\(calendar.fiscalStart.day)")
        if let retail = calendar.retail {
            text.add("retail", "\(retail.pattern.rawValue) \(retail.yearEnds.rawValue) \(retail.month)")
            text.add("retail weekday", retail.weekday.name)
        }
        return text.hex
    }

    private static func hash(of source: SourceDefinition) -> String {
        var text = CanonicalText()
        switch source.origin {
        case .files(let glob): text.add("files", glob.value)
        case .table(let table): text.add("table", table.value)
        case .query(let query): text.add("query", query.value)
        }
        text.add("engine", source.engine?.value)
        add(source.format, to: &text)
        for (column, type) in source.columns.sorted(by: { $0.key < $1.key }) {
            text.add("column", column)
            text.add("type", type.value.written)
        }
        for condition in source.drop { text.add("drop", condition) }
        text.add("time", source.time.value)
        text.add("zone", source.time.zone?.identifier)
        if let covers = source.time.covers { text.add("covers", covers.rawValue) }
        for (dimension, expression) in source.dimensions.sorted(by: { $0.key < $1.key }) {
            text.add("dimension", dimension)
            text.add("as", expression)
        }
        if let grain = source.eachFile { text.add("each_file", grain.rawValue) }
        // A closed day turns “nothing known” into a true zero.
        for day in source.closedDays.sorted() { text.add("closed", day.description) }
        for day in Weekday.allCases where source.closedWeekdays.contains(day) { text.add("closed", day.name) }
        return text.hex
    }

    private static func add(_ format: SourceDefinition.Format, to text: inout CanonicalText) {
        text.add("format", format.type?.value)
        text.add("delimiter", format.delimiter)
        text.add("decimal", format.decimal)
        text.add("encoding", format.encoding)
        text.add("quote", format.quote)
        text.add("header", format.header.map { "\($0)" })
        text.add("skip", format.skip.map { "\($0)" })
        for null in format.null { text.add("null", null) }
        text.add("thousands", format.thousands)
        text.add("comment", format.comment)
        text.add("table", format.table)
        if format.endsAtBlankLine { text.add("until", "blank_line") }
        for pattern in format.dateFormats { text.add("dates", pattern) }
        for pattern in format.timestampFormats { text.add("timestamps", pattern) }
    }

    private static func hash(
        of metric: MetricDefinition, calendar: String, sources: [String: String], parts: [String: String]
    ) -> String {
        var text = CanonicalText()
        text.add("calendar", calendar)
        text.add("missing", metric.missing?.rawValue)
        switch metric.measure {
        case .aggregate(let aggregate):
            text.add("source", sources[aggregate.source.value] ?? aggregate.source.value)
            text.add("function", aggregate.function.canonicalName)
            text.add("value", aggregate.value)
            text.add("filter", aggregate.filter)
        case .ratio(let numerator, let denominator):
            for (key, use) in [("numerator", numerator), ("denominator", denominator)] {
                text.add(key, parts[use.metric.value] ?? use.metric.value)
                text.add("where", use.filter)
            }
        case .derived(let expression):
            text.add("expression", expression)
            for (reference, _) in expression.references.sorted(by: { $0.reference.name < $1.reference.name }) {
                text.add("part", parts[reference.name] ?? reference.name)
            }
        case .cumulative(let of, let span):
            text.add("of", parts[of.value] ?? of.value)
            text.add("span", span.canonicalName)
        // Values that people enter belong to the name.
        case .manual: text.add("manual", metric.name.value)
        }
        return text.hex
    }
}
