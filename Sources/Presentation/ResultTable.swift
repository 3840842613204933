public import Definitions
public import Series

/// What a query answers: columns of one length, the periods and dimensions first, then the metrics.
public struct ResultTable: Sendable {
    /// The cells of a column.
    public enum Values: Sendable {
        /// Text; nil is missing.
        case text([String?])
        /// Numbers, NaN is missing; the exact values, where given, are printed in their place.
        case numbers([Double], exact: ExactValues? = nil)

        /// Number of cells.
        public var count: Int {
            switch self {
            case .text(let cells): cells.count
            case .numbers(let cells, _): cells.count
            }
        }
    }

    /// One column.
    public struct Column: Sendable {
        /// The heading: `period`, the name of a dimension or of a metric.
        public var name: String
        /// The cells.
        public var values: Values
        /// Unit of numbers; text output follows it, machine output does not.
        public var unit: Unit

        /// Joins the parts.
        public init(_ name: String, _ values: Values, unit: Unit = .none) {
            self.name = name
            self.values = values
            self.unit = unit
        }
    }

    /// The columns.
    public var columns: [Column]
    /// Number of rows.
    public var rowCount: Int { columns.first?.values.count ?? 0 }

    /// A table from columns of one length; other lengths are a broken invariant.
    public init(_ columns: [Column]) {
        let count = columns.first?.values.count ?? 0
        precondition(columns.allSatisfy { $0.values.count == count }, "columns differ in length")
        self.columns = columns
    }
}

extension ResultTable.Column {
    /// The decimal digits of a number, where it is known exactly.
    func exactCell(_ row: Int) -> String? {
        guard case .numbers(let cells, let exact?) = values, cells[row].isFinite else { return nil }
        return exact.decimal(at: row)?.description
    }

    /// A number as machines read it, or text; nil where missing.
    func machineCell(_ row: Int) -> String? {
        switch values {
        case .text(let cells): return cells[row]
        case .numbers(let cells, let exact):
            guard cells[row].isFinite else { return nil }
            if let exact, let decimal = exact.decimal(at: row) { return decimal.description }
            return MachineNumber.text(cells[row])
        }
    }
}
