import Chronology
import Foundation
import Testing

/// Periods against a calendar that knows no arithmetic: it walks from day to day and counts.
@Suite("Calendars against a walk over 400 years") struct WalkedCalendarTests {
    static let calendars: [ProjectCalendar] = Weekday.allCases.map { weekday in
        // Every weekday begins weeks once and ends retail years once; patterns, anchors and months take turns.
        let turn = weekday.rawValue
        let patterns = RetailCalendar.Pattern.allCases
        return ProjectCalendar(
            weekStart: weekday, fiscalStart: (month: turn * 5 % 12 + 1, day: [1, 6, 28, 15, 1, 27, 2][turn - 1]),
            retail: RetailCalendar(
                pattern: patterns[turn % 3], yearEnds: turn % 2 == 0 ? .last : .nearest,
                weekday: Weekday.allCases[(turn + 2) % 7], month: turn * 7 % 12 + 1))
    }

    @Test(arguments: calendars) func periodsBeginWhereTheWalkSays(calendar: ProjectCalendar) throws {
        let first = try #require(Day(iso: "1799-12-01"))
        var walk = Walk(calendar)
        var last: [Grain: Int] = [:]
        let grains = Grain.allCases.filter { $0 != .hour && $0 != .day }
        // The first retail year is walked through only to find its end.
        for number in first.number..<(first.number + 146_097 + 800) {
            let begins = walk.step()
            let day = Day(number: number)
            guard day.civil == (walk.year, walk.month, walk.day), day.weekday.rawValue == walk.weekday else {
                Issue.record("\(day): the walk is at \(walk.year)-\(walk.month)-\(walk.day)")
                return
            }
            for grain in grains {
                if grain.isRetail, grain != .retailWeek, walk.retailWeek == nil { continue }
                let period = calendar.period(grain, containing: day)
                let begun = begins.contains(grain)
                defer { last[grain] = period.index }
                guard let before = last[grain] else { continue }
                guard period.index == before + (begun ? 1 : 0), !begun || calendar.firstDay(of: period) == day else {
                    Issue.record("\(grain.noun) of \(day) is \(calendar.text(period)); begins by the walk: \(begun)")
                    return
                }
            }
            if let week = walk.retailWeek, walk.weekday == calendar.retail.map({ $0.weekday.rawValue % 7 + 1 }) {
                let text = calendar.text(calendar.period(.retailWeek, containing: day))
                guard text.hasSuffix(week < 10 ? "W0\(week)" : "W\(week)") else {
                    Issue.record("\(day) is in \(text), by the walk in week \(week)")
                    return
                }
            }
        }
    }

    /// Week numbers and month arithmetic against Foundation, whose calendar is ICU's.
    @Test(arguments: Weekday.allCases) func weeksAgreeWithFoundation(weekStart: Weekday) throws {
        var foundation = CivilDayTests.foundation
        foundation.firstWeekday = weekStart.rawValue % 7 + 1
        foundation.minimumDaysInFirstWeek = 4
        let calendar = ProjectCalendar(weekStart: weekStart)
        let first = try #require(Day(iso: "1800-01-01")).number
        for number in stride(from: first, to: first + 146_097, by: 5) {
            let parts = foundation.dateComponents(
                [.yearForWeekOfYear, .weekOfYear], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let week = calendar.weekNumber(calendar.period(.week, containing: Day(number: number)))
            guard week.year == parts.yearForWeekOfYear, week.number == parts.weekOfYear else {
                Issue.record("\(Day(number: number)): \(week), Foundation says \(parts)")
                return
            }
        }
    }

    @Test(arguments: [-13, -12, -3, -1, 1, 3, 11, 12, 4_800]) func monthsAgreeWithFoundation(months: Int) throws {
        let first = try #require(Day(iso: "1800-01-01")).number
        for number in stride(from: first, to: first + 146_097, by: 11) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let moved = try #require(CivilDayTests.foundation.date(byAdding: .month, value: months, to: date))
            let day = Day(number: number).adding(months: months)
            guard Double(day.number) * 86_400 == moved.timeIntervalSince1970 else {
                Issue.record("\(Day(number: number)) by \(months) months is \(day)")
                return
            }
        }
    }

    /// Source: ISO 8601, the years of a century that have a week 53.
    @Test func yearsWithAWeek53() {
        let calendar = ProjectCalendar()
        let long = (2000...2099).filter { calendar.period(named: "\($0)-W53") != nil }
        #expect(
            long == [
                2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093,
                2099,
            ])
    }

    /// Source: National Retail Federation, years of 53 weeks and the days on which its years begin, 2000 to 2025.
    @Test func yearsOfTheRetailFederation() {
        let calendar = ProjectCalendar(
            retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1))
        let long = (2000...2026).filter { calendar.period(named: "RY\($0)-W53") != nil }
        #expect(long == [2000, 2006, 2012, 2017, 2023])
        let starts = [
            "2000-01-30", "2001-02-04", "2002-02-03", "2003-02-02", "2004-02-01", "2005-01-30", "2006-01-29",
            "2007-02-04", "2008-02-03", "2009-02-01", "2010-01-31", "2011-01-30", "2012-01-29", "2013-02-03",
            "2014-02-02", "2015-02-01", "2016-01-31", "2017-01-29", "2018-02-04", "2019-02-03", "2020-02-02",
            "2021-01-31", "2022-01-30", "2023-01-29", "2024-02-04", "2025-02-02",
        ]
        for (position, start) in starts.enumerated() {
            #expect(calendar.days(named: "RY\(2000 + position)")?.first.description == start)
        }
    }
}

/// A walk from 1799-12-01, a Sunday, one day a step.
private struct Walk {
    private(set) var (year, month, day) = (1799, 11, 30)
    private(set) var weekday = Weekday.saturday.rawValue
    /// Week of the retail year, from 1; nil before the first end of one.
    private(set) var retailWeek: Int?
    private let calendar: ProjectCalendar
    private var fiscalMonths: Set<Int>

    init(_ calendar: ProjectCalendar) {
        self.calendar = calendar
        let start = calendar.fiscalStart.month
        fiscalMonths = [start, (start + 2) % 12 + 1, (start + 5) % 12 + 1, (start + 8) % 12 + 1]
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        if month == 2 { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Goes to the next day, and says which periods begin on it.
    mutating func step() -> Set<Grain> {
        let endsRetailYear = isRetailYearEnd
        day += 1
        weekday = weekday % 7 + 1
        if day > Self.length(month, year) { (day, month) = (1, month + 1) }
        if month > 12 { (month, year) = (1, year + 1) }
        var begins: Set<Grain> = []
        if weekday == calendar.weekStart.rawValue { begins.insert(.week) }
        if day == 1 {
            begins.insert(.month)
            if month % 3 == 1 { begins.insert(.quarter) }
            if month == 1 { begins.insert(.year) }
        }
        if day == calendar.fiscalStart.day, fiscalMonths.contains(month) {
            begins.insert(.fiscalQuarter)
            if month == calendar.fiscalStart.month { begins.insert(.fiscalYear) }
        }
        stepRetail(endsRetailYear, &begins)
        return begins
    }

    private mutating func stepRetail(_ begun: Bool, _ begins: inout Set<Grain>) {
        guard let retail = calendar.retail else { return }
        let isFirstOfWeek = weekday == retail.weekday.rawValue % 7 + 1
        if isFirstOfWeek { begins.insert(.retailWeek) }
        if begun {
            retailWeek = 1
        } else if isFirstOfWeek {
            retailWeek = retailWeek.map { $0 + 1 }
        }
        guard isFirstOfWeek, let week = retailWeek else { return }
        // Weeks, from 1, on which months begin.
        let months =
            switch retail.pattern {
            case .fourFourFive: [1, 5, 9, 14, 18, 22, 27, 31, 35, 40, 44, 48]
            case .fourFiveFour: [1, 5, 10, 14, 18, 23, 27, 31, 36, 40, 44, 49]
            case .fiveFourFour: [1, 6, 10, 14, 19, 23, 27, 32, 36, 40, 45, 49]
            }
        if months.contains(week) { begins.insert(.retailMonth) }
        if [1, 14, 27, 40].contains(week) { begins.insert(.retailQuarter) }
        if week == 1 { begins.insert(.retailYear) }
    }

    /// Whether a retail year ends today: the weekday, and no other such day of the month later, or nearer to its end.
    private var isRetailYearEnd: Bool {
        guard let retail = calendar.retail, weekday == retail.weekday.rawValue else { return false }
        let length = Self.length(month, year)
        switch retail.yearEnds {
        case .last: return month == retail.month && day + 7 > length
        case .nearest:
            let isBefore = month == retail.month && length - day <= 3
            return isBefore || (month == retail.month % 12 + 1 && day <= 3)
        }
    }
}
