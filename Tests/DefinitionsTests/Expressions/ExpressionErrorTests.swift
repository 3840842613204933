import Definitions
import Diagnostics
import Testing

/// Each text stands at line 7, column 11.
struct ExpressionErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var place: String
        var code: String
        var says: String
        var testDescription: String { text }

        init(_ text: String, _ place: String, _ says: String, _ code: String = "expression-syntax") {
            (self.text, self.place, self.code, self.says) = (text, place, code, says)
        }
    }

    static let signs: [Case] = [
        Case("a == b", "7:13", "Write `=`"), Case("a && b", "7:13", "Write `and`"), Case("!a", "7:11", "Write `not`"),
        Case("a | b", "7:13", "Write `or`"), Case("a::int", "7:12", "number(x)"), Case("a; b", "7:12", "single value"),
        Case("a -- b", "7:13", "Comments"), Case("a /* b */", "7:13", "Comments"), Case("`a`", "7:11", "double quotes"),
        Case("a = ‘x’", "7:15", "straight quotes"), Case("a = “x”", "7:15", "typographic"),
        Case("a ≥ 1", "7:13", "Write `>=`"), Case("a ^ 2", "7:13", "power"), Case("año = 1", "7:12", "double quotes"),
        Case("a = $1", "7:15", "not part of the language"), Case("a = ?", "7:15", "not part of the language"),
        Case("a\u{A0}+ b", "7:12", "ordinary space"), Case("a => 1", "7:13", "Write `>=`"),
    ]

    static let shapes: [Case] = [
        Case("", "7:11", "is empty"), Case("  ", "7:11", "is empty"), Case("a +", "7:13", "ends where a value"),
        Case("a + * b", "7:15", "type: count"), Case("(a", "7:11", "closing `)` is missing"),
        Case("f(a", "7:12", "closing `)` is missing"), Case("a)", "7:12", "closes nothing"),
        Case("a b", "7:13", "operator is expected"), Case("a 'b'", "7:13", "operator is missing"),
        Case("a, b", "7:12", "comma"), Case("1,5", "7:12", "Decimals have a point"),
        Case("a < b < c", "7:17", "chained"), Case("a = b is null", "7:17", "chained"),
        Case("a is 1", "7:16", "`null` is expected"), Case("a in 1", "7:16", "list in parentheses"),
        Case("a in ()", "7:17", "empty"), Case("a between 1, 2", "7:22", "`and` is missing"),
        Case("and a", "7:11", "keyword"), Case("a + not b", "7:15", "`not` cannot stand here"),
        Case("case a end", "7:18", "`when` is expected"), Case("case when a 1 end", "7:23", "`then` is expected"),
        Case("case when a then 1", "7:11", "`end` is expected"), Case("a.", "7:13", "after the point"),
        Case("\"\"", "7:11", "''"), Case("'abc", "7:11", "not closed"), Case("a = \"abc", "7:15", "not closed"),
        Case("a +\n\n b b", "9:14", "operator is expected"),
    ]

    static let values: [Case] = [
        Case("1.", "7:11", "Digits are missing"), Case("1.2.3", "7:11", "not a number"),
        Case("1month", "7:11", "not a number"), Case("0x1F", "7:11", "not a number"), Case("1e", "7:11", "exponent"),
        Case("1e9999", "7:11", "exponent is too large"), Case("1e400", "7:11", "too large"),
        Case("123456789012345678901234567890123456789", "7:11", "38 digits"),
        Case("date '2026-02-30'", "7:16", "not a day"), Case("date '1.2.2026'", "7:16", "date '2026-01-31'"),
        Case("date '0000-01-01'", "7:16", "not a day"), Case("timestamp '2026-01-31'", "7:21", "local date and time"),
        Case("timestamp '2026-01-31 12:00:00Z'", "7:21", "without a time zone"),
        Case("timestamp '2026-01-31 25:00:00'", "7:21", "local date and time"),
    ]

    static let functions: [Case] = [
        Case("ruond(a)", "7:11", "Did you mean `round`", "expression-unknown-function"),
        Case("sum(a)", "7:11", "metric's `type`", "expression-unknown-function"),
        Case("1 + cast(a)", "7:15", "number(x)", "expression-unknown-function"),
        Case("ifnull(a, 0)", "7:11", "coalesce", "expression-unknown-function"),
        Case("now()", "7:11", "not on when they run", "expression-unknown-function"),
        Case("read_csv('/etc/passwd')", "7:11", "docs/expressions.md", "expression-unknown-function"),
        Case("main.read_csv('x')", "7:11", "not a function", "expression-unknown-function"),
        Case("round()", "7:11", "1 or 2 arguments", "expression-argument-count"),
        Case("round(a, 1, 2)", "7:11", "found 3", "expression-argument-count"),
        Case("coalesce()", "7:11", "at least one argument", "expression-argument-count"),
        Case("if(a, b)", "7:11", "`if(condition boolean, x, y)`", "expression-argument-count"),
        Case("previous()", "7:11", "one argument", "expression-argument-count"),
        Case("ago(a)", "7:16", "1 month", "expression-argument-count"),
        Case("ago(a, b)", "7:18", "length of time"), Case("ago(a, 1 fortnight)", "7:20", "not a unit"),
        Case("ago(a, 0 days)", "7:18", "1 to 100,000"), Case("ago(a, 1)", "7:19", "unit"),
        Case("a + 1 month", "7:17", "only in `ago`"),
    ]

    static let statements: [Case] = [
        Case("select a from b", "7:11", "SQL statements"), Case("(select max(a) from b)", "7:12", "subqueries"),
        Case("a in (select b)", "7:17", "subqueries"), Case("exists (select 1)", "7:11", "subqueries"),
        Case("a from b", "7:13", "SQL statements"), Case("coalesce((select 1), 2)", "7:21", "subqueries"),
        Case("with x as (select 1)", "7:11", "SQL statements"), Case("drop table x", "7:11", "SQL statements"),
        Case("a union select b", "7:13", "SQL statements"), Case("select * ", "7:11", "SQL statements"),
    ]

    @Test(arguments: signs + shapes + values + functions + statements)
    func saysWhatWhereAndHow(_ example: Case) throws {
        let (expression, diagnostics) = parse(example.text)
        #expect(expression == nil)
        let first = try #require(diagnostics.first)
        #expect(diagnostics.count == 1)
        #expect(first.code == example.code)
        #expect(first.span.map { "\($0.line):\($0.column)" } == example.place)
        #expect(first.fix != nil)
        #expect("\(first.message) \(first.fix ?? "")".contains(example.says), "\(first.rendered)")
    }

    @Test func unknownFunctionsAreAllReported() {
        let (_, diagnostics) = parse("lowr(a) || uper(b) || round()")
        #expect(
            diagnostics.map(\.code) == [
                "expression-unknown-function", "expression-unknown-function", "expression-argument-count",
            ])
    }

    @Test func lengthIsLimited() {
        #expect(parse("'" + String(repeating: "a", count: 9_998) + "'").expression != nil)
        #expect(
            parse("'" + String(repeating: "a", count: 9_999) + "'").diagnostics.map(\.code) == ["expression-too-long"])
    }

    static let deep: [String] = [
        String(repeating: "(", count: 4_000) + "1" + String(repeating: ")", count: 4_000),
        String(repeating: "not ", count: 2_000) + "a", String(repeating: "- ", count: 4_000) + "1",
        String(repeating: "+ ", count: 4_000) + "1", "1" + String(repeating: "+1", count: 4_000),
        "a" + String(repeating: " or a", count: 1_900), "a" + String(repeating: " and a", count: 1_600),
        "a" + String(repeating: "||a", count: 3_000), String(repeating: "abs(", count: 2_000),
        String(repeating: "case ", count: 1_900), String(repeating: "case when ", count: 900),
        String(repeating: "a in (", count: 1_500), String(repeating: "ago(", count: 2_000),
        String(repeating: "previous(", count: 1_000),
        String(repeating: "(", count: 40) + "a"
            + String(repeating: String(repeating: "+a", count: 100) + ")", count: 40),
    ]

    @Test(arguments: deep) func depthIsLimited(text: String) {
        #expect(text.unicodeScalars.count <= ExpressionParser.lengthLimit)
        let (expression, diagnostics) = parse(text)
        let wasRefused = expression == nil
        #expect(wasRefused)
        #expect(diagnostics.map(\.code) == ["expression-too-deep"])
    }

    @Test func depthUpToTheLimitIsFine() {
        #expect(parse("a" + String(repeating: " + a", count: 199)).expression != nil)
        #expect(parse(String(repeating: "(", count: 199) + "a" + String(repeating: ")", count: 199)).expression != nil)
    }
}
