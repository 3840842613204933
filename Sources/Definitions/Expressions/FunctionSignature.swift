/// One function of the expression language, as published.
public struct FunctionSignature: Hashable, Sendable {
    /// What an argument must be.
    public enum Kind: String, Hashable, Sendable {
        /// Any numeric type.
        case number
        case integer
        /// A whole number written out, not computed.
        case constant
        case text
        case boolean
        /// A date or a timestamp.
        case moment
        case any
        /// Any type, the same (or one that mixes) for all such arguments.
        case alike
    }

    /// One argument.
    public struct Parameter: Hashable, Sendable {
        /// Its name in the documentation.
        public var name: String
        /// What it must be.
        public var kind: Kind
    }

    /// The type of the value.
    public enum Result: Hashable, Sendable {
        case fixed(ExpressionType)
        /// That of the first argument.
        case first
        /// The common type of the `alike` arguments.
        case common
    }

    /// Which function.
    public var function: ExpressionFunction
    /// Its arguments, in order.
    public var parameters: [Parameter]
    /// How many arguments must be given.
    public var required: Int
    /// Whether the last argument may be repeated.
    public var repeats: Bool
    /// The type of the value.
    public var result: Result
    /// What it does, in one line.
    public var summary: String
    /// An example that parses and type-checks.
    public var example: String

    /// Whether so many arguments can be given.
    public func accepts(count: Int) -> Bool { count >= required && (repeats || count <= parameters.count) }

    /// The parameter an argument fills, or nil past the last.
    public func parameter(at index: Int) -> Parameter? {
        parameters.indices.contains(index) ? parameters[index] : repeats ? parameters.last : nil
    }

    /// `round(x number, digits constant?)`: names and kinds, `?` for what may be left out, `…` for repetition.
    public var signature: String {
        let list = parameters.enumerated().map { index, parameter in
            let kind = parameter.kind == .any || parameter.kind == .alike ? "" : " " + parameter.kind.rawValue
            return parameter.name + kind + (index >= required ? "?" : "")
        }
        return "\(function.rawValue)(\(list.joined(separator: ", "))\(repeats ? ", …" : ""))"
    }

    /// The result in words: a type's name, `as x`, or `common type`.
    public var resultDescription: String {
        switch result {
        case .fixed(let type): type.rawValue
        case .first: "as \(parameters.first?.name ?? "x")"
        case .common: "common type"
        }
    }

    /// "one argument", "2 or 3 arguments", "at least one argument".
    var countDescription: String {
        func words(_ count: Int) -> String { count == 1 ? "one argument" : "\(count) arguments" }
        if repeats { return "at least \(words(required))" }
        return required == parameters.count
            ? words(required) : "\(required) or \(parameters.count) arguments"
    }
}
