/// A bar of progress with the path marked in it: `▕█████▊····┆····▏`.
struct BarText {
    /// Cells between the ends.
    var width = 15

    /// The bar; the marker takes one cell, so that it hides nothing of the filled part.
    ///
    /// - Parameters:
    ///   - share: Progress; below 0 is empty, above 1 is full, nil is blank.
    ///   - marker: Where progress should be, 0...1; none where nil.
    func render(_ share: Double?, marker: Double?) -> String {
        guard let share, share.isFinite else { return String(repeating: " ", count: width + 2) }
        let hasMarker = marker?.isFinite ?? false
        let cells = hasMarker ? width - 1 : width
        var bar = filled(min(1, max(0, share)), cells)
        if let marker, hasMarker {
            let position = Int((min(1, max(0, marker)) * Double(cells)).rounded(.down))
            bar.insert("┆", at: min(cells, position))
        }
        return "▕" + String(bar) + "▏"
    }

    private func filled(_ share: Double, _ cells: Int) -> [Character] {
        let eighths = Int((share * Double(cells * 8)).rounded())
        let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        var bar = [Character](repeating: "█", count: eighths / 8)
        if eighths % 8 > 0 { bar.append(parts[eighths % 8 - 1]) }
        return bar + [Character](repeating: "·", count: cells - bar.count)
    }
}
