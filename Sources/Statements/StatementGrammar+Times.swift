import Chronology
import Definitions

extension StatementGrammar {
    /// Times that begin at a token: the longest first.
    func times(_ start: Int) -> [Found<StatementTime>] {
        var index = start
        if word(index) == "the" { index += 1 }
        var found: [Found<StatementTime>] = []
        if let edge = edge(index) { found.append(edge) }
        found += periods(index) + dates(index)
        return found.sorted { $0.end > $1.end }
    }

    /// `end of Q2`, `start of June`, `year end`, `EOY`.
    private func edge(_ start: Int) -> Found<StatementTime>? {
        let short: [String: Grain] = ["eoy": .year, "eoq": .quarter, "eom": .month, "eow": .week, "eofy": .fiscalYear]
        if let word = word(start), let grain = short[word] {
            let year = grain == .year ? number(start + 1).flatMap(Self.year) : nil
            if let year { return (last(of: Period(.year, index: year)), start + 2) }
            return (present(grain), start + 1)
        }
        if ["year", "month", "quarter", "week"].contains(word(start) ?? ""),
            word(start + 1) == "end" || word(start + 1) == "close"
        {
            guard let grain = word(start).flatMap({ StatementLexicon.grains[$0] }) else { return nil }
            if grain == .year, let year = number(start + 2).flatMap(Self.year) {
                return (last(of: Period(.year, index: year)), start + 3)
            }
            return (present(grain), start + 2)
        }
        if word(start) == "fiscal", word(start + 1) == "year", word(start + 2) == "end" {
            return (present(.fiscalYear), start + 3)
        }
        guard let word = word(start) else { return nil }
        let isEnd = ["end", "close", "last"].contains(word) && (word != "last" || self.word(start + 1) == "day")
        let isStart =
            ["start", "beginning", "begin"].contains(word) || word == "first" && self.word(start + 1) == "day"
        guard isEnd || isStart || word == "mid" || word == "middle" else { return nil }
        var index = start + (word == "last" || word == "first" ? 2 : 1)
        if self.word(index) == "of" || self.word(index) == "in" { index += 1 }
        if self.word(index) == "the" { index += 1 }
        var inside = periods(index).sorted { $0.end > $1.end }.first
        if inside == nil, let grain = self.word(index).flatMap({ StatementLexicon.grains[$0] }),
            !(self.word(index) ?? "").hasSuffix("ly")
        {
            inside = (present(grain, wholePeriod: true), index + 1)
        }
        if inside == nil, ["fiscal", "financial"].contains(self.word(index) ?? ""), self.word(index + 1) == "year" {
            inside = (present(.fiscalYear, wholePeriod: true), index + 2)
        }
        guard let (found, end) = inside else { return nil }
        var time = found
        if word == "mid" || word == "middle" {
            time.complaint = StatementComplaint(
                "unknown-date", "`\(text(start..<end))` names no day.", fix: "Write the day, such as `15 June 2026`.")
            return (time, end)
        }
        time.days = DayRange(day: isEnd ? time.days.last : time.days.first)
        time.isPeriod = false
        return (time, end)
    }

    private func last(of period: Period) -> StatementTime {
        StatementTime(days: DayRange(day: calendar.days(of: period).last))
    }

    /// The present period of a grain, or its last day.
    private func present(_ grain: Grain, wholePeriod: Bool = false) -> StatementTime {
        let days = calendar.days(of: calendar.period(grain, containing: today))
        return StatementTime(
            days: wholePeriod ? days : DayRange(day: days.last), isYearless: true, isRelative: true,
            isPeriod: wholePeriod,
            note: "`\(grain.noun)` without another word is the one that holds \(today).")
    }

    /// Named periods: `Q2 2026`, `June`, `H1`, `FY2026`, `this quarter`, `2026`.
    private func periods(_ start: Int) -> [Found<StatementTime>] {
        var found: [Found<StatementTime>] = []
        if case .period(let period)? = kind(start) {
            let isDay = period.days.count == 1
            found.append((StatementTime(days: period.days, isPeriod: !isDay, text: period.text), start + 1))
        }
        if let year = number(start).flatMap(Self.year) { found.append((whole(Period(.year, index: year)), start + 1)) }
        if word(start) == "year", let year = number(start + 1).flatMap(Self.year) {
            found.append((whole(Period(.year, index: year)), start + 2))
        }
        found += fiscalYears(start) + quarters(start) + months(start) + relativePeriods(start)
        return found
    }

    private func whole(_ period: Period) -> StatementTime {
        StatementTime(days: calendar.days(of: period), isPeriod: true, text: calendar.text(period))
    }

    static func year(_ digits: String) -> Int? {
        guard digits.count == 4, let year = Int(digits), (1900...2199).contains(year) else { return nil }
        return year
    }

    private func fiscalYears(_ start: Int) -> [Found<StatementTime>] {
        if case .period(let period)? = kind(start), period.text.uppercased().hasPrefix("FY"), !period.text.contains("-")
        {
            return [(StatementTime(days: period.days, isPeriod: true, text: period.text), start + 1)]
        }
        guard let word = word(start) else { return [] }
        if word.hasPrefix("fy"), word.count > 2, let number = Int(word.dropFirst(2)) {
            let year = word.count == 4 ? 2_000 + number : number
            guard word.count == 4 || word.count == 6 else { return [] }
            return [(whole(Period(.fiscalYear, index: year)), start + 1)]
        }
        if word == "fy" || (word == "fiscal" || word == "financial"),
            let digits = number(start + (self.word(start + 1) == "year" ? 2 : 1)),
            let year = Self.year(digits) ?? (digits.count == 2 ? Int(digits).map { 2_000 + $0 } : nil)
        {
            return [(whole(Period(.fiscalYear, index: year)), start + (self.word(start + 1) == "year" ? 3 : 2))]
        }
        return []
    }

    /// Quarters and halves, of calendar years unless called fiscal.
    private func quarters(_ start: Int) -> [Found<StatementTime>] {
        var index = start
        let isFiscal = word(index) == "fiscal" || word(index) == "financial"
        if isFiscal { index += 1 }
        var number: Int?
        var isHalf = false
        if let word = word(index), word.count == 2, let digit = word.last?.wholeNumberValue {
            if word.hasPrefix("q"), (1...4).contains(digit) { number = digit }
            if word.hasPrefix("h"), (1...2).contains(digit) { (number, isHalf) = (digit, true) }
            index += 1
        } else if let ordinal = ordinal(index), ordinal.value <= 4,
            ["quarter", "half"].contains(word(ordinal.end) ?? "")
        {
            isHalf = word(ordinal.end) == "half"
            number = ordinal.value
            index = ordinal.end + 1
        } else if word(index) == "quarter" || word(index) == "half", let digits = self.number(index + 1),
            digits.count == 1
        {
            isHalf = word(index) == "half"
            number = Int(digits)
            index += 2
        }
        guard let number, number <= (isHalf ? 2 : 4) else { return [] }
        var found: [Found<StatementTime>] = []
        var after = index
        if ["of", "in"].contains(word(after) ?? "") || ["/", ",", "-", "'", "’"].contains(sign(after) ?? "") {
            after += 1
        }
        if word(after) == "year" { after += 1 }
        if let fiscal = fiscalYears(after).first {
            let year = calendar.period(.fiscalYear, containing: fiscal.value.days.first).index
            found.append((part(number, isHalf, year, .fiscalQuarter), fiscal.end))
        } else if let digits = self.number(after), let year = Self.year(digits) {
            found.append((part(number, isHalf, year, isFiscal ? .fiscalQuarter : .quarter), after + 1))
        } else if let shift = ["this": 0, "next": 1][word(after) ?? ""], word(after + 1) == "year" {
            let grain: Grain = isFiscal ? .fiscalYear : .year
            let year = calendar.period(grain, containing: today).index + shift
            var time = part(number, isHalf, year, isFiscal ? .fiscalQuarter : .quarter)
            time.isRelative = true
            found.append((time, after + 2))
        } else {
            let grain: Grain = isFiscal ? .fiscalQuarter : .quarter
            let year = calendar.period(isFiscal ? .fiscalYear : .year, containing: today).index
            var time = part(number, isHalf, year, grain)
            if time.days.last < today { time = part(number, isHalf, year + 1, grain) }
            time.isYearless = true
            time.note = "The year of `\(text(start..<index))` is not said; the next one ends on \(time.days.last)."
            found.append((time, index))
        }
        if !isFiscal, calendar.fiscalStart != (1, 1) {
            for position in found.indices where found[position].value.text?.hasPrefix("FY") != true {
                let name =
                    "`\(text(start..<index))` is that of the calendar year; say `fiscal` before it for the other."
                found[position].value.note = (found[position].value.note.map { $0 + " " } ?? "") + name
            }
        }
        return found
    }

    private func part(_ number: Int, _ isHalf: Bool, _ year: Int, _ grain: Grain) -> StatementTime {
        if !isHalf { return whole(Period(grain, index: year * 4 + number - 1)) }
        let first = calendar.days(of: Period(grain, index: year * 4 + (number - 1) * 2))
        let last = calendar.days(of: Period(grain, index: year * 4 + (number - 1) * 2 + 1))
        let days = DayRange(first.first, last.last) ?? first
        return StatementTime(days: days, isPeriod: true, text: "\(days.first)..\(days.last)")
    }

    func ordinal(_ index: Int) -> Found<Int>? {
        if let word = word(index), let value = StatementLexicon.ordinals[word] { return (value, index + 1) }
        if let digits = number(index), digits.count <= 2, let value = Int(digits),
            ["st", "nd", "rd", "th"].contains(word(index + 1) ?? ""), tokens[index + 1].isAttached
        {
            return (value, index + 2)
        }
        return nil
    }

    private func months(_ start: Int) -> [Found<StatementTime>] {
        guard let month = word(start).flatMap({ StatementLexicon.months[$0] }) else { return [] }
        var index = start + 1
        if sign(index) == ".", tokens[index].isAttached, (word(start)?.count ?? 9) <= 4, number(index + 1) != nil {
            index += 1
        }
        var after = index
        if word(after) == "of" || sign(after) == "," { after += 1 }
        if let year = number(after).flatMap(Self.year) {
            return [(whole(Period(.month, index: year * 12 + month - 1)), after + 1)]
        }
        if let shift = ["this": 0, "next": 1][word(after) ?? ""], word(after + 1) == "year" {
            var time = whole(Period(.month, index: (today.civil.year + shift) * 12 + month - 1))
            time.isRelative = true
            return [(time, after + 2)]
        }
        if number(after) != nil, after == index, number(after)?.count ?? 9 <= 2 { return [] }
        var time = whole(Period(.month, index: today.civil.year * 12 + month - 1))
        if time.days.last < today { time = whole(Period(.month, index: (today.civil.year + 1) * 12 + month - 1)) }
        time.isYearless = true
        time.note = "The year of `\(text(start..<start + 1))` is not said; the next one ends on \(time.days.last)."
        return [(time, start + 1)]
    }

    /// `this quarter`, `next month`, `the current fiscal year`, `last year`, `next 90 days`.
    private func relativePeriods(_ start: Int) -> [Found<StatementTime>] {
        let shifts = [
            "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "last": -1, "previous": -1, "past": -1,
        ]
        guard let shift = word(start).flatMap({ shifts[$0] }) else { return [] }
        var index = start + 1
        let isFiscal = ["fiscal", "financial"].contains(word(index) ?? "")
        if isFiscal { index += 1 }
        if word(index) == "calendar" { index += 1 }
        guard var grain = word(index).flatMap({ StatementLexicon.grains[$0] }), !(word(index) ?? "").hasSuffix("ly")
        else { return [] }
        if isFiscal { grain = grain == .year ? .fiscalYear : grain == .quarter ? .fiscalQuarter : grain }
        var time = whole(calendar.period(grain, containing: today) + shift)
        time.isRelative = true
        return [(time, index + 1)]
    }

    /// A length of time from today on: `six months`, `90 days`; its last day is the same date later.
    func spans(_ start: Int) -> Found<StatementTime>? {
        for amount in amounts(start) {
            guard let count = amount.value.number(), count == count.rounded(), (1...1_000).contains(count) else {
                continue
            }
            let end: Int
            let unit: String
            switch amount.value.mark {
            case .duration(_, let word): (unit, end) = (word, amount.end)
            case .none: (unit, end) = (word(amount.end) ?? "", amount.end + 1)
            default: continue
            }
            let last: Day
            switch unit {
            case "day", "days", "d": last = today + Int(count)
            case "week", "weeks", "w": last = today + Int(count) * 7
            case "month", "months": last = today.adding(months: Int(count))
            case "quarter", "quarters": last = today.adding(months: Int(count) * 3)
            case "year", "years": last = today.adding(months: Int(count) * 12)
            default: continue
            }
            return (StatementTime(days: DayRange(day: last), isRelative: true), end)
        }
        return nil
    }
}
