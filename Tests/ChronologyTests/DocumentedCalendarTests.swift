import Chronology
import Foundation
import Testing

/// The tables of docs/calendars.md, line by line.
@Suite("The examples of docs/calendars.md") struct DocumentedCalendarTests {
    @Test(arguments: DocumentedLine.all("periods")) func periods(line: DocumentedLine) throws {
        let calendar = try line.calendar()
        let days = try #require(calendar.days(named: line[1]), "\(line)")
        #expect("\(days.first) \(days.last)" == "\(line[2]) \(line[3])", "\(line)")
        if let weeks = Int(line[4]) { #expect(days.count == weeks * 7, "\(line)") }
        let period = try #require(calendar.period(named: line[1]))
        #expect(calendar.text(period) == line[1])
        #expect(calendar.period(period.grain, containing: days.first) == period)
        #expect(calendar.period(period.grain, containing: days.last) == period)
    }

    @Test(arguments: DocumentedLine.all("comparisons")) func comparisons(line: DocumentedLine) throws {
        let calendar = try line.calendar()
        let period = try #require(calendar.period(named: line[1]), "\(line)")
        #expect(calendar.text(calendar.comparisonWithPrevious(period).period) == line[2], "\(line)")
        let year = calendar.samePeriodLastYear(period)
        #expect(calendar.text(year.period) == line[3], "\(line)")
        #expect((year.note ?? "") == line[4])
    }

    @Test(arguments: DocumentedLine.all("ago")) func ago(line: DocumentedLine) throws {
        let calendar = try line.calendar()
        let period = try #require(calendar.period(named: line[1]), "\(line)")
        let length = line[2].split(separator: " ")
        let (count, unit) = (try #require(Int(length[0])), try #require(Grain(rawValue: String(length[1]))))
        let earlier = calendar.shift(period, by: -count, unit)
        #expect((earlier.map { calendar.text($0) } ?? "error") == line[3], "\(line)")
    }

    @Test(arguments: DocumentedLine.all("open")) func openPeriods(line: DocumentedLine) throws {
        let calendar = try line.calendar()
        let today = try #require(Day(iso: line[1]))
        let period = try #require(calendar.period(named: line[2]), "\(line)")
        #expect(String(calendar.elapsed(period, today: today)?.count ?? 0) == line[3], "\(line)")
        let part = calendar.elapsedPart(of: calendar.previous(period), like: period, today: today)
        #expect((part.map { "\($0.first)..\($0.last)" } ?? "nothing") == line[4], "\(line)")
    }

    @Test(arguments: DocumentedLine.all("days")) func days(line: DocumentedLine) throws {
        let zone = try #require(Zone(line[0]))
        let day = try #require(Day(iso: line[1]))
        let (begin, end) = (zone.start(of: day), zone.start(of: day + 1))
        #expect(zone.rfc3339(begin) == line[2])
        #expect(String((end.seconds - begin.seconds) / 60) == line[3], "\(line)")
        #expect(String(ProjectCalendar(zone: zone).range(from: day, to: day, .hour).count) == line[4], "\(line)")
    }

    @Test(arguments: DocumentedLine.all("times")) func localTimes(line: DocumentedLine) throws {
        let zone = try #require(Zone(line[0]))
        let parts = line[1].split(separator: " ")
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        let moment = zone.instant(day: try #require(Day(iso: parts[0])), secondOfDay: clock[0] * 3_600 + clock[1] * 60)
        #expect(zone.rfc3339(moment) == line[2], "\(line)")
    }
}

/// A line of a table of docs/calendars.md.
struct DocumentedLine: Sendable, CustomTestStringConvertible {
    var cells: [String]

    var testDescription: String { cells.joined(separator: " | ") }

    subscript(_ column: Int) -> String { cells[column] }

    /// The lines of the table between `<!-- name -->` and `<!-- name: end -->`, without its head.
    static func all(_ name: String) -> [DocumentedLine] {
        guard let text = try? String(contentsOf: document, encoding: .utf8),
            let start = text.range(of: "<!-- \(name) -->\n"), let end = text.range(of: "<!-- \(name): end -->")
        else { preconditionFailure("docs/calendars.md has no table \(name)") }
        let lines = text[start.upperBound..<end.lowerBound].split(separator: "\n").dropFirst(2)
        precondition(!lines.isEmpty, "the table \(name) of docs/calendars.md is empty")
        return lines.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            return DocumentedLine(cells: cells.map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    private static var document: URL {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("docs/calendars.md")
    }

    /// The calendar of the first cell, written as in `bellwether.yml`.
    func calendar() throws -> ProjectCalendar {
        let text = cells[0]
        guard text != "–" else { return ProjectCalendar() }
        let colon = try #require(text.firstIndex(of: ":"))
        let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        switch text[..<colon] {
        case "timezone": return ProjectCalendar(zone: try #require(Zone(value)))
        case "week_start": return ProjectCalendar(weekStart: try #require(Weekday(name: value)))
        case "fiscal_year_start":
            let parts = value.split(separator: "-").compactMap { Int($0) }
            return ProjectCalendar(fiscalStart: (parts[0], parts[1]))
        default:
            var keys: [String: String] = [:]
            for pair in value.dropFirst().dropLast().split(separator: ",") {
                let parts = pair.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
                keys[parts[0]] = parts[1]
            }
            let retail = RetailCalendar(
                pattern: try #require(keys["pattern"].flatMap { RetailCalendar.Pattern(rawValue: $0) }),
                yearEnds: try #require(keys["year_ends"].flatMap { RetailCalendar.YearEnd(rawValue: $0) }),
                weekday: try #require(keys["weekday"].flatMap { Weekday(name: $0) }),
                month: try #require(keys["month"].flatMap { Int($0) }))
            return ProjectCalendar(retail: retail)
        }
    }
}
