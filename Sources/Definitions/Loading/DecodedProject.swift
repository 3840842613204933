import Chronology
import Diagnostics

/// A definition together with what is written, so that rules can name places.
struct Decoded<Value: Sendable>: Sendable {
    var value: Value
    var node: SourceNode
}

/// All definitions of a project that could be read, before it is known whether they fit together.
struct DecodedProject: Sendable {
    var organisation: Organisation
    var organisationNode: SourceNode?
    var sources: [Decoded<SourceDefinition>] = []
    var metrics: [Decoded<MetricDefinition>] = []
    var objectives: [Decoded<ObjectiveDefinition>] = []
    var kpis: [Decoded<KPIDefinition>] = []
    var benchmarks: [Decoded<BenchmarkDefinition>] = []
    /// Names of each kind with their places, those of definitions with errors included.
    var declared: [DefinitionKind: [Located<String>]] = [:]
    /// Names that files which could not be read presumably define.
    var presumed: [DefinitionKind: Set<String>] = [:]

    /// Sources and metrics by name; of two with one name the first.
    private(set) var sourcesByName: [String: SourceDefinition] = [:]
    private(set) var metricsByName: [String: MetricDefinition] = [:]
    private(set) var names: [DefinitionKind: Set<String>] = [:]
    /// Which metrics are made of which, and what follows from it.
    private(set) var graph = MetricGraph([:])
    private(set) var traits: [String: MetricTraits] = [:]

    init(organisation: Organisation) { self.organisation = organisation }

    /// Fills the look-ups; call it when all definitions are in.
    mutating func index() {
        sourcesByName = Dictionary(sources.map { ($0.value.name.value, $0.value) }) { first, _ in first }
        metricsByName = Dictionary(metrics.map { ($0.value.name.value, $0.value) }) { first, _ in first }
        graph = MetricGraph(metricsByName)
        traits = MetricTraits.all(of: metricsByName, graph)
        for (kind, located) in declared { names[kind, default: []].formUnion(located.map(\.value)) }
    }

    /// Whether something of the kind has the name, or may have it.
    func has(_ kind: DefinitionKind, _ name: String) -> Bool {
        names[kind]?.contains(name) == true || presumed[kind]?.contains(name) == true
    }

    /// The checked project. Of duplicates the first remains; the caller has seen to it that there are none.
    var project: Project {
        var project = Project(
            organisation: organisation, sources: sourcesByName, metrics: metricsByName,
            objectives: objectives.map(\.value).sorted { $0.name.value < $1.name.value },
            kpis: kpis.map(\.value).sorted { $0.name.value < $1.name.value })
        project.benchmarks = benchmarks.map(\.value).sorted { $0.name.value < $1.name.value }
        return project
    }
}
