import Chronology
import Diagnostics

/// What decoding knows beside the file at hand, and where it puts what it finds.
final class DecodingContext {
    /// Everything found so far.
    var findings: [Diagnostic] = []
    /// The organisation, once `bellwether.yml` is read.
    var organisation = Organisation(name: "", calendar: ProjectCalendar())
    /// Units of the metrics read so far, by name.
    var units: [String: Unit] = [:]
    private var zones: [String: Zone?] = [:]

    /// Adds an error.
    func report(_ code: String, _ message: String, at span: SourceSpan, fix: String? = nil) {
        findings.append(Diagnostic(code, message, at: span, fix: fix))
    }

    /// The zone of a name; laying one out is slow, so each is made once.
    func zone(_ node: SourceNode, _ key: String) -> Zone? {
        guard let text = text(node, key) else { return nil }
        let zone = zones[text] ?? Zone(text)
        zones[text] = .some(zone)
        if zone == nil {
            let near = Spelling.nearest(to: text, among: Zone.knownIdentifiers)
            report(
                "invalid-timezone", "There is no time zone `\(text)`.", at: node.span,
                fix: near.map { "Did you mean `\($0)`?" } ?? "Write a name such as `Europe/Madrid`, or `UTC`.")
        }
        return zone
    }
}

// Scalars, typed by what is expected of them.
extension DecodingContext {
    /// The text of a scalar; reports a list or group.
    func text(_ node: SourceNode, _ key: String, expected: String = "a text") -> String? {
        if let text = node.text { return text }
        report("wrong-type", "`\(key)` must be \(expected), found \(node.noun).", at: node.span)
        return nil
    }

    /// The text with its place.
    func located(_ node: SourceNode, _ key: String) -> Located<String>? {
        text(node, key, expected: "a name").map { Located($0, at: node.span) }
    }

    /// One of some words.
    func choice(_ node: SourceNode, _ key: String, among words: [String]) -> String? {
        guard let text = text(node, key, expected: "one word") else { return nil }
        if words.contains(text) { return text }
        report(
            "invalid-choice", "`\(key)` cannot be `\(text.shortened)`.", at: node.span,
            fix: Spelling.suggestion(for: text, among: words))
        return nil
    }

    /// `true` or `false`.
    func boolean(_ node: SourceNode, _ key: String) -> Bool? {
        guard let text = text(node, key, expected: "`true` or `false`") else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            report("invalid-choice", "`\(key)` must be `true` or `false`, found `\(text.shortened)`.", at: node.span)
            return nil
        }
    }

    /// A whole number in a range.
    func integer(_ node: SourceNode, _ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(node, key, expected: "a whole number") else { return nil }
        if let value = Int(text), range.contains(value) { return value }
        report(
            "invalid-number",
            "`\(key)` must be a whole number from \(range.lowerBound) to \(range.upperBound), found "
                + "`\(text.shortened)`.", at: node.span)
        return nil
    }

    /// A number in a range.
    func number(_ node: SourceNode, _ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let text = text(node, key, expected: "a number") else { return nil }
        if DecimalText.isNumber(text), let value = Double(text), range.contains(value) { return value }
        let (low, high) = (DecimalText.short(range.lowerBound), DecimalText.short(range.upperBound))
        report(
            "invalid-number", "`\(key)` must be a number from \(low) to \(high), found `\(text.shortened)`.",
            at: node.span)
        return nil
    }

    /// A day.
    func day(_ node: SourceNode, _ key: String) -> Day? {
        guard let text = text(node, key, expected: "a date") else { return nil }
        if let day = Day(iso: text) { return day }
        report(
            "invalid-date", "`\(text.shortened)` is not a day of the calendar.", at: node.span,
            fix: "Write dates as year-month-day, such as `2026-06-30`.")
        return nil
    }

    /// A length of time.
    func duration(_ node: SourceNode, _ key: String) -> TimeSpan? {
        guard let text = text(node, key, expected: "a length of time") else { return nil }
        if let span = TimeSpan(text) { return span }
        report(
            "invalid-duration", "`\(text.shortened)` is not a length of time.", at: node.span,
            fix: "Write hours, days or weeks, such as `36h`, `3d`, `2w`.")
        return nil
    }

    /// A period by name.
    func period(_ node: SourceNode, _ key: String) -> NamedPeriod? {
        guard let text = text(node, key, expected: "a period") else { return nil }
        if let period = NamedPeriod(text, in: organisation.calendar) { return period }
        let isRetail = text.uppercased().hasPrefix("RY") && organisation.calendar.retail == nil
        report(
            "invalid-period",
            isRetail
                ? "`\(text.shortened)` needs a retail calendar, and the organisation has none."
                : "`\(text.shortened)` is not a period.", at: node.span,
            fix: isRetail
                ? "Add `retail_calendar` to `bellwether.yml`, or write a period such as `2026-Q2`."
                : "Write `2026`, `2026-Q2`, `2026-05`, `2026-W05`, `FY2026` or `2026-01-01..2026-03-31`.")
        return nil
    }

    /// An expression; `{sql: …}` is refused in this version.
    func expression(_ node: SourceNode, _ key: String) -> Expression? {
        if node["sql"] != nil {
            report(
                "sql-unsupported", "`\(key)` in an engine's own SQL is not in this version yet.", at: node.span,
                fix: "Write it as an expression, or put the SQL into the source's `query`.")
            return nil
        }
        guard let text = text(node, key, expected: "an expression") else { return nil }
        return ExpressionParser.parse(text, at: node.origin, reporting: &findings)
    }
}

extension String {
    /// At most forty characters, for messages.
    var shortened: String {
        let line = map { $0.isNewline ? " " : String($0) }.joined()
        return line.count > 40 ? line.prefix(39) + "…" : line
    }
}
