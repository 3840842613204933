/// A SELECT as a tree: parts in the order they are written, each already rendered for the dialect.
struct SelectStatement {
    /// A selected expression and its alias.
    struct Item {
        var sql: String
        var alias: String?
    }

    /// A named subquery.
    struct Named {
        var name: String
        var body: SelectStatement
        /// How often the engine is to compute it, as the dialect says it before the parenthesis.
        var hint: String

        init(_ name: String, _ body: SelectStatement, hint: String = "") {
            self.name = name
            self.body = body
            self.hint = hint
        }
    }

    /// Named subqueries, first to last.
    var with: [Named] = []
    /// What is selected.
    var items: [Item] = []
    /// A table, subquery name or join, as written after FROM.
    var from: String
    /// Further lines of FROM.
    var joins: [String] = []
    /// Conditions that all hold.
    var conditions: [String] = []
    /// How many of the first items are grouped by.
    var groupCount = 0
    /// Sets of columns rows are grouped by, each set for itself; then what is grouped follows from them.
    var groupingSets: [String] = []
    /// Whether the result is ordered by the grouped items.
    var isOrdered = false
    /// Further selects whose rows are appended.
    var unions: [SelectStatement] = []
    /// How many of the first items all rows are ordered by, where that is not by what is grouped.
    var orderCount = 0
    /// Written instead of everything else (a VALUES list).
    var verbatim: String?

    init(from: String) { self.from = from }

    /// The statement as readable SQL, two spaces a level.
    func render(indent: Int = 0) -> String {
        let pad = String(repeating: "  ", count: indent)
        if let verbatim { return verbatim.split(separator: "\n").map { pad + $0 }.joined(separator: "\n") }
        var lines: [String] = []
        if !with.isEmpty {
            let bodies = with.map { "\(pad)\($0.name) AS \($0.hint)(\n\($0.body.render(indent: indent + 1))\n\(pad))" }
            lines.append("\(pad)WITH \(bodies.joined(separator: ",\n").drop { $0 == " " })")
        }
        let selected = items.map { item in
            "\(pad)  \(item.sql)\(item.alias.map { " AS \($0)" } ?? "")"
        }
        lines.append("\(pad)SELECT\n\(selected.joined(separator: ",\n"))")
        lines.append("\(pad)FROM \(from)")
        lines += joins.map { "\(pad)\($0)" }
        if let first = conditions.first {
            lines.append("\(pad)WHERE \(first)")
            lines += conditions.dropFirst().map { "\(pad)  AND \($0)" }
        }
        if groupCount > 0 {
            let positions = (1...groupCount).map(String.init).joined(separator: ", ")
            let sets = groupingSets.joined(separator: ", ")
            lines.append("\(pad)GROUP BY \(groupingSets.isEmpty ? positions : "GROUPING SETS (\(sets))")")
            if isOrdered { lines.append("\(pad)ORDER BY \(positions)") }
        }
        for union in unions { lines += ["\(pad)UNION ALL", union.render(indent: indent)] }
        if orderCount > 0 {
            lines.append("\(pad)ORDER BY " + (1...orderCount).map(String.init).joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }
}
