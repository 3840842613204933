/// The names an expression may use and their types.
public struct ExpressionScope: Hashable, Sendable {
    /// What the names stand for, which decides what is allowed.
    public enum Use: Hashable, Sendable {
        /// Columns and dimensions of one row of a source: no `ago`, no `previous`.
        case rows
        /// Metrics in the formula of a derived metric.
        case metrics
    }

    /// What the names stand for.
    public var use: Use
    /// Types by name; a path into a struct column is asked for joined by dots, then by its first part.
    public var types: [String: ExpressionType]
    /// Whether other names may exist too (the source's schema has not been read); they have the type `unknown`.
    public var isOpen: Bool

    /// Makes a scope.
    public init(_ use: Use, types: [String: ExpressionType], isOpen: Bool = false) {
        self.use = use
        self.types = types
        self.isOpen = isOpen
    }

    /// Columns of a source.
    public static func columns(_ types: [String: ExpressionType], isOpen: Bool = false) -> ExpressionScope {
        ExpressionScope(.rows, types: types, isOpen: isOpen)
    }

    /// Metrics by name; all are numbers.
    public static func metrics(_ names: some Sequence<String>) -> ExpressionScope {
        ExpressionScope(
            .metrics,
            types: Dictionary(names.map { ($0, ExpressionType.number) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The type of a name, or nil if there is no such name.
    public func resolve(_ reference: Expression.Reference) -> ExpressionType? {
        if let type = types[reference.name] { return type }
        // A struct column is known as a whole; the types of its fields are not.
        if reference.path.count > 1, let first = reference.path.first, let whole = types[first], whole.isOpen {
            return .unknown
        }
        return isOpen ? .unknown : nil
    }

    /// The noun for a name in messages.
    var noun: String { use == .rows ? "column" : "metric" }
}
