public import Diagnostics

extension Expression {
    /// Every name mentioned, with its first place, in order of appearance and without repetition.
    ///
    /// Complexity: O(size of the expression).
    public var references: [(reference: Reference, span: SourceSpan)] {
        var seen: Set<Reference> = []
        var found: [(reference: Reference, span: SourceSpan)] = []
        visit { part in
            if case .reference(let reference) = part.node, seen.insert(reference).inserted {
                found.append((reference, part.span))
            }
        }
        return found
    }

    /// Calls `body` for the expression and everything in it, outer before inner, left before right.
    public func visit(_ body: (Expression) -> Void) {
        body(self)
        for child in children { child.visit(body) }
    }

    /// The direct parts, left to right.
    public var children: [Expression] {
        switch node {
        case .literal, .reference: []
        case .unary(_, let operand), .isNull(let operand, _), .ago(let operand, _), .previous(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .isIn(let subject, let list, _): [subject] + list
        case .between(let subject, let lower, let upper, _): [subject, lower, upper]
        case .like(let subject, let pattern, _, _): [subject, pattern]
        case .choice(let subject, let branches, let otherwise):
            (subject.map { [$0] } ?? []) + branches.flatMap { [$0.when, $0.then] } + (otherwise.map { [$0] } ?? [])
        case .call(_, let arguments): arguments
        }
    }
}
