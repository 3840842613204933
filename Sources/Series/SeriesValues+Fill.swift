/// What a period without rows means.
public enum MissingPolicy: String, Sendable, CaseIterable {
    /// Nothing happened: zero, where the source is known to cover the period.
    case zero
    /// Nobody knows.
    case unknown
    /// What was last known still holds, where the source is known to cover the period.
    case carry
}

/// The periods of which a source is known to be complete: loaded past them, or declared closed.
public struct Coverage: Sendable, Hashable {
    /// Ascending runs of period indices that neither overlap nor touch.
    public private(set) var runs: [Range<Int>]

    /// Coverage of the given runs, in any order, overlapping or not.
    public init(_ runs: [Range<Int>]) {
        var merged: [Range<Int>] = []
        for run in runs.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, run.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
            } else {
                merged.append(run)
            }
        }
        self.runs = merged
    }

    /// No period is covered.
    public static let none = Coverage([])

    /// Every period is covered.
    public static let all = Coverage([Int.min..<Int.max])

    /// This coverage and single periods declared closed.
    public func adding(closed: some Sequence<Int>) -> Coverage {
        Coverage(runs + closed.filter { (index: Int) in index < Int.max }.map { (index: Int) in index..<(index + 1) })
    }

    /// Whether the period is covered. Complexity: O(log runs).
    public func contains(_ index: Int) -> Bool {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && runs[low].contains(index)
    }

    /// The covered parts of a range, ascending.
    func parts(of range: Range<Int>) -> [Range<Int>] {
        runs.map { (run: Range<Int>) in run.clamped(to: range) }.filter { (part: Range<Int>) in !part.isEmpty }
    }
}

extension SeriesValues {
    /// The series over exactly a range, with what is missing filled as the policy says, only where covered.
    ///
    /// A value carried forward may come from before the range. Known values are never changed, covered or not.
    /// Complexity: O(values + range + runs).
    public func filled(_ missing: MissingPolicy, over range: Range<Int>, coverage: Coverage) -> SeriesValues {
        var result = extended(to: range)
        switch missing {
        case .unknown: return result
        case .zero:
            for part in coverage.parts(of: range) {
                for index in part where result.values[index - range.lowerBound].isNaN {
                    result.values[index - range.lowerBound] = 0
                }
            }
        case .carry:
            let carried = carriedPositions(into: result)
            for part in coverage.parts(of: range) {
                for index in part {
                    let position = index - range.lowerBound
                    guard result.values[position].isNaN, let source = carried[position] else { continue }
                    result.values[position] = values[source]
                    if let exact { result.exact?.units[position] = exact.units[source] }
                }
            }
        }
        return result
    }

    /// For each position of a later cut of this series, the position here of the last value known by then.
    private func carriedPositions(into cut: SeriesValues) -> [Int?] {
        var source: Int? = values.indices.last { (at: Int) in at + start < cut.start && !values[at].isNaN }
        return cut.values.indices.map { (position: Int) -> Int? in
            if !cut.values[position].isNaN { source = position + cut.start - start }
            return source
        }
    }
}
