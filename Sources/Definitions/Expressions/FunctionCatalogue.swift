/// The published list of functions, as data: the parser, the type checker and `docs/expressions.md` all read it.
public enum FunctionCatalogue {
    /// Every function once, in the order of the documentation.
    public static let entries: [FunctionSignature] = numbers + choices + texts + conversions + times

    /// The entry of a function. Complexity: O(1).
    public static func entry(_ function: ExpressionFunction) -> FunctionSignature {
        guard let entry = byFunction[function] else { preconditionFailure("\(function) is not in the catalogue") }
        return entry
    }

    private static let byFunction = Dictionary(
        entries.map { ($0.function, $0) }, uniquingKeysWith: { first, _ in first })

    /// Functions people know from SQL and spreadsheets, and what to write instead.
    static let foreignNames: [String: String] = {
        var names = [
            "ifnull": "coalesce", "isnull": "coalesce", "nvl": "coalesce", "iif": "if", "iff": "if",
            "substr": "substring", "mid": "substring", "len": "length", "char_length": "length", "pow": "power",
            "ceiling": "ceil", "lcase": "lower", "ucase": "upper", "to_number": "number", "to_char": "text",
            "datediff": "days_between", "date_diff": "days_between", "dateadd": "add_days", "date_add": "add_days",
            "isodow": "weekday", "dayofweek": "weekday", "strpos": "contains", "log": "ln` or `log10", "int": "integer",
            "mod": "%", "previous_period": "previous", "lag": "ago", "lead": "ago", "min": "least", "max": "greatest",
        ].mapValues { "Write `\($0)`." }
        for name in ["cast", "try_cast", "convert"] {
            names[name] = "Write `number(x)`, `integer(x)`, `text(x)`, `date(x)` or `timestamp(x)`."
        }
        for name in ["sum", "avg", "average", "count", "median", "stddev", "count_distinct", "any_value"] {
            names[name] = "An expression is about one row; a metric's `type` says how rows are brought together."
        }
        for name in ["now", "today", "current_date", "current_timestamp", "random", "rand"] {
            names[name] =
                "Expressions depend on the data alone, not on when they run; choose days with the window or the query."
        }
        return names
    }()

    /// Shorthand for the tables: `"x number"` is a parameter, `"x number?"` one that may be left out.
    static func entry(
        _ function: ExpressionFunction, _ parameters: [String], repeats: Bool = false,
        _ result: FunctionSignature.Result,
        _ summary: String, _ example: String
    ) -> FunctionSignature {
        let parsed = parameters.map { text in
            let words = text.split { $0 == " " || $0 == "?" }.map(String.init)
            return FunctionSignature.Parameter(
                name: words.first ?? "x",
                kind: words.count > 1 ? FunctionSignature.Kind(rawValue: words[1]) ?? .any : .any)
        }
        return FunctionSignature(
            function: function, parameters: parsed, required: parameters.filter { !$0.hasSuffix("?") }.count,
            repeats: repeats, result: result, summary: summary, example: example)
    }
}
