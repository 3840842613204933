import Definitions
import Queries

/// The view under which a source is read: where its rows come from, and how each column gets its type.
struct SourceView {
    /// How one column is read.
    struct Column {
        /// Its name.
        var name: String
        /// What the view gives, as SQL over the column as it was read.
        var value: String
        /// SQL for what a text means; nil where the column is read in its type.
        var written: String?
        /// Whether a text that means nothing makes the row malformed: always, or where the column is used.
        var isChecked: Check = .never
        /// The type in the words of a definition, for the reason of a rejection.
        var type: String = ""

        enum Check { case never, whereUsed, always }
    }

    /// The source's name.
    let name: String
    /// SQL that gives the rows as they are read.
    var rows: String
    /// The columns in order.
    let columns: [Column]
    /// SQL conditions on rows to leave out.
    let dropped: [String]
    /// Whether a column of `rows` numbers the files.
    private let numbersRows: Bool
    private let values: WrittenValue
    private let dialect = Dialect.duckDB

    init(_ source: SourceDefinition, rows: String, columns: [Column], dropped: [String], numbersRows: Bool) {
        name = source.name.value
        self.rows = rows
        self.columns = columns
        self.dropped = dropped
        self.numbersRows = numbersRows
        values = WrittenValue(source)
    }

    /// The columns whose texts are checked, given those that are used; nil where that is not known.
    func checked(using used: Set<String>?) -> [Column] {
        columns.filter { column in
            switch column.isChecked {
            case .never: false
            case .always: true
            case .whereUsed: used?.contains(column.name) ?? false
            }
        }
    }

    /// The statement of the view.
    ///
    /// - Parameters:
    ///   - used: Columns that will be asked for; nil where that is not known. Then a text that means nothing in a
    ///     column nobody declared stops the statement, since it cannot be told whether its row matters.
    ///   - marksFaults: Whether malformed rows stay, marked by `faultColumn`.
    func select(using used: Set<String>?, marksFaults: Bool = false) -> String {
        let checked = checked(using: used)
        let written = columns.filter { $0.written != nil }
        let list = list(Set(checked.map(\.name)))
        guard !written.isEmpty || !dropped.isEmpty else { return "SELECT \(list) FROM (\(rows))" }
        let sound = checked.map { self.sound($0) }
        let mark = marksFaults ? ", NOT (\(sound.joined(separator: " AND "))) AS \(Self.faultColumn)" : ""
        return "SELECT \(list)\(mark) FROM \(converted(written)) WHERE \(all(marksFaults ? [] : sound))"
    }

    /// Rows with a text that means nothing in one of some columns.
    func faults(in columns: [Column]) -> String {
        let fault = columns.map { "NOT \(sound($0))" }.joined(separator: " OR ")
        return "SELECT * FROM \(converted(columns)) WHERE \(all(["(\(fault))"]))"
    }

    /// Texts of a column that mean nothing, as SQL over a table with such texts in a column of that name.
    func faults(of column: Column, in table: String) -> String {
        "SELECT * FROM (SELECT *, \(column.written ?? "") AS \(Self.place(column.name)) FROM (\(table))) "
            + "WHERE NOT \(sound(column))"
    }

    /// The rows with what the texts of some columns mean.
    private func converted(_ columns: [Column]) -> String {
        let values = columns.map { ", \($0.written ?? "") AS \(Self.place($0.name))" }.joined()
        return "(SELECT *\(values) FROM (\(rows)))"
    }

    /// Conditions that rows must meet beside not being dropped.
    private func all(_ conditions: [String]) -> String {
        (conditions + dropped.map { "NOT coalesce(\($0), false)" } + ["true"]).joined(separator: " AND ")
    }

    /// The column that says whether a row is malformed, where such rows are kept.
    static let faultColumn = "bw_fault"

    private func list(_ checked: Set<String>) -> String {
        let number = numbersRows ? [FileSurvey.fileColumn] : []
        return
            (columns.map { (column: Column) -> String in
                let name = dialect.identifier(column.name)
                guard column.written != nil else { return column.value == name ? name : "\(column.value) AS \(name)" }
                let place = Self.place(column.name)
                guard column.isChecked == .whereUsed, !checked.contains(column.name) else {
                    return "\(place) AS \(name)"
                }
                let mark = dialect.text(Self.laterMark + column.name + "|").text
                return """
                    CASE WHEN \(place) IS NOT NULL THEN \(place) WHEN NOT (\(values.missing(name))) \
                    THEN error(\(mark) || \(name)) END AS \(name)
                    """
            } + number).joined(separator: ", ")
    }

    /// A row whose text means something, or says that there is nothing.
    private func sound(_ column: Column) -> String {
        "(\(Self.place(column.name)) IS NOT NULL OR \(values.missing(dialect.identifier(column.name))))"
    }

    /// Begins the engine's error of a column that stops to hold what its first rows hold.
    static let laterMark = "bw-later|"

    private static func place(_ column: String) -> String { Dialect.duckDB.identifier("bw value " + column) }
}
