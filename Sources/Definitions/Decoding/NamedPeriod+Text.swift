public import Chronology

extension NamedPeriod {
    /// Reads `2026`, `2026-Q2`, `2026-05`, `2026-W05`, `FY2026`, `FY2026/27`, `FY2026-Q1`, `RY2025`, `RY2025-Q1`,
    /// `RY2025-M01`, `RY2025-W01`, `2026-05-01`, or two of them with `..` between.
    ///
    /// Weeks begin on the calendar's weekday; week 1 is the one that holds 4 January, as in ISO 8601. A fiscal year has
    /// the number of the calendar year in which it begins. Nil for retail periods without a retail calendar.
    public init?(_ text: String, in calendar: ProjectCalendar) {
        // Periods of the year 9999 may end beyond the last day that can be written.
        guard let days = calendar.days(named: text), days.last.civil.year < 9_999 else { return nil }
        self.init(text: text, days: days)
    }
}
