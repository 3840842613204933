public import Framework

/// Whether text carries colours.
public enum Style: String, Sendable, CaseIterable {
    /// None, for pipes and files.
    case plain
    /// ANSI escape sequences, for terminals.
    case ansi

    /// What can be coloured.
    public enum Role: Sendable {
        case heading, faint, good, caution, bad
    }

    /// The text in a role's colour.
    public func paint(_ text: String, _ role: Role?) -> String {
        guard self == .ansi, let role, !text.isEmpty else { return text }
        let code: String =
            switch role {
            case .heading: "1"
            case .faint: "2"
            case .good: "32"
            case .caution: "33"
            case .bad: "31"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

extension KPIState {
    /// The colour it is shown in.
    public var role: Style.Role {
        switch self {
        case .achieved, .ahead, .onTrack: .good
        case .atRisk, .stale: .caution
        case .offTrack, .missed: .bad
        case .notStarted, .noData, .noTarget: .faint
        }
    }
}
