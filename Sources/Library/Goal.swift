public import Definitions
public import Diagnostics

/// Something an organisation may want, and what to measure for it.
public struct Goal: Sendable {
    /// Its name: `satisfaction`.
    public var name: String
    /// The name people read.
    public var label: String
    /// When it is reached, in a sentence.
    public var summary: String
    /// What people call it.
    public var words: [String]
    /// Definitions that show success at it, the most telling first; three to seven.
    public var kpis: [Located<String>]
    /// Definitions that move before those do.
    public var leading: [Located<String>]
}

/// Whether a metric tells of a goal after the fact or ahead of it.
public enum GoalRole: String, Sendable, CaseIterable {
    case leading, lagging
}

/// One metric worth measuring: how it is made, how it is read and how it misleads.
public struct LibraryDefinition: Sendable {
    /// What it is to a goal.
    public struct Service: Sendable, Hashable {
        /// The goal's name.
        public var goal: Located<String>
        /// Leading or lagging there.
        public var role: GoalRole
    }

    /// The name a project's metric would have.
    public var name: String
    /// The goal whose file defines it.
    public var goal: String
    /// The name people read.
    public var label: String
    /// Other words for it.
    public var synonyms: [String]
    /// How it is computed, in words.
    public var formula: String
    /// The keys of a Bellwether metric that say the same: `type` and what belongs to it.
    public var skeleton: SourceNode
    /// Its unit as a definition writes it; `money` is the organisation's currency.
    public var unit: String
    /// Which way is better.
    public var direction: MetricDefinition.Direction
    /// Result or activity.
    public var kind: MetricDefinition.Kind
    /// Goals it serves, its own first.
    public var serves: [Service]
    /// Over which time it is usually measured, as a KPI's `window`.
    public var window: String
    /// How often it is usually looked at.
    public var frequency: KPIDefinition.Cadence
    /// A present value and a target such as one might set, as definitions write them; never a benchmark.
    public var example: (from: String, to: String)
    /// Definitions that move before it does.
    public var ledBy: [Located<String>]
    /// How it misleads, a sentence or two each.
    public var traps: [String]
    /// Where it is defined.
    public var span: SourceSpan

    /// What it is to a goal; nil where it does not serve it.
    public func role(for goal: String) -> GoalRole? { serves.first { $0.goal.value == goal }?.role }
}

/// Rows that metrics are made of: what one row is, and which columns it has.
public struct LibrarySource: Sendable {
    /// One column.
    public struct Column: Sendable {
        /// Its name in the library's metrics.
        public var name: String
        /// Its type, as a source's `columns` write it; `money` for an exact sum of money.
        public var type: String
        /// Names it often has elsewhere.
        public var synonyms: [String]
    }

    /// Its name in the library's metrics.
    public var name: String
    /// The name people read.
    public var label: String
    /// What one row is: `one row an order`.
    public var row: String
    /// Names it often has elsewhere.
    public var synonyms: [String]
    /// The column that places a row in time.
    public var time: String
    /// The period a row stands for, where it is more than its day.
    public var covers: String?
    /// The column that says whose row it is.
    public var entity: String?
    /// Columns to slice by.
    public var dimensions: [String]
    /// All columns.
    public var columns: [Column]
}
