import Definitions
import Diagnostics
import Testing

struct ExpressionPrinterTests {
    @Test(arguments: 0..<40) func parsingWhatIsPrintedGivesTheSame(seed: Int) {
        var generator = ExpressionGenerator(seed: UInt64(seed))
        for depth in 0..<50 {
            let expression = generator.expression(depth: depth % 5)
            let text = expression.canonicalText
            // Longer texts than people may write are refused, rightly.
            guard text.unicodeScalars.count <= ExpressionParser.lengthLimit else { continue }
            let (again, diagnostics) = parse(text)
            #expect(again == expression, "\(text) \(diagnostics.map(\.rendered))")
            #expect(again?.canonicalText == text)
        }
    }

    static let canonical: [(String, String)] = [
        ("a  =1 AND\nb!='x'", "a = 1 and b <> 'x'"), ("((a+b))*c", "(a + b) * c"), ("a+(b*c)", "a + b * c"),
        ("a-(b-c)", "a - (b - c)"), ("(a-b)-c", "a - b - c"), ("NOT(a=1)", "not a = 1"),
        ("(not a) = b", "(not a) = b"), ("- - a", "-(-a)"), ("a - -1", "a - -1"), ("\"price\"", "price"),
        ("\"Invoice No\"", "\"Invoice No\""), ("\"order\"", "\"order\""), ("ROUND( a,2 )", "round(a, 2)"),
        ("a Is Not Null", "a is not null"), ("(a between 1 and 2) = true", "(a between 1 and 2) = true"),
        ("ago(a,1 months)", "ago(a, 1 month)"), ("ago(a, 3 month)", "ago(a, 3 months)"), ("007.50", "7.50"),
        ("DATE '2026-01-31'", "date '2026-01-31'"), ("CASE WHEN a THEN 1 END", "case when a then 1 end"),
        ("(a or b) and c", "(a or b) and c"), ("a or (b and c)", "a or b and c"), ("'it''s'", "'it''s'"),
        ("(a = b) in (true)", "(a = b) in (true)"), ("-(a * b)", "-(a * b)"), ("(-a) * b", "-a * b"),
    ]

    @Test(arguments: canonical) func hasOneForm(text: String, expected: String) throws {
        #expect(try #require(parse(text).expression).canonicalText == expected)
    }
}
