extension ProjectCalendar {
    /// Whether every period of `coarse` is made of whole periods of `fine` in this calendar.
    ///
    /// Days make up every grain but the hour; weeks make up no month; months make up fiscal years that begin on the
    /// first of a month. False where the calendar supports either grain not.
    public func nests(_ fine: Grain, in coarse: Grain) -> Bool {
        guard supports(fine), supports(coarse) else { return false }
        if fine == coarse || fine == .hour { return true }
        if coarse == .hour || coarse == .day { return false }
        let fiscalOnMonths = fiscalStart.day == 1
        let fiscalOnQuarters = fiscalOnMonths && (fiscalStart.month - 1) % 3 == 0
        let fiscalOnYears = fiscalOnMonths && fiscalStart.month == 1
        switch fine {
        case .hour, .day: return true
        case .week: return coarse.isRetail && firstWeekday(.week) == firstWeekday(.retailWeek)
        case .retailWeek: return coarse.isRetail || (coarse == .week && firstWeekday(.week) == firstWeekday(fine))
        case .month:
            return coarse == .quarter || coarse == .year
                || (fiscalOnMonths && (coarse == .fiscalQuarter || coarse == .fiscalYear))
        case .quarter:
            return coarse == .year || (fiscalOnQuarters && (coarse == .fiscalQuarter || coarse == .fiscalYear))
        case .year: return fiscalOnYears && coarse == .fiscalYear
        case .fiscalQuarter:
            return coarse == .fiscalYear || (fiscalOnQuarters && (coarse == .quarter || coarse == .year))
        case .fiscalYear: return fiscalOnYears && coarse == .year
        case .retailMonth: return coarse == .retailQuarter || coarse == .retailYear
        case .retailQuarter: return coarse == .retailYear
        case .retailYear: return false
        }
    }

    /// Index of the period of a grain that begins on a day or holds its first moment.
    public func index(_ grain: Grain, startingOn day: Day) -> Int {
        grain == .hour ? hour(containing: zone.start(of: day)).index : period(grain, containing: day).index
    }

    /// How a run of fine periods falls into coarse ones; nil where the grains do not nest, or
    /// an index lies a thousand million periods away and no date is meant.
    ///
    /// Every coarse period touched is listed, the first and last perhaps only partly covered by `range`.
    /// Complexity: O(coarse periods).
    public func periodMap(from fine: Grain, _ range: Range<Int>, to coarse: Grain) -> PeriodMap? {
        let sensible = -1_000_000_000...1_000_000_000
        guard nests(fine, in: coarse), sensible.contains(range.lowerBound), sensible.contains(range.upperBound) else {
            return nil
        }
        if fine == coarse || range.isEmpty {
            return PeriodMap(start: range.lowerBound, innerStarts: Array(range) + [range.upperBound])
        }
        let firstDay = firstDay(of: Period(fine, index: range.lowerBound))
        let start = period(coarse, containing: firstDay).index
        var innerStarts = [index(fine, startingOn: self.firstDay(of: Period(coarse, index: start)))]
        repeat {
            let next = Period(coarse, index: start + innerStarts.count)
            innerStarts.append(index(fine, startingOn: self.firstDay(of: next)))
        } while innerStarts[innerStarts.count - 1] < range.upperBound
        return PeriodMap(start: start, innerStarts: innerStarts)
    }
}

/// Coarse periods as runs of fine ones.
public struct PeriodMap: Sendable, Hashable {
    /// Index of the first coarse period.
    public var start: Int
    /// Index of the first fine period of each coarse one, and one past the last: `count + 1` ascending entries.
    public var innerStarts: [Int]

    /// Number of coarse periods.
    public var count: Int { innerStarts.count - 1 }
    /// The fine periods of the coarse period at a position `0..<count`.
    public func inner(_ position: Int) -> Range<Int> {
        innerStarts[position]..<max(innerStarts[position], innerStarts[position + 1])
    }
}
