import Definitions
import Diagnostics

/// What names in the expressions of one source mean in SQL: dimensions first, then columns.
struct SourceNames {
    let definition: SourceDefinition
    let schema: SourceSchema
    let dialect: Dialect
    private let checker: TypeChecker

    init(definition: SourceDefinition, schema: SourceSchema, dialect: Dialect) {
        self.definition = definition
        self.schema = schema
        self.dialect = dialect
        var ignored: [Diagnostic] = []
        var types = schema.types
        let columns = TypeChecker(scope: .columns(types, isOpen: true))
        for (name, dimension) in definition.dimensions where types[name] == nil {
            types[name] = columns.check(dimension, reporting: &ignored)
        }
        checker = TypeChecker(scope: .columns(types, isOpen: true))
    }

    /// The expression in SQL, dimensions replaced by what they stand for.
    func sql(_ expression: Expression) throws(QueryFailure) -> SQLFragment {
        try check(expression)
        return dialect.fragment(expression) { reference in
            if let dimension = definition.dimensions[reference.name] { return columns(of: dimension) }
            return column(reference)
        }
    }

    /// The dimension in SQL.
    func sql(dimension name: String) throws(QueryFailure) -> SQLFragment {
        guard let expression = definition.dimensions[name] else {
            throw QueryFailure(
                "unknown-dimension",
                "Source `\(definition.name.value)` has no dimension `\(name)`. "
                    + Spelling.suggestion(for: name, among: definition.dimensions.keys))
        }
        try check(expression)
        return columns(of: expression)
    }

    /// The dimension as slices are made of it; in SQL as given, where rows have been put together by it already.
    func sliced(_ name: String, as sql: SQLFragment? = nil) throws(QueryFailure) -> DimensionValue {
        let value = try self.sql(dimension: name)
        return DimensionValue(
            sql: sql ?? value, isComposed: definition.dimensions[name].map(keepsComposed) ?? false)
    }

    /// Whether an expression gives texts in composed form, as the columns it is made of are read. Parts of texts and
    /// joined texts may be others, and so may fields of nested columns.
    private func keepsComposed(_ expression: Expression) -> Bool {
        switch expression.node {
        case .reference(let reference): schema.column(reference.name).map { $0.type != .unknown } ?? false
        case .literal: true
        case .choice(_, let branches, let otherwise):
            branches.allSatisfy { keepsComposed($0.then) } && (otherwise.map(keepsComposed) ?? true)
        case .call(.coalesce, let arguments), .call(.nullif, let arguments): arguments.allSatisfy(keepsComposed)
        default: type(of: expression) != .text && type(of: expression) != .unknown
        }
    }

    /// The type of an expression, dimensions included.
    func type(of expression: Expression) -> ExpressionType {
        var ignored: [Diagnostic] = []
        return checker.check(expression, reporting: &ignored)
    }

    /// Whether an expression surely gives floating-point numbers.
    func isOfNumbers(_ expression: Expression?) -> Bool { expression.map { type(of: $0) == .number } ?? false }

    /// A dimension means columns only, so that `country: country` is not its own meaning.
    private func columns(of dimension: Expression) -> SQLFragment { dialect.fragment(dimension, columns: column) }

    private func column(_ reference: Expression.Reference) -> SQLFragment {
        if let known = schema.column(reference.name) { return SQLFragment(dialect.identifier(known.name)) }
        var path = reference.path
        path[0] = schema.column(path[0])?.name ?? path[0]
        return SQLFragment(dialect.identifier(path: path))
    }

    private func check(_ expression: Expression) throws(QueryFailure) {
        for (reference, _) in expression.references {
            if definition.dimensions[reference.name] != nil || schema.column(reference.name) != nil { continue }
            if reference.path.count > 1, schema.column(reference.path[0]) != nil { continue }
            let known = Set(schema.columns.map(\.name)).union(definition.dimensions.keys)
            throw .unknownColumn(reference.name, of: definition.name.value, among: known)
        }
    }
}

/// The value of a dimension in SQL.
struct DimensionValue {
    var sql: SQLFragment
    /// Whether texts of it are in composed form.
    var isComposed: Bool
}
