extension ProjectCalendar {
    /// The days of a named period, or of a range of two: everything `period(named:)` reads, and `FIRST..LAST` of two
    /// such names, both inclusive (`2026-01-01..2026-03-31`, `2026-01..2026-03`).
    ///
    /// Nil where the text names nothing, the retail calendar it needs is missing, or the range runs backwards.
    public func days(named text: String) -> DayRange? {
        if let period = period(named: text) { return days(of: period) }
        guard let dots = text.firstOccurrence(of: "..") else { return nil }
        guard let first = period(named: String(text[..<dots.lowerBound])),
            let last = period(named: String(text[dots.upperBound...]))
        else { return nil }
        return DayRange(days(of: first).first, days(of: last).last)
    }

    /// The period of a name: `2026`, `2026-Q2`, `2026-05`, `2026-W05`, `2026-05-04`, `FY2026/27` or `FY2026`,
    /// `FY2026/27-Q2`, `RY2025`, `RY2025-Q1`, `RY2025-M01`, `RY2025-W01`; letters in either case.
    ///
    /// `FY2026` alone is the fiscal year that *begins* in 2026, like the first number of `FY2026/27`. Nil for weeks
    /// and days that the year does not have.
    public func period(named text: String) -> Period? {
        let name = text.trimmingSpaces().uppercased()
        if let day = Day(iso: name) { return Period(.day, index: day.number) }
        if name.hasPrefix("FY") { return fiscalPeriod(name.dropFirst(2)) }
        if name.hasPrefix("RY") { return retailPeriod(name.dropFirst(2)) }
        guard let year = ProjectCalendar.year(name.prefix(4)) else { return nil }
        let rest = name.dropFirst(4)
        if rest.isEmpty { return Period(.year, index: year) }
        guard rest.first == "-" else { return nil }
        let part = rest.dropFirst()
        if let quarter = ProjectCalendar.number(part, after: "Q", digits: 1, 1...4) {
            return Period(.quarter, index: year * 4 + quarter - 1)
        }
        if let month = ProjectCalendar.number(part, after: "", digits: 2, 1...12) {
            return Period(.month, index: year * 12 + month - 1)
        }
        guard let week = ProjectCalendar.number(part, after: "W", digits: 2, 1...53) else { return nil }
        let period = period(.week, containing: .unchecked(year: year, month: 1, day: 4)) + (week - 1)
        return weekNumber(period).year == year ? period : nil
    }

    private func fiscalPeriod(_ text: Substring) -> Period? {
        guard let year = ProjectCalendar.year(text.prefix(4)) else { return nil }
        var rest = text.dropFirst(4)
        if rest.first == "/" {
            let isCalendarYear = fiscalStart.month == 1 && fiscalStart.day == 1
            let second = ProjectCalendar.number(rest.dropFirst().prefix(2), after: "", digits: 2, 0...99)
            guard !isCalendarYear, second == (year + 1) % 100 else { return nil }
            rest = rest.dropFirst(3)
        }
        if rest.isEmpty { return Period(.fiscalYear, index: year) }
        guard let quarter = ProjectCalendar.number(rest, after: "-Q", digits: 1, 1...4) else { return nil }
        return Period(.fiscalQuarter, index: year * 4 + quarter - 1)
    }

    private func retailPeriod(_ text: Substring) -> Period? {
        guard let retail, let name = ProjectCalendar.year(text.prefix(4)) else { return nil }
        let year = name + retailNameLag
        let rest = text.dropFirst(4)
        if rest.isEmpty { return Period(.retailYear, index: year) }
        if let quarter = ProjectCalendar.number(rest, after: "-Q", digits: 1, 1...4) {
            return Period(.retailQuarter, index: year * 4 + quarter - 1)
        }
        if let month = ProjectCalendar.number(rest, after: "-M", digits: 2, 1...12) {
            return Period(.retailMonth, index: year * 12 + month - 1)
        }
        guard let week = ProjectCalendar.number(rest, after: "-W", digits: 2, 1...53) else { return nil }
        let day = retail.start(year: year) + (week - 1) * 7
        return retail.year(of: day) == year ? period(.retailWeek, containing: day) : nil
    }

    private static func year(_ text: Substring) -> Int? { number(text, after: "", digits: 4, 1...9_999) }

    /// A number of exactly so many digits after a prefix, nil outside the range.
    private static func number(
        _ text: Substring, after prefix: String, digits: Int, _ range: ClosedRange<Int>
    ) -> Int? {
        guard text.hasPrefix(prefix) else { return nil }
        let body = text.dropFirst(prefix.count).utf8
        guard body.count == digits, body.allSatisfy({ (byte: UInt8) in (0x30...0x39).contains(byte) }) else {
            return nil
        }
        let value = body.reduce(0) { (value: Int, byte: UInt8) in value * 10 + Int(byte - 0x30) }
        return range.contains(value) ? value : nil
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[first...last])
    }

    fileprivate func firstOccurrence(of pattern: String) -> Range<Index>? {
        indices.first { (at: Index) in self[at...].hasPrefix(pattern) }
            .map { (at: Index) in at..<index(at, offsetBy: pattern.count) }
    }
}
