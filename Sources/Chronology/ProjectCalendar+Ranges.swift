extension ProjectCalendar {
    /// Whether a period is over: its last day lies before the local day of the moment; an hour, once the next began.
    public func isComplete(_ period: Period, at now: Instant) -> Bool {
        if period.grain == .hour { return start(ofHour: period + 1) <= now }
        return isComplete(period, today: zone.day(of: now))
    }

    /// Whether a period is over when a day is the current one: today is open until it ends.
    public func isComplete(_ period: Period, today: Day) -> Bool { days(of: period).last < today }

    /// The days of a period that are over: up to yesterday; nil where none is.
    public func elapsed(_ period: Period, today: Day) -> DayRange? {
        let days = days(of: period)
        return DayRange(days.first, min(days.last, today - 1))
    }

    /// The part of an earlier period that matches what has elapsed of an open one: as many days from its first,
    /// at most all of it; all of it once the open period is over.
    ///
    /// Nil where nothing of the open period has elapsed. The periods need not have the same grain.
    public func elapsedPart(of earlier: Period, like open: Period, today: Day) -> DayRange? {
        guard let elapsed = elapsed(open, today: today) else { return nil }
        let whole = days(of: earlier)
        if isComplete(open, today: today) { return whole }
        return DayRange(whole.first, min(whole.last, whole.first + (elapsed.count - 1)))
    }

    /// The last `count` complete periods as indices: `12w` on a Wednesday ends with last Sunday's week.
    ///
    /// Hours end with yesterday's last. Empty for a count below one; never begins before the year 1.
    public func lastComplete(_ count: Int, _ grain: Grain, today: Day) -> Range<Int> {
        lastBefore(index(grain, startingOn: today), count, grain)
    }

    /// The last `count` complete periods at a moment; hours end with the one before the current.
    public func lastComplete(_ count: Int, _ grain: Grain, now: Instant) -> Range<Int> {
        grain == .hour
            ? lastBefore(hour(containing: now).index, count, grain)
            : lastComplete(count, grain, today: zone.day(of: now))
    }

    private func lastBefore(_ open: Int, _ count: Int, _ grain: Grain) -> Range<Int> {
        let earliest = index(grain, startingOn: .unchecked(year: 1, month: 1, day: 1))
        let first = max(earliest, open.subtractingClamped(max(count, 0)))
        return min(first, open)..<open
    }

    /// The periods that hold any day from the first to the last, both inclusive; empty where `to` is before `from`.
    public func range(from: Day, to: Day, _ grain: Grain) -> Range<Int> {
        let first = index(grain, startingOn: from)
        guard from <= to else { return first..<first }
        let end = grain == .hour ? index(grain, startingOn: to + 1) : index(grain, startingOn: to).addingClamped(1)
        return first..<max(first, end)
    }
}
