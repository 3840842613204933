public import Chronology

extension Dialect {
    /// How an engine finds the period of a moment.
    public struct Time: Sendable {
        /// The local date and time in zone `{1}` of a timestamp with zone `{0}`.
        public var local: SQLTemplate
        /// The moment (timestamp with zone) of the local date and time `{0}` in zone `{1}`; where it occurs twice,
        /// the later; where it never occurs, moved forward.
        public var instant: SQLTemplate
        /// The moment `{0}`, earlier by `{1}` hours (a constant).
        public var hoursEarlier: SQLTemplate
        /// The moment `{0}`, earlier by `{1}` seconds (a constant).
        public var secondsEarlier: SQLTemplate
        /// The moment of the universal date and time `{0}`, which never occurs twice.
        public var universal: SQLTemplate
        /// The day of a local date and time.
        public var day: SQLTemplate
        /// First day of the unit named by the key that holds the day `{0}`; weeks begin on Monday.
        public var truncate: [Unit: SQLTemplate]
        /// The day `{0}` moved by `{1}` days (a constant).
        public var addDays: SQLTemplate
        /// The day `{0}` moved by `{1}` months (a constant), clamped to the month's end.
        public var addMonths: SQLTemplate
        /// Start, in universal time without zone, of the hour of a timestamp with zone `{0}`, where hours begin
        /// `{1}` minutes past those of universal time.
        public var hour: SQLTemplate
        /// A moment, in universal time without zone, of the hour of zone `{1}` that holds the moment `{0}`: one for each
        /// hour of the local clock and offset. It is the hour's beginning, or where a change of the clock took that away,
        /// the last second the hour would have.
        public var cutHour: SQLTemplate
        /// Microseconds since 1970 of a timestamp with zone; nil where the engine has no such function.
        public var microseconds: SQLTemplate?
        /// Microseconds since 1970 of a universal date and time; nil where the engine has no such function.
        public var universalMicroseconds: SQLTemplate?
        /// The day of the microseconds `{0}` moved by the microseconds `{1}`; nil where the engine has no such function.
        public var shiftedDay: SQLTemplate?
        /// `{2}` from the moment `{1}` (seconds since 1970, a constant) on, by the moment `{0}`; `{3}` before.
        public var since: SQLTemplate
    }

    /// Units a day can be truncated to.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case week, month, quarter, year
    }

    /// What a source's time column holds.
    public enum TimeColumn: Hashable, Sendable {
        /// A day, which never shifts.
        case date
        /// A local date and time in a zone.
        case local(zone: Zone)
        /// A moment: a timestamp with time zone.
        case instant
    }

    /// The first day of the period that holds a local day, or nil for `hour` (see `hour(of:in:)`) and
    /// for retail grains, whose periods come from a table of their first days.
    public func firstDay(of grain: Grain, holding day: SQLFragment, calendar: ProjectCalendar) -> SQLFragment? {
        let fiscal = (calendar.fiscalStart.month - 1, calendar.fiscalStart.day - 1)
        switch grain {
        case .day: return day
        case .week: return truncate(day, to: .week, shiftedBy: (0, calendar.weekStart.rawValue - 1))
        case .month: return truncate(day, to: .month, shiftedBy: (0, 0))
        case .quarter: return truncate(day, to: .quarter, shiftedBy: (0, 0))
        case .year: return truncate(day, to: .year, shiftedBy: (0, 0))
        case .fiscalQuarter: return truncate(day, to: .quarter, shiftedBy: fiscal)
        case .fiscalYear: return truncate(day, to: .year, shiftedBy: fiscal)
        case .hour, .retailWeek, .retailMonth, .retailQuarter, .retailYear: return nil
        }
    }

    /// Truncates on a calendar that begins so many months and days later: back, truncate, forward.
    private func truncate(_ day: SQLFragment, to unit: Unit, shiftedBy shift: (months: Int, days: Int)) -> SQLFragment {
        guard let template = time.truncate[unit] else { preconditionFailure("\(name) cannot truncate to \(unit)") }
        var moved = day
        if shift.days != 0 { moved = time.addDays.filled(with: [moved, integer(-shift.days)]) }
        if shift.months != 0 { moved = time.addMonths.filled(with: [moved, integer(-shift.months)]) }
        moved = template.filled(with: [moved])
        if shift.months != 0 { moved = time.addMonths.filled(with: [moved, integer(shift.months)]) }
        if shift.days != 0 { moved = time.addDays.filled(with: [moved, integer(shift.days)]) }
        return moved
    }
}
