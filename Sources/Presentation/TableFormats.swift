import Definitions
import Series

/// A table as CSV: RFC 4180 quoting, a heading line, missing as an empty field, numbers in full, data left exact.
public enum TableCSV {
    /// The table. Complexity: O(cells).
    public static func render(_ table: ResultTable) -> String {
        var csv = CSVWriter()
        csv.row(table.columns.map(\.name))
        for row in 0..<table.rowCount { csv.row(table.columns.map { $0.machineCell(row) }) }
        return csv.text
    }
}

/// A table as JSON: an array of objects with the columns as keys, null for what is missing.
public enum TableJSON {
    /// The table, ending with a line break. Complexity: O(cells).
    public static func render(_ table: ResultTable) -> String {
        var json = JSONWriter()
        json.array { json in
            for row in 0..<table.rowCount {
                json.object { json in
                    for column in table.columns {
                        switch column.values {
                        case .text: json.member(column.name, column.machineCell(row))
                        case .numbers: json.member(column.name, number: column.machineCell(row))
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }
}

/// A table as text: columns aligned, numbers by unit and locale, `–` for what is missing.
public struct TableText: Sendable {
    private let numbers: NumberText
    private let style: Style

    /// Text in a locale such as `en_GB`.
    public init(locale: String, style: Style = .plain) {
        numbers = NumberText(locale: locale)
        self.style = style
    }

    /// Plain text with these numbers.
    init(numbers: NumberText) {
        self.numbers = numbers
        style = .plain
    }

    /// The table with a heading line. Complexity: O(cells).
    public func render(_ table: ResultTable) -> String {
        let cells = table.columns.map { self.cells($0) }
        let widths = zip(table.columns, cells).map { (column: ResultTable.Column, cells: [String]) -> Int in
            cells.reduce(DisplayWidth.of(PrintableText.of(column.name))) { max($0, DisplayWidth.of($1)) }
        }
        func line(_ texts: [String]) -> String {
            var line = ""
            for (position, text) in texts.enumerated() {
                if position > 0 { line += "  " }
                switch table.columns[position].values {
                case .text: line += DisplayWidth.left(text, widths[position])
                case .numbers: line += DisplayWidth.right(text, widths[position])
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
        var lines = [style.paint(line(table.columns.map { PrintableText.of($0.name) }), .heading)]
        for row in 0..<table.rowCount { lines.append(line(cells.map { $0[row] })) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The cells of a column, numbers with as many decimals as the one that needs most.
    func cells(_ column: ResultTable.Column) -> [String] {
        switch column.values {
        case .text(let cells): return cells.map { $0.map(PrintableText.of) ?? NumberText.missing }
        case .numbers(let cells, _):
            let exact = cells.indices.map { column.exactCell($0) }
            var decimals = 0
            for (value, exact) in zip(cells, exact) {
                decimals = max(decimals, numbers.decimals(value, column.unit, exact: exact))
            }
            return zip(cells, exact).map { (value: Double, exact: String?) -> String in
                numbers.full(value, column.unit, exact: exact, atLeast: decimals)
            }
        }
    }
}
