import Chronology

extension StatementGrammar {
    /// Single days: `30 June 2026`, `June 30`, `30/06/2026`, `Friday`, `today`.
    func dates(_ start: Int) -> [Found<StatementTime>] {
        written(start) + numeric(start) + weekdays(start)
    }

    private func written(_ start: Int) -> [Found<StatementTime>] {
        if let day = dayNumber(start) {
            var index = day.end
            if word(index) == "of" { index += 1 }
            guard let month = word(index).flatMap({ StatementLexicon.months[$0] }) else { return [] }
            return dated(day.value, month, start, afterDate: index + 1)
        }
        guard let month = word(start).flatMap({ StatementLexicon.months[$0] }) else { return [] }
        var index = start + 1
        if sign(index) == ".", tokens[index].isAttached { index += 1 }
        if word(index) == "the" { index += 1 }
        guard let day = dayNumber(index) else { return [] }
        // `June 26` may be a day or a year.
        if number(index)?.count == 2, let year = number(index).flatMap({ Int($0) }), year >= 24,
            day.end == index + 1, Self.year(number(day.end + (sign(day.end) == "," ? 1 : 0)) ?? "") == nil
        {
            var time = dated(day.value, month, start, afterDate: day.end).first
            time?.value.complaint = StatementComplaint(
                "ambiguous-date", "`\(text(start..<day.end))` may be a day or a month of 20\(year).",
                fix:
                    "Write `\(day.value) \(text(start..<start + 1))` with its year for the day, or the month with the year in four digits."
            )
            return time.map { [$0] } ?? []
        }
        return dated(day.value, month, start, afterDate: day.end)
    }

    private func dayNumber(_ index: Int) -> Found<Int>? {
        if let ordinal = ordinal(index), number(index) != nil { return ordinal }
        guard let digits = number(index), digits.count <= 2, let value = Int(digits), (1...31).contains(value) else {
            return nil
        }
        if sign(index + 1) == ".", tokens[index + 1].isAttached, word(index + 2) != nil { return (value, index + 2) }
        return (value, index + 1)
    }

    private func dated(_ day: Int, _ month: Int, _ start: Int, afterDate: Int) -> [Found<StatementTime>] {
        var index = afterDate
        if sign(index) == "," || sign(index) == "." { index += 1 }
        if let digits = number(index), digits.count == 4, let year = Int(digits), year > 0 {
            return [(moment(year, month, day, text(start..<index + 1)), index + 1)]
        }
        var time = moment(today.civil.year, month, day, text(start..<afterDate))
        if time.complaint == nil, time.days.last < today {
            time = moment(today.civil.year + 1, month, day, text(start..<afterDate))
        }
        time.isYearless = true
        time.note = "The year of `\(text(start..<afterDate))` is not said; the next one is \(time.days.last)."
        return [(time, afterDate)]
    }

    private func moment(_ year: Int, _ month: Int, _ day: Int, _ text: String) -> StatementTime {
        if let date = Day(year: year, month: month, day: day) {
            return StatementTime(days: DayRange(day: date), text: date.description)
        }
        var time = StatementTime(days: DayRange(day: today))
        time.complaint = StatementComplaint(
            "impossible-date", "There is no day `\(text)`.", fix: "Write a day the month has, such as `2026-06-30`.")
        return time
    }

    /// `30/06/2026`, `30.06.2026`, `2026/06/30`, `6-30-2026`.
    private func numeric(_ start: Int) -> [Found<StatementTime>] {
        if let digits = number(start), digits.filter({ $0 == "." }).count == 2 {
            let parts = digits.split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3, parts[2] > 1_900 else { return [] }
            return [(moment(parts[2], parts[1], parts[0], digits), start + 1)]
        }
        guard let mark = sign(start + 1), mark == "/" || mark == "-", sign(start + 3) == mark,
            let first = number(start),
            let middle = number(start + 2), let last = number(start + 4), let a = Int(first), let b = Int(middle),
            let c = Int(last)
        else { return [] }
        let shown = text(start..<start + 5)
        if first.count == 4 { return [(moment(a, b, c, shown), start + 5)] }
        guard last.count == 4 else { return [] }
        if a > 12 { return [(moment(c, b, a, shown), start + 5)] }
        if b > 12 { return [(moment(c, a, b, shown), start + 5)] }
        var time = moment(c, b, a, shown)
        if a != b {
            time.complaint = StatementComplaint(
                "ambiguous-date", "`\(shown)` may be day and month or month and day.", fix: "Write `\(c)-MM-DD`.")
        }
        return [(time, start + 5)]
    }

    private func weekdays(_ start: Int) -> [Found<StatementTime>] {
        if word(start) == "today" { return [(StatementTime(days: DayRange(day: today), isRelative: true), start + 1)] }
        if word(start) == "tomorrow" {
            return [(StatementTime(days: DayRange(day: today + 1), isRelative: true), start + 1)]
        }
        let isNext = word(start) == "next"
        guard let weekday = word(start + (isNext ? 1 : 0)).flatMap({ Weekday(name: $0) }) else { return [] }
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        var time = StatementTime(days: DayRange(day: today + ahead), isRelative: true)
        if isNext {
            time.complaint = StatementComplaint(
                "ambiguous-date", "`\(text(start..<start + 2))` may be \(today + ahead) or \(today + ahead + 7).",
                fix: "Write the date.")
        }
        return [(time, start + (isNext ? 2 : 1))]
    }
}
