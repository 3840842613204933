/// The functions of the expression language, a closed set; `FunctionCatalogue` describes each.
public enum ExpressionFunction: String, Hashable, Sendable, CaseIterable {
    // Numbers
    case abs, round, floor, ceil, sqrt, power, ln, log10, exp, sign
    // Choice
    case least, greatest, coalesce, nullif
    /// `if(condition, then, otherwise)`.
    case choose = "if"
    // Text
    case lower, upper, trim, ltrim, rtrim, length, substring, left, right, replace, concat
    case startsWith = "starts_with"
    case endsWith = "ends_with"
    case contains
    case splitPart = "split_part"
    // Conversion: null when the value cannot be converted
    case number, integer, text, date, timestamp
    // Time
    case year, quarter, month, day, weekday, hour
    case daysBetween = "days_between"
    case addDays = "add_days"
}
