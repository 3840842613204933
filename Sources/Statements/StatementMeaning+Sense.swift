import Definitions

extension StatementMeaning {
    /// What follows from everything together, and what makes no sense together.
    mutating func settle() throws(Stop) {
        if isHeld, kpi.satisfaction == nil { kpi.satisfaction = .everyPeriod }
        try checkWay()
        try checkDates()
        try checkWindow()
        try checkLevels()
    }

    private func stop(_ code: String, _ message: String, _ fix: String) -> Stop {
        .complaint(StatementComplaint(code, message, fix: fix))
    }

    /// The way the words want against the metric's direction.
    private func checkWay() throws(Stop) {
        var way = way
        if way == nil, !isHeld, let from = kpi.baseline?.value, let target = kpi.target, !isStated(.baselineApart) {
            switch target {
            case .value(let value): way = value > from ? 1 : value < from ? -1 : nil
            case .band: break
            }
        }
        switch (definition.direction, way ?? 0) {
        case (.up, -1), (.down, 1):
            let isUp = definition.direction == .up
            throw stop(
                "worse-direction",
                "Of `\(definition.name.value)` \(isUp ? "more" : "less") is better, but the statement asks for \(isUp ? "less" : "more").",
                "Check the words and numbers, or the metric's `direction`.")
        default: break
        }
        if case .factor(let factor)? = kpi.goal, way == nil {
            let rises = factor > 1
            if definition.direction == .up && !rises || definition.direction == .down && rises {
                throw stop(
                    "worse-direction", "The statement asks for worse values of `\(definition.name.value)`.",
                    "Check the words, or the metric's `direction`.")
            }
        }
        if isHeld, case .factor? = kpi.goal {
            throw stop("held-change", "A change cannot be held in every period.", "Say the level to hold.")
        }
        if isHeld, case .difference? = kpi.goal {
            throw stop("held-change", "A change cannot be held in every period.", "Say the level to hold.")
        }
    }

    private enum Trait { case baselineApart }
    private func isStated(_ trait: Trait) -> Bool {
        parts.contains { if case .baseline = $0.clause.content { true } else { false } }
    }

    private func checkDates() throws(Stop) {
        guard let deadline = kpi.deadline else { return }
        if isNew, deadline < grammar.today {
            throw stop(
                "past-deadline", "The deadline \(deadline) is past: today is \(grammar.today).", "Name a day to come.")
        }
        if let start = kpi.start, start > deadline {
            throw stop(
                "deadline-before-start", "The deadline \(deadline) is before the start \(start).",
                "Exchange or correct the two.")
        }
    }

    private func checkWindow() throws(Stop) {
        guard kpi.window == .total else { return }
        if !grammar.vocabulary.project.accumulates(kpi.metric), isNew {
            throw stop(
                "window-metric", "`\(definition.name.value)` does not add up over time, so it has no total.",
                "Leave `in total` out, or name a window such as `a month`.")
        }
        if kpi.satisfaction == .everyPeriod {
            throw stop(
                "window-satisfy", "A total has one period only, so the target cannot hold in every one.",
                "Name a window such as `a month`.")
        }
    }

    private func checkLevels() throws(Stop) {
        guard isNew else { return }
        var levels: [Double] = [kpi.minimum, kpi.stretch, kpi.baseline?.value].compactMap { $0 }
        switch kpi.target {
        case .value(let value)?: levels.append(value)
        case .band(let lower, let upper)?: levels += [lower, upper].compactMap { $0 }
        case nil: break
        }
        let isShare: Bool = if case .ratio = definition.measure { definition.unit == .percent } else { false }
        if isShare, levels.contains(where: { $0 > 1 }) {
            throw stop(
                "over-hundred", "`\(definition.name.value)` is a share, and the statement has more than 100 %.",
                "Check the number.")
        }
        let isCounted: Bool =
            if case .aggregate(let aggregate) = definition.measure {
                aggregate.function == .count || aggregate.function == .countDistinct
            } else { isShare }
        if isCounted, levels.contains(where: { $0 < 0 }) {
            throw stop("below-zero", "`\(definition.name.value)` cannot be negative.", "Check the number.")
        }
    }
}
