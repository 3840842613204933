import Definitions
import Diagnostics
import Testing

struct ExpressionParserTests {
    static let literals: [(String, String)] = [
        ("1", "1"), ("007", "7"), ("0", "0"), ("1.50", "d1.50"), (".5", "d0.5"), ("1e3", "d1e3"), ("1E+03", "d1e3"),
        ("2.5e-3", "d2.5e-3"), ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
        ("'a'", "'a'"), ("''", "''"), ("'it''s'", "'it's'"), ("'a\"b'", "'a\"b'"), ("'línea'", "'línea'"),
        ("true", "true"), ("FALSE", "false"), ("Null", "null"), ("date '2026-01-31'", "date:2026-01-31"),
        ("DATE '2024-02-29'", "date:2024-02-29"),
        ("timestamp '2026-01-31 12:00:00'", "timestamp:2026-01-31 12:00:00"),
        ("timestamp '2026-01-31T12:00'", "timestamp:2026-01-31 12:00:00"),
        ("timestamp '2026-01-31 12:00:00.25'", "timestamp:2026-01-31 12:00:00.25"),
    ]

    static let names: [(String, String)] = [
        ("price", "[price]"), ("_x1", "[_x1]"), ("Price", "[Price]"), ("\"Invoice No\"", "[Invoice No]"),
        ("\"a\"\"b\"", "[a\"b]"), ("address.country", "[address][country]"), ("a.\"b c\".d", "[a][b c][d]"),
        ("\"and\"", "[and]"), ("date", "[date]"), ("date = 1", "([date] = 1)"), ("left", "[left]"),
        ("\"año\"", "[año]"), ("order", "[order]"), ("group = 'a'", "([group] = 'a')"), ("from + 1", "([from] + 1)"),
        ("limit in (1)", "([limit] in {1})"), ("  a  ", "[a]"), ("(((a)))", "[a]"), ("a\n+\tb", "([a] + [b])"),
    ]

    static let precedence: [(String, String)] = [
        ("1 + 2 * 3", "(1 + (2 * 3))"), ("(1 + 2) * 3", "((1 + 2) * 3)"), ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("1 - (2 - 3)", "(1 - (2 - 3))"), ("8 / 4 / 2", "((8 / 4) / 2)"), ("8 / 4 * 2 % 3", "(((8 / 4) * 2) % 3)"),
        ("-a * b", "((- [a]) * [b])"), ("a * -b", "([a] * (- [b]))"), ("- -a", "(- (- [a]))"), ("+a", "[a]"),
        ("a - -1", "([a] - (- 1))"), ("a || b || c", "(([a] || [b]) || [c])"), ("a || b + c", "([a] || ([b] + [c]))"),
        ("a + 1 = b * 2", "(([a] + 1) = ([b] * 2))"), ("a || b = c", "(([a] || [b]) = [c])"),
        ("a = 1 and b = 2 or c = 3", "((([a] = 1) and ([b] = 2)) or ([c] = 3))"),
        ("a = 1 or b = 2 and c = 3", "(([a] = 1) or (([b] = 2) and ([c] = 3)))"),
        ("not a = 1", "(not ([a] = 1))"), ("not a and b", "((not [a]) and [b])"), ("not not a", "(not (not [a]))"),
        ("not (a and b)", "(not ([a] and [b]))"), ("a and not b", "([a] and (not [b]))"),
        ("a or b or c", "(([a] or [b]) or [c])"), ("a AND b Or c", "(([a] and [b]) or [c])"),
    ]

    static let comparisons: [(String, String)] = [
        ("a <> 1", "([a] <> 1)"), ("a != 1", "([a] <> 1)"), ("a<=1", "([a] <= 1)"), ("a>=1", "([a] >= 1)"),
        ("a<1", "([a] < 1)"), ("a>-1", "([a] > (- 1))"), ("a is null", "([a] is null)"),
        ("a is not null", "([a] isnot null)"), ("a + 1 is null", "(([a] + 1) is null)"),
        ("not a is null", "(not ([a] is null))"), ("a in (1)", "([a] in {1})"),
        ("a in ('x', 'y')", "([a] in {'x' 'y'})"), ("a not in (1, 2 + 3)", "([a] notin {1 (2 + 3)})"),
        ("a between 1 and 2", "([a] within 1 2)"), ("a not between 1 and 2 + 3", "([a] notwithin 1 (2 + 3))"),
        ("a between 1 and 2 and b", "(([a] within 1 2) and [b])"),
        ("a between 1 and 2 or b between 3 and 4", "(([a] within 1 2) or ([b] within 3 4))"),
        ("a like 'x%'", "([a] like 'x%')"), ("a not like 'x%'", "([a] notlike 'x%')"),
        ("a ilike 'x%'", "([a] ilike 'x%')"), ("a NOT ILIKE b || '%'", "([a] notilike ([b] || '%'))"),
        ("(a = b) = c", "(([a] = [b]) = [c])"),
        ("channel = 'social' and country in ('ES','PT')", "(([channel] = 'social') and ([country] in {'ES' 'PT'}))"),
    ]

    static let calls: [(String, String)] = [
        ("coalesce(utm_source, 'direct')", "coalesce([utm_source] 'direct')"), ("ABS(-1)", "abs((- 1))"),
        ("round(a)", "round([a])"), ("round(a, 2)", "round([a] 2)"), ("if(a > 1, 'x', 'y')", "if(([a] > 1) 'x' 'y')"),
        ("left(a, 1) = left", "(left([a] 1) = [left])"), ("date(a)", "date([a])"), ("text (a)", "text([a])"),
        ("greatest(1, 2, 3)", "greatest(1 2 3)"), ("quantity * price", "([quantity] * [price])"),
        ("case when a then 1 end", "(case [a]→1)"), ("case when a then 1 else 2 end", "(case [a]→1 else 2)"),
        ("case x when 1 then 'a' when 2 then 'b' else 'c' end", "(case [x] 1→'a' 2→'b' else 'c')"),
        ("case when a or b then 1 end + 1", "((case ([a] or [b])→1) + 1)"),
        ("case case when a then 1 end when 1 then 2 end", "(case (case [a]→1) 1→2)"),
        ("ago(revenue, 1 month)", "ago([revenue] 1 month)"), ("ago(a + b, 2 Years)", "ago(([a] + [b]) 2 year)"),
        ("previous(a)", "previous([a])"), ("ago", "[ago]"),
        (
            "(revenue - ago(revenue, 1 month)) / ago(revenue, 1 month)",
            "(([revenue] - ago([revenue] 1 month)) / ago([revenue] 1 month))"
        ),
    ]

    @Test(arguments: literals + names + precedence + comparisons + calls)
    func readsTheTree(text: String, expected: String) throws {
        let (expression, diagnostics) = parse(text)
        #expect(diagnostics.map(\.rendered) == [])
        #expect(try outline(#require(expression)) == expected)
    }

    @Test func everyNodeKnowsItsPlace() throws {
        let expression = try #require(parse("a +\n  round(\"b c\", 2)").expression)
        #expect(expression.span == SourceSpan(file: "metrics/a.yml", line: 7, column: 11, endLine: 8, endColumn: 28))
        let call = expression.children[1]
        #expect((call.span.line, call.span.column, call.span.endColumn) == (8, 13, 28))
        #expect((call.children[0].span.column, call.children[0].span.endColumn) == (19, 24))
    }

    @Test func linesOfABlockBeginAtItsIndentation() throws {
        var diagnostics: [Diagnostic] = []
        let origin = ExpressionOrigin(SourceSpan(file: "f", line: 3, column: 11), continuationColumn: 5)
        let expression = ExpressionParser.parse("a\n+ b", at: origin, reporting: &diagnostics)
        let span = try #require(expression?.children.last?.span)
        #expect((span.line, span.column) == (4, 7))
    }

    @Test func placesCanBeMappedByAClosure() throws {
        var diagnostics: [Diagnostic] = []
        let origin = ExpressionOrigin(file: "f") { offset in (line: 1, column: 100 + 2 * offset) }
        _ = ExpressionParser.parse("a == b", at: origin, reporting: &diagnostics)
        #expect(diagnostics.first?.span == SourceSpan(file: "f", line: 1, column: 104, endLine: 1, endColumn: 108))
    }

    @Test func referencesComeOnceInOrder() throws {
        let expression = try #require(parse("b + a * b + c.d + ago(e, 1 day) + coalesce(f, a)").expression)
        #expect(expression.references.map(\.reference.name) == ["b", "a", "c.d", "e", "f"])
        #expect(expression.references.map(\.span.column) == [11, 15, 23, 33, 54])
    }

    @Test func equalityIgnoresPlaces() {
        #expect(parse("a+b").expression == parse(" a  + (b)").expression)
        #expect(parse("a+b").expression?.hashValue == parse(" a  + (b)").expression?.hashValue)
        #expect(parse("a+b").expression != parse("b+a").expression)
    }
}
