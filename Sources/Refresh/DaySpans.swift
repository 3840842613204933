import Chronology

/// Days as ascending ranges that neither overlap nor touch.
struct DaySpans: Equatable {
    private(set) var ranges: [DayRange] = []

    /// The days of some ranges, in any order.
    init(_ ranges: some Sequence<DayRange> = []) {
        for range in ranges.sorted(by: { $0.first < $1.first }) {
            if let last = self.ranges.last, range.first <= last.last + 1 {
                self.ranges[self.ranges.count - 1].last = max(last.last, range.last)
            } else {
                self.ranges.append(range)
            }
        }
    }

    /// Single days, in any order.
    init(days: some Sequence<Day>) { self.init(days.map { DayRange(day: $0) }) }

    var isEmpty: Bool { ranges.isEmpty }

    /// Whether any day of a sorted list is among them. Complexity: O(days + ranges).
    func holdsAny(of days: [Day]) -> Bool {
        var position = 0
        for day in days {
            while position < ranges.count, ranges[position].last < day { position += 1 }
            guard position < ranges.count else { return false }
            if ranges[position].first <= day { return true }
        }
        return false
    }

    /// The days inside a range.
    func clipped(to limits: DayRange?) -> DaySpans {
        guard let limits else { return DaySpans() }
        return DaySpans(ranges.compactMap { $0.intersection(limits) })
    }

    /// Every range changed to another; nil drops it.
    func mapped(_ change: (DayRange) -> DayRange?) -> DaySpans { DaySpans(ranges.compactMap(change)) }

    /// All days of both.
    func union(_ other: DaySpans) -> DaySpans { DaySpans(ranges + other.ranges) }

    /// At most so many ranges: the smallest gaps are filled.
    func joined(into count: Int) -> DaySpans {
        guard ranges.count > max(count, 1) else { return self }
        let gaps = (1..<ranges.count).sorted { (a: Int, b: Int) -> Bool in
            ranges[a].first - ranges[a - 1].last > ranges[b].first - ranges[b - 1].last
        }
        let kept = Set(gaps.prefix(max(count, 1) - 1))
        var result: [DayRange] = []
        for position in ranges.indices {
            if result.isEmpty || kept.contains(position) {
                result.append(ranges[position])
            } else {
                result[result.count - 1].last = ranges[position].last
            }
        }
        return DaySpans(result)
    }
}
