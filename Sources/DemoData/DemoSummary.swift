import Chronology

/// Daily figures kept while the rows are written, from which targets are set. All arrays have one entry a day.
struct DemoSummary: Sendable {
    let firstDay: Day
    var sessions: [Double] = []
    /// Orders that were not cancelled: all, of the web shop, of the app, by returning customers.
    var orders: [Double] = []
    var webOrders: [Double] = []
    var appOrders: [Double] = []
    var returningOrders: [Double] = []
    /// Orders that were neither cancelled nor refunded, and their revenue in EUR.
    var completedOrders: [Double] = []
    var revenue: [Double] = []
    var checkoutErrors: [Double] = []
    var checkoutViews: [Double] = []
    var subscribers: [Double] = []
    var opened: [Double] = []
    var delivered: [Double] = []
    var satisfactionSum: [Double] = []
    var satisfactionCount: [Double] = []
    var paidSessions: [Double] = []
    var adCost: [Double] = []
    var followers: [Double] = []
    /// First-response minutes of every ticket of the day.
    var responseMinutes: [[Int]] = []

    init(firstDay: Day) { self.firstDay = firstDay }

    /// Positions of the days of a range that lie in the data.
    func positions(_ days: DayRange) -> Range<Int> {
        let low = max(0, days.first - firstDay)
        let high = min(sessions.count, days.last - firstDay + 1)
        return low < high ? low..<high : 0..<0
    }

    func sum(_ values: [Double], _ days: DayRange) -> Double { values[positions(days)].reduce(0, +) }

    func ratio(_ numerator: [Double], _ denominator: [Double], _ days: DayRange) -> Double {
        let below = sum(denominator, days)
        return below > 0 ? sum(numerator, days) / below : 0
    }

    func medianResponse(_ days: DayRange) -> Double {
        let all = responseMinutes[positions(days)].joined().sorted()
        guard !all.isEmpty else { return 0 }
        return Double(all[(all.count - 1) / 2] + all[all.count / 2]) / 2
    }
}
