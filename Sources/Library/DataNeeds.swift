import Definitions

/// The columns of one of the library's sources that a metric is made of.
public struct DataNeed: Sendable, Hashable {
    /// The source's name in the library.
    public var source: String
    /// Names of its columns: the time first, the others in the source's order.
    public var columns: [String]
}

extension Library {
    /// Which rows and columns a definition needs, read off its formula down to the last aggregate.
    ///
    /// - Parameter stop: Definitions that need nothing more, because they are there already.
    /// Complexity: linear in the definitions it is made of.
    public func needs(of name: String, stop: (String) -> Bool = { _ in false }) -> [DataNeed] {
        var columns: [String: Set<String>] = [:]
        collect(name, [], stop, &columns)
        return columns.keys.sorted().compactMap { source in
            guard let known = sources[source], let used = columns[source] else { return nil }
            let rest = known.columns.map(\.name).filter { used.contains($0) && $0 != known.time }
            return DataNeed(source: source, columns: [known.time] + rest)
        }
    }

    /// Definitions a formula names directly.
    public func parts(of name: String) -> [String] {
        switch project.metrics[name]?.measure {
        case .ratio(let numerator, let denominator): [numerator.metric.value, denominator.metric.value]
        case .derived(let expression): Self.names(expression)
        case .cumulative(let of, _): [of.value]
        case .aggregate, .manual, nil: []
        }
    }

    /// The definitions and everything they are made of, each once.
    public func closure(_ names: [String]) -> [String] {
        var found: [String] = []
        var open = names
        while !open.isEmpty {
            let name = open.removeFirst()
            guard !found.contains(name) else { continue }
            found.append(name)
            open += parts(of: name)
        }
        return found
    }

    private func collect(
        _ name: String, _ filters: [Expression], _ stop: (String) -> Bool, _ columns: inout [String: Set<String>]
    ) {
        // A condition needs columns of the rows, even where the metric itself is there.
        if filters.isEmpty, stop(name) { return }
        switch project.metrics[name]?.measure {
        case .aggregate(let aggregate):
            let used = ([aggregate.value, aggregate.filter].compactMap { $0 } + filters).flatMap { Self.names($0) }
            columns[aggregate.source.value, default: []].formUnion(used)
        case .ratio(let numerator, let denominator):
            for part in [numerator, denominator] {
                collect(part.metric.value, filters + (part.filter.map { [$0] } ?? []), stop, &columns)
            }
        case .derived(let expression):
            for part in Self.names(expression) { collect(part, filters, stop, &columns) }
        case .cumulative(let of, _): collect(of.value, filters, stop, &columns)
        case .manual, nil: break
        }
    }

    static func names(_ expression: Expression) -> [String] {
        expression.references.map { (found) -> String in found.reference.name }
    }
}
