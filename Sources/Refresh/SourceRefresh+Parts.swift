import Chronology
import Definitions
import Engines
import Series
import Store

extension SourceRefresh {
    /// Reads the files that changed and those that hold rows of the periods they touch, and computes these periods anew.
    ///
    /// - Returns: The number of series written; nil where all of the source must be read: its files are not known one
    ///   by one, its columns have changed, or values do not fit those stored.
    func readParts(
        _ known: SourceRecord, _ before: SourceParts, _ report: inout RefreshReport.Source
    ) throws(RefreshFailure) -> Int? {
        guard !before.parts.isEmpty, let asOf = known.asOf, asOf <= workspace.today,
            let source = workspace.project.sources[name],
            let session = try engine({ () throws(EngineFailure) in try reading.fileSession(of: name) })
        else { return nil }
        let files = try engine { () throws(EngineFailure) in try session.files(of: name) }
        let (changed, gone) = before.changes(to: files)
        let opened = try engine { () throws(EngineFailure) in
            try reading.know(before.parts.filter { !changed.contains($0.key) }, of: name)
            return try reading.open(name)
        }
        guard !opened.isEmpty, session.division(of: name) == .files, opened.recordedColumns == known.columns else {
            return nil
        }
        let contents = try contents(of: changed)
        var now = before
        // A file that became the first one is looked into again; what was found need not be found a second time.
        var reshaped: [SourcePart] = []
        let shapes = before.parts.shapes
        for (path, shape) in session.shapes(of: name) where shapes[path] != shape {
            guard !changed.contains(path), var part = before.parts[path] else { continue }
            part.shape = shape.text
            now.parts[path] = part
            reshaped.append(part)
        }
        for path in gone { now.parts[path] = nil }
        for content in contents { now.parts[content.path] = content }
        let earlier = changed.union(gone).compactMap { before.parts[$0] }
        let touched = SourceParts.touched(by: earlier, contents).union(now.due(after: asOf, upTo: workspace.today))
        guard let days = now.days(until: workspace.today) else { return nil }
        let facts = facts(source, days, now)
        let record = try record(known.rules, StableHash.hex(of: files.fingerprint), now, facts)
        try require(record)

        var reread = changed
        let written = try recompute(known, record, facts, touched) { needed throws(RefreshFailure) in
            let paths = needed.map { now.holding($0) } ?? Set(now.parts.keys)
            if !paths.isSubset(of: changed) {
                reread.formUnion(paths)
                try engine { () throws(EngineFailure) in try reading.read(reread, of: name) }
            }
            // What statements cost is judged by the rows that are there.
            reading.coverages[name] = SourceParts(now.parts.filter { reread.contains($0.key) })
                .coverage(until: workspace.today)
        } update: { update in
            update.parts = contents + reshaped
            update.gone = gone.sorted()
        }
        guard let written else { return nil }
        report.fill(record)
        report.totals = opened.totals.map { "\($0.file): \($0.row)" }
        report.implausibleRows = now.coverage(until: workspace.today).implausibleRowCount
        report.wasRead = true
        report.files = (reread.count, files.files.count)
        // What is left in the engine is a part of the source.
        try engine { () throws(EngineFailure) in try reading.forget(name) }
        return written
    }

    /// Reads some files of the opened source, and what they hold.
    private func contents(of paths: Set<String>) throws(RefreshFailure) -> [SourcePart] {
        guard !paths.isEmpty else { return [] }
        let found = try engine { () throws(EngineFailure) in
            try reading.read(paths, of: name)
            return try reading.contents(of: name, files: paths, rejectedLimit: Self.rejectedShown)
        }
        return (found ?? []).map { SourcePart($0) }
    }

    /// Computes what the touched days change, and what is missing whole, and stores it.
    ///
    /// - Parameters:
    ///   - read: Makes the rows of the days given readable, of all days where nil.
    ///   - change: Completes the update before it is written.
    /// - Returns: The number of series written; nil where values do not fit those stored.
    func recompute(
        _ known: SourceRecord, _ record: SourceRecord, _ facts: SourceFacts, _ touched: DaySpans,
        read: (DaySpans?) throws(RefreshFailure) -> Void, update change: (inout SourceUpdate) -> Void
    ) throws(RefreshFailure) -> Int? {
        let calendar = workspace.project.calendar
        let all = try demands(facts).compactMap { demand in
            demand.family(workspace.identity).map { (demand: demand, family: $0) }
        }
        let present = try present()
        let missing = all.filter { !present.contains($0.family) }.map(\.demand)
        let affected = all.filter { present.contains($0.family) }.map {
            AffectedPeriods(
                $0.demand, $0.family, touched: touched, earlier: known.askedDays, known: facts.askedDays,
                today: workspace.today, calendar: calendar)
        }
        let rows = affected.reduce(into: DaySpans()) { rows, periods in rows = rows.union(periods.rows) }
        try read(missing.isEmpty ? rows : nil)
        let asked = affected.flatMap(\.asked)
        let answers = try engine { () throws(EngineFailure) in try reading.answers(asked + missing) }

        var update = SourceUpdate(source: record)
        update.kept = Set(affected.map(\.family)).union(
            present.filter { $0.wholeDays.map { touched.clipped(to: $0).isEmpty } ?? false })
        for periods in affected {
            guard let changed = try changes(periods, answers) else { return nil }
            update.changed += changed
        }
        (update.series, update.computed) = series(missing, answers)
        change(&update)
        try workspace.stored { () throws(StoreFailure) in try workspace.cache.update(update) }
        return update.changed.count + update.series.count
    }

    /// The stored series of a family that differ with the answers in place; nil where they do not fit.
    private func changes(
        _ periods: AffectedPeriods, _ answers: [LeafDemand: MetricEvaluation.Base]
    ) throws(RefreshFailure) -> [(key: SeriesKey, values: SeriesValues?)]? {
        let family = periods.family
        let stored = try workspace.stored { () throws(StoreFailure) in
            try workspace.cache.slices(leaf: family.leaf, grain: family.grain, dimension: family.dimension)
        }
        var known: [SliceKey: SeriesValues] = [:]
        for (slice, values) in stored { known[SliceKey(slice)] = values }
        var slices = Set(known.keys)
        for asked in periods.asked { slices.formUnion((answers[asked] ?? [:]).keys.map { SliceKey($0.first ?? nil) }) }
        let isTotal = periods.demand.dimensions.isEmpty
        var changed: [(key: SeriesKey, values: SeriesValues?)] = []
        for slice in slices {
            let before = known[slice]
            let after = periods.patched(
                before ?? .empty(family.grain), { answers[$0]?[isTotal ? [] : [slice.text]] },
                workspace.project.calendar)
            guard let after else { return nil }
            let isGone = after.values.isEmpty && !isTotal
            if isGone ? before == nil : before == after { continue }
            changed.append((family.key(of: slice.text), isGone ? nil : after))
        }
        return changed
    }
}

/// A slice by its bytes, as the cache tells slices apart.
private struct SliceKey: Hashable {
    let text: String?

    init(_ text: String?) { self.text = text }

    static func == (left: SliceKey, right: SliceKey) -> Bool {
        left.text.map { Array($0.utf8) } == right.text.map { Array($0.utf8) }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text.map { Array($0.utf8) }) }
}
