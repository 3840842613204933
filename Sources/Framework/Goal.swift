public import Definitions

/// The values that satisfy a target.
public struct Goal: Sendable, Equatable, Codable {
    /// Least value that satisfies, if there is one.
    public var lower: Double?
    /// Greatest value that satisfies, if there is one.
    public var upper: Double?

    /// A range of values; an end that is nil is open.
    public init(lower: Double?, upper: Double?) {
        self.lower = lower
        self.upper = upper
    }

    /// What satisfies a target, given which way is better.
    ///
    /// A single value of a metric without a better side is read from the baseline: a target below it is an upper limit.
    public init(_ target: KPIDefinition.Target, direction: MetricDefinition.Direction, baseline: Double?) {
        switch target {
        case .band(let lower, let upper): self.init(lower: lower, upper: upper)
        case .value(let value):
            let falls: Bool =
                switch direction {
                case .up: false
                case .down: true
                case .band, .none: baseline.map { (start: Double) -> Bool in value < start } ?? false
                }
            self.init(lower: falls ? nil : value, upper: falls ? value : nil)
        }
    }

    /// Whether a value satisfies. Engines agree within 1e-12 relative, so that much on the wrong side still does.
    public func isMet(by value: Double) -> Bool {
        guard value.isFinite else { return false }
        // Negated, so that a limit that is no number is never met.
        if let lower, !(value >= lower - abs(lower) * 1e-12) { return false }
        if let upper, !(value <= upper + abs(upper) * 1e-12) { return false }
        return true
    }

    /// Whether a value satisfies: to the last digit where it is exact, else as a Double does.
    func isMet(by amount: Amount) -> Bool {
        guard amount.value.isFinite else { return false }
        for (limit, isLower) in [(lower, true), (upper, false)] {
            guard let limit else { continue }
            let bound = Amount(meant: limit)
            guard let misses = isLower ? amount.isLess(than: bound) : bound.isLess(than: amount) else {
                return isMet(by: amount.value)
            }
            if misses { return false }
        }
        return true
    }

    /// The one limit, where there is only one.
    public var limit: Double? { lower != nil && upper != nil ? nil : lower ?? upper }
    /// Whether less is better: there is an upper limit only.
    public var isCeiling: Bool { lower == nil && upper != nil }

    /// Distance to the nearest limit, positive inside.
    public func margin(of value: Double) -> Double { margin(of: Amount(value)) }

    func margin(of amount: Amount) -> Double {
        let above = lower.map { (limit: Double) -> Double in amount.minus(Amount(meant: limit)) } ?? .infinity
        let below = upper.map { (limit: Double) -> Double in Amount(meant: limit).minus(amount) } ?? .infinity
        return min(above, below)
    }
}
