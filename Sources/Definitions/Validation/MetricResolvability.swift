import Diagnostics

/// Every metric and every KPI's slice can be reduced to what is measured.
enum MetricResolvability {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        let resolution = MetricResolution(project.metricsByName)
        var found: [Diagnostic] = []
        for metric in project.metrics where isComplete(metric.value.name.value, project) {
            do throws(ResolutionFailure) {
                _ = try resolution.resolve(metric.value.name.value)
            } catch {
                found.append(error.diagnostic)
            }
        }
        let broken = Set(found.compactMap(\.span))
        for kpi in project.kpis where kpi.value.filter != nil && isComplete(kpi.value.metric.value, project) {
            do throws(ResolutionFailure) {
                _ = try resolution.resolve(kpi.value.metric.value, filter: kpi.value.filter)
            } catch {
                if let span = error.diagnostic.span, broken.contains(span) { continue }
                found.append(error.diagnostic)
            }
        }
        return found.reduce(into: []) { unique, finding in
            if unique.last != finding { unique.append(finding) }
        }
    }

    /// Whether all it is made of is there and not too large, so that a failure is one of its own.
    private static func isComplete(_ name: String, _ project: DecodedProject) -> Bool {
        guard let traits = project.traits[name], !MetricSize.isTooLarge(traits) else { return false }
        var pending = [name]
        var seen: Set<String> = []
        while let next = pending.popLast() {
            guard let parts = project.graph.dependencies[next] else { return false }
            pending += parts.map(\.value).filter { seen.insert($0).inserted }
        }
        return true
    }
}
