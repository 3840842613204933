import Chronology

/// The clock of Madrid by the rule of the European Union, without a time zone database, so that the same seed writes
/// the same bytes on every machine.
///
/// Source: Directive 2000/84/EC: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
/// Sunday of October. Before 1996 other rules held; no demo goes back that far.
enum MadridTime {
    /// Seconds east of UTC at a moment.
    static func offset(at seconds: Int) -> Int {
        let day = Day(number: seconds.flooredDivision(by: 86_400))
        let year = day.civil.year
        let start = lastSunday(ofMonth: 3, year: year).number * 86_400 + 3_600
        let end = lastSunday(ofMonth: 10, year: year).number * 86_400 + 3_600
        return seconds >= start && seconds < end ? 7_200 : 3_600
    }

    /// The UTC seconds of a local time: the earlier of two, moved forward where it never comes.
    static func utc(day: Day, secondOfDay: Int) -> Int {
        let local = day.number * 86_400 + secondOfDay
        let summer = local - 7_200
        if offset(at: summer) == 7_200 { return summer }
        let winter = local - 3_600
        return winter
    }

    /// The offset of a whole local day, or nil where the clock changes on it.
    static func constantOffset(on day: Day) -> Int? {
        let first = offset(at: utc(day: day, secondOfDay: 0))
        return first == offset(at: utc(day: day, secondOfDay: 86_399)) ? first : nil
    }

    private static func lastSunday(ofMonth month: Int, year: Int) -> Day {
        let length = Day.length(ofMonth: month, year: year)
        guard let last = Day(year: year, month: month, day: length) else { return Day(number: 0) }
        return last - last.weekday.rawValue % 7
    }
}

/// Turns local seconds of one day into UTC, fast on days without a clock change.
struct LocalDay {
    let day: Day
    private let offset: Int?

    init(_ day: Day) {
        self.day = day
        offset = MadridTime.constantOffset(on: day)
    }

    func utc(_ secondOfDay: Int) -> Int {
        if let offset { return day.number * 86_400 + secondOfDay - offset }
        return MadridTime.utc(day: day, secondOfDay: secondOfDay)
    }
}
