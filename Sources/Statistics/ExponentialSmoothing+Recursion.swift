import RealModule

extension ExponentialSmoothing {
    /// Runs a form with given parameters and initial state over `values` (NaN = missing). O(n).
    ///
    /// Nil where the values do not allow the form (a multiplicative part needs positive ones), where nothing is
    /// observed, or where the state leaves the numbers.
    ///
    /// Source: Hyndman et al. (2008), tables 2.2 and 2.3; likelihood 5.2; gaps carry the state on with no error.
    public init?(_ values: [Double], form: Form, period: Int, parameters: Parameters, initialState: State) {
        let season = form.season == .none ? 1 : Swift.max(2, period)
        guard form.season == .none || initialState.seasons.count == season else { return nil }
        var recursion = Recursion(form: form, parameters: parameters, state: initialState)
        var fitted = [Double](repeating: 0, count: values.count)
        var residuals = fitted
        for step in values.indices {
            let value = values[step]
            if form.needsPositiveValues, value <= 0 { return nil }
            fitted[step] = recursion.prediction
            residuals[step] = recursion.advance(value)
        }
        guard recursion.count > 0, let logLikelihood = recursion.logLikelihood else { return nil }
        self.form = form
        self.period = season
        self.parameters = parameters
        self.initialState = initialState
        finalState = recursion.state
        self.fitted = fitted
        self.residuals = residuals
        variance = recursion.squares / Double(recursion.count)
        self.logLikelihood = logLikelihood
        observationCount = recursion.count
    }

    /// Expected values of the next steps (for multiplicative seasons, the path without further errors). O(steps).
    ///
    /// Source: Hyndman et al. (2008), 6.1.
    public func forecast(horizonSteps: Int) -> [Double] {
        var recursion = Recursion(form: form, parameters: parameters, state: finalState)
        var result: [Double] = []
        for _ in 0..<Swift.max(0, horizonSteps) {
            result.append(recursion.prediction)
            _ = recursion.advance(.nan)
        }
        return result
    }

    /// Simulated futures with normal errors. O(paths × steps).
    ///
    /// Source: Hyndman et al. (2008), 6.1.
    public func simulate(horizonSteps: Int, pathCount: Int = 2000, seed: UInt64 = 1) -> SamplePaths {
        var generator = SeededGenerator(seed: seed)
        let horizon = Swift.max(0, horizonSteps)
        let deviation = variance.squareRoot()
        var values: [Double] = []
        values.reserveCapacity(pathCount * horizon)
        for _ in 0..<pathCount {
            var recursion = Recursion(form: form, parameters: parameters, state: finalState)
            for _ in 0..<horizon {
                let prediction = recursion.prediction
                var error = deviation * generator.normal()
                if form.error == .multiplicative { error = prediction * Swift.max(-0.999, error) }
                values.append(prediction + error)
                _ = recursion.advance(prediction + error)
            }
        }
        return SamplePaths(pathCount: pathCount, horizonSteps: horizon, values: values)
    }

    /// The running state of one pass.
    struct Recursion {
        let form: Form
        let parameters: Parameters
        private var level: Double
        private var trend: Double
        private var seasons: [Double]
        private var phase = 0
        private(set) var count = 0
        private(set) var squares = 0.0
        private var logScale = 0.0

        init(form: Form, parameters: Parameters, state: State) {
            self.form = form
            self.parameters = parameters
            level = state.level
            trend = form.trend == .none ? 0 : state.trend
            seasons = state.seasons
        }

        private var carried: Double { form.trend == .damped ? parameters.phi * trend : trend }

        /// The forecast of the coming step.
        var prediction: Double {
            switch form.season {
            case .additive: level + carried + seasons[phase]
            case .multiplicative: (level + carried) * seasons[phase]
            default: level + carried
            }
        }

        /// The current state, its seasons beginning with the coming step.
        var state: State {
            State(level: level, trend: trend, seasons: Array(seasons[phase...] + seasons[..<phase]))
        }

        /// The maximised Gaussian log likelihood so far; nil where it is not a number.
        var logLikelihood: Double? {
            let observations = Double(count)
            let variance = squares > 0 || squares.isNaN ? squares / observations : 1e-300
            let result = -0.5 * observations * (Double.log(2 * Double.pi * variance) + 1) - logScale
            return result.isFinite ? result : nil
        }

        /// Takes in one value; the error, NaN for a missing one.
        ///
        /// With r the prediction (or 1), every multiplicative-error update is the additive one with e = r ε.
        mutating func advance(_ value: Double) -> Double {
            let prediction = prediction
            let rise = carried
            let base = level + rise
            var error = value - prediction
            let isObserved = error.isFinite
            if !isObserved { error = 0 }
            var divisor = 1.0
            if form.season == .multiplicative { divisor = seasons[phase] }
            level = base + parameters.alpha * error / divisor
            if form.trend != .none { trend = rise + parameters.beta * error / divisor }
            if form.season != .none {
                let part = form.season == .multiplicative ? error / base : error
                seasons[phase] += parameters.gamma * part
                phase = phase + 1 == seasons.count ? 0 : phase + 1
            }
            guard isObserved else { return .nan }
            count += 1
            guard form.error == .multiplicative else {
                squares += error * error
                return error
            }
            // A prediction that is not positive has no relative error: the likelihood becomes undefined.
            let relative = prediction > 0 ? error / prediction : .nan
            squares += relative * relative
            logScale += Double.log(abs(prediction))
            return relative
        }
    }
}
