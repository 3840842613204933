import Chronology
import Definitions
import Diagnostics

extension StatementMeaning {
    var isHeld: Bool {
        if verb == .hold { return true }
        return parts.contains { if case .everyPeriod = $0.clause.content { true } else { false } }
    }

    mutating func readBaseline(_ clause: StatementClause) throws(Stop) {
        let amount: StatementAmount?
        let time: StatementTime?
        switch clause.content {
        case .from(let found, let period): (amount, time) = (found, period)
        case .baseline(let found, let period): (amount, time) = (found, period)
        default: return
        }
        if let amount, amount.mark == .percent, definition.unit != .percent { throw try mismatched(amount) }
        let value: Double? = if let amount { try level(amount) } else { nil }
        var period: NamedPeriod?
        if let time {
            try check(time)
            var days = time.days
            if time.isYearless, !time.isRelative, days.first > grammar.today {
                // A baseline lies in the past: the same period a year earlier.
                days = DayRange(days.first.adding(months: -12), days.last.adding(months: -12)) ?? days
            }
            let isShifted = days != time.days
            let text = isShifted || time.text == nil ? "\(days.first)..\(days.last)" : time.text ?? ""
            period = Self.named(days, text, grammar.calendar)
            kpi.isBaselineLoose = time.isYearless || time.isRelative
        }
        guard value != nil || period != nil else { return }
        kpi.baseline = KPIDefinition.Baseline(
            value: value ?? kpi.baseline?.value, period: period ?? kpi.baseline?.period)
    }

    /// The period by its shortest name.
    private static func named(_ days: DayRange, _ text: String, _ calendar: ProjectCalendar) -> NamedPeriod {
        for grain in [Grain.quarter, .month, .year] where text.contains("..") {
            let period = calendar.period(grain, containing: days.first)
            if calendar.days(of: period) == days { return NamedPeriod(text: calendar.text(period), days: days) }
        }
        return NamedPeriod(text: text, days: days)
    }

    private mutating func mismatched(_ amount: StatementAmount) throws(Stop) -> Stop {
        _ = try level(amount)
        return .complaint(
            StatementComplaint("unit-mismatch", "`\(amount.text)` does not fit.", fix: "Write it in the metric's unit.")
        )
    }

    /// A time that exists.
    private func check(_ time: StatementTime) throws(Stop) {
        if let complaint = time.complaint { throw .complaint(complaint) }
    }

    mutating func readPart(_ clause: StatementClause, _ start: Int) throws(Stop) {
        note(clause.note)
        switch clause.content {
        case .metric(_, let found): note(found)
        case .deadline(let time):
            try check(time)
            if let before = kpi.deadline, before != time.days.last {
                throw .complaint(
                    StatementComplaint(
                        "two-deadlines", "Two deadlines are named: \(before) and \(time.days.last).", fix: "Name one."))
            }
            kpi.deadline = time.days.last
            kpi.isDeadlineRelative = time.isRelative
            note(time.note)
        case .during(let time):
            try check(time)
            kpi.deadline = time.days.last
            kpi.isDeadlineRelative = time.isRelative
            note(time.note)
            try readDuring(time)
        case .start(let time):
            try check(time)
            kpi.start = time.days.first
        case .span(let first, let last):
            try check(first)
            try check(last)
            (kpi.start, kpi.deadline) = (first.days.first, last.days.last)
            kpi.isDeadlineRelative = last.isRelative
            note(last.note)
        case .window(let window): try set(window)
        case .everyPeriod(let grain):
            kpi.satisfaction = .everyPeriod
            if let grain { try set(.period(grain)) }
        case .once: kpi.satisfaction = .once
        case .slice(let values): try narrow(values)
        case .condition(let text):
            var findings: [Diagnostic] = []
            guard let filter = Expression.parsed(text, reporting: &findings) else {
                throw .complaint(
                    StatementComplaint(
                        "invalid-condition", "The condition `\(text)` cannot be read: \(findings.first?.message ?? "")",
                        fix: findings.first?.fix ?? "See docs/expressions.md."))
            }
            kpi.filter = filter
        case .minimum(let amount): kpi.minimum = try level(amount)
        case .stretch(let amount): kpi.stretch = try level(amount)
        case .step(let amount, let time):
            try check(time)
            let step = KPIDefinition.Step(by: time.days.last, value: try level(amount))
            if case .steps(let steps)? = kpi.path {
                kpi.path = .steps(steps + [step])
            } else {
                kpi.path = .steps([step])
            }
        case .seasonal: kpi.path = .seasonal
        case .guardrails(let names): kpi.guardrails += names
        case .owner(let owner): kpi.owner = owner
        case .review(let cadence): kpi.review = cadence
        case .frequency(let cadence): kpi.frequency = cadence
        default: break
        }
    }

    private mutating func readDuring(_ time: StatementTime) throws(Stop) {
        if isHeld || parts.contains(where: { $0.clause.content == .window(.total) }) {
            kpi.start = time.days.first
        } else if !hasWindow, grammar.vocabulary.project.accumulates(kpi.metric), definition.measure != .manual,
            definition.unit != .percent
        {
            kpi.start = time.days.first
            if isRelative, let grain = Self.grain(of: time.days, grammar.calendar) {
                kpi.window = .period(grain)
                note("Measured by \(grain.noun), against the one before.")
                return
            }
            kpi.window = .total
            note(
                "Counted in total from \(time.days.first) to \(time.days.last); `a month` would measure each month by itself."
            )
        }
    }

    /// Whether a change is asked for, not a level.
    private var isRelative: Bool {
        if case .multiply? = verb { return true }
        return parts.contains { part in
            switch part.clause.content {
            case .by, .times: true
            default: false
            }
        }
    }

    private static func grain(of days: DayRange, _ calendar: ProjectCalendar) -> Grain? {
        [Grain.week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear].first { grain in
            calendar.days(of: calendar.period(grain, containing: days.first)) == days
        }
    }

    private var hasWindow: Bool {
        parts.contains { if case .window = $0.clause.content { true } else { false } }
    }

    private mutating func set(_ window: KPIDefinition.Window) throws(Stop) {
        if let before = kpi.window, before != window {
            throw .complaint(
                StatementComplaint(
                    "two-windows", "Two windows are named.",
                    fix: "Name one: a period, `trailing 28 days` or `in total`."))
        }
        if case .period(let grain) = window, !grammar.calendar.supports(grain) {
            throw .complaint(
                StatementComplaint(
                    "window-retail-calendar", "There is no retail calendar.",
                    fix: "Declare `retail_calendar` in `bellwether.yml`."))
        }
        kpi.window = window
    }

    private mutating func narrow(_ values: [StatementVocabulary.SliceValue]) throws(Stop) {
        let dimensions = grammar.vocabulary.dimensions[kpi.metric] ?? []
        let fitting = values.filter { dimensions.contains($0.dimension) }
        guard let value = fitting.first else {
            let known = dimensions.sorted().map { "`\($0)`" }.joined(separator: ", ")
            throw .complaint(
                StatementComplaint(
                    "unknown-slice",
                    "`\(values[0].value)` is a value of `\(values[0].dimension)`, by which `\(kpi.metric)` cannot be sliced.",
                    fix: known.isEmpty ? "The metric has no dimensions." : "Its dimensions are \(known)."))
        }
        if fitting.count > 1 {
            throw .doubt(
                StatementComplaint(
                    "ambiguous-slice", "The slice may be any of \(fitting.count).", fix: "Name the dimension."),
                fitting.map {
                    StatementReading(
                        meaning: "\($0.dimension) = \($0.value)", wording: "where \($0.dimension) is `\($0.value)`")
                })
        }
        let place = SourceSpan.file("statement")
        let condition = Expression(
            .binary(
                .equal,
                Expression(.reference(.init(path: value.dimension.split(separator: ".").map(String.init))), at: place),
                Expression(.literal(.text(value.value)), at: place)), at: place)
        kpi.filter = kpi.filter.map { Expression(.binary(.and, $0, condition), at: place) } ?? condition
    }
}

extension Expression {
    /// The expression in a text that stands in no file.
    static func parsed(_ text: String, reporting findings: inout [Diagnostic]) -> Expression? {
        ExpressionParser.parse(text, at: SourceSpan.file("statement"), reporting: &findings)
    }
}
