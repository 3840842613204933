public import Diagnostics

/// Reads the text of an expression into a tree, by precedence climbing.
///
/// From loosest to tightest: `or`, `and`, `not`, comparison (`= <> < <= > >=`, `in`, `between`, `is null`, `like`;
/// these do not chain), `||`, `+ -`, `* / %`, unary minus. Errors: `expression-syntax`, `expression-too-long`,
/// `expression-too-deep`, `expression-unknown-function`, `expression-argument-count`, each with its exact place.
public struct ExpressionParser {
    /// The most characters (Unicode scalars) an expression may have.
    public static let lengthLimit = 10_000
    /// The deepest an expression may nest, chains of operators included.
    public static let depthLimit = 200

    /// A subtree and how deep it is.
    struct Parsed {
        var expression: Expression
        var range: Range<Int>
        var height: Int
    }

    let text: ExpressionText
    let origin: ExpressionOrigin
    let tokens: [ExpressionToken]
    var position = 0
    var depth = 0
    var diagnostics: [Diagnostic] = []

    /// The expression in `text`, or nil after adding what is wrong with it to `diagnostics`.
    ///
    /// - Parameters:
    ///   - text: the scalar's value as YAML delivers it.
    ///   - origin: where it stands in the file.
    ///   - diagnostics: findings are added; their spans lie in the origin's file.
    ///
    /// Complexity: O(length).
    public static func parse(
        _ text: String, at origin: ExpressionOrigin, reporting diagnostics: inout [Diagnostic]
    ) -> Expression? {
        let content = ExpressionText(text)
        var failure: ExpressionSyntaxFailure
        do {
            var parser = try ExpressionParser(content, origin)
            let expression = try parser.whole()
            diagnostics += parser.diagnostics
            return parser.diagnostics.isEmpty ? expression : nil
        } catch {
            failure = error
        }
        let span = origin.span(failure.range, in: content)
        diagnostics.append(Diagnostic(failure.code, failure.message, at: span, fix: failure.fix))
        return nil
    }

    /// The expression in `text` that begins at `span`, or nil after adding what is wrong with it to `diagnostics`.
    public static func parse(
        _ text: String, at span: SourceSpan, reporting diagnostics: inout [Diagnostic]
    ) -> Expression? {
        parse(text, at: ExpressionOrigin(span), reporting: &diagnostics)
    }

    private init(_ text: ExpressionText, _ origin: ExpressionOrigin) throws(ExpressionSyntaxFailure) {
        guard text.scalars.count <= Self.lengthLimit else {
            throw ExpressionSyntaxFailure(
                message:
                    "The expression has \(text.scalars.count) characters; at most \(Self.lengthLimit) are allowed.",
                fix: "Split it, for example into dimensions of the source.", range: 0..<1, code: "expression-too-long")
        }
        self.text = text
        self.origin = origin
        var lexer = ExpressionLexer(text)
        tokens = try lexer.tokens()
    }

    private mutating func whole() throws(ExpressionSyntaxFailure) -> Expression {
        if current.kind == .end {
            throw ExpressionSyntaxFailure(
                message: "The expression is empty.", fix: "Write a column, a constant or a formula.",
                range: 0..<max(1, text.scalars.count))
        }
        let result = try disjunction()
        guard current.kind == .end else { throw unexpected(after: result) }
        return result.expression
    }
}

// Moving over tokens and building nodes.
extension ExpressionParser {
    var current: ExpressionToken { tokens[min(position, tokens.count - 1)] }

    var next: ExpressionToken { tokens[min(position + 1, tokens.count - 1)] }

    @discardableResult mutating func advance() -> ExpressionToken {
        let token = current
        position += 1
        return token
    }

    mutating func take(symbol: String) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    mutating func take(keyword: String) -> Bool {
        guard current.keyword == keyword else { return false }
        position += 1
        return true
    }

    /// Runs `body` one level deeper; throws before the stack is in danger.
    mutating func nested<Result>(
        _ body: (inout ExpressionParser) throws(ExpressionSyntaxFailure) -> Result
    ) throws(ExpressionSyntaxFailure) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw tooDeep(current.range) }
        return try body(&self)
    }

    func make(
        _ node: Expression.Node, _ range: Range<Int>, over parts: [Parsed] = []
    ) throws(ExpressionSyntaxFailure) -> Parsed {
        let height = 1 + (parts.map(\.height).max() ?? 0)
        guard height <= Self.depthLimit else { throw tooDeep(range) }
        return Parsed(expression: Expression(node, at: origin.span(range, in: text)), range: range, height: height)
    }

    private func tooDeep(_ range: Range<Int>) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: "The expression nests more than \(Self.depthLimit) levels deep.",
            fix: "Replace long chains of `or` by `x in (…)`, or split it into dimensions of the source.",
            range: range.lowerBound..<range.lowerBound + 1, code: "expression-too-deep")
    }
}
