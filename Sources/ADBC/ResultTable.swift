/// The result of a query: named, typed columns over the driver's own buffers.
///
/// A value that may go to any thread and outlives its connection; the buffers are freed with the last copy of it or of
/// one of its columns.
public struct ResultTable: Sendable {
    /// The columns' names and types; also known where there are no rows.
    public let fields: [Field]
    /// How many rows there are.
    public let rowCount: Int

    let batches: [Batch]
    /// The row each batch begins with.
    private let starts: [Int]

    /// Assembles a result from its batches.
    package init(fields: [Field], batches: [Batch]) {
        self.fields = fields
        self.batches = batches.filter { $0.rowCount > 0 }
        var starts: [Int] = []
        var rows = 0
        for batch in self.batches {
            starts.append(rows)
            rows += batch.rowCount
        }
        self.starts = starts
        rowCount = rows
    }

    /// All columns, in the order of the query.
    public var columns: [Column] { fields.indices.map { self[$0] } }

    /// The column at a position.
    ///
    /// - Precondition: `index` is a position in `fields`.
    public subscript(index: Int) -> Column {
        Column(field: fields[index], index: index, rowCount: rowCount, batches: batches, starts: starts)
    }

    /// The column of a name; the first where a name occurs twice.
    ///
    /// - Throws: `column-not-found`, listing the names there are.
    public func column(_ name: String) throws(ADBCError) -> Column {
        guard let index = fields.firstIndex(where: { $0.name == name }) else {
            let names = fields.map(\.name).joined(separator: ", ")
            throw ADBCError(.columnNotFound, "the result has no column \(name), only \(names)")
        }
        return self[index]
    }
}
