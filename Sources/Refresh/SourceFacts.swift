public import Chronology
public import Definitions
public import Series

/// What is known of a loaded source: which days it covers, and on which it is closed.
public struct SourceFacts: Sendable, Hashable {
    /// First and last day with rows.
    public var days: DayRange?
    /// Whether there are rows after today, which count nowhere yet.
    public var hasLaterRows: Bool
    /// Last day known to be complete: the last with rows, at most yesterday, and closed days that follow; of a source
    /// whose rows may come late, no day for which they may still come.
    public var watermark: Day?
    /// Last day loaded, whether or not rows of it may still come.
    public var loadedThrough: Day?
    /// Declared closed days, within ten years of the data.
    public var closed: Set<Day>
    /// The period a row stands for; nil is its day.
    public var covers: Grain?
    /// The days of periods whose files are not there, one range a period, ascending: nothing is known of them.
    public var absent: [DayRange]

    /// The facts of a source on a day that has not ended.
    ///
    /// Where a row stands for a period, the days with rows are those of whole periods, and a period that is not over is
    /// not loaded, whatever its row says.
    public init(
        _ source: SourceDefinition, days: DayRange?, absent: [DayRange] = [], today: Day, calendar: ProjectCalendar
    ) {
        self.absent = absent
        self.days = days.flatMap { DayRange($0.first, min($0.last, today)) }
        covers = source.time.covers
        var loaded = self.days.map { min($0.last, today - 1) }
        if let covers, let known = self.days {
            let last = calendar.days(of: calendar.period(covers, containing: known.last))
            let first = calendar.firstDay(of: calendar.period(covers, containing: known.first))
            self.days = DayRange(first, min(last.last, today))
            loaded = last.last < today ? last.last : last.first - 1
        }
        hasLaterRows = days.map { $0.last > today } ?? false
        var closed = source.closedDays
        let begin = self.days?.first ?? today
        if !source.closedWeekdays.isEmpty {
            for number in begin.number...max(begin.number, today.number + 3_660) {
                let day = Day(number: number)
                if source.closedWeekdays.contains(day.weekday) { closed.insert(day) }
            }
        }
        self.closed = closed
        guard var last = loaded, let first = self.days?.first else {
            watermark = nil
            loadedThrough = nil
            return
        }
        while last + 1 < today, closed.contains(last + 1) { last = last + 1 }
        loadedThrough = last >= first ? last : nil
        if let late = source.late { last = min(last, today - 1 - late.wholeDays) }
        watermark = last >= first ? last : nil
    }

    /// Whether the data ends longer ago than the source allows.
    func isStale(_ source: SourceDefinition, at now: Instant, zone: Zone) -> Bool {
        guard let limit = source.freshWithin, let loadedThrough else { return false }
        return now.seconds - zone.start(of: loadedThrough + 1).seconds > limit.seconds
    }

    /// The covered days as indices.
    public var coverage: Coverage {
        guard let first = days?.first, let watermark else { return .none }
        return Coverage([first.number..<(watermark.number + 1)])
    }
}
