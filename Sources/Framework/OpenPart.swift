public import Chronology
public import Definitions

/// How far the period of a KPI has come that is not over, and as much of the period before.
public struct OpenPart: Sendable, Equatable {
    /// The period that is not over.
    public let period: Period
    /// Its days that are over and loaded.
    public let days: DayRange
    /// The period before.
    public let earlier: Period
    /// As many of its days, counted from its first; all of it where it is shorter.
    public let daysBefore: DayRange
    /// Whether that is all of the period before.
    public let isWholeBefore: Bool

    init?(_ timeline: KPITimeline) {
        guard timeline.isSupported, let grain = timeline.grain, let through = timeline.through else { return nil }
        let slot = timeline.lastComplete(by: through) + 1
        let first = timeline.days(of: slot).first
        let before = timeline.days(of: slot - 1)
        guard timeline.deadline.map({ first <= $0 }) ?? true, let days = DayRange(first, through),
            let part = DayRange(before.first, min(before.last, before.first + (days.count - 1)))
        else { return nil }
        period = Period(grain, index: slot)
        earlier = Period(grain, index: slot - 1)
        self.days = days
        daysBefore = part
        isWholeBefore = part == before
    }
}

extension KPIDefinition {
    /// The part of its open period that has gone by, and the same part of the one before; nil where no period of it is
    /// open, or nothing of it is loaded.
    ///
    /// - Parameters:
    ///   - today: The local day that has not ended.
    ///   - watermark: The last day to which all sources are loaded.
    public func openPart(_ calendar: ProjectCalendar, today: Day, watermark: Day?) -> OpenPart? {
        OpenPart(KPITimeline(self, calendar, today: today, watermark: watermark))
    }
}

extension MetricLeaf {
    /// Whether its value over any days follows from its values by day, added up or the last of them; it does not for
    /// distinct counts, quantiles and extremes.
    public var followsFromDays: Bool { LeafWindows.Kind(self) != nil }
}
