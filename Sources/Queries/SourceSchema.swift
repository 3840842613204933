public import Definitions
import Diagnostics

/// The columns an engine found in a source.
public struct SourceSchema: Sendable, Hashable {
    /// One column.
    public struct Column: Sendable, Hashable {
        /// Its name, as the engine spells it.
        public var name: String
        /// What kind of values it holds.
        public var type: ExpressionType
        /// Whether its timestamps carry their zone.
        public var isZoned: Bool
        /// The engine's own name of the type.
        public var nativeType: String

        /// Joins the parts.
        public init(name: String, type: ExpressionType, isZoned: Bool = false, nativeType: String = "") {
            self.name = name
            self.type = type
            self.isZoned = isZoned
            self.nativeType = nativeType
        }
    }

    /// The columns in their order.
    public var columns: [Column]
    /// Whether the engine holds the rows with their local day in a further column `bw_day`.
    public var isDated: Bool

    /// A schema of columns.
    public init(columns: [Column], isDated: Bool = false) {
        self.columns = columns
        self.isDated = isDated
    }

    /// The column of that name; an exact match wins over one that differs only in case.
    public func column(_ name: String) -> Column? {
        columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Types by name, for the type checker.
    public var types: [String: ExpressionType] {
        Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    }
}

extension QueryFailure {
    /// A column that is not there, with the nearest name.
    public static func unknownColumn(
        _ name: String, of source: String, among known: some Sequence<String>
    ) -> QueryFailure {
        QueryFailure(
            "unknown-column",
            "Source `\(source)` has no column or dimension `\(name)`. " + Spelling.suggestion(for: name, among: known))
    }
}
