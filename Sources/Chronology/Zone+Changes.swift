/// A moment at which the clock of a zone was, or will be, set to another offset.
package struct ClockChange: Hashable, Sendable {
    /// The first moment of the new offset.
    package let instant: Instant
    /// Seconds east of UTC just before.
    package let before: Int
    /// Seconds east of UTC from then on.
    package let after: Int

    /// Seconds by which the clock jumps; negative where it is set back, and local times occur twice.
    package var jump: Int { after - before }
}

/// A length of time by which the clock of a zone was set back, once or many times.
package struct ClockSetback: Hashable, Sendable {
    /// How far, in seconds; positive.
    package let seconds: Int
    /// From this local time on (seconds of that clock since 1970) none occurs twice by it; nil where it goes on.
    package let localEnd: Int?
}

/// A stretch of local time on a clock without dates of change, in seconds since 1970-01-01T00:00 of that clock.
package struct LocalSpan: Hashable, Sendable {
    /// The first second.
    package let first: Int
    /// The second after the last.
    package let end: Int
}

/// From when on hours begin the same time past those of UTC, and no change of the clock cuts one.
package struct SteadyHours: Hashable, Sendable {
    /// From which moment on; nil is always.
    package let since: Instant?
    /// Whole minutes, 0...59, by which hours begin after those of UTC: 30 for Asia/Kolkata.
    package let minutesPastTheHour: Int
}

extension Zone {
    /// By how many seconds the clock was ever set back, without repeats, the usual first; empty where it never was.
    ///
    /// Complexity: O(changes).
    package var setbacks: [ClockSetback] {
        var changesBySeconds: [Int: [ClockChange]] = [:]
        for change in changes where change.jump < 0 { changesBySeconds[-change.jump, default: []].append(change) }
        let usualFirst = changesBySeconds.keys.sorted { (left: Int, right: Int) -> Bool in
            let (many, few) = (changesBySeconds[left]?.count ?? 0, changesBySeconds[right]?.count ?? 0)
            return (few, left) < (many, right)
        }
        return usualFirst.map { (seconds: Int) -> ClockSetback in
            let last = changesBySeconds[seconds]?.last
            // Where the rule goes on, any later time may occur twice.
            let end = last.flatMap { $0.instant.seconds < Zone.beyondRules ? $0.instant.seconds + $0.before : nil }
            return ClockSetback(seconds: seconds, localEnd: end)
        }
    }

    /// Local times that never occur and, moved forward, fall on the next day: 30 December 2011 in Samoa.
    ///
    /// Complexity: O(changes).
    package var timesOfTheNextDay: [LocalSpan] {
        changes.compactMap { change in
            guard change.jump > 0 else { return nil }
            let first = change.instant.seconds + change.before
            let end = first + change.jump
            let midnight = (end.flooredDivision(by: 86_400)) * 86_400
            return midnight > first ? LocalSpan(first: first, end: midnight) : nil
        }
    }

    /// From when on the hours of the zone are those of UTC, moved by a fixed number of minutes.
    ///
    /// Nil where that is not so before 2033: half hours of daylight saving (Lord Howe Island) go on for ever.
    /// Complexity: O(changes).
    package var steadyHours: SteadyHours? {
        var offset = offset(at: Instant(seconds: .max))
        let past = Zone.remainder(-offset, 3_600)
        guard past % 60 == 0 else { return nil }
        for change in changes.reversed() {
            let isOnTheHour = Zone.remainder(change.instant.seconds + offset, 3_600) == 0
            if Zone.remainder(-change.before, 3_600) != past || !isOnTheHour {
                // The hour that a change cuts is not whole: the next one is the first steady one.
                let since = change.instant.seconds + Zone.remainder(-change.instant.seconds - offset, 3_600)
                guard since < Zone.beyondRules else { return nil }
                return SteadyHours(since: Instant(seconds: since), minutesPastTheHour: past / 60)
            }
            offset = change.before
        }
        return SteadyHours(since: nil, minutesPastTheHour: past / 60)
    }

    /// 2033-05-18: changes after this moment come from rules without an end, not from history.
    private static let beyondRules = 2_000_000_000

    private static func remainder(_ value: Int, _ divisor: Int) -> Int {
        value - value.flooredDivision(by: divisor) * divisor
    }
}
