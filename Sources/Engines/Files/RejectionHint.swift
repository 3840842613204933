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
        let (value, type) = (match.1, match.2)
        if type.hasPrefix("DATE") || type.hasPrefix("TIMESTAMP") { return dateHint(for: value) }
        if value.wholeMatch(of: /\s*[-+]?[0-9.]*,[0-9]+\s*/) != nil, type != "VARCHAR" {
            return "a decimal comma is read with `format: {decimal: \",\"}`"
        }
        return nil
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
