import RealModule

extension ExponentialSmoothing {
    /// Fits one form by maximum likelihood; nil where the values do not allow it.
    ///
    /// Needs more observed values than parameters, positive ones for multiplicative parts, and two seasons for a season.
    /// O(evaluations × n), some thousand evaluations for long seasons.
    ///
    /// Source: Hyndman et al. (2008), 5.1–5.3 (start values, likelihood, usual parameter region); simplex search.
    public init?(_ values: [Double], form: Form, period: Int = 1) {
        let season = form.season == .none ? 1 : period
        let observed = Descriptive.count(values)
        let first = values.firstIndex(where: \.isFinite) ?? 0
        guard form.season == .none || (season >= 2 && values.count - first >= 2 * season) else { return nil }
        var best: ExponentialSmoothing?
        // Seasons may grow with the level (three of them show how they began) or hold throughout (all of them tell).
        let spans = form.season == .none ? [values.count] : [first + 3 * season, values.count]
        for span in spans {
            let start = Self.startState(Array(values.prefix(span)), form: form, period: season)
            let found = Self.searched(values, form: form, period: season, start: start)
            if let found, found.logLikelihood > best?.logLikelihood ?? -.infinity { best = found }
        }
        guard let best, observed > best.parameterCount else { return nil }
        self = best
    }

    /// The likelihood has several peaks in the gains (stable or fast-changing seasons): search from each corner, then
    /// all parameters from the best, beginning again where the simplex has collapsed.
    private static func searched(
        _ values: [Double], form: Form, period: Int, start: State
    ) -> ExponentialSmoothing? {
        let space = Parameterisation(form: form, period: period, start: start, values: values)
        func cost(_ point: [Double]) -> Double {
            let (parameters, state) = space.decoded(point)
            return Self.cost(values, form: form, parameters: parameters, state: state)
        }
        var gains: (point: [Double], value: Double) = (space.gainStarts[0], .infinity)
        for corner in space.gainStarts {
            let found = NelderMead.minimum(from: corner, step: 0.8, evaluations: 40 * corner.count) {
                (point: [Double]) -> Double in cost(space.completed(point))
            }
            if found.value < gains.value { gains = found }
        }
        var best = (point: space.completed(gains.point), value: gains.value)
        for step in [0.3, 0.1, 0.3] {
            let found = NelderMead.minimum(
                from: best.point, step: step, evaluations: 200 * best.point.count, tolerance: 1e-11, cost)
            let gain = best.value - found.value
            if found.value < best.value { best = found }
            if gain < 1e-4 { break }
        }
        let (parameters, state) = space.decoded(best.point)
        return ExponentialSmoothing(values, form: form, period: period, parameters: parameters, initialState: state)
    }

    /// Fits the stable forms that the values allow and keeps the one with the least corrected Akaike criterion.
    ///
    /// Nil where none can be fitted (fewer than four observed values). `period` below 2 leaves seasons out; seasonal
    /// forms are also left out below two seasons and above a period of 24.
    ///
    /// Source: Hyndman, R. J. et al. (2002), "A state space framework for automatic forecasting", IJF 18.
    public static func selected(_ values: [Double], period: Int = 1) -> ExponentialSmoothing? {
        var best: ExponentialSmoothing?
        for form in Form.stable {
            if form.season != .none, period < 2 || period > 24 { continue }
            guard let model = ExponentialSmoothing(values, form: form, period: period) else { continue }
            let criterion = model.correctedAkaikeCriterion
            if criterion.isFinite, criterion < best?.correctedAkaikeCriterion ?? .infinity { best = model }
        }
        return best
    }

    private static func cost(_ values: [Double], form: Form, parameters: Parameters, state: State) -> Double {
        var recursion = Recursion(form: form, parameters: parameters, state: state)
        for value in values {
            if form.needsPositiveValues, value <= 0 { return .infinity }
            _ = recursion.advance(value)
        }
        guard recursion.count > 0, let logLikelihood = recursion.logLikelihood else { return .infinity }
        return -logLikelihood
    }

    /// Start values: seasons from ratios or differences to season means, level and trend from the first steps.
    private static func startState(_ values: [Double], form: Form, period: Int) -> State {
        var adjusted = values
        var seasons: [Double] = []
        if form.season != .none {
            let means = (0..<values.count).map { (step: Int) -> Double in
                let low = Swift.max(0, Swift.min(step - period / 2, values.count - period))
                return Descriptive.mean(Array(values[low..<Swift.min(values.count, low + period)]))
            }
            for phase in 0..<period {
                var parts: [Double] = []
                for step in stride(from: phase, to: values.count, by: period) {
                    parts.append(form.season == .additive ? values[step] - means[step] : values[step] / means[step])
                }
                let mean = Descriptive.mean(parts)
                seasons.append(mean.isFinite ? mean : form.season == .additive ? 0 : 1)
            }
            let centre = Descriptive.mean(seasons)
            for phase in 0..<period {
                if form.season == .additive { seasons[phase] -= centre } else { seasons[phase] /= centre }
            }
            for step in adjusted.indices {
                let season = seasons[step % period]
                adjusted[step] = form.season == .additive ? values[step] - season : values[step] / season
            }
        }
        let head = Array(adjusted.prefix(Swift.max(10, 2 * period)))
        guard form.trend != .none, let line = Pace.leastSquaresLine(head) else {
            return State(level: Descriptive.mean(head).isFinite ? Descriptive.mean(head) : 0, seasons: seasons)
        }
        return State(level: line.intercept - line.slope, trend: line.slope, seasons: seasons)
    }
}

/// The search space of a fit: gains through the logistic curve, states as deviations from their start in units of the
/// spread of the one-step changes.
///
/// Source: Hyndman et al. (2008), 5.3: 0 < α < 1, 0 < β < α, 0 < γ < 1 − α, 0.8 ≤ φ ≤ 0.98.
private struct Parameterisation {
    let form: ExponentialSmoothing.Form
    let period: Int
    let start: ExponentialSmoothing.State
    let unit: Double

    init(
        form: ExponentialSmoothing.Form, period: Int, start: ExponentialSmoothing.State, values: [Double]
    ) {
        self.form = form
        self.period = period
        self.start = start
        let deviation = Descriptive.standardDeviation(values)
        unit = deviation > 0 ? deviation : 1
    }

    var gainStarts: [[Double]] {
        var result: [[Double]] = []
        for alpha in [-1.5, 1.5] {
            for gamma in form.season == .none ? [0] : [-2.0, 2.0] {
                var start: [Double] = [alpha]
                if form.trend != .none { start.append(-3) }
                if form.season != .none { start.append(gamma) }
                if form.trend == .damped { start.append(1) }
                result.append(start)
            }
        }
        return result
    }

    /// The gains with all states at their start.
    func completed(_ gains: [Double]) -> [Double] {
        let states = 1 + (form.trend == .none ? 0 : 1) + (form.season == .none ? 0 : period - 1)
        return gains + [Double](repeating: 0, count: states)
    }

    func decoded(_ point: [Double]) -> (ExponentialSmoothing.Parameters, ExponentialSmoothing.State) {
        var next = 0
        func take() -> Double {
            next += 1
            return point[next - 1]
        }
        func share(_ value: Double) -> Double { 1e-4 + (1 - 2e-4) / (1 + Double.exp(-value)) }
        var parameters = ExponentialSmoothing.Parameters(alpha: share(take()))
        if form.trend != .none { parameters.beta = parameters.alpha * share(take()) }
        if form.season != .none { parameters.gamma = (1 - parameters.alpha) * share(take()) }
        if form.trend == .damped { parameters.phi = 0.8 + 0.18 * share(take()) }
        var state = start
        state.level += unit * take()
        if form.trend != .none { state.trend += 0.1 * unit * take() }
        guard form.season != .none else { return (parameters, state) }
        let scale = form.season == .additive ? unit : 0.2
        var total = 0.0
        for phase in 0..<period - 1 {
            let change = scale * take()
            state.seasons[phase] += change
            total += change
        }
        state.seasons[period - 1] -= total
        return (parameters, state)
    }
}
