public import Chronology
import Definitions

/// A sentence with which a suggestion becomes a KPI: `Increase conversion rate from 2% to 2.4% by the end of Q2 2026`.
public struct SuggestedStatement: Sendable, Hashable {
    /// The sentence.
    public var text: String
    /// Whether its first value is the project's own; else both are examples.
    public var isFromProject: Bool

    /// A statement for a definition.
    ///
    /// - Parameters:
    ///   - label: What the project calls the metric, where it has it.
    ///   - present: Its present value, in the metric's stored unit; the target keeps the proportion of the library's example.
    ///   - today: The deadline is the end of the first quarter that ends at least ninety days later.
    public init(_ definition: LibraryDefinition, label: String? = nil, present: Double? = nil, today: Day) {
        let name = label ?? Self.name(definition)
        let short = String(name.prefix { $0 != "(" })
        let trimmed = short.hasSuffix(" ") ? String(short.dropLast()) : short
        let isPercent = definition.unit == "percent"
        let example = (Self.number(definition.example.from), Self.number(definition.example.to))
        var (from, to) = (definition.example.from, definition.example.to)
        isFromProject = false
        if let present, present.isFinite, present > 0, example.0 > 0 {
            let wanted = present * example.1 / example.0
            // A share does not pass a hundred per cent: half of what is missing is gained.
            let target = isPercent && present < 1 ? min(wanted, (1 + present) / 2) : wanted
            (from, to) = (Self.text(present, isPercent), Self.text(target, isPercent))
            isFromProject = true
        }
        let quarter = Self.deadline(today)
        let words =
            switch definition.direction {
            case .up: "Increase \(Self.lowered(trimmed)) from \(from) to \(to)"
            case .down: "Reduce \(Self.lowered(trimmed)) from \(from) to \(to)"
            case .band, .none:
                "Hold \(Self.lowered(trimmed)) between \(isFromProject ? Self.text((present ?? 0) * 0.9, isPercent) : from)"
                    + " and \(to)"
            }
        text =
            words + (definition.direction == .band || definition.direction == .none ? " until " : " by ")
            + "the end of \(quarter)"
    }

    /// The label, or for a long one the first synonym that leaves the sentence on one line.
    private static func name(_ definition: LibraryDefinition) -> String {
        let label = String(definition.label.prefix { $0 != "(" })
        return label.count <= 32 ? label : definition.synonyms.first { $0.count <= 32 } ?? label
    }

    /// A label inside a sentence: its first letter is small unless the word is an abbreviation.
    private static func lowered(_ label: String) -> String {
        guard let second = label.dropFirst().first, second.isLowercase || second == " " else { return label }
        return label.prefix(1).lowercased() + label.dropFirst()
    }

    private static func deadline(_ today: Day) -> String {
        let calendar = ProjectCalendar()
        let quarter = calendar.period(.quarter, containing: today + 90)
        let last = calendar.days(of: quarter).last.civil
        return "Q\((last.month + 2) / 3) \(last.year)"
    }

    private static func number(_ text: String) -> Double {
        let value = Double(text.filter { $0 != "%" }) ?? 0
        return text.hasSuffix("%") ? value / 100 : value
    }

    /// Three significant digits, of what is missing where a share is nearly whole; and all digits before the point.
    static func text(_ value: Double, _ isPercent: Bool) -> String {
        let shown = isPercent ? value * 100 : value
        let suffix = isPercent ? "%" : ""
        guard shown.isFinite, abs(shown) < 1e15 else { return "0" + suffix }
        var places = 0
        var edge = 100.0
        // Near a hundred per cent, what is missing counts.
        let size = isPercent && shown > 50 && shown < 100 ? 100 - shown : abs(shown)
        while size < edge, places < 4, shown != 0 {
            places += 1
            edge /= 10
        }
        let factor = (0..<places).reduce(1.0) { (product: Double, _) -> Double in product * 10 }
        let units = Int((abs(shown) * factor).rounded())
        let whole = units / Int(factor)
        var fraction = places > 0 ? String(units % Int(factor)) : ""
        while !fraction.isEmpty, fraction.count < places { fraction = "0" + fraction }
        while fraction.last == "0" { fraction.removeLast() }
        return (shown < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction) + suffix
    }
}
