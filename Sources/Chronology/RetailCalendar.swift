/// A 4-4-5 style calendar: quarters of 13 weeks, years of 52 or 53 weeks that end on a fixed weekday.
public struct RetailCalendar: Hashable, Sendable {
    /// Weeks in the three months of every quarter.
    public enum Pattern: String, CaseIterable, Sendable {
        case fourFourFive = "4-4-5"
        case fourFiveFour = "4-5-4"
        case fiveFourFour = "5-4-4"

        /// Weeks of the first, second and third month of a quarter.
        public var weeks: [Int] {
            switch self {
            case .fourFourFive: [4, 4, 5]
            case .fourFiveFour: [4, 5, 4]
            case .fiveFourFour: [5, 4, 4]
            }
        }
    }

    /// Which occurrence of the weekday ends the year.
    public enum YearEnd: String, CaseIterable, Sendable {
        /// The last one in the month.
        case last
        /// The one nearest to the month's last day, which may fall in the next month.
        case nearest
    }

    /// Weeks in the months of a quarter.
    public var pattern: Pattern
    /// Which occurrence of `weekday` ends the year.
    public var yearEnds: YearEnd
    /// The weekday on which years (and so all weeks) end.
    public var weekday: Weekday
    /// The month, 1...12, in which (or at whose end) the year ends.
    public var month: Int

    /// A calendar from its rules.
    public init(pattern: Pattern, yearEnds: YearEnd, weekday: Weekday, month: Int) {
        precondition((1...12).contains(month))
        self.pattern = pattern
        self.yearEnds = yearEnds
        self.weekday = weekday
        self.month = month
    }

    /// The last day of the retail year whose anchor month lies in calendar year `year`.
    func end(anchorYear year: Int) -> Day {
        let monthEnd = Day.unchecked(year: year, month: month, day: Day.length(ofMonth: month, year: year))
        let back = (monthEnd.weekday.rawValue - weekday.rawValue + 7) % 7
        if yearEnds == .nearest, back > 3 { return monthEnd + (7 - back) }
        return monthEnd - back
    }

    /// First day of retail year `index`; the index is the calendar year of its anchor month.
    func start(year index: Int) -> Day { end(anchorYear: index - 1) + 1 }

    /// The retail year (calendar year of its anchor month) that holds a day.
    func year(of day: Day) -> Int {
        let day = Day(number: day.number.clamped(to: Day.numberLimit))
        var year = day.civil.year
        while day > end(anchorYear: year) { year += 1 }
        while day < start(year: year) { year -= 1 }
        return year
    }

    /// First day of retail month `month` (0...11) of a retail year.
    func start(month: Int, year: Int) -> Day {
        let weeks = pattern.weeks
        let passed = (0..<month).reduce(0) { (sum: Int, position: Int) -> Int in sum + weeks[position % 3] }
        return start(year: year) + passed * 7
    }

    /// Position 0...11 of the retail month that holds a day of a retail year; a 53rd week belongs to the last.
    func month(of day: Day, year: Int) -> Int {
        var week = (day - start(year: year)) / 7
        let weeks = pattern.weeks
        for month in 0..<12 {
            let length = weeks[month % 3]
            if week < length { return month }
            week -= length
        }
        return 11
    }
}
