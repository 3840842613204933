import Definitions
import Diagnostics
public import Framework

/// An audit as text: findings below what they are about, each with its figures and its fix.
public struct AuditText: Sendable {
    private let width: Int?
    private let style: Style
    private let showsAccepted: Bool
    private let showsNotes: Bool

    /// Text of a width, nil for any.
    ///
    /// - Parameters:
    ///   - showsAccepted: Whether findings that were accepted are listed, not only counted.
    ///   - showsNotes: Whether notes are listed one by one, not a line a kind.
    public init(width: Int? = nil, style: Style = .plain, showsAccepted: Bool = false, showsNotes: Bool = false) {
        self.width = width.map { max(60, $0) }
        self.style = style
        self.showsAccepted = showsAccepted
        self.showsNotes = showsNotes
    }

    /// The findings, ending with a line break. Complexity: O(findings).
    public func render(_ report: AuditReport) -> String {
        let sentences = SentenceText(NumberText(locale: report.locale))
        var lines = [
            style.paint(PrintableText.of(report.organisation), .heading) + " · \(PeriodName.of(report.asOf))", "",
        ]
        let shown = report.findings.filter { (finding: AuditFinding) -> Bool in showsAccepted || finding.accepted == nil
        }
        let isShort = { (finding: AuditFinding) -> Bool in
            finding.severity == .note && finding.accepted == nil && !showsNotes
        }
        var subject: AuditFinding.Subject?
        var explained: Set<AuditCode> = []
        for finding in Self.bySubject(shown.filter { !isShort($0) }) {
            if subject.map({ $0.kind != finding.subject.kind || $0.name != finding.subject.name }) ?? true {
                if subject != nil { lines.append("") }
                subject = finding.subject
                lines += heading(finding.subject)
            }
            lines += body(finding, sentences, isExplained: !explained.insert(finding.code).inserted)
        }
        lines += notes(shown.filter(isShort), isFirst: subject == nil)
        if shown.isEmpty { lines.append("No findings.") }
        for note in report.notes {
            lines.append("")
            lines += wrapped("note: " + sentences.render(note), indent: 0)
        }
        lines += ["", summary(report)]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Findings gathered by what they are about; the subject with the gravest finding comes first.
    private static func bySubject(_ findings: [AuditFinding]) -> [AuditFinding] {
        var order: [String] = []
        var groups: [String: [AuditFinding]] = [:]
        for finding in findings {
            let key = finding.subject.kind.rawValue + " " + finding.subject.name
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        return order.flatMap { groups[$0] ?? [] }
    }

    private func heading(_ subject: AuditFinding.Subject) -> [String] {
        let kind =
            subject.kind == .kpi
            ? "KPI" : subject.kind.rawValue.prefix(1).uppercased() + subject.kind.rawValue.dropFirst()
        let text = PrintableText.of("\(kind) \(subject.label)")
        return [style.paint(text, .heading) + style.paint("  \(subject.span.file):\(subject.span.line)", .faint)]
    }

    /// Notes, a line a kind.
    private func notes(_ findings: [AuditFinding], isFirst: Bool) -> [String] {
        guard !findings.isEmpty else { return [] }
        var lines = isFirst ? [] : [""]
        lines.append(style.paint("Notes", .heading) + style.paint("  one by one with --notes", .faint))
        for code in AuditCode.allCases {
            let subjects = findings.filter { (finding: AuditFinding) -> Bool in finding.code == code }.map(
                \.subject.name)
            guard !subjects.isEmpty else { continue }
            let more = subjects.count > 6 ? ", … and \(subjects.count - 6) more" : ""
            let text = "\(code.rawValue): \(subjects.prefix(6).joined(separator: ", "))\(more)"
            for (position, line) in wrapped(text, indent: 4).enumerated() {
                lines.append((position == 0 ? "  " : "    ") + line)
            }
        }
        return lines
    }

    /// A finding's lines; why it matters is said once a code.
    private func body(_ finding: AuditFinding, _ sentences: SentenceText, isExplained: Bool) -> [String] {
        let title = sentences.render(finding.message, capitalised: true)
        let mark = style.paint(finding.severity.rawValue, role(finding.severity))
        var lines = wrapped("\(title). [\(finding.code.rawValue)]", indent: 11)
        lines = lines.enumerated().map { (position: Int, line: String) -> String in
            let margin = String(repeating: " ", count: 9 - finding.severity.rawValue.count)
            return position == 0 ? "  " + mark + margin + line : String(repeating: " ", count: 11) + line
        }
        func add(_ label: String, _ text: String) {
            for (position, line) in wrapped(label + text, indent: 13).enumerated() {
                lines.append(String(repeating: " ", count: position == 0 ? 11 : 13) + line)
            }
        }
        for evidence in finding.evidence { add("· ", sentences.render(evidence.words)) }
        if let accepted = finding.accepted {
            let by = accepted.by.map { " by \($0)" } ?? ""
            add("accepted until \(PeriodName.of(accepted.until))\(by): ", accepted.because)
            return lines
        }
        if !isExplained { add("why: ", finding.code.why + ".") }
        add("fix: ", sentences.render(finding.fix) + ".")
        return lines
    }

    private func role(_ severity: Severity) -> Style.Role {
        switch severity {
        case .error: .bad
        case .warning: .caution
        case .note: .faint
        }
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        let text = PrintableText.of(text)
        return width.map { DisplayWidth.wrap(text, to: $0 - indent) } ?? [text]
    }

    private func summary(_ report: AuditReport) -> String {
        func words(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let open = report.open
        var parts = Severity.allCases.reversed().map { (severity: Severity) -> String in
            words(open.count { $0.severity == severity }, severity.rawValue)
        }
        let accepted = report.findings.count - open.count
        if accepted > 0 { parts.append("\(accepted) accepted") }
        let looked = [
            words(report.counts.objectives, "objective"), words(report.counts.kpis, "KPI"),
            words(report.counts.metrics, "metric"),
        ]
        return parts.joined(separator: ", ") + " in " + looked.joined(separator: ", ") + "."
    }
}
