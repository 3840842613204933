public import Chronology
import Definitions

extension Dialect {
    /// The local day, in a zone, of a time column.
    ///
    /// A local time in that zone is not converted, so that no hour of a clock change is lost; only what never occurs
    /// and, moved forward, falls on the next day is dated by that one.
    ///
    /// - Parameter days: Where most rows lie. Moments on these days are converted by arithmetic, a tenth of the cost of
    ///   the engine's own conversion; all others by the engine, so that a wrong guess costs time and no more.
    public func localDay(
        of time: SQLFragment, _ kind: TimeColumn, in zone: Zone, within days: DayRange? = nil
    ) -> SQLFragment {
        switch kind {
        case .date: return time
        case .local(let source) where source == zone: return writtenDay(of: time, in: zone)
        case .local, .instant:
            let exact = day(ofMoment: instant(of: time, kind, in: zone), in: zone)
            guard let days, let shifted = self.time.shiftedDay, let moment = universal(time, kind) else { return exact }
            return arithmeticDay(of: moment, in: zone, within: days, shifted, otherwise: exact)
        }
    }

    /// Microseconds since 1970 of moments and of universal times; nil for times on other clocks.
    private func universal(_ time: SQLFragment, _ kind: TimeColumn) -> SQLFragment? {
        switch kind {
        case .instant: self.time.microseconds?.filled(with: [time])
        case .local(let source): source.isUniversal ? self.time.universalMicroseconds?.filled(with: [time]) : nil
        case .date: nil
        }
    }

    /// The day of microseconds since 1970, moved by the offset in force: known changes of the clock, by halves.
    private func arithmeticDay(
        of moment: SQLFragment, in zone: Zone, within days: DayRange, _ shifted: SQLTemplate,
        otherwise exact: SQLFragment
    ) -> SQLFragment {
        let (from, until) = (zone.start(of: days.first), zone.start(of: days.last + 1))
        let changes = zone.changes.filter { (change: ClockChange) -> Bool in
            from < change.instant && change.instant < until
        }
        let tested = moment.above(.comparison)
        func offset(_ changes: ArraySlice<ClockChange>, before: Int) -> String {
            guard let middle = changes.indices.dropFirst(changes.count / 2).first else {
                return "\(before * 1_000_000)"
            }
            let change = changes[middle]
            let (earlier, later) = (changes[..<middle], changes[(middle + 1)...])
            return
                "CASE WHEN \(tested) < \(change.instant.seconds * 1_000_000) THEN \(offset(earlier, before: before)) "
                + "ELSE \(offset(later, before: change.after)) END"
        }
        let fast = shifted.filled(with: [
            moment, SQLFragment(offset(changes[...], before: zone.offset(at: from))),
        ])
        let isUsual =
            "\(tested) >= \(from.seconds * 1_000_000) AND \(tested) < \(until.seconds * 1_000_000)"
        return SQLFragment("(CASE WHEN \(isUsual) THEN \(fast.text) ELSE \(exact.text) END)")
    }

    /// Where rows are looked for before it is known on which days they lie.
    static let usualDays = DayRange(Day(number: 10_957), Day(number: 24_836))

    /// The moment (timestamp with zone) of a time column; a day begins at its local midnight.
    ///
    /// Of a local time that occurs twice the earlier. That costs two conversions a row for every length of time by
    /// which the zone's clock was set back, none in zones that never did so, nor for rows after the last time.
    public func instant(of time: SQLFragment, _ kind: TimeColumn, in zone: Zone) -> SQLFragment {
        switch kind {
        case .instant: time
        case .local(let source) where source.isUniversal: self.time.universal.filled(with: [time])
        case .local(let source): earliest(time, in: source)
        case .date: earliest(time, in: zone)
        }
    }

    /// What stands for the hour that holds a moment (timestamp with zone) in a zone: in universal time without zone,
    /// a moment of that hour, the same for all moments of it.
    ///
    /// Where hours begin at fixed minutes past those of UTC, as they do nearly everywhere and in nearly all years, it is
    /// the beginning, without any conversion; else three conversions tell hours that a change of the clock has cut.
    public func hour(of moment: SQLFragment, in zone: Zone) -> SQLFragment {
        let cut = time.cutHour.filled(with: [moment, text(zone.identifier)])
        guard let steady = zone.steadyHours else { return cut }
        let whole = time.hour.filled(with: [moment, integer(steady.minutesPastTheHour)])
        guard let since = steady.since else { return whole }
        return time.since.filled(with: [moment, integer(since.seconds), whole, cut])
    }

    private func day(ofMoment moment: SQLFragment, in zone: Zone) -> SQLFragment {
        time.day.filled(with: [time.local.filled(with: [moment, text(zone.identifier)])])
    }

    /// 1980-01-01: local times before it that never occur are dated as written, lest half of Europe's statements ask
    /// for a few hours of the 1970s (Spain, France and Portugal changed their clocks just before midnight).
    private static let firstMovedTime = 315_532_800

    /// The day as written, but for times that never occur and belong to the next one.
    private func writtenDay(of time: SQLFragment, in zone: Zone) -> SQLFragment {
        let day = self.time.day.filled(with: [time])
        let moved = zone.timesOfTheNextDay.filter { (span: LocalSpan) -> Bool in span.first >= Dialect.firstMovedTime }
        if moved.isEmpty { return day }
        // Greenland loses that hour every year.
        if moved.count > 4 {
            return self.day(ofMoment: self.time.instant.filled(with: [time, text(zone.identifier)]), in: zone)
        }
        let conditions = moved.map { (span: LocalSpan) -> String in
            "\(time.above(.comparison)) >= \(local(span.first).text) AND \(time.above(.comparison)) < \(local(span.end).text)"
        }
        let next = self.time.addDays.filled(with: [day, integer(1)])
        return SQLFragment(
            "(CASE WHEN \(conditions.joined(separator: " OR ")) THEN \(next.text) ELSE \(day.text) END)")
    }

    /// Engines take the later of two moments with one local time; what was set back is tried first, therefore.
    private func earliest(_ time: SQLFragment, in zone: Zone) -> SQLFragment {
        let later = self.time.instant.filled(with: [time, text(zone.identifier)])
        let branches = zone.setbacks.map { (setback: ClockSetback) -> String in
            let (seconds, hours) = (setback.seconds, setback.seconds / 3_600)
            let earlier =
                seconds == hours * 3_600
                ? self.time.hoursEarlier.filled(with: [later, integer(hours)])
                : self.time.secondsEarlier.filled(with: [later, integer(seconds)])
            let seen = self.time.local.filled(with: [earlier, text(zone.identifier)])
            let isAlike = "\(seen.above(.comparison)) = \(time.above(.comparison))"
            let isEarly = setback.localEnd.map { "\(time.above(.comparison)) < \(local($0).text) AND " } ?? ""
            return " WHEN \(isEarly)\(isAlike) THEN \(earlier.text)"
        }
        return branches.isEmpty ? later : SQLFragment("(CASE\(branches.joined()) ELSE \(later.text) END)")
    }

    /// A local date and time, as seconds of its own clock since 1970, as a constant.
    private func local(_ seconds: Int) -> SQLFragment {
        let written = Zone.utc.rfc3339(Instant(seconds: seconds)).dropLast().map { $0 == "T" ? " " : String($0) }
        return quoting.timestamp.filled(with: [text(written.joined())])
    }
}

extension Zone {
    /// Whether its clock shows universal time, under any name.
    fileprivate var isUniversal: Bool { changes.isEmpty && offset(at: Instant(seconds: 0)) == 0 }
}
