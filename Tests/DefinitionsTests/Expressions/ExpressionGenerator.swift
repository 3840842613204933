import Definitions
import Diagnostics

/// SplitMix64: the same seed gives the same expressions everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes syntactically valid trees of every form; types need not fit.
struct ExpressionGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &random)]
    }

    mutating func expression(depth: Int) -> Expression {
        Expression(depth == 0 ? leaf() : node(depth: depth - 1), at: .file("generated"))
    }

    private mutating func leaf() -> Expression.Node {
        let words = ["a", "Invoice No", "and", "select", "x\"y", "_1", "año", "date", "CASE", "a.b", "e\u{301}", "9x"]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .literal(.integer(pick(["0", "1", "42", "12345678901234567890"])))
        case 1: return .literal(.decimal(pick(["0.5", "1.50", "1e3", "2.5e-3"])))
        case 2: return .literal(.text(pick(["", "it's", "'", "''", "a\\", "-- x", "línea\n2", "\"q\"", "'\u{301}"])))
        case 3: return .literal(pick([.boolean(true), .boolean(false), .null]))
        case 4: return .literal(pick([.date("2024-02-29"), .timestamp("2026-01-31 12:00:00")]))
        case 5: return .reference(Expression.Reference(path: [pick(words), pick(words)]))
        default: return .reference(Expression.Reference(path: [pick(words)]))
        }
    }

    private mutating func node(depth: Int) -> Expression.Node {
        let negated = Bool.random(using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .unary(pick(Expression.UnaryOperator.allCases), expression(depth: depth))
        case 1: return .isNull(expression(depth: depth), negated: negated)
        case 2: return .isIn(expression(depth: depth), list(1...3, depth), negated: negated)
        case 3:
            return .between(
                expression(depth: depth), lower: expression(depth: depth), upper: expression(depth: depth),
                negated: negated)
        case 4:
            return .like(
                expression(depth: depth), pattern: expression(depth: depth),
                ignoresCase: Bool.random(using: &random), negated: negated)
        case 5: return choice(depth)
        case 6:
            let function = pick(ExpressionFunction.allCases)
            let entry = FunctionCatalogue.entry(function)
            return .call(function, list(entry.required...entry.parameters.count, depth))
        case 7:
            let duration = ExpressionDuration(
                Int.random(in: 1...12, using: &random), pick(ExpressionDuration.Unit.allCases))
            return pick([.ago(expression(depth: depth), duration), .previous(expression(depth: depth))])
        default:
            return .binary(
                pick(Expression.BinaryOperator.allCases), expression(depth: depth), expression(depth: depth))
        }
    }

    private mutating func list(_ count: ClosedRange<Int>, _ depth: Int) -> [Expression] {
        (0..<Int.random(in: count, using: &random)).map { _ in expression(depth: depth) }
    }

    private mutating func choice(_ depth: Int) -> Expression.Node {
        let branches = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Expression.Branch(when: expression(depth: depth), then: expression(depth: depth))
        }
        return .choice(
            subject: Bool.random(using: &random) ? expression(depth: depth) : nil, branches: branches,
            otherwise: Bool.random(using: &random) ? expression(depth: depth) : nil)
    }
}
