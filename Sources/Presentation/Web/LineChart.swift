public import Definitions

/// A chart of values over periods, as SVG that any page, mail or report can hold.
///
/// Gaps where values are missing, the open period dashed, lines told apart by dashes as well as colour. The numbers behind
/// it belong into a table beside it; the chart itself has a title and a description.
public struct LineChart: Sendable {
    /// One line.
    public struct Line: Sendable {
        /// What it shows.
        public var name: String
        /// One value a period; NaN is missing.
        public var values: [Double]

        /// Joins the parts.
        public init(_ name: String, _ values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    /// What the chart shows, in a sentence.
    public var title: String
    /// Names of the periods.
    public var periods: [String]
    /// Shorter names for the axis, as many.
    public var axisNames: [String]
    /// The lines; at most six are drawn.
    public var lines: [Line]
    /// Number of periods at the end that are not whole.
    public var openPeriods: Int
    /// A level to be reached, if any.
    public var target: Double?
    /// Unit of the values.
    public var unit: Unit

    /// Joins the parts; values beyond the periods are not drawn.
    public init(
        title: String, periods: [String], axisNames: [String]? = nil, lines: [Line], openPeriods: Int = 0,
        target: Double? = nil, unit: Unit
    ) {
        self.title = title
        self.periods = periods
        self.axisNames = axisNames.flatMap { $0.count == periods.count ? $0 : nil } ?? periods
        self.lines = lines
        self.openPeriods = openPeriods
        self.target = target
        self.unit = unit
    }

    private static let size = (width: 720.0, height: 260.0)
    private static let plot = (left: 88.0, right: 664.0, top: 12.0, bottom: 226.0)

    /// The drawing; a sentence where there is nothing to draw. Complexity: O(values).
    public func render(_ numbers: NumberText) -> HTML {
        let drawn = Array(lines.prefix(6))
        guard let axis = AxisScale(drawn.flatMap(\.values) + (target.map { [$0] } ?? [])),
            drawn.contains(where: { line in line.values.contains(where: \.isFinite) })
        else { return "<p class=\"empty\">There is no value to draw yet.</p>" }
        return """
            <svg class="chart" viewBox="0 0 720 260" role="img" aria-label="\(title). \(description(drawn, numbers))">\
            \(marks(axis, numbers))\(periodNames())\(targetLine(axis, numbers))\
            \(drawn.indices.map { self.line(drawn[$0], $0, axis, numbers) })</svg>\(legend(drawn))
            """
    }

    private func x(_ position: Int) -> Double {
        let share = periods.count < 2 ? 0.5 : Double(position) / Double(periods.count - 1)
        return Self.plot.left + 6 + share * (Self.plot.right - Self.plot.left - 12)
    }

    private func y(_ value: Double, _ axis: AxisScale) -> Double {
        Self.plot.bottom - axis.share(value) * (Self.plot.bottom - Self.plot.top)
    }

    private func shown(_ value: Double, _ numbers: NumberText) -> String {
        numbers.quantity(value, unit, isTerse: true, naming: false)
    }

    private func description(_ drawn: [Line], _ numbers: NumberText) -> String {
        let ends = drawn.map { (line: Line) -> String in
            guard let last = line.values.lastIndex(where: \.isFinite), last < periods.count else {
                return "\(line.name): no value"
            }
            return "\(line.name): \(shown(line.values[last], numbers)) in \(periods[last])"
        }
        return ends.joined(separator: "; ")
    }

    private func marks(_ axis: AxisScale, _ numbers: NumberText) -> [HTML] {
        axis.marks.map { (mark: Double) -> HTML in
            let height = y(mark, axis)
            return """
                <line class="grid" x1="\(at: Self.plot.left)" x2="\(at: Self.plot.right)" y1="\(at: height)" y2="\(at: height)"/>\
                <text class="tick" x="\(at: Self.plot.left - 6)" y="\(at: height + 4)" text-anchor="end">\(shown(mark, numbers))</text>
                """
        }
    }

    private func periodNames() -> [HTML] {
        // Characters are taken as 10 units wide: what they need at most on a narrow screen.
        let width = Double(axisNames.map { DisplayWidth.of($0) }.max() ?? 0) * 10 + 16
        let isWide = width > 2 * (Self.size.width - Self.plot.right)
        let room = Int((Self.plot.right - Self.plot.left) / (isWide ? width * 1.5 : width))
        let step = max(1, (periods.count + max(1, room) - 1) / max(1, room))
        let shown = periods.indices.filter { (periods.count - 1 - $0) % step == 0 }
        return shown.map { (position: Int) -> HTML in
            return """
                <text class="tick" x="\(at: x(position))" y="\(at: Self.plot.bottom + 20)" text-anchor="\(isWide && position == periods.count - 1 ? "end" : "middle")">\
                \(axisNames[position])</text>
                """
        }
    }

    private func targetLine(_ axis: AxisScale, _ numbers: NumberText) -> HTML? {
        guard let target, target.isFinite else { return nil }
        let height = y(target, axis)
        return """
            <line class="target" x1="\(at: Self.plot.left)" x2="\(at: Self.plot.right)" y1="\(at: height)" y2="\(at: height)"/>\
            <text class="tick target-name" x="\(at: Self.plot.right)" y="\(at: height < 24 ? height + 16 : height - 5)" text-anchor="end">\
            target \(shown(target, numbers))</text>
            """
    }

    private func line(_ line: Line, _ position: Int, _ axis: AxisScale, _ numbers: NumberText) -> HTML {
        let values = line.values.prefix(periods.count)
        let whole = max(0, values.count - openPeriods)
        var path = ""
        var isDown = false
        var points: [HTML] = []
        for (index, value) in values.enumerated() {
            guard value.isFinite, abs(value) < 1e300 else {
                isDown = false
                continue
            }
            let place: HTML = "\(at: x(index)) \(at: y(value, axis))"
            let isAlone = !isDown && !(index + 1 < whole && values[index + 1].isFinite)
            if index < whole {
                path += (isDown ? "L" : "M") + place.text
                isDown = true
            }
            if index >= whole || isAlone || values.count <= 40 {
                points.append(
                    """
                    <circle class="\(index < whole ? "point" : "point open")" cx="\(at: x(index))" cy="\(at: y(value, axis))" r="3">\
                    <title>\(periods[index]): \(numbers.quantity(value, unit))\(index < whole ? "" : ", not whole")</title></circle>
                    """)
            }
        }
        return "<g class=\"line line-\(position)\"><path d=\"\(path)\"/>\(points)</g>"
    }

    private func legend(_ drawn: [Line]) -> HTML? {
        guard lines.count > 1 else { return nil }
        let names = drawn.indices.map { (position: Int) -> HTML in
            """
            <li><svg class="key" viewBox="0 0 28 8" aria-hidden="true"><g class="line line-\(position)">\
            <path d="M0 4L28 4"/></g></svg> <bdi>\(drawn[position].name)</bdi></li>
            """
        }
        let more = lines.count - drawn.count
        let rest: HTML? = more > 0 ? "<li>and \(more) more in the table</li>" : nil
        return "<ul class=\"legend\">\(names)\(rest)</ul>"
    }
}
