import RealModule

/// Finds the combinations of dimension values behind a change, by how well each explains its rows.
///
/// A row's deviation is its change over the larger of expected and actual value. Without a cause deviations are normal around zero; all rows of
/// a cause deviate by about the same share. The combination that gains most likelihood, less the cost of having
/// looked at all combinations, is a cause; it is divided where some of its parts explain more. Then its rows are
/// left out and the search goes on. The scatter without a cause is learnt from the rows left over, in three passes.
///
/// Source: Li et al. (2019), ISSRE, generalised ripple effect; Kalander (2022), "RiskLoc: localization of
/// multi-dimensional root causes by weighted risk", for the setting; Rissanen (1978) for the description length.
public struct RootCauseSearch: Sendable, Hashable {
    /// At most so many causes.
    public var most: Int
    /// What a cause must gain beyond the cost of having searched, as a natural logarithm.
    public var evidence: Double

    /// The fewest usable rows.
    static let needed = 10
    /// The usual scatter among the rows of one cause, and how many rows' weight it has.
    static let usualScatter = 0.04
    static let scatterRows = 2.0
    /// The log density that no row falls below: the share of rows that are wrong without any cause.
    static let floor = 1e-10

    /// Creates a search.
    ///
    /// Source: definition.
    public init(most: Int = 12, evidence: Double = 3) {
        self.most = most
        self.evidence = evidence
    }

    /// The causes, surest first.
    ///
    /// - Parameters:
    ///   - codes: a column a dimension: the number of each row's value.
    ///   - actual: the value of each row; NaN leaves the row out.
    ///   - expected: what it should have been.
    /// - Throws: `RootCauseGap`.
    ///
    /// O(rows × sets of dimensions).
    ///
    /// Source: see the type.
    public func causes(codes: [[Int]], actual: [Double], expected: [Double]) throws(RootCauseGap) -> [RootCause] {
        try check(codes, actual, expected)
        let deviations = zip(actual, expected).map { (real: Double, forecast: Double) -> Double in
            let size = Swift.max(abs(real), abs(forecast))
            // A sum that overflows is still a deviation: halves first.
            return size > 0 ? (real / size - forecast / size) / (real * forecast < 0 ? 2 : 1) : .nan
        }
        let usable = deviations.indices.filter { (row: Int) -> Bool in deviations[row].isFinite }
        guard usable.count >= Self.needed else { throw .tooFewRows(usable: usable.count, needed: Self.needed) }
        var pass = RootCausePass(
            codes: codes.map { (column: [Int]) -> [Int] in usable.map { (row: Int) -> Int in column[row] } },
            deviations: usable.map { (row: Int) -> Double in deviations[row] }, search: self)
        for _ in 0..<3 { pass.run() }
        return pass.found.map { (one: RootCausePass.Found) -> RootCause in
            RootCause(
                values: one.values, rows: one.rows.count,
                expected: Descriptive.sum(one.rows.map { (row: Int) -> Double in expected[usable[row]] }),
                actual: Descriptive.sum(one.rows.map { (row: Int) -> Double in actual[usable[row]] }),
                deviation: one.deviation, evidence: one.evidence)
        }.sorted { (a: RootCause, b: RootCause) -> Bool in a.evidence > b.evidence }
    }

    private func check(_ codes: [[Int]], _ actual: [Double], _ expected: [Double]) throws(RootCauseGap) {
        guard !actual.isEmpty else { throw .empty }
        guard !codes.isEmpty else { throw .noDimensions }
        for (column, length) in (codes.map(\.count) + [expected.count]).enumerated() where length != actual.count {
            throw .differentLength(column: column, rows: length, expected: actual.count)
        }
        for (dimension, column) in codes.enumerated() {
            if let row = column.firstIndex(where: { (code: Int) -> Bool in code < 0 }) {
                throw .negativeCode(dimension: dimension, row: row)
            }
        }
        for row in actual.indices where actual[row].isInfinite || expected[row].isInfinite { throw .infinite(row: row) }
    }
}
