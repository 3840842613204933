extension ProjectCalendar {
    /// The canonical text of a period, which `period(named:)` reads back.
    ///
    /// `2026`, `2026-Q2`, `2026-05`, `2026-W05`, `2026-05-04`, `FY2026/27` (`FY2026` where fiscal years are calendar
    /// years), `FY2026/27-Q2`, `RY2025`, `RY2025-Q1`, `RY2025-M01`, `RY2025-W01`; an hour is the RFC 3339 moment it
    /// begins. A week belongs to the year that holds four of its days or more, as in ISO 8601.
    public func text(_ period: Period) -> String {
        let period = period.sensible
        let year = { (number: Int) in number.padded(to: 4) }
        switch period.grain {
        case .hour: return zone.rfc3339(start(ofHour: period))
        case .day: return firstDay(of: period).description
        case .week:
            let week = weekNumber(period)
            return "\(year(week.year))-W\(week.number.padded(to: 2))"
        case .month:
            let civil = firstDay(of: period).civil
            return "\(year(civil.year))-\(civil.month.padded(to: 2))"
        case .quarter:
            let civil = firstDay(of: period).civil
            return "\(year(civil.year))-Q\((civil.month + 2) / 3)"
        case .year: return year(period.index)
        case .fiscalYear: return fiscalYearText(period.index)
        case .fiscalQuarter:
            let fiscalYear = period.index.flooredDivision(by: 4)
            return "\(fiscalYearText(fiscalYear))-Q\(period.index - fiscalYear * 4 + 1)"
        case .retailYear, .retailQuarter, .retailMonth, .retailWeek:
            let place = retailPlace(period)
            let name = "RY\(year(place.year))"
            switch period.grain {
            case .retailQuarter: return "\(name)-Q\(place.number)"
            case .retailMonth: return "\(name)-M\(place.number.padded(to: 2))"
            case .retailWeek: return "\(name)-W\(place.number.padded(to: 2))"
            default: return name
            }
        }
    }

    /// English words for a scorecard: `Q2 2026`, `May 2026`, `week of 4 May 2026`, `Q2 FY2026/27`.
    ///
    /// Days, hours and weeks leave out a year equal to `currentYear`: `week of 4 May`.
    public func label(_ period: Period, currentYear: Int? = nil) -> String {
        let period = period.sensible
        switch period.grain {
        case .hour:
            let time = zone.rfc3339(start(ofHour: period)).split(separator: "T").last.map { String($0.prefix(5)) }
            return "\(dayLabel(firstDay(of: period), currentYear)) \(time ?? "")"
        case .day: return dayLabel(firstDay(of: period), currentYear)
        case .week: return "week of \(dayLabel(firstDay(of: period), currentYear))"
        case .month:
            let civil = firstDay(of: period).civil
            return "\(Day.monthNames[civil.month - 1]) \(civil.year)"
        case .quarter:
            let civil = firstDay(of: period).civil
            return "Q\((civil.month + 2) / 3) \(civil.year)"
        case .year: return String(period.index)
        case .fiscalYear: return fiscalYearText(period.index)
        case .fiscalQuarter:
            let fiscalYear = period.index.flooredDivision(by: 4)
            return "Q\(period.index - fiscalYear * 4 + 1) \(fiscalYearText(fiscalYear))"
        case .retailYear: return "retail \(retailPlace(period).year)"
        case .retailQuarter: return "Q\(retailPlace(period).number) retail \(retailPlace(period).year)"
        case .retailMonth: return "month \(retailPlace(period).number) of retail \(retailPlace(period).year)"
        case .retailWeek: return "week \(retailPlace(period).number) of retail \(retailPlace(period).year)"
        }
    }

    /// The start of a period for tables of data: the ISO date of its first day; for hours RFC 3339 with offset.
    public func isoStart(_ period: Period) -> String {
        period.grain == .hour ? zone.rfc3339(start(ofHour: period)) : firstDay(of: period).description
    }

    /// Year and number (1...53) of a week: the year that holds at least four of its days.
    public func weekNumber(_ period: Period) -> (year: Int, number: Int) {
        let middle = firstDay(of: period) + 3
        let year = middle.civil.year
        return (year, (middle - Day.unchecked(year: year, month: 1, day: 1)) / 7 + 1)
    }

    private func dayLabel(_ day: Day, _ currentYear: Int?) -> String {
        let civil = day.civil
        let name = "\(civil.day) \(Day.monthNames[civil.month - 1])"
        return civil.year == currentYear ? name : "\(name) \(civil.year)"
    }

    /// A fiscal year is written with both calendar years it touches, so that nobody reads the wrong one.
    private func fiscalYearText(_ index: Int) -> String {
        let first = "FY\(index.padded(to: 4))"
        if fiscalStart.month == 1 && fiscalStart.day == 1 { return first }
        let next = index.addingClamped(1)
        return "\(first)/\((next - next.flooredDivision(by: 100) * 100).padded(to: 2))"
    }
}

extension Day {
    /// English month names from January on.
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension ProjectCalendar {
    /// Name of a retail year and the number, from 1, of a quarter, month or week in it.
    ///
    /// A retail year bears the number of the calendar year that holds most of it: the year ending in January 2024 is
    /// 2023, as the National Retail Federation names it.
    func retailPlace(_ period: Period) -> (year: Int, number: Int) {
        let period = period.sensible
        let name = { (index: Int) in index - retailNameLag }
        switch period.grain {
        case .retailMonth:
            let year = period.index.flooredDivision(by: 12)
            return (name(year), period.index - year * 12 + 1)
        case .retailQuarter:
            let year = period.index.flooredDivision(by: 4)
            return (name(year), period.index - year * 4 + 1)
        case .retailWeek:
            guard let retail else { return (0, 0) }
            let day = firstDay(of: period)
            let year = retail.year(of: day)
            return (name(year), (day - retail.start(year: year)) / 7 + 1)
        default: return (name(period.index), 1)
        }
    }

    /// Years between the name of a retail year and its index, the calendar year in which it ends.
    var retailNameLag: Int { (retail?.month ?? 12) < 6 ? 1 : 0 }
}
