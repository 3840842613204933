import Chronology
import Definitions
import Series
import Statistics

extension HistoryPanel {
    /// A panel of daily series that end on the same day; `quotients` names numerators with their denominators.
    ///
    /// History must be at least half as long as the horizon: a short past says nothing about a long future.
    init(
        daily: [SeriesValues], bounds: [Bounds], levels: Set<Int> = [], quotients: [Int: Int] = [:], through: Day,
        closed: [Set<Day>], horizon: Int
    ) throws(InsufficientHistory) {
        let firsts = daily.compactMap { (series: SeriesValues) -> Int? in
            series.values.firstIndex { (value: Double) -> Bool in value.isFinite }.map { series.start + $0 }
        }
        let first = max(firsts.min() ?? through.number + 1, through.number - 1_826)
        let count = max(0, through.number + 1 - first)
        let columns = daily.map { (series: SeriesValues) -> [Double] in
            (0..<count).map { (step: Int) -> Double in series.value(at: first + step) }
        }
        let common = closed.dropFirst().reduce(closed.first ?? []) { $0.intersection($1) }
        let steps = common.compactMap { (day: Day) -> Int? in
            let step = day.number - first
            return step >= 0 && step < count + horizon ? step : nil
        }
        self.init(
            series: columns, bounds: bounds, seasons: [.weekOfDays, .yearOfDays],
            firstStepPhase: Day(number: first).weekday.rawValue - 1, closedSteps: Set(steps))
        self.levels = levels
        denominators = quotients
        yearPositions = (0..<count + horizon).map { (step: Int) -> Int in Day(number: first + step).yearPosition }
        try requireHistory(of: horizon)
    }

    /// A panel of one series of windows.
    init(windows series: SeriesValues, bounds: Bounds, horizon: Int) throws(InsufficientHistory) {
        let first = series.values.firstIndex { (value: Double) -> Bool in value.isFinite } ?? series.values.count
        let seasons: [SeasonalPeriod] =
            switch series.grain {
            case .hour, .year, .fiscalYear, .retailYear: []
            case .day: [.yearOfDays]
            case .week, .retailWeek: [.yearOfWeeks]
            case .month, .retailMonth: [.yearOfMonths]
            case .quarter, .fiscalQuarter, .retailQuarter: [.yearOfQuarters]
            }
        self.init(series: [Array(series.values[first...])], bounds: [bounds], seasons: seasons)
        try requireHistory(of: horizon)
    }

    private func requireHistory(of horizon: Int) throws(InsufficientHistory) {
        let needed = (horizon + 1) / 2
        guard stepCount >= needed else {
            throw InsufficientHistory(
                reason: .tooFewObservations, seriesIndex: 0, needed: needed, available: stepCount)
        }
    }
}

extension Day {
    /// The place of a date in the year, 0 to 364; 29 February shares that of the day before, so that dates agree.
    fileprivate var yearPosition: Int {
        let (_, month, day) = civil
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        return before[month - 1] + min(day, month == 2 ? 28 : 31) - 1
    }
}

extension Bounds {
    /// What a leaf can take: counts and what never was negative stay at zero and above.
    init(_ leaf: MetricLeaf, _ values: [Double]) {
        let isCount = leaf.aggregate?.function == .count || leaf.aggregate?.function == .countDistinct
        let known = values.filter { (value: Double) -> Bool in value.isFinite }
        self = (isCount || !known.isEmpty) && known.allSatisfy { $0 >= 0 } ? .nonNegative : .none
    }

    /// What a metric can take, from its unit and what it has been.
    init(level values: [Double], unit: Unit) {
        let known = values.filter { (value: Double) -> Bool in value.isFinite }
        let isNonNegative = known.allSatisfy { (value: Double) -> Bool in value >= 0 }
        let isShare = unit == .percent && known.allSatisfy { (value: Double) -> Bool in value <= 1 }
        self = !isNonNegative ? .none : isShare ? .unit : .nonNegative
    }
}

extension SeriesValues {
    /// The values up to an index, inclusive.
    func through(_ last: Int) -> SeriesValues {
        SeriesValues(grain: grain, start: start, values: Array(values.prefix(max(0, last + 1 - start))))
    }

    /// What each day adds to a value that grows from nothing at the beginning of each period of a grain, or once.
    func additions(since grain: Grain?, in calendar: ProjectCalendar) -> SeriesValues {
        var added = values
        for position in values.indices.dropFirst().reversed() {
            let day = Day(number: start + position)
            let restarts = grain.map { calendar.firstDay(of: calendar.period($0, containing: day)) == day } ?? false
            if !restarts { added[position] = values[position] - values[position - 1] }
        }
        // The first value holds what came in before the history began.
        if !added.isEmpty { added[0] = .nan }
        return SeriesValues(grain: self.grain, start: start, values: added)
    }
}
