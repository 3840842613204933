public import Chronology

extension NamedPeriod {
    /// Reads `2026`, `2026-Q2`, `2026-05`, `2026-W05`, `FY2026`, `FY2026-Q1`, `2026-05-01` or
    /// `2026-01-01..2026-03-31`.
    ///
    /// Weeks begin on the calendar's weekday; week 1 is the one that holds 4 January, as in ISO 8601. A fiscal year has
    /// the number of the calendar year in which it begins.
    public init?(_ text: String, in calendar: ProjectCalendar) {
        guard let days = NamedPeriod.days(text, in: calendar) else { return nil }
        self.init(text: text, days: days)
    }

    private static func days(_ text: String, in calendar: ProjectCalendar) -> DayRange? {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let first = Day(iso: ends[0]), let last = Day(iso: ends[1]) else { return nil }
            return DayRange(first, last)
        }
        if let day = Day(iso: text) { return DayRange(day, day) }
        let isFiscal = text.hasPrefix("FY")
        let parts = (isFiscal ? text.dropFirst(2) : text[...]).split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, let year = number(first, digits: 4), (1...9_998).contains(year) else {
            return nil
        }
        guard parts.count <= 2 else { return nil }
        guard parts.count == 2 else {
            return calendar.days(of: Period(isFiscal ? .fiscalYear : .year, index: year))
        }
        return part(parts[1], of: year, isFiscal: isFiscal, in: calendar)
    }

    private static func part(
        _ text: Substring, of year: Int, isFiscal: Bool, in calendar: ProjectCalendar
    ) -> DayRange? {
        if text.hasPrefix("Q"), let quarter = number(text.dropFirst(), digits: 1), (1...4).contains(quarter) {
            return calendar.days(of: Period(isFiscal ? .fiscalQuarter : .quarter, index: year * 4 + quarter - 1))
        }
        if isFiscal { return nil }
        if text.hasPrefix("W"), let week = number(text.dropFirst(), digits: 2), (1...53).contains(week) {
            guard let anchor = Day(year: year, month: 1, day: 4) else { return nil }
            let period = calendar.period(.week, containing: anchor) + (week - 1)
            let days = calendar.days(of: period)
            // Week 53 exists only where its fourth day still lies in the year.
            return (days.first + 3).civil.year == year ? days : nil
        }
        guard let month = number(text, digits: 2), (1...12).contains(month) else { return nil }
        return calendar.days(of: Period(.month, index: year * 12 + month - 1))
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
