import Diagnostics

extension ExpressionParser {
    /// A function with its arguments; the cursor stands on the name.
    mutating func call(_ word: String) throws(ExpressionSyntaxFailure) -> Parsed {
        let name = advance()
        advance()
        if let failure = statement() { throw failure }
        let key = word.lowercased()
        if key == "ago" { return try ago(name) }
        let (arguments, end) = try list(closing: "`\(key)(`")
        let whole = name.range.lowerBound..<end
        if key == "previous" {
            guard arguments.count == 1, let argument = arguments.first else {
                report(
                    "expression-argument-count", "`previous` takes one argument.", whole, "Write `previous(metric)`.")
                return try make(.literal(.null), whole)
            }
            return try make(.previous(argument.expression), whole, over: arguments)
        }
        guard let function = ExpressionFunction(rawValue: key) else {
            let names = ExpressionFunction.allCases.map(\.rawValue) + ["ago", "previous"]
            report(
                "expression-unknown-function", "There is no function `\(word)`.", name.range,
                FunctionCatalogue.foreignNames[key] ?? Spelling.nearest(to: key, among: names).map {
                    "Did you mean `\($0)`?"
                } ?? "The published list is in docs/expressions.md.")
            return try make(.literal(.null), whole, over: arguments)
        }
        let entry = FunctionCatalogue.entry(function)
        if !entry.accepts(count: arguments.count) {
            report(
                "expression-argument-count",
                "`\(key)` takes \(entry.countDescription), found \(arguments.count).", whole,
                "Write `\(entry.signature)`.")
        }
        return try make(.call(function, arguments.map(\.expression)), whole, over: arguments)
    }

    /// Expressions separated by commas up to the closing parenthesis, and the end of that; the opening one is taken.
    mutating func list(closing what: String) throws(ExpressionSyntaxFailure) -> (items: [Parsed], end: Int) {
        let open = tokens[max(0, position - 1)].range
        if let failure = statement() { throw failure }
        var items: [Parsed] = []
        if current.kind == .symbol(")") { return (items, advance().range.upperBound) }
        repeat { items.append(try disjunction()) } while take(symbol: ",")
        guard current.kind == .symbol(")") else {
            if current.kind == .end { throw unclosed(open) }
            throw unexpected(after: items[items.count - 1])
        }
        return (items, advance().range.upperBound)
    }

    /// `ago(x, 1 month)`; the name and the parenthesis are taken.
    private mutating func ago(_ name: ExpressionToken) throws(ExpressionSyntaxFailure) -> Parsed {
        let inner = try disjunction()
        guard take(symbol: ",") else {
            throw ExpressionSyntaxFailure(
                message: "`ago` takes a metric and a length of time.", fix: "Write `ago(revenue, 1 month)`.",
                range: current.range, code: "expression-argument-count")
        }
        let length = try duration()
        guard current.kind == .symbol(")") else { throw unexpected(after: inner) }
        let whole = name.range.lowerBound..<advance().range.upperBound
        return try make(.ago(inner.expression, length), whole, over: [inner])
    }

    private mutating func duration() throws(ExpressionSyntaxFailure) -> ExpressionDuration {
        let start = current.range
        guard case .number(let digits) = current.kind, let count = Int(digits), (1...100_000).contains(count) else {
            throw badDuration("A length of time is expected, found \(current.description).", start)
        }
        advance()
        guard let word = current.keyword else {
            throw badDuration("The unit of the length of time is missing after `\(digits)`.", current.range)
        }
        let singular = word.count > 1 && word.hasSuffix("s") ? String(word.dropLast()) : word
        guard let unit = ExpressionDuration.Unit(rawValue: singular) else {
            throw badDuration("`\(word)` is not a unit of time.", current.range)
        }
        advance()
        return ExpressionDuration(count, unit)
    }

    private func badDuration(_ message: String, _ range: Range<Int>) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: message,
            fix: "Write a whole number from 1 to 100,000 and `hour`, `day`, `week`, `month`, `quarter` or `year`:"
                + " `ago(revenue, 1 month)`.", range: range)
    }

    private mutating func report(_ code: String, _ message: String, _ range: Range<Int>, _ fix: String?) {
        diagnostics.append(Diagnostic(code, message, at: origin.span(range, in: text), fix: fix))
    }
}
