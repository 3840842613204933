public import Chronology
public import Definitions

/// How a whole project stands on one day: objectives, and below each its KPIs, what needs attention first.
public struct Scorecard: Sendable, Equatable {
    /// Name of the organisation.
    public var organisation: String
    /// Locale that decides on separators.
    public var locale: String
    /// The last day that counts, as `KPIStatus.asOf`.
    public var asOf: Day
    /// Whether it was recomputed by event time, because nothing was recorded then.
    public var isReconstructed: Bool
    /// The objectives.
    public var objectives: [ObjectiveStatus]

    /// Joins the parts.
    public init(
        organisation: String, locale: String = "en_GB", asOf: Day, isReconstructed: Bool = false,
        objectives: [ObjectiveStatus]
    ) {
        self.organisation = organisation
        self.locale = locale
        self.asOf = asOf
        self.isReconstructed = isReconstructed
        self.objectives = objectives
    }

    /// The scorecard of a project from the statuses of its KPIs.
    ///
    /// Objectives keep the project's order; KPIs are ordered by `KPIState.attention`, then chance, then name.
    /// Objectives without KPIs are kept, so that they are not forgotten. Complexity: O(n log n).
    public init(project: Project, statuses: [KPIStatus], asOf: Day, isReconstructed: Bool = false) {
        self.init(
            organisation: project.organisation.name, locale: project.organisation.locale, asOf: asOf,
            isReconstructed: isReconstructed,
            objectives: project.objectives.map { (objective: ObjectiveDefinition) -> ObjectiveStatus in
                ObjectiveStatus(
                    objective, asOf: asOf,
                    kpis: statuses.filter { (status: KPIStatus) -> Bool in status.objective == objective.name.value })
            })
    }
}

/// An objective and the KPIs that show its progress.
public struct ObjectiveStatus: Sendable, Equatable {
    /// Name other definitions use.
    public var name: String
    /// Name people read.
    public var label: String
    /// Why it matters.
    public var why: String?
    /// Person who answers for it.
    public var owner: String?
    /// The period it is for, as written.
    public var period: String?
    /// Last day of it, or the last deadline of its KPIs.
    public var end: Day?
    /// The KPIs.
    public var kpis: [KPIStatus]
    /// What a reader must know beside the numbers.
    public var warnings: [Sentence]

    /// Joins the parts.
    public init(
        name: String, label: String, why: String? = nil, owner: String? = nil, period: String? = nil, end: Day? = nil,
        kpis: [KPIStatus], warnings: [Sentence] = []
    ) {
        self.name = name
        self.label = label
        self.why = why
        self.owner = owner
        self.period = period
        self.end = end
        self.kpis = kpis
        self.warnings = warnings
    }

    /// An objective with its KPIs, ordered by what needs attention.
    public init(_ objective: ObjectiveDefinition, asOf: Day, kpis: [KPIStatus]) {
        let ordered = kpis.sorted { (left: KPIStatus, right: KPIStatus) -> Bool in
            let a = (left.state.attention, left.chance.probability ?? 1, left.name)
            return a < (right.state.attention, right.chance.probability ?? 1, right.name)
        }
        self.init(
            name: objective.name.value, label: objective.displayName, why: objective.why, owner: objective.owner,
            period: objective.period?.text,
            end: objective.period?.days.last
                ?? kpis.compactMap { (status: KPIStatus) -> Day? in status.deadline }.max(),
            kpis: ordered)
    }
}
