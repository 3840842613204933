import Definitions
import Diagnostics
import Queries
import Testing

struct RenderExpressionTests {
    static func parse(_ text: String) throws -> Expression {
        var diagnostics: [Diagnostic] = []
        let expression = ExpressionParser.parse(text, at: .file("m.yml"), reporting: &diagnostics)
        return try #require(expression, "\(diagnostics.map(\.rendered))")
    }

    static let operators: [(String, String)] = [
        ("quantity * price", #""quantity" * "price""#), ("a + b * c", #""a" + "b" * "c""#),
        ("(a + b) * c", #"("a" + "b") * "c""#), ("a - (b - c)", #""a" - ("b" - "c")"#), ("-(-a)", #"-(-"a")"#),
        ("a - -1", #""a" - -1"#), ("a / b", #""a" / NULLIF("b", 0)"#), ("a / 2", #""a" / 2"#),
        ("a / 0", #""a" / NULLIF(0, 0)"#), ("a / 0.00", #""a" / NULLIF(0.00, 0)"#),
        ("a / (b + c)", #""a" / NULLIF("b" + "c", 0)"#), ("(a + b) / c", #"("a" + "b") / NULLIF("c", 0)"#),
        ("a % b", #""a" % NULLIF("b", 0)"#), ("a / b / c", #""a" / NULLIF("b", 0) / NULLIF("c", 0)"#),
        ("a * (b / 2)", #""a" * ("b" / 2)"#), ("a || b", #""a" || "b""#), ("a || (b || c)", #""a" || ("b" || "c")"#),
        ("status <> 'cancelled'", #""status" <> 'cancelled'"#), ("a != 1", #""a" <> 1"#),
        (
            "channel = 'social' and country in ('ES','PT')",
            #""channel" = 'social' AND "country" IN ('ES', 'PT')"#
        ),
        ("(a or b) and not c", #"("a" OR "b") AND NOT "c""#), ("not (a and b)", #"NOT ("a" AND "b")"#),
        ("(a = b) = c", #"("a" = "b") = "c""#), ("a not in (1)", #""a" NOT IN (1)"#),
        ("a between 1 and 2 + 3", #""a" BETWEEN 1 AND 2 + 3"#), ("a not between 1 and 2", #""a" NOT BETWEEN 1 AND 2"#),
        ("(a between 1 and 2) is null", #"("a" BETWEEN 1 AND 2) IS NULL"#), ("a is not null", #""a" IS NOT NULL"#),
        ("a like 'x%'", #""a" LIKE 'x%'"#), ("a not like 'x%'", #"NOT "a" LIKE 'x%'"#),
        ("a ilike b || '%'", #""a" ILIKE "b" || '%'"#), ("(a like 'x') = b", #"("a" LIKE 'x') = "b""#),
        ("case when a then 1 else 2 end", #"CASE WHEN "a" THEN 1 ELSE 2 END"#),
        ("case a when 1 then 'x' end", #"CASE "a" WHEN 1 THEN 'x' END"#),
    ]

    static let constants: [(String, String)] = [
        ("12345678901234567890", "12345678901234567890"), ("1.50", "1.50"), ("1e3", "1e3"), ("true", "TRUE"),
        ("null", "NULL"), ("'it''s'", "'it''s'"), ("date '2026-01-31'", "DATE '2026-01-31'"),
        ("timestamp '2026-01-31T12:00'", "TIMESTAMP '2026-01-31 12:00:00'"), (#""Invoice No""#, #""Invoice No""#),
        (#""a""b""#, #""a""b""#), ("a.b", #""a"."b""#), (#"'a\'"#, #"'a\'"#),
    ]

    static let functions: [(String, String)] = [
        ("abs(a)", #"abs("a")"#), ("round(a, 2)", #"round("a", 2)"#), ("round(a)", #"round("a")"#),
        ("coalesce(utm_source, 'direct')", #"coalesce("utm_source", 'direct')"#),
        ("if(a > 1, 'x', 'y')", #"CASE WHEN "a" > 1 THEN 'x' ELSE 'y' END"#),
        ("sqrt(a)", #"NULLIF(sqrt("a"), 'nan'::DOUBLE)"#), ("ln(a)", #"ln(NULLIF(greatest("a", 0), 0))"#),
        ("number(a)", #"CASE WHEN isfinite(TRY_CAST("a" AS DOUBLE)) THEN TRY_CAST("a" AS DOUBLE) END"#),
        ("power(a, 2)", #"CASE WHEN isfinite(power("a", 2)) THEN power("a", 2) END"#),
        ("text(a + b)", #"CAST("a" + "b" AS VARCHAR)"#),
        ("date(a)", #"TRY_CAST("a" AS DATE)"#), ("timestamp(a)", #"TRY_CAST("a" AS TIMESTAMP)"#),
        ("integer(a)", #"TRY_CAST(trunc(TRY_CAST("a" AS DECIMAL(38, 10))) AS BIGINT)"#),
        ("weekday(a)", #"isodow("a")"#), ("starts_with(a, 'x')", #"starts_with("a", 'x')"#),
        ("days_between(a, b)", #"date_diff('day', CAST("a" AS DATE), CAST("b" AS DATE))"#),
        ("add_days(a, 7) = b", #"CAST("a" AS DATE) + CAST(7 AS INTEGER) = "b""#),
        ("concat(a, 1, b)", #"concat("a", 1, "b")"#), ("replace(a, '{1}', '{0}')", #"replace("a", '{1}', '{0}')"#),
        ("if(a = '{1}', '{2}', '{*}')", #"CASE WHEN "a" = '{1}' THEN '{2}' ELSE '{*}' END"#),
    ]

    @Test(arguments: operators + constants + functions) func rendersForDuckDB(text: String, expected: String) throws {
        #expect(Dialect.duckDB.render(try Self.parse(text)) == expected)
    }

    @Test func columnsAreSubstitutedWithParenthesesWhereNeeded() throws {
        let total = SQLFragment(#""quantity" + "gift""#, .sum)
        let expression = try Self.parse("total * price + total")
        let sql = Dialect.duckDB.render(expression) { reference in
            reference.name == "total" ? total : Dialect.duckDB.column("o", reference.name)
        }
        #expect(sql == #"("quantity" + "gift") * "o"."price" + ("quantity" + "gift")"#)
    }

    @Test(arguments: ExpressionFunction.allCases) func everyFunctionRenders(function: ExpressionFunction) throws {
        let entry = FunctionCatalogue.entry(function)
        for count in entry.required...entry.parameters.count {
            let arguments = (0..<count).map { index in
                Expression(.reference(Expression.Reference("x\(index)")), at: .file("m.yml"))
            }
            let sql = Dialect.duckDB.render(Expression(.call(function, arguments), at: .file("m.yml")))
            for index in 0..<count { #expect(sql.contains("\"x\(index)\"")) }
            #expect(!sql.contains("{"))
        }
    }
}
