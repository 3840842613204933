/// Finds the nearest valid spelling of a mistyped name.
public enum Spelling {
    /// The candidate closest to `name`, if it is close enough to be a typing error.
    ///
    /// Distance counts insertions, deletions, substitutions and swaps of neighbours, ignoring case; at most a third
    /// of the name may differ. Complexity: O(candidates × length²).
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased())
        let limit = max(1, wanted.count / 3)
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let other = Array(candidate.lowercased())
            guard abs(other.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, other)
            guard distance <= limit else { continue }
            if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// The sentence that offers the nearest name, or lists what is valid when nothing is near.
    public static func suggestion(for name: String, among candidates: some Sequence<String>) -> String {
        if let near = nearest(to: name, among: candidates) { return "Did you mean `\(near)`?" }
        let all = Set(candidates).sorted()
        if all.isEmpty { return "There is none yet." }
        let shown = all.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return "Expected one of: \(shown)\(all.count > 12 ? ", … (\(all.count) in all)" : "")."
    }

    /// Optimal string alignment distance between two words.
    public static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var value = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    value = min(value, beforePrevious[column - 2] + 1)
                }
                current.append(value)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
