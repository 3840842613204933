/// Contributions of parts to the change of their sum.
///
/// Source: definition.
public enum SumAttribution {
    /// What each part adds: its own change.
    ///
    /// - Parameter usualChanges: how far each part usually moves over so long a time, as a standard deviation; NaN where unknown.
    /// - Throws: `AttributionGap`.
    ///
    /// O(parts).
    ///
    /// Source: definition.
    public static func attribute(
        before: [Double], after: [Double], usualChanges: [Double]? = nil
    ) throws(AttributionGap) -> Attribution {
        try AttributionInputs.check([before, after])
        if let usualChanges, usualChanges.count != before.count {
            throw .differentLength(parts: usualChanges.count, expected: before.count)
        }
        let contributions = before.indices.map { (part: Int) -> Contribution in
            let amount = after[part] - before[part]
            return Contribution(amount: amount, unusualness: unusualness(amount, usualChanges?[part]))
        }
        return Attribution(
            before: Descriptive.sum(before), after: Descriptive.sum(after), contributions: contributions)
    }

    /// How far a series usually moves between windows of `window` steps that follow each other, as a standard deviation of
    /// their sums' changes; NaN with fewer than four changes. Windows do not overlap. O(n).
    ///
    /// Source: definition.
    public static func usualChange(of series: [Double], window: Int) -> Double {
        guard window > 0 else { return .nan }
        let windows = series.count / window
        let first = series.count - windows * window
        let sums = (0..<windows).map { (place: Int) -> Double in
            let from = first + place * window
            var sum = 0.0
            for step in from..<from + window { sum += series[step] }
            return sum
        }
        let changes = zip(sums.dropFirst(), sums).map { (next: Double, sum: Double) -> Double in next - sum }
            .filter { (change: Double) -> Bool in change.isFinite }
        return changes.count < 4 ? .nan : Descriptive.standardDeviation(changes)
    }

    /// An amount over what is usual; nil where that is unknown, infinite where it never moved before.
    static func unusualness(_ amount: Double, _ usual: Double?) -> Double? {
        guard let usual, usual.isFinite, usual >= 0 else { return nil }
        return usual > 0 ? amount / usual : amount == 0 ? 0 : amount > 0 ? .infinity : -.infinity
    }
}

/// What all attributions ask of their inputs.
enum AttributionInputs {
    /// Throws `AttributionGap` unless all columns have one length, at least one part, and finite values.
    static func check(_ columns: [[Double]]) throws(AttributionGap) {
        guard let count = columns.first?.count, count > 0 else { throw .empty }
        for column in columns {
            guard column.count == count else { throw .differentLength(parts: column.count, expected: count) }
            if let part = column.firstIndex(where: { (value: Double) -> Bool in !value.isFinite }) {
                throw .missing(part: part)
            }
        }
    }
}
