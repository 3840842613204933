import Chronology
import Definitions
import Foundation
import Queries
import Refresh
import Series
import Testing

/// Zero is said only where the source is known to cover the day.
@Suite("Zero and missing", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct MissingTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    /// The values of a metric over `data/s.csv`, by grain.
    private func values(
        _ metric: String, of rows: String, _ grain: Grain? = .day, today: String, source: String = "",
        by dimension: String? = nil
    ) throws -> [String: [Double?]] {
        try folder.write("data/s.csv", "day,kind,v\n" + rows)
        let files = [
            DefinitionFile(path: "bellwether.yml", text: "name: Test\ntimezone: Europe/Madrid"),
            DefinitionFile(
                path: "sources/s.yml",
                text: "source: s\nfrom: data/s.csv\ntime: day\ncolumns: {day: date, v: integer, kind: text}\n"
                    + "dimensions: {kind: kind}\n\(source)"),
            DefinitionFile(path: "metrics/m.yml", text: "metric: m\nsource: s\n\(metric)"),
        ]
        let loaded = ProjectLoader.load(files: files)
        let project = try #require(loaded.project, "\(loaded.diagnostics)")
        let day = try #require(Day(iso: today))
        let reading = SourceReading(project: project, root: folder.path, today: day, search: Driver.search)
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: ["s": try reading.facts(of: "s")], manual: [:], today: day)
        let resolved = try MetricResolution(project.metrics).resolve("m")
        let dimensions = dimension.map { [DimensionQuery($0)] } ?? []
        let demands = evaluation.demands(resolved, grain: grain, dimensions: dimensions)
        let found = try evaluation.evaluate(
            resolved, grain: grain, dimensions: dimensions, answers: try reading.answers(demands))
        var result: [String: [Double?]] = [:]
        for slice in found.slices {
            result[slice.key.first.map { $0 ?? "(none)" } ?? ""] = slice.series.values.map { $0.isNaN ? nil : $0 }
        }
        return result
    }

    static let rows = "2026-03-02,a,5\n2026-03-04,a,7\n2026-03-05,b,1\n"

    static let daily: [(metric: String, today: String, source: String, values: [Double?])] = [
        // Days between rows are covered; those after the last are not.
        ("type: sum\nvalue: v", "2026-03-10", "", [5, 0, 7, 1]),
        // Today is open: a filter that lets nothing through today says nothing about it.
        ("type: sum\nvalue: v\nfilter: kind = 'a'", "2026-03-05", "", [5, 0, 7, nil]),
        ("type: count\nfilter: kind = 'a'", "2026-03-05", "", [1, 0, 1, nil]),
        ("type: sum\nvalue: v\nfilter: kind = 'a'", "2026-03-06", "", [5, 0, 7, 0]),
        // Closed days after the last row are covered, up to yesterday.
        ("type: sum\nvalue: v", "2026-03-10", "closed: [2026-03-06, 2026-03-07]", [5, 0, 7, 1, 0, 0]),
        ("type: sum\nvalue: v", "2026-03-10", "closed: [friday, saturday]", [5, 0, 7, 1, 0, 0]),
        ("type: sum\nvalue: v", "2026-03-07", "closed: [friday, saturday]", [5, 0, 7, 1, 0]),
        // Rows after today count nowhere and cover nothing.
        ("type: sum\nvalue: v", "2026-03-04", "", [5, 0, 7]), ("type: sum\nvalue: v", "2026-03-03", "", [5]),
        ("type: median\nvalue: v", "2026-03-04", "", [5, nil, 7]),
        ("type: sum\nvalue: v", "2026-03-01", "", []), ("type: count_distinct\nvalue: v", "2026-03-01", "", []),
        // Other types stay missing, unless told otherwise.
        ("type: min\nvalue: v", "2026-03-10", "", [5, nil, 7, 1]),
        ("type: average\nvalue: v", "2026-03-10", "", [5, nil, 7, 1]),
        ("type: min\nvalue: v\nmissing: zero", "2026-03-10", "", [5, 0, 7, 1]),
        ("type: median\nvalue: v\nmissing: carry", "2026-03-10", "", [5, 5, 7, 1]),
        ("type: count_distinct\nvalue: v\nmissing: zero", "2026-03-10", "", [1, 0, 1, 1]),
        ("type: sum\nvalue: v\nmissing: unknown", "2026-03-10", "", [5, nil, 7, 1]),
        ("type: last\nvalue: v", "2026-03-10", "", [5, 5, 7, 1]),
        ("type: last\nvalue: v\nmissing: unknown", "2026-03-10", "", [5, nil, 7, 1]),
    ]

    @Test("by day", arguments: daily)
    func byDay(metric: String, today: String, source: String, values expected: [Double?]) throws {
        #expect(try values(metric, of: Self.rows, today: today, source: source)[""] == expected)
    }

    static let monthly: [(metric: String, values: [Double?])] = [
        ("type: sum\nvalue: v", [12, 0, 3]), ("type: count", [2, 0, 1]), ("type: min\nvalue: v", [5, nil, 3]),
        // An extreme of a month is that of its rows, whatever days without rows mean.
        ("type: min\nvalue: v\nmissing: zero", [5, 0, 3]), ("type: max\nvalue: v\nmissing: carry", [7, 7, 3]),
        ("type: min\nvalue: v\nmissing: carry", [5, 5, 3]), ("type: last\nvalue: v", [7, 7, 3]),
        ("type: median\nvalue: v", [6, nil, 3]), ("type: median\nvalue: v\nmissing: zero", [6, 0, 3]),
    ]

    @Test("by month", arguments: monthly)
    func byMonth(metric: String, values expected: [Double?]) throws {
        let rows = "2026-01-02,a,5\n2026-01-20,a,7\n2026-03-05,b,3\n"
        #expect(try values(metric, of: rows, .month, today: "2026-03-20")[""] == expected)
    }

    @Test("a mistyped date in the future covers nothing", arguments: ["type: sum\nvalue: v", "type: max\nvalue: v"])
    func stray(metric: String) throws {
        #expect(
            try values(metric, of: "2026-03-02,a,5\n2099-01-01,a,900\n", today: "2026-03-20")[""] == [5])
        #expect(try values(metric, of: "2026-03-02,a,5\n2026-03-25,a,900\n", .month, today: "2026-03-20")[""] == [5])
    }

    @Test("distinct counts and medians leave out rows after today, in the open period too")
    func strayInOpenPeriod() throws {
        let rows = "2026-03-02,a,5\n2026-03-25,a,900\n"
        for metric in ["type: median\nvalue: v", "type: percentile\npercentile: 0.5\nvalue: v"] {
            #expect(try values(metric, of: rows, .month, today: "2026-03-20")[""] == [5])
            #expect(try values(metric, of: rows, nil, today: "2026-03-20")[""] == [5])
        }
    }

    @Test("a slice without rows is zero where the source is covered")
    func slices() throws {
        let found = try values("type: sum\nvalue: v", of: Self.rows, today: "2026-03-10", by: "kind")
        #expect(found == ["a": [5, 0, 7, 0], "b": [0, 0, 0, 1]])
    }

    @Test("a stock that a later count does not list is used up")
    func stock() throws {
        let rows = "2026-03-02,a,5\n2026-03-02,b,2\n2026-03-04,a,4\n2026-03-06,,1\n"
        let found = try values("type: last\nvalue: v", of: rows, today: "2026-03-10", by: "kind")
        #expect(found == ["a": [5, 5, 4, 4, 0], "b": [2, 2, 0, 0, 0], "(none)": [nil, nil, nil, nil, 1]])
    }

    @Test("a source without rows gives nothing")
    func noRows() throws {
        for grain in [Grain.day, .month, nil] {
            let found = try values("type: sum\nvalue: v", of: "", grain, today: "2026-03-10")[""] ?? []
            #expect(found.allSatisfy { $0 == nil })
        }
    }

    @Test("columns may be called as the statement's own parts are")
    func names() throws {
        try folder.write(
            "data/latest.csv",
            "at,period,dated,windows,latest,d0,m0,first_day\n2026-03-02,1,1,1,1,1,1,x\n2026-03-03,2,2,2,2,2,2,y\n")
        let files = [
            DefinitionFile(path: "bellwether.yml", text: "name: Test"),
            DefinitionFile(
                path: "sources/latest.yml",
                text: "source: latest\nfrom: data/latest.csv\ntime: at\ndimensions: {first_day: first_day, d0: d0}"),
            DefinitionFile(
                path: "metrics/a.yml", text: "metric: a\ntype: last\nsource: latest\nvalue: period + m0 + d0"),
            DefinitionFile(
                path: "metrics/b.yml", text: "metric: b\ntype: median\nsource: latest\nvalue: period * windows"),
            DefinitionFile(path: "metrics/c.yml", text: "metric: c\ntype: cumulative\nof: b\nwindow: 2d"),
        ]
        let project = try #require(ProjectLoader.load(files: files).project)
        let day = try #require(Day(iso: "2026-03-10"))
        let reading = SourceReading(project: project, root: folder.path, today: day, search: Driver.search)
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: ["latest": try reading.facts(of: "latest")], manual: [:], today: day)
        for (name, expected) in [("a", [3.0, 6.0]), ("b", [1, 4]), ("c", [.nan, 2.5])] {
            let resolved = try MetricResolution(project.metrics).resolve(name)
            let answers = try reading.answers(evaluation.demands(resolved, grain: .day))
            let found = try evaluation.evaluate(resolved, grain: .day, answers: answers).total?.values
            #expect(found.map { "\($0)" } == "\(expected)")
        }
    }
}
