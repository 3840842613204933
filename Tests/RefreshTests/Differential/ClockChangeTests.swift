import Chronology
import Definitions
import Diagnostics
import Engines
import Foundation
import Queries
import Refresh
import Series
import Testing

/// Rows whose local time occurs twice or never, in zones that change the clock by half an hour or at midnight, counted by
/// the engine and by this file.
@Suite("Rows around changes of the clock", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct ClockChangeTests {
    /// The project's zone, and the one in which the rows were written.
    struct Zones: Sendable, CustomTestStringConvertible {
        var project: String
        var rows: String

        var testDescription: String { "rows of \(rows) in \(project)" }
    }

    static let zones = ["Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Beirut", "Europe/Madrid"].flatMap { project in
        ["Australia/Lord_Howe", "America/Sao_Paulo"].map { Zones(project: project, rows: $0) }
    }

    @Test(arguments: zones, [Grain.hour, .day, .week, .month])
    func agree(zones: Zones, grain: Grain) throws {
        let rows = try LocalRows(zones.rows)
        let folder = try ProjectFolder()
        try folder.write("data/events.csv", rows.text)
        let project = try project(zones)
        let today = try #require(Day(iso: "2019-01-15"))
        let reading = SourceReading(project: project, root: folder.path, today: today, search: Driver.search)
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: ["events": try reading.facts(of: "events")], manual: [:], today: today)
        var expected: [Int: [LocalRows.Row]] = [:]
        for row in rows.rows {
            let instant = Instant(seconds: row.moment)
            let period =
                grain == .hour
                ? project.calendar.hour(containing: instant)
                : project.calendar.period(grain, containing: try day(of: row.moment, in: zones.project))
            expected[period.index, default: []].append(row)
        }
        for (metric, value) in Self.metrics {
            let resolved = try MetricResolution(project.metrics).resolve(metric)
            let answers = try reading.answers(evaluation.demands(resolved, grain: grain))
            let found = try evaluation.evaluate(resolved, grain: grain, answers: answers)
            let series = try #require(found.slices.first).series
            #expect(series.values.count > 10)
            for (position, number) in series.values.enumerated() {
                let rows = expected[series.start + position] ?? []
                let isSame = rows.isEmpty ? number.isNaN || number == 0 : number == value(rows)
                guard isSame else {
                    let name = project.calendar.text(Period(grain, index: series.start + position))
                    Issue.record("\(metric) of \(name) is \(number) instead of \(value(rows))")
                    return
                }
            }
            #expect(expected.keys.allSatisfy { series.start <= $0 && $0 < series.end })
        }
    }

    private static let metrics: [(String, @Sendable ([LocalRows.Row]) -> Double)] = [
        ("orders", { (rows: [LocalRows.Row]) -> Double in Double(rows.count) }),
        ("units", { (rows: [LocalRows.Row]) -> Double in Double(rows.reduce(0) { $0 + $1.units }) }),
        ("customers", { (rows: [LocalRows.Row]) -> Double in Double(Set(rows.map(\.customer)).count) }),
    ]

    private func day(of moment: Int, in zone: String) throws -> Day {
        let offset = try #require(TimeZone(identifier: zone)).offset(moment)
        return Day(number: Int((Double(moment + offset) / 86_400).rounded(.down)))
    }

    private func project(_ zones: Zones) throws -> Project {
        let files = [
            ("bellwether.yml", "name: Clocks\ntimezone: \(zones.project)"),
            (
                "sources/events.yml",
                "source: events\nfrom: data/events.csv\ntime: {column: at, timezone: \(zones.rows)}"
            ),
            ("metrics/orders.yml", "metric: orders\ntype: count\nsource: events"),
            ("metrics/units.yml", "metric: units\ntype: sum\nsource: events\nvalue: units"),
            ("metrics/customers.yml", "metric: customers\ntype: count_distinct\nsource: events\nvalue: customer"),
        ]
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        return try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }
}

/// Rows written in the local time of a zone: every seven minutes around each change of 2018, those left out included, and
/// at noon of every third day.
private struct LocalRows {
    struct Row {
        var moment: Int
        var units: Int
        var customer: Int
    }

    var rows: [Row] = []
    var text = "at,units,customer\n"

    init(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var locals: [Int] = []
        var cursor = Date(timeIntervalSince1970: 1_514_764_800)
        while let change = zone.nextDaylightSavingTimeTransition(after: cursor),
            change.timeIntervalSince1970 < 1_546_300_800
        {
            let moment = Int(change.timeIntervalSince1970)
            locals += stride(from: -10_800, through: 10_800, by: 420).map { moment + zone.offset(moment - 1) + $0 }
            cursor = change
        }
        #expect(locals.count > 50)
        locals += stride(from: 1_514_808_000, to: 1_546_300_800, by: 3 * 86_400)
        for (number, local) in locals.enumerated() {
            let row = Row(moment: Self.moment(local, zone), units: number % 17 + 1, customer: number % 5)
            rows.append(row)
            let day = Day(number: local / 86_400)
            let clock = [local / 3_600 % 24, local / 60 % 60, local % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            text += "\(day) \(clock.joined(separator: ":")),\(row.units),\(row.customer)\n"
        }
    }

    /// The earliest moment that shows a local time; where none does, the one by the offset before it was left out.
    private static func moment(_ local: Int, _ zone: TimeZone) -> Int {
        let (before, after) = (zone.offset(local - 86_400), zone.offset(local + 86_400))
        let shown = [local - before, local - after].filter { $0 + zone.offset($0) == local }
        return shown.min() ?? local - before
    }
}

extension TimeZone {
    fileprivate func offset(_ moment: Int) -> Int {
        secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
    }
}
