import Diagnostics

/// Every name that is used is defined.
enum DanglingReferences {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        var pass = Pass(project: project)
        for source in project.sources { pass.check(source.value) }
        for metric in project.metrics { pass.check(metric.value) }
        for kpi in project.kpis { pass.check(kpi.value) }
        for benchmark in project.benchmarks { pass.require(.metric, benchmark.value.metric) }
        return pass.found
    }

    private struct Pass {
        let project: DecodedProject
        var found: [Diagnostic] = []

        mutating func check(_ source: SourceDefinition) {
            if let engine = source.engine, !project.organisation.engines.contains(where: { $0.value == engine.value }) {
                let names = project.organisation.engines.map(\.value) + ["default"]
                report("engine", engine, among: names)
            }
            for slice in source.slices where source.dimensions[slice.value] == nil {
                report("dimension", slice, among: source.dimensions.keys)
            }
        }

        mutating func check(_ metric: MetricDefinition) {
            switch metric.measure {
            case .aggregate(let aggregate): require(.source, aggregate.source)
            case .ratio, .cumulative: for part in metric.measure.dependencies { require(.metric, part) }
            // The type checker of formulas names unknown metrics itself.
            case .derived, .manual: break
            }
            for driver in metric.drivers {
                require(.metric, driver.metric)
                if driver.metric.value == metric.name.value {
                    found.append(
                        Diagnostic(
                            "driver-of-itself", "A metric cannot lead itself.", at: driver.metric.span,
                            fix: "Name another metric, or delete the driver."))
                }
            }
        }

        mutating func check(_ kpi: KPIDefinition) {
            require(.metric, kpi.metric)
            require(.objective, kpi.objective)
            for guardrail in kpi.guardrails {
                if project.has(.kpi, guardrail.value) || project.has(.metric, guardrail.value) { continue }
                let names = (project.names[.kpi] ?? []).union(project.names[.metric] ?? [])
                report("KPI or metric", guardrail, among: names, code: "unknown-metric")
            }
        }

        mutating func require(_ kind: DefinitionKind, _ name: Located<String>) {
            if project.has(kind, name.value) { return }
            report(kind.rawValue, name, among: project.names[kind] ?? [])
        }

        private mutating func report(
            _ noun: String, _ name: Located<String>, among names: some Sequence<String>, code: String? = nil
        ) {
            found.append(
                Diagnostic(
                    code ?? "unknown-\(noun)", "There is no \(noun) `\(name.value.shortened)`.", at: name.span,
                    fix: Spelling.suggestion(for: name.value, among: names)))
        }
    }
}
