import Chronology
import Diagnostics

extension DecodingContext {
    /// Reads a source; nil where its name, its rows or its time are not known.
    func decodeSource(_ node: SourceNode) -> SourceDefinition? {
        guard let keys = GroupReader(node, "A source", keys: DefinitionKeys.source, in: self) else { return nil }
        let name = keys.name("source")
        let origin = origin(keys)
        let time = time(keys)
        var source = SourceDefinition(
            name: name ?? Located("", at: node.span), origin: origin ?? .files(Located("", at: node.span)),
            time: time ?? SourceDefinition.Time(value: Expression(.literal(.null), at: node.span)))
        source.engine = engine(keys)
        source.format = format(keys)
        source.columns = columns(keys)
        source.drop = conditions(keys, "drop")
        source.entity = keys.text("entity")
        source.dimensions = dimensions(keys)
        source.slices = keys.list("slices").compactMap { located($0, "slices") }
        source.freshWithin = keys.duration("fresh_within")
        source.late = keys.duration("late")
        source.eachFile = eachFile(keys, origin)
        (source.closedDays, source.closedWeekdays) = closed(keys)
        source.isStrict = keys.boolean("strict") ?? false
        return name == nil || origin == nil || time == nil ? nil : source
    }

    private func origin(_ keys: GroupReader) -> SourceDefinition.Origin? {
        let written = ["from", "table", "query"].filter { keys[$0] != nil }
        guard written.count == 1, let key = written.first, let node = keys[key] else {
            report(
                "source-origin",
                written.isEmpty
                    ? "The source does not say where its rows are."
                    : "The source says twice where its rows are: \(written.map { "`\($0)`" }.joined(separator: " and ")).",
                at: written.last.flatMap { keys[$0]?.span } ?? keys.node.span.start,
                fix: "Write one of `from: data/*.csv`, `table: name`, `query: {sql: …}`.")
            return nil
        }
        switch key {
        case "from": return files(node)
        case "table": return located(node, "table").map { .table($0) }
        default: return query(node)
        }
    }

    private func files(_ node: SourceNode) -> SourceDefinition.Origin? {
        guard let glob = located(node, "from") else { return nil }
        let parts = glob.value.split(separator: "/", omittingEmptySubsequences: false)
        guard !glob.value.hasPrefix("/"), !parts.contains(".."), !glob.value.contains("://") else {
            report(
                "path-outside-project", "`\(glob.value.shortened)` lies outside the project.", at: node.span,
                fix: "Write a path relative to the project's folder, without `..`, such as `data/orders/*.csv`.")
            return nil
        }
        return .files(glob)
    }

    private func query(_ node: SourceNode) -> SourceDefinition.Origin? {
        guard case .group(let table)? = DefinitionKeys.source.first(where: { $0.name == "query" })?.shape,
            let group = GroupReader(node, "`query`", keys: table, in: self), let sql = group["sql"]
        else { return nil }
        if sql.text != nil { return located(sql, "sql").map { .query($0) } }
        guard let statement = sql["duckdb"] else {
            report(
                "sql-unsupported", "`sql` has no statement for `duckdb`, the only engine of this version.",
                at: sql.span,
                fix: "Add `duckdb: select …`.")
            return nil
        }
        return located(statement, "duckdb").map { .query($0) }
    }

    /// The period of each file, of a source that has files.
    private func eachFile(_ keys: GroupReader, _ origin: SourceDefinition.Origin?) -> Grain? {
        guard let node = keys["each_file"] else { return nil }
        if let origin, !origin.isFiles {
            report(
                "each-file-without-files", "`each_file` says what period a file holds, but this source has no files.",
                at: node.span, fix: "Remove it, or read the rows by `from: data/*.csv`.")
            return nil
        }
        return choice(node, "each_file", among: DefinitionKeys.fileGrains.map(\.rawValue))
            .flatMap { Grain(rawValue: $0) }
    }

    private func engine(_ keys: GroupReader) -> Located<String>? {
        guard let engine = keys.located("engine"), engine.value != "default" else { return nil }
        return engine
    }

    private func time(_ keys: GroupReader) -> SourceDefinition.Time? {
        guard let node = keys["time"] else { return nil }
        if let text = node.text {
            return SourceDefinition.Time(value: Expression(.reference(Expression.Reference(text)), at: node.span))
        }
        guard let group = GroupReader(node, "`time`", keys: DefinitionKeys.time, in: self) else { return nil }
        let zone = group.zone("timezone")
        let covers = group["covers"].flatMap { node in
            choice(node, "covers", among: DefinitionKeys.coveredGrains.map(\.rawValue))
        }.flatMap { Grain(rawValue: $0) }
        guard (group["column"] == nil) != (group["expression"] == nil) else {
            report(
                "source-time", "`time` needs either `column` or `expression`.", at: node.span,
                fix: "Write `time: {column: ordered_at}`.")
            return nil
        }
        if let column = group["column"] {
            guard let text = text(column, "column") else { return nil }
            let value = Expression(.reference(Expression.Reference(text)), at: column.span)
            return SourceDefinition.Time(value: value, zone: zone, covers: covers)
        }
        return group.expression("expression").map { SourceDefinition.Time(value: $0, zone: zone, covers: covers) }
    }

    private func dimensions(_ keys: GroupReader) -> [String: Expression] {
        var dimensions: [String: Expression] = [:]
        for entry in keys.named("dimensions") {
            guard isName(entry.key, at: entry.keySpan), !entry.value.isEmpty else { continue }
            dimensions[entry.key] = expression(entry.value, entry.key)
        }
        return dimensions
    }

    /// One condition or several.
    private func conditions(_ keys: GroupReader, _ key: String) -> [Expression] {
        guard let node = keys[key] else { return [] }
        guard case .sequence(let items) = node.content else { return [expression(node, key)].compactMap { $0 } }
        return items.compactMap { expression($0, key) }
    }

    private func closed(_ keys: GroupReader) -> (days: Set<Day>, weekdays: Set<Weekday>) {
        var days: Set<Day> = []
        var weekdays: Set<Weekday> = []
        for node in keys.list("closed") {
            guard let text = text(node, "closed") else { continue }
            if let weekday = Weekday(name: text) {
                weekdays.insert(weekday)
            } else if let period = NamedPeriod(text, in: organisation.calendar), period.days.count <= 3_660 {
                for offset in 0..<period.days.count { days.insert(period.days.first + offset) }
            } else {
                report(
                    "invalid-date", "`\(text.shortened)` is neither a day nor a weekday.", at: node.span,
                    fix: Spelling.nearest(to: text, among: Weekday.names).map { "Did you mean `\($0)`?" }
                        ?? "Write `2026-12-25`, `2026-12-24..2026-12-31` or `sunday`.")
            }
        }
        return (days, weekdays)
    }
}
