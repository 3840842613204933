public import Chronology
public import Definitions
public import Queries
import Series

/// Base values a leaf is computed from: what is stored, or asked of an engine.
///
/// Additive leaves are asked for by day and without their window, and everything longer is made of days; distinct
/// counts and quantiles are asked for at the grain itself, since they never add up.
public struct LeafDemand: Hashable, Sendable {
    /// The leaf; its window only where it cannot be made of days.
    public var leaf: MetricLeaf
    /// The grain; nil is one value for the whole range.
    public var grain: Grain?
    /// Dimensions asked for.
    public var dimensions: [DimensionQuery]
    /// Days rows are restricted to; nil is all.
    public var range: DayRange?

    /// The demand in the planner's terms.
    var query: LeafQuery {
        LeafQuery(
            leaf: leaf, bucketing: grain.map { .grain($0) } ?? .whole, dimensions: dimensions, range: range)
    }

    /// Whether rows are joined to a list of periods, which must begin and end somewhere.
    var needsRange: Bool { leaf.window != nil || grain?.isRetail == true }

    /// The name of the source.
    var source: String? { leaf.aggregate?.source.value }
}

/// How the values of a leaf over long periods come from days.
enum LeafAssembly {
    /// From days, combined so; a window is then laid over the days.
    case days(Combination)
    /// Asked for at the grain itself.
    case direct
    /// Asked for by day under its window, which cannot be made of days; long periods take their last day.
    case windowedDays
    /// Entered by people.
    case manual

    init(_ leaf: MetricLeaf) {
        guard let function = leaf.aggregate?.function else {
            self = .manual
            return
        }
        switch (function, leaf.window) {
        case (.count, _), (.sum, _): self = .days(.sum)
        case (.min, nil): self = .days(.min)
        case (.max, nil): self = .days(.max)
        case (.last, nil): self = .days(.last)
        case (_, nil): self = .direct
        default: self = .windowedDays
        }
    }
}

extension MetricLeaf {
    /// The leaf without its window.
    var bare: MetricLeaf {
        var leaf = self
        leaf.window = nil
        return leaf
    }
}
