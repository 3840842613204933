/// A process-behaviour chart of individual values and moving ranges (XmR): the limits of routine variation, and its rules.
///
/// Source: Wheeler, D. J. (2000), Understanding Variation: The Key to Managing Chaos, 2nd edition; constants and rules as in
/// Wheeler & Chambers (1992), Understanding Statistical Process Control, 3.6 and appendix table 1 (2.660, 3.268; by medians 3.145, 3.865).
public struct ProcessBehaviour: Sendable, Hashable {
    /// What a chart says is not routine.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// A value beyond a natural process limit.
        case outsideLimits
        /// Three of four values in a row nearer to one limit than to the central line, this one among them.
        case nearLimit
        /// Eight values in a row on the same side of the central line, this one the last.
        case run
        /// A change from one value to the next beyond the upper range limit.
        case range
    }

    /// One value at which a rule holds; known as soon as that value is.
    public struct Signal: Sendable, Hashable {
        /// The value's step, counted from 0.
        public var index: Int
        /// The first rule that holds, in the order of `Rule`.
        public var rule: Rule
        /// Whether it lies above the central line (range: above the value before).
        public var isRise: Bool
        /// Value less central line (range: less the value before), in the unit of the series.
        public var size: Double

        /// Creates a signal.
        ///
        /// Source: definition.
        public init(index: Int, rule: Rule, isRise: Bool, size: Double) {
            self.index = index
            self.rule = rule
            self.isRise = isRise
            self.size = size
        }
    }

    /// The mean (or median) of the baseline.
    public let centralLine: Double
    /// The mean (or median) moving range of the baseline.
    public let averageRange: Double
    /// The limits between which routine variation stays.
    public let limits: ClosedRange<Double>
    /// The limit of the change from one value to the next.
    public let upperRangeLimit: Double

    /// The chart of a baseline; nil for fewer than two observed values. Ranges over a missing value do not count. O(n log n).
    ///
    /// - Parameter usesMedians: for baselines with outliers of their own.
    ///
    /// Source: Wheeler & Chambers (1992), 3.6.
    public init?(baseline: [Double], usesMedians: Bool = false) {
        let known = baseline.filter { (value: Double) -> Bool in value.isFinite }
        var ranges: [Double] = []
        for step in baseline.indices.dropFirst() where baseline[step].isFinite && baseline[step - 1].isFinite {
            ranges.append(abs(baseline[step] - baseline[step - 1]))
        }
        guard known.count >= 2, !ranges.isEmpty else { return nil }
        centralLine = usesMedians ? Descriptive.median(known) : Descriptive.mean(known)
        averageRange = usesMedians ? Descriptive.median(ranges) : Descriptive.mean(ranges)
        let reach = (usesMedians ? 3.145 : 2.66) * averageRange
        upperRangeLimit = (usesMedians ? 3.865 : 3.27) * averageRange
        guard (centralLine - reach).isFinite, (centralLine + reach).isFinite, upperRangeLimit.isFinite else {
            return nil
        }
        limits = (centralLine - reach)...(centralLine + reach)
    }

    /// The values at which a rule holds, ascending; a missing value ends every row of values. O(n).
    ///
    /// Source: Wheeler & Chambers (1992), detection rules one, two and four, and the range chart.
    public func signals(in values: [Double]) -> [Signal] {
        var found: [Signal] = []
        var sameSide = 0
        var side = 0
        // The last four values: -1, 0, 1 for near the lower limit, neither, near the upper.
        var near: [Int] = []
        var last = Double.nan
        for (index, value) in values.enumerated() {
            guard value.isFinite else {
                (sameSide, side, last) = (0, 0, .nan)
                near = []
                continue
            }
            let size = value - centralLine
            let now = size > 0 ? 1 : size < 0 ? -1 : 0
            sameSide = now != 0 && now == side ? sameSide + 1 : abs(now)
            side = now
            near.append(closeness(size))
            if near.count > 4 { near.removeFirst() }
            let change = value - last
            if !limits.contains(value) {
                found.append(Signal(index: index, rule: .outsideLimits, isRise: size > 0, size: size))
            } else if let own = near.last, own != 0, near.filter({ $0 == own }).count >= 3 {
                found.append(Signal(index: index, rule: .nearLimit, isRise: size > 0, size: size))
            } else if sameSide >= 8 {
                found.append(Signal(index: index, rule: .run, isRise: size > 0, size: size))
            } else if abs(change) > upperRangeLimit {
                found.append(Signal(index: index, rule: .range, isRise: change > 0, size: change))
            }
            last = value
        }
        return found
    }

    private func closeness(_ size: Double) -> Int {
        let half = (limits.upperBound - centralLine) / 2
        return size > half ? 1 : size < -half ? -1 : 0
    }
}
