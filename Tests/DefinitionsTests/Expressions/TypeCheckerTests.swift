import Definitions
import Diagnostics
import Testing

struct TypeCheckerTests {
    static let scope = ExpressionScope.columns([
        "quantity": .integer, "price": .decimal, "rate": .number, "balance": .decimal, "area": .number,
        "country": .text, "channel": .text, "code": .text, "Invoice No": .text, "paid": .boolean,
        "ordered_at": .timestamp, "shipped_on": .date, "address": .unknown,
    ])

    static func check(_ text: String, _ scope: ExpressionScope = scope) throws -> (ExpressionType, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let expression = try #require(parse(text).expression)
        let type = TypeChecker(scope: scope).check(expression, reporting: &diagnostics)
        return (type, diagnostics)
    }

    static let typed: [(String, ExpressionType)] = [
        ("quantity", .integer), ("quantity * price", .decimal), ("quantity + 1", .integer), ("quantity / 2", .number),
        ("price * 1.2", .decimal), ("price * rate", .number), ("price * 1e-2", .number), ("-price", .decimal),
        ("quantity % 2", .integer), ("country || channel", .text), ("price > 3 and not paid", .boolean),
        ("country in ('ES', 'PT')", .boolean), ("ordered_at >= date '2026-01-01'", .boolean),
        ("shipped_on between date '2026-01-01' and ordered_at", .boolean), ("country like 'E%'", .boolean),
        ("country is null", .boolean), ("coalesce(country, 'direct')", .text),
        ("coalesce(null, quantity, price)", .decimal),
        ("if(paid, quantity, 0)", .integer), ("if(paid, null, price)", .decimal),
        ("case when paid then 1 else 2.5 end", .decimal),
        ("case country when 'ES' then 'a' end", .text), ("round(price, 2)", .decimal), ("round(quantity)", .integer),
        ("round(price, -2)", .decimal), ("length(country)", .integer), ("number(code)", .number),
        ("date(ordered_at)", .date),
        ("days_between(ordered_at, shipped_on)", .integer), ("year(shipped_on)", .integer), ("address.zip", .unknown),
        ("address.zip + 1", .unknown), ("address.zip = 'x'", .boolean), ("greatest(quantity, price, rate)", .number),
        ("\"Invoice No\" = 'C1'", .boolean), ("null", .null), ("nullif(country, '')", .text), ("paid = true", .boolean),
        ("add_days(ordered_at, 1)", .date), ("concat(country, 1, paid)", .text), ("1 in (quantity, 2.5)", .boolean),
    ]

    @Test(arguments: typed) func findsTheType(text: String, expected: ExpressionType) throws {
        let (type, diagnostics) = try Self.check(text)
        #expect(type == expected)
        #expect(diagnostics.map(\.rendered) == [])
    }

    static let wrong: [(String, Int, String)] = [
        ("country = 1", 11, "compares a text with a number"), ("quantity = '1'", 11, "compares a number with a text"),
        ("quantity in (1, 'a')", 27, "`in` compares a number with a text"), ("country + 1", 11, "`+` needs numbers"),
        ("ordered_at >= '2026-01-01'", 11, "date '2026-01-31'"), ("country || quantity", 22, "text(x)"),
        ("paid || paid", 11, "write `or`"), ("country and paid", 11, "needs a condition on both sides"),
        ("quantity = 1 or 2", 27, "Repeat the comparison"), ("not quantity", 15, "`not` needs a condition"),
        ("-country", 12, "`-` needs a number"), ("shipped_on - ordered_at", 11, "days_between"),
        ("quantity like '1%'", 11, "`like` needs a text"), ("country = null", 11, "x is null"),
        ("country <> null", 11, "x is not null"), ("country in ('a', null)", 28, "never matched"),
        ("upper(quantity)", 17, "`upper` needs a text"), ("sqrt(country)", 16, "`sqrt` needs a number"),
        ("left(country, 1.5)", 25, "a whole number"), ("round(price, quantity)", 24, "written out"),
        ("round(price, 99)", 24, "from -9 to 18"), ("year(country)", 16, "a date or timestamp"),
        ("coalesce(country, 0)", 29, "must be of one kind"), ("if(price, 1, 2)", 14, "needs a condition"),
        ("if(paid, 1, 'a')", 23, "must be of one kind"), ("case when 1 then 2 end", 21, "`when` needs a condition"),
        ("case when paid then 1 else 'a' end", 38, "results of `case`"),
        ("case country when 1 then 2 end", 29, "`case` compares a text with a number"),
        ("price between 'a' and 2", 25, "`between` compares"), ("paid = 1", 11, "Use the condition by itself"),
        ("shipped_on = 3", 11, "Convert one of them"),
    ]

    @Test(arguments: wrong) func saysWhatDoesNotFit(text: String, column: Int, says: String) throws {
        let (_, diagnostics) = try Self.check(text)
        let first = try #require(diagnostics.first)
        #expect(first.code == "expression-type")
        #expect(first.span?.column == column)
        #expect("\(first.message) \(first.fix ?? "")".contains(says), "\(first.rendered)")
    }

    @Test(arguments: [
        ("contry = 'ES'", "Did you mean `country`?"), ("Quantity + 1", "Did you mean `quantity`?"),
        ("country = \"Portugal\"", "write `'Portugal'`"), ("xyzxyz > 1", "Expected one of"),
    ])
    func offersNames(text: String, says: String) throws {
        let (_, diagnostics) = try Self.check(text)
        #expect(diagnostics.map(\.code) == ["expression-unknown-column"])
        #expect(diagnostics.first?.fix?.contains(says) == true, "\(diagnostics)")
    }

    @Test func openScopesAcceptAnyName() throws {
        let open = ExpressionScope.columns(["country": .text], isOpen: true)
        let (type, diagnostics) = try Self.check("anything * 2 + other.field", open)
        #expect(type == .unknown)
        #expect(diagnostics.isEmpty)
        #expect(try Self.check("country * 2", open).1.count == 1)
    }

    @Test func oneMistakeIsReportedOnce() throws {
        let (_, diagnostics) = try Self.check("abs(contry) + 1 > sqrt(country) * 2 and paid")
        #expect(diagnostics.map(\.code) == ["expression-unknown-column", "expression-type"])
    }

    @Test func periodsAreComparedOnlyInFormulas() throws {
        let metrics = ExpressionScope.metrics(["revenue", "orders"])
        let formula = "(revenue - ago(revenue, 1 month)) / previous(orders)"
        let (type, diagnostics) = try Self.check(formula, metrics)
        #expect(type == .number)
        #expect(diagnostics.isEmpty)
        #expect(try Self.check("ago(price, 1 month)").1.map(\.code) == ["expression-not-allowed"])
        #expect(try Self.check("previous(price)").1.map(\.code) == ["expression-not-allowed"])
        #expect(try Self.check("revenu + 1", metrics).1.map(\.code) == ["expression-unknown-metric"])
    }

    @Test func filtersAreConditionsAndValuesNumbers() throws {
        let checker = TypeChecker(scope: Self.scope)
        func codes(_ text: String, filter: Bool) throws -> [String] {
            var found: [Diagnostic] = []
            let expression = try #require(parse(text).expression)
            if filter {
                checker.checkFilter(expression, reporting: &found)
            } else {
                checker.checkNumeric(expression, reporting: &found)
            }
            return found.map(\.code)
        }
        #expect(try codes("paid", filter: true) == [])
        #expect(try codes("address.ok", filter: true) == [])
        #expect(try codes("quantity", filter: true) == ["expression-type"])
        #expect(try codes("quantity * price", filter: false) == [])
        #expect(try codes("country", filter: false) == ["expression-type"])
        #expect(try codes("paid", filter: false) == ["expression-type"])
    }

    @Test(arguments: FunctionCatalogue.entries) func examplesAreRight(entry: FunctionSignature) throws {
        let (type, diagnostics) = try Self.check(entry.example)
        #expect(diagnostics.map(\.rendered) == [])
        if case .fixed(let expected) = entry.result { #expect(type == expected) }
        #expect(entry.example.contains(entry.function.rawValue + "("))
    }
}
