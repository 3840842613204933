extension FunctionCatalogue {
    static let numbers: [FunctionSignature] = [
        entry(.abs, ["x number"], .first, "Size without sign.", "abs(balance)"),
        entry(
            .round, ["x number", "digits constant?"], .first,
            "Nearest value with so many decimals (0 if left out), halves away from zero.", "round(price, 2)"),
        entry(.floor, ["x number"], .first, "Largest whole number not above x.", "floor(price)"),
        entry(.ceil, ["x number"], .first, "Smallest whole number not below x.", "ceil(price)"),
        entry(.sqrt, ["x number"], .fixed(.number), "Square root; null below zero.", "sqrt(area)"),
        entry(
            .power, ["x number", "y number"], .fixed(.number), "x to the power y; null where there is no real value.",
            "power(rate, 2)"),
        entry(.ln, ["x number"], .fixed(.number), "Natural logarithm; null unless x is above zero.", "ln(price)"),
        entry(
            .log10, ["x number"], .fixed(.number), "Logarithm to base 10; null unless x is above zero.", "log10(price)"),
        entry(.exp, ["x number"], .fixed(.number), "e to the power x; null where too large.", "exp(rate)"),
        entry(.sign, ["x number"], .fixed(.integer), "-1, 0 or 1.", "sign(balance)"),
    ]

    static let choices: [FunctionSignature] = [
        entry(
            .least, ["x alike"], repeats: true, .common, "Smallest of the values; nulls are passed over.",
            "least(price, 100)"),
        entry(
            .greatest, ["x alike"], repeats: true, .common, "Largest of the values; nulls are passed over.",
            "greatest(price, 0)"),
        entry(
            .coalesce, ["x alike"], repeats: true, .common, "First value that is not null.",
            "coalesce(channel, 'direct')"),
        entry(.nullif, ["x alike", "y alike"], .first, "Null where x = y, else x.", "nullif(channel, '')"),
        entry(
            .choose, ["condition boolean", "x alike", "y alike"], .common,
            "x where the condition holds, else (also where it is null) y.", "if(price > 100, 'high', 'low')"),
    ]

    static let texts: [FunctionSignature] = [
        entry(.lower, ["t text"], .fixed(.text), "In small letters.", "lower(country)"),
        entry(.upper, ["t text"], .fixed(.text), "In capital letters.", "upper(country)"),
        entry(.trim, ["t text"], .fixed(.text), "Without spaces at both ends.", "trim(country)"),
        entry(.ltrim, ["t text"], .fixed(.text), "Without spaces at the start.", "ltrim(country)"),
        entry(.rtrim, ["t text"], .fixed(.text), "Without spaces at the end.", "rtrim(country)"),
        entry(.length, ["t text"], .fixed(.integer), "Number of characters (Unicode code points).", "length(country)"),
        entry(
            .substring, ["t text", "start integer", "count integer?"], .fixed(.text),
            "Part from position start (the first is 1), to the end or so many characters.", "substring(country, 1, 2)"),
        entry(.left, ["t text", "count integer"], .fixed(.text), "The first characters.", "left(country, 2)"),
        entry(.right, ["t text", "count integer"], .fixed(.text), "The last characters.", "right(country, 2)"),
        entry(
            .replace, ["t text", "old text", "new text"], .fixed(.text), "With every old part made new.",
            "replace(country, ' ', '_')"),
        entry(
            .concat, ["x"], repeats: true, .fixed(.text),
            "All values joined as texts; nulls are passed over (`||` gives null instead).",
            "concat(country, '-', channel)"),
        entry(
            .startsWith, ["t text", "part text"], .fixed(.boolean), "Whether t begins with the part.",
            "starts_with(country, 'E')"),
        entry(
            .endsWith, ["t text", "part text"], .fixed(.boolean), "Whether t ends with the part.",
            "ends_with(country, 'S')"),
        entry(
            .contains, ["t text", "part text"], .fixed(.boolean), "Whether the part occurs in t.",
            "contains(country, 'S')"),
        entry(
            .splitPart, ["t text", "separator text", "n integer"], .fixed(.text),
            "The n-th piece (the first is 1) of t cut at the separator; empty if there is none.",
            "split_part(channel, '/', 1)"),
    ]

    static let conversions: [FunctionSignature] = [
        entry(.number, ["x"], .fixed(.number), "As a floating-point number.", "number(code)"),
        entry(.integer, ["x"], .fixed(.integer), "As a whole number, decimals cut off.", "integer(code)"),
        entry(.text, ["x"], .fixed(.text), "As text; days and times in ISO form.", "text(quantity)"),
        entry(.date, ["x"], .fixed(.date), "As a day; texts in the form `2026-01-31`.", "date(ordered_at)"),
        entry(
            .timestamp, ["x"], .fixed(.timestamp), "As a moment; texts in the form `2026-01-31 12:00:00`.",
            "timestamp(code)"),
    ]

    static let times: [FunctionSignature] = [
        entry(.year, ["t moment"], .fixed(.integer), "Calendar year.", "year(ordered_at)"),
        entry(.quarter, ["t moment"], .fixed(.integer), "Calendar quarter, 1 to 4.", "quarter(ordered_at)"),
        entry(.month, ["t moment"], .fixed(.integer), "Month, 1 to 12.", "month(ordered_at)"),
        entry(.day, ["t moment"], .fixed(.integer), "Day of the month.", "day(ordered_at)"),
        entry(
            .weekday, ["t moment"], .fixed(.integer), "Day of the week, 1 Monday to 7 Sunday.", "weekday(ordered_at)"),
        entry(.hour, ["t moment"], .fixed(.integer), "Hour of the day, 0 to 23; 0 for a date.", "hour(ordered_at)"),
        entry(
            .daysBetween, ["from moment", "to moment"], .fixed(.integer),
            "Midnights from one day to the other; negative when `to` is earlier.",
            "days_between(ordered_at, shipped_on)"),
        entry(
            .addDays, ["t moment", "count integer"], .fixed(.date),
            "The day so many days later; the time of day is dropped.",
            "add_days(shipped_on, 7)"),
    ]
}
