/// Progress from the baseline to the target as a small drawing, the path marked in it.
struct ProgressBar {
    /// - Parameters:
    ///   - share: Progress; below 0 is drawn empty, above 1 full; nil draws nothing.
    ///   - marker: Where it should be by now, 0...1.
    ///   - role: What its colour says, which the words beside it say too.
    static func render(_ share: Double?, marker: Double?, role: Style.Role) -> HTML {
        guard let share, share.isFinite else { return .none }
        let filled = 160 * min(1, max(0, share))
        let mark: HTML? = marker.flatMap { (marker: Double) -> HTML? in
            guard marker.isFinite else { return nil }
            let place = 160 * min(1, max(0, marker))
            return "<line class=\"by-now\" x1=\"\(at: place)\" x2=\"\(at: place)\" y1=\"0\" y2=\"14\"/>"
        }
        return """
            <svg class="bar \(role.className)" viewBox="-1 0 162 14" aria-hidden="true">\
            <rect class="rail" x="0" y="3" width="160" height="8" rx="2"/>\
            <rect class="done" x="0" y="3" width="\(at: filled)" height="8" rx="2"/>\(mark)</svg>
            """
    }
}

extension Style.Role {
    /// Its class in the style sheet.
    var className: String {
        switch self {
        case .heading: "heading"
        case .faint: "faint"
        case .good: "good"
        case .caution: "caution"
        case .bad: "bad"
        }
    }
}
