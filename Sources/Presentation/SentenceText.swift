public import Framework

/// Sentences as text, in a locale.
public struct SentenceText: Sendable, Hashable {
    /// How numbers are written.
    public let numbers: NumberText

    /// Sentences with these numbers.
    public init(_ numbers: NumberText) { self.numbers = numbers }

    /// The sentence as text; its first letter is large if asked.
    public func render(_ sentence: Sentence, capitalised: Bool = false) -> String {
        var text = ""
        for part in sentence.parts {
            switch part {
            case .text(let words): text += words
            case .quantity(let value, let unit): text += numbers.quantity(value, unit)
            case .difference(let value, let unit, let signed):
                text += numbers.difference(value, unit, signed: signed)
            case .share(let value): text += numbers.share(value)
            case .chance(let value): text += numbers.chance(value)
            case .count(let value): text += numbers.count(value)
            case .day(let day): text += PeriodName.of(day)
            }
        }
        return capitalised ? text.prefix(1).uppercased() + text.dropFirst() : text
    }
}

/// An explanation as text: what `bellwether explain` prints.
public struct ExplanationText: Sendable {
    private let sentences: SentenceText
    private let style: Style
    private let width: Int?

    /// Text in a locale; lines are broken at the width, where there is one.
    public init(locale: String, style: Style = .plain, width: Int? = nil) {
        sentences = SentenceText(NumberText(locale: locale))
        self.style = style
        self.width = width.map { max(40, $0) }
    }

    /// The explanation of one KPI, a paragraph a number, ending with a line break.
    public func render(_ status: KPIStatus) -> String {
        var lines = heading(PrintableText.of(status.label), status.state) + [""]
        for paragraph in status.explanation {
            let title = DisplayWidth.left(Self.title(paragraph.topic), 12)
            let text = paragraph.sentences.map { sentences.render($0, capitalised: true) }.joined(separator: " ")
            for (position, line) in wrapped(PrintableText.of(text), indent: 12).enumerated() {
                let margin = position == 0 ? style.paint(title, .faint) : String(repeating: " ", count: 12)
                lines.append(margin + line)
            }
        }
        for warning in status.allWarnings {
            let text = PrintableText.of(sentences.render(warning))
            for (position, line) in wrapped(text, indent: 2).enumerated() {
                lines.append((position == 0 ? style.paint("!", .caution) + " " : "  ") + line)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        width.map { DisplayWidth.wrap(text, to: $0 - indent) } ?? [text]
    }

    private func heading(_ label: String, _ state: KPIState) -> [String] {
        let verdict = style.paint(state.words, state.role)
        if let width, DisplayWidth.of(label) + 2 + DisplayWidth.of(state.words) > width {
            return wrapped(label + ":", indent: 0).map { style.paint($0, .heading) } + ["  " + verdict]
        }
        return [style.paint(label, .heading) + ": " + verdict]
    }

    /// The heading of a paragraph.
    static func title(_ topic: Explanation.Topic) -> String {
        topic.rawValue.prefix(1).uppercased() + topic.rawValue.dropFirst()
    }
}
