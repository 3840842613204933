import Chronology
import Definitions

/// The windows of one KPI as whole numbers: period indices, or day numbers where a window ends on every day.
struct KPITimeline {
    let window: KPIDefinition.Window
    let calendar: ProjectCalendar
    let start: Day?
    let deadline: Day?
    let today: Day
    /// The last day that is over and loaded, and not after the deadline; nil where nothing is loaded.
    let through: Day?

    init(_ inputs: KPIInputs) {
        self.init(inputs.kpi, inputs.calendar, today: inputs.today, watermark: inputs.watermark)
    }

    init(_ kpi: KPIDefinition, _ calendar: ProjectCalendar, today: Day, watermark: Day?) {
        window = kpi.window
        self.calendar = calendar
        start = kpi.start
        deadline = kpi.deadline
        self.today = today
        through = watermark.map { (loaded: Day) -> Day in
            min(loaded, today - 1, kpi.deadline ?? .init(number: Int.max))
        }
    }

    /// Whether the calendar knows the window's periods, which no other function here may be called without.
    var isSupported: Bool {
        guard case .period(let grain) = window else { return true }
        return grain != .hour && calendar.supports(grain)
    }

    /// Grain of period windows.
    var grain: Grain? { if case .period(let grain) = window { grain } else { nil } }
    /// Whether a window ends on every day.
    var isDaily: Bool { grain == nil }

    /// The last window that is over by the end of a day.
    func lastComplete(by day: Day) -> Int {
        guard let grain else { return day.number }
        return calendar.period(grain, containing: day + 1).index - 1
    }

    /// The days of a window.
    func days(of slot: Int) -> DayRange {
        switch window {
        case .period(let grain): return calendar.days(of: Period(grain, index: slot))
        case .trailing(let count):
            let last = Day(number: slot)
            return DayRange(last - max(0, count - 1), last) ?? DayRange(day: last)
        case .total:
            let last = Day(number: slot)
            return DayRange(start ?? last, last) ?? DayRange(day: last)
        }
    }

    /// The window the KPI is judged on now: the last complete one; nil before there is any.
    var current: Int? {
        guard let through else { return nil }
        if window == .total, let start, through < start { return nil }
        return lastComplete(by: through)
    }

    /// The window that decides at the deadline.
    var final: Int? { deadline.map { (last: Day) -> Int in lastComplete(by: last) } }

    /// The first window that lies wholly inside the KPI's time; without a start, a year's worth before the current.
    var first: Int? {
        guard let start else {
            guard let current else { return nil }
            return current - max(1, Int((grain ?? .day).periodsPerYear.rounded(.down))) + 1
        }
        let earliest: Int
        switch window {
        case .period(let grain):
            let period = calendar.period(grain, containing: start)
            earliest = calendar.firstDay(of: period) < start ? period.index + 1 : period.index
        case .trailing(let count): earliest = (start + max(0, count - 1)).number
        case .total: earliest = start.number
        }
        return min(earliest, final ?? earliest)
    }

    /// The complete windows that count, in order.
    var counted: Range<Int> {
        guard let first, let current, first <= current else { return 0..<0 }
        return first..<current + 1
    }

    /// Windows still to come until the deadline, in order.
    var remaining: Range<Int> {
        guard let final, let through else { return 0..<0 }
        let next = max(lastComplete(by: through) + 1, first ?? Int.min)
        return next <= final ? next..<final + 1 : 0..<0
    }

    /// Whether no window that counts is still to come.
    var isOver: Bool {
        guard let final, let current else { return false }
        return current >= final
    }

    /// Days from the last loaded one to the end of the last window that counts.
    var horizonDays: Int {
        guard let final, let through else { return 0 }
        return max(0, days(of: final).last - through)
    }
}
