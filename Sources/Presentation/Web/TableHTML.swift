import Definitions

/// A table as markup: numbers by unit and locale, `–` for what is missing.
public enum TableHTML {
    /// The table with a caption for those who do not see it. Complexity: O(cells).
    public static func render(_ table: ResultTable, _ numbers: NumberText, caption: String) -> HTML {
        let text = TableText(numbers: numbers)
        let cells = table.columns.map { text.cells($0) }
        let heads = table.columns.map { (column: ResultTable.Column) -> HTML in
            "<th scope=\"col\" class=\"\(column.isNumeric ? "number" : "text")\"><bdi>\(column.name)</bdi></th>"
        }
        let rows = (0..<table.rowCount).map { (row: Int) -> HTML in
            let row = zip(table.columns, cells).map { (column: ResultTable.Column, cells: [String]) -> HTML in
                "<td class=\"\(column.isNumeric ? "number" : "text")\"><bdi>\(cells[row])</bdi></td>"
            }
            return "<tr>\(row)</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table><caption>\(caption)</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}

extension ResultTable.Column {
    /// Whether its cells are numbers.
    var isNumeric: Bool { if case .numbers = values { true } else { false } }
}
