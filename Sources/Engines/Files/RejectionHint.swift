/// What an unreadable value looks like, and the key of `format` that would read it.
enum RejectionHint {
    /// The engine's reason, followed by the key that would help where the value shows one.
    static func added(to reason: String) -> String {
        guard let hint = hint(for: reason) else { return reason }
        return "\(reason) (\(hint))"
    }

    private static func hint(for reason: String) -> String? {
        let lowercased = reason.lowercased()
        if lowercased.contains("unicode") || lowercased.contains("utf-8") || lowercased.contains("utf8") {
            return "where the file is not UTF-8, `format: {encoding: latin1}` reads it"
        }
        guard let match = reason.firstMatch(of: /Could not convert string "([^"]*)" to '([A-Z_0-9 ]+)/) else {
            return nil
        }
        return hint(value: match.1, type: String(match.2))
    }

    /// Why a text is no value of a type of a definition, and the key that would help where the text shows one.
    static func reason(column: String, value: String, type: String) -> String {
        let shown = value.count > 60 ? value.prefix(60) + "…" : value[...]
        let reason = "Column `\(column)`: `\(shown)` cannot be read as \(type)"
        return hint(value: value[...], type: type.uppercased()).map { "\(reason) (\($0))" } ?? reason
    }

    private static func hint(value: Substring, type: String) -> String? {
        if value.allSatisfy(\.isWhitespace) { return "blanks mean no value with `format: {\"null\": \"\(value)\"}`" }
        if type.hasPrefix("DATE") || type.hasPrefix("TIMESTAMP") { return dateHint(for: value) }
        if type == "VARCHAR" || type == "BOOLEAN" { return nil }
        if type.hasPrefix("DURATION") { return durationHint(for: value) }
        if value.wholeMatch(of: /\s*(n\/?a|none|null|nil|-+|–|—|\.|#N\/A|\?)\s*/.ignoresCase()) != nil {
            return "such a text means no value with `format: {\"null\": \"\(value)\"}`"
        }
        return numberHint(for: value, type)
    }

    private static func numberHint(for value: Substring, _ type: String) -> String? {
        if value.contains("%") { return "`percent` is the type of columns with percent signs" }
        let bare = value.filter { $0.isNumber || $0 == "," || $0 == "." }
        if bare.wholeMatch(of: /[0-9]{1,3}(,[0-9]{3})+\.[0-9]+/) != nil {
            return "commas that group digits are read with `format: {thousands: \",\"}`"
        }
        if bare.wholeMatch(of: /[0-9]{1,3}(,[0-9]{3})+/) != nil {
            return
                "say what the comma is: `format: {thousands: \",\"}`, or a decimal comma with `format: {decimal: \",\"}`"
        }
        if bare.wholeMatch(of: /[0-9.]*,[0-9]+/) != nil {
            return "a decimal comma is read with `format: {decimal: \",\"}`"
        }
        if bare.wholeMatch(of: /[0-9]+\.[0-9]+/) != nil {
            if type == "INTEGER" || type == "BIGINT" { return "fractions are read as `number` or `\"decimal(18,2)\"`" }
            if type.hasPrefix("DECIMAL") { return "it has more digits than declared; declare as many as there are" }
        }
        return nil
    }

    private static func durationHint(for value: Substring) -> String? {
        guard value.wholeMatch(of: /\s*[0-9]+:[0-9]{1,2}\s*/) != nil else { return nil }
        return "minutes and seconds are read as `\"duration(m:ss)\"`, hours and minutes as `\"duration(h:mm)\"`"
    }

    private static func dateHint(for value: Substring) -> String? {
        guard let parts = value.wholeMatch(of: /\s*([0-9]{1,2})([.\/-])([0-9]{1,2})([.\/-])([0-9]{4})(.*)/) else {
            return nil
        }
        let isMonthFirst = (Int(parts.3) ?? 0) > 12
        let order = isMonthFirst ? ["%m", "%d", "%Y"] : ["%d", "%m", "%Y"]
        let date = order.joined(separator: String(parts.2))
        guard parts.6.contains(":") else { return "such dates are read with `format: {date_format: \"\(date)\"}`" }
        let time = parts.6.filter { $0 == ":" }.count > 1 ? "%H:%M:%S" : "%H:%M"
        return "such times are read with `format: {timestamp_format: \"\(date) \(time)\"}`"
    }
}
