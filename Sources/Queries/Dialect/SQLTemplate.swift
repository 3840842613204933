public import Definitions

/// How an engine writes a function or operator: SQL with places for the arguments.
///
/// `{0}` is the first argument, `{*}` all of them with commas. A place says by its suffix how tightly the argument
/// must bind to stand there without parentheses: `{0}` anywhere between commas or brackets, `{0:sum}` at least as
/// tight as a sum, `{0:>sum}` tighter. Arguments are put in by one pass; braces inside an argument mean nothing.
public struct SQLTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
    private enum Piece: Hashable, Sendable {
        case sql(String)
        case argument(Int, ExpressionPrecedence?, isStrict: Bool)
        case all
    }

    /// Templates by number of arguments; nil stands for any other number.
    private var pieces: [Int?: [Piece]]
    /// How tightly the result binds.
    public var precedence: ExpressionPrecedence

    /// Makes a template of the SQL for any number of arguments.
    public init(_ sql: String, _ precedence: ExpressionPrecedence = .primary) {
        pieces = [nil: Self.parse(sql)]
        self.precedence = precedence
    }

    /// Makes a template that depends on the number of arguments.
    public init(byCount: [Int: String], _ precedence: ExpressionPrecedence = .primary) {
        pieces = Dictionary(uniqueKeysWithValues: byCount.map { (Optional($0.key), Self.parse($0.value)) })
        self.precedence = precedence
    }

    /// A template that is the SQL alone.
    public init(stringLiteral sql: String) { self.init(sql) }

    /// A function called by another name with the same arguments.
    public static func named(_ name: String) -> SQLTemplate { SQLTemplate("\(name)({*})") }

    /// The SQL with the arguments in their places. Precondition: there is a template for so many arguments.
    public func filled(with arguments: [SQLFragment]) -> SQLFragment {
        guard let chosen = pieces[arguments.count] ?? pieces[nil] else {
            preconditionFailure("no SQL for \(arguments.count) arguments")
        }
        var sql = ""
        for piece in chosen {
            switch piece {
            case .sql(let text): sql += text
            case .all: sql += arguments.map(\.text).joined(separator: ", ")
            case .argument(let index, let level, let isStrict):
                precondition(arguments.indices.contains(index), "the template asks for argument \(index)")
                let argument = arguments[index]
                guard let level else {
                    sql += argument.text
                    continue
                }
                sql += isStrict ? argument.above(level) : argument.atLeast(level)
            }
        }
        return SQLFragment(sql, precedence)
    }

    private static func parse(_ sql: String) -> [Piece] {
        var result: [Piece] = []
        var rest = sql[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result.append(.sql(String(rest[..<open])))
            result.append(place(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return result + [.sql(String(rest))]
    }

    private static func place(_ text: Substring) -> Piece {
        if text == "*" { return .all }
        let parts = text.split(separator: ":")
        guard let first = parts.first, let index = Int(first) else { preconditionFailure("bad place {\(text)}") }
        guard parts.count > 1 else { return .argument(index, nil, isStrict: false) }
        let isStrict = parts[1].hasPrefix(">")
        let name = isStrict ? parts[1].dropFirst() : parts[1]
        let level = ExpressionPrecedence.allCases.first { "\($0)" == name }
        precondition(level != nil, "no precedence \(name)")
        return .argument(index, level, isStrict: isStrict)
    }
}
