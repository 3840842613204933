extension SeriesValues {
    /// The series with some periods computed anew: inside `ranges` only what the patch knows, elsewhere as before.
    ///
    /// - Parameters:
    ///   - patch: The new values; nil where nothing is known of those periods. What it knows outside `ranges` is ignored.
    ///   - ranges: The periods computed anew, ascending, not overlapping.
    ///   - limits: Periods outside which nothing may be known any more; nil is no limit.
    /// - Returns: The series from its first to its last known period, empty where there are none; nil where one is
    ///   exact and the other not, or at another scale, so that they cannot be one series.
    /// Complexity: O(values).
    public func patched(
        by patch: SeriesValues?, in ranges: [Range<Int>], within limits: Range<Int>? = nil
    ) -> SeriesValues? {
        let patch = patch ?? .empty(grain)
        guard patch.grain == grain else { return nil }
        let isNew = values.isEmpty
        let scale = isNew ? patch.exact?.scale : exact?.scale
        if !isNew, !patch.values.isEmpty, patch.exact?.scale != exact?.scale { return nil }
        let lower = isNew ? patch.start : patch.values.isEmpty ? start : Swift.min(start, patch.start)
        let upper = isNew ? patch.end : patch.values.isEmpty ? end : Swift.max(end, patch.end)
        var result = extended(to: lower..<upper)
        if isNew {
            result.exact = scale.map { ExactValues(scale: $0, units: Array(repeating: 0, count: upper - lower)) }
        }
        for range in ranges {
            for index in range.clamped(to: lower..<upper) {
                let value = patch.value(at: index)
                result.values[index - lower] = value
                guard scale != nil else { continue }
                result.exact?.units[index - lower] = value.isNaN ? 0 : patch.exact?.units[index - patch.start] ?? 0
            }
        }
        if let limits { result = result.slice(limits) }
        guard let first = result.firstKnown, let last = result.lastKnown else { return .empty(grain) }
        return result.slice(first..<(last + 1))
    }
}
