import Diagnostics

/// Which metrics are made of which, walked once without recursion, so that no chain is too long.
struct MetricGraph: Sendable {
    /// Metrics that a metric is directly made of, in the order of the file.
    let dependencies: [String: [Located<String>]]
    /// All metrics, each after those it is made of; those that are part of or built on a cycle left out.
    private(set) var order: [String] = []
    /// Each cycle once, from a name back to the same name.
    private(set) var cycles: [[String]] = []

    /// Complexity: O(metrics + references).
    init(_ metrics: [String: MetricDefinition]) {
        dependencies = metrics.mapValues { $0.measure.dependencies }
        var walk = Walk(dependencies: dependencies)
        for name in metrics.keys.sorted() { walk.visit(name) }
        order = walk.order
        cycles = walk.cycles
    }

    private struct Walk {
        enum State { case open, sound, unsound }

        let dependencies: [String: [Located<String>]]
        var states: [String: State] = [:]
        var order: [String] = []
        var cycles: [[String]] = []
        var path: [(name: String, next: Int, isSound: Bool)] = []

        mutating func visit(_ start: String) {
            guard states[start] == nil else { return }
            open(start)
            while let top = path.last {
                let parts = dependencies[top.name] ?? []
                guard top.next < parts.count else {
                    close()
                    continue
                }
                path[path.count - 1].next += 1
                step(to: parts[top.next].value)
            }
        }

        private mutating func open(_ name: String) {
            states[name] = .open
            path.append((name, 0, true))
        }

        private mutating func step(to name: String) {
            guard dependencies[name] != nil else { return }
            switch states[name] {
            case nil: open(name)
            case .sound: break
            case .unsound: path[path.count - 1].isSound = false
            case .open:
                path[path.count - 1].isSound = false
                cycles.append(path.map(\.name).drop { $0 != name } + [name])
            }
        }

        private mutating func close() {
            let done = path.removeLast()
            states[done.name] = done.isSound ? .sound : .unsound
            if done.isSound {
                order.append(done.name)
            } else if !path.isEmpty {
                path[path.count - 1].isSound = false
            }
        }
    }
}

extension Measure {
    /// The metrics it is made of, with the places where they are named.
    var dependencies: [Located<String>] {
        switch self {
        case .aggregate, .manual: []
        case .ratio(let numerator, let denominator): [numerator.metric, denominator.metric]
        case .derived(let expression):
            expression.references.map { Located($0.reference.name, at: $0.span) }
        case .cumulative(let of, _): [of]
        }
    }
}
