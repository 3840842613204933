import Definitions
import Diagnostics
import Testing

/// What people try in order to get SQL through; each is refused or remains a harmless constant or name.
struct ExpressionInjectionTests {
    static let refused: [String] = [
        "'; DROP TABLE x; --", "a; DROP TABLE x", "1); SELECT 1", "1) UNION SELECT 1", "1 -- comment", "1 /* c */ + 1",
        "1 # c", "read_csv('/etc/passwd')", "read_text('/etc/passwd')", "glob('*')", "pragma_version()",
        "getenv('HOME')", "current_setting('TimeZone')", "(select 1)", "a in (select 1)", "exists(select 1)",
        "a = 'x' or 1=1 --", "'a\\' or 1=1 --'", "\"a\"; --", "\"a\" from b", "a::regclass", "E'\\047'", "X'41'",
        "U&'\\0027'", "$$x$$", "$1", "?", ":name", "{x}", "[1, 2]", "a[1]", "list_value(1)", "'a'\u{0}", "'a\u{0}b'",
        "\"a\u{0}b\"", "a\u{0}", "ʼa' or 1=1", "‘a’ or 1=1", "a = ＇x＇", "a；b", "a\u{2028}-- b", "a\u{1b}[0m",
        "copy t to 'f'", "attach 'x' as y", "install httpfs", "set x = 1", "call f()", "a.b.c()", "count(*)", "*",
        "lambda x: x", "x -> x + 1", "case when (select 1) then 1 end", "ago((select 1), 1 day)", "abs(1) over ()",
        "sum(1) filter (where true)", "@x", "`a`", "a = any(b)", "interval '1 day'", "'a' 'b'", "1e309", "(((((",
    ]

    @Test(arguments: refused) func refuses(text: String) {
        let (expression, diagnostics) = parse(text)
        #expect(expression == nil)
        #expect(diagnostics.count >= 1)
        #expect(
            diagnostics.allSatisfy { $0.severity == .error && $0.span?.line == 7 && $0.code.hasPrefix("expression-") })
    }

    static let harmless: [(String, String)] = [
        ("'''; DROP TABLE x; --'", "''; DROP TABLE x; --'"), ("'a\\'", "'a\\'"), ("'-- /* */ ;'", "'-- /* */ ;'"),
        ("'(select 1)'", "'(select 1)'"), ("\"a\"\"; DROP TABLE x; --\"", "[a\"; DROP TABLE x; --]"),
        ("\"read_csv('/etc/passwd')\"", "[read_csv('/etc/passwd')]"), ("'{0} {*}'", "'{0} {*}'"),
        ("'\u{2019}; DROP'", "'\u{2019}; DROP'"), ("a - - 1", "([a] - (- 1))"),
    ]

    @Test(arguments: harmless) func staysOneValue(text: String, expected: String) throws {
        let expression = try #require(parse(text).expression)
        let content = expected.hasPrefix("''") ? "'" + expected.dropFirst() : expected
        #expect(outline(expression) == content)
    }

    @Test func aCombiningMarkDoesNotHideAQuote() {
        // In Swift `'` with an accent is one Character; an engine sees the quote.
        #expect(parse("'a'\u{301} or 1=1").expression == nil)
        #expect(parse("'a'\u{301}'").expression == nil)
    }

    @Test func randomTextNeverCrashes() {
        let alphabet =
            Array("ab1'\"()+-*/%=<>|,. \n;`ñ\u{301}\u{0}{}").map(String.init)
            + [" and ", " or ", " not ", " in (", " between ", " case ", " when ", " end ", "abs(", "ago(", " 1 day"]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...24, using: &generator))
                .map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }.joined()
            let (expression, diagnostics) = parse(text)
            #expect((expression == nil) == !diagnostics.isEmpty, "\(text)")
            guard let expression else { continue }
            #expect(parse(expression.canonicalText).expression == expression, "\(text)")
        }
    }
}
