/// Widths of a scorecard's columns, so that all its lines stand below each other.
struct ScorecardLayout {
    /// How much room there is.
    private enum Form {
        /// One line with what a change is compared with.
        case wide
        /// One line without.
        case medium
        /// Two lines, the change on the first.
        case narrow
        /// Two lines, the change at the end of the second.
        case narrower
        /// Three lines, the change on its own.
        case stacked

        var isNarrow: Bool { self == .narrow || self == .narrower || self == .stacked }
    }

    private var form = Form.wide
    private var label = 0
    private var value = 0
    private var change = 0
    private var target = 0
    private var progress = 0
    private var chance = 0
    private var state = 0
    private let limit: Int?
    private let style: Style
    private let bar = BarText()

    init(_ rows: [ScorecardRow], width: Int?, style: Style) {
        self.style = style
        limit = width.map { max(80, $0) }
        func widest(_ cell: (ScorecardRow) -> String) -> Int { rows.map { DisplayWidth.of(cell($0)) }.max() ?? 0 }
        label = widest(\.label)
        value = widest(\.value)
        change = widest { $0.change + $0.changeSuffix }
        target = widest(\.target)
        progress = max(6, widest(\.progress))
        chance = widest(\.chance)
        state = widest(\.state)
        if !fits { (form, change) = (.medium, widest(\.change)) }
        if !fits { (form, change) = (.narrow, widest { $0.change + $0.changeSuffix }) }
        guard let limit else { return }
        if firstWidth > limit { form = .narrower }
        if form == .narrower, secondWidth > limit { form = .stacked }
        if form.isNarrow, firstWidth > limit { label = max(8, label - (firstWidth - limit)) }
    }

    private var fits: Bool { limit.map { totalWidth <= $0 } ?? true }

    /// Columns of the longest line.
    var totalWidth: Int {
        if form.isNarrow { return max(firstWidth, secondWidth, form == .stacked ? 4 + change : 0) }
        return 2 + label + 1 + value + (change > 0 ? 3 + change : 0) + 3 + judgement + 3 + state
    }

    /// Columns of target, bar, progress and chance.
    private var judgement: Int { target + 2 + 17 + 1 + progress + (chance > 0 ? 2 + 7 + chance : 0) }

    private var firstWidth: Int {
        2 + label + 1 + value + (form != .narrower && form != .stacked && change > 0 ? 3 + change : 0) + 3 + state
    }

    private var secondWidth: Int { 4 + judgement + (form == .narrower && change > 0 ? 3 + change : 0) }

    /// The line, or two or three, of a KPI.
    func lines(_ row: ScorecardRow) -> [String] {
        let name = DisplayWidth.left(DisplayWidth.cut(row.label, to: label), label)
        let head = "  " + name + " " + DisplayWidth.right(row.value, value)
        let changed = row.change + (form == .medium ? "" : row.changeSuffix)
        let moved = (change > 0 ? "   " + painted(changed, row, to: change) : "") + "   "
        let filled = style.paint(bar.render(row.share, marker: row.marker), row.role)
        var tail = DisplayWidth.left(row.target, target) + "  " + filled + " "
        tail += DisplayWidth.right(row.progress, progress)
        if chance > 0 { tail += "  " + chanceCell(row) }
        let verdict = style.paint(row.state, row.role)
        switch form {
        case .wide, .medium: break
        case .narrow: return [head + moved + verdict, "    " + Self.trimmed(tail)]
        case .narrower: return [head + "   " + verdict, "    " + Self.trimmed(tail + moved)]
        case .stacked:
            let lines = [head + "   " + verdict, "    " + Self.trimmed(tail)]
            return row.change.isEmpty ? lines : lines + ["    " + Self.trimmed(painted(changed, row, to: change))]
        }
        return [head + moved + tail + "   " + verdict]
    }

    private func chanceCell(_ row: ScorecardRow) -> String {
        if row.chance.isEmpty { return String(repeating: " ", count: 7 + chance) }
        if row.chance == "pace" { return DisplayWidth.left("by pace", 7 + chance) }
        return "chance " + DisplayWidth.right(row.chance, chance)
    }

    private func painted(_ text: String, _ row: ScorecardRow, to width: Int) -> String {
        let sign = String(text.prefix(1))
        return style.paint(sign, row.changeRole)
            + DisplayWidth.left(String(text.dropFirst()), width - DisplayWidth.of(sign))
    }

    /// A free line, broken at the width; what follows the first is indented further.
    func wrapped(_ line: String, indent: Int) -> [String] {
        guard let limit, indent + DisplayWidth.of(line) > limit else {
            return [String(repeating: " ", count: indent) + line]
        }
        return DisplayWidth.wrap(line, to: limit - indent - 2).enumerated().map { position, part in
            String(repeating: " ", count: position == 0 ? indent : indent + 2) + part
        }
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
