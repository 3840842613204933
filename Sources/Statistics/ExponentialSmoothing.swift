import RealModule

/// An exponential smoothing model in innovations state-space form, fitted to one series.
///
/// Source: Hyndman, R. J., Koehler, A. B., Ord, J. K. & Snyder, R. D. (2008), Forecasting with Exponential Smoothing,
/// tables 2.2 and 2.3; reference implementation statsmodels 0.15 `ETSModel`.
public struct ExponentialSmoothing: Sendable {
    /// How one part of the model enters.
    public enum Component: String, Sendable, Hashable {
        /// Not at all.
        case none = "N"
        /// Added.
        case additive = "A"
        /// Added, the trend fading by φ a step.
        case damped = "Ad"
        /// Multiplied.
        case multiplicative = "M"
    }

    /// Error, trend and season of a model, such as ETS(M,Ad,M).
    public struct Form: Sendable, Hashable, CustomStringConvertible {
        /// `.additive` or `.multiplicative`.
        public let error: Component
        /// `.none`, `.additive` or `.damped`.
        public let trend: Component
        /// `.none`, `.additive` or `.multiplicative`.
        public let season: Component

        /// Creates a form; nil where it is not one of the fifteen stable ones.
        ///
        /// Source: Hyndman et al. (2008), 2.5 (additive errors with multiplicative seasons are unstable).
        public init?(error: Component, trend: Component = .none, season: Component = .none) {
            guard error == .additive || error == .multiplicative, trend != .multiplicative, season != .damped,
                !(error == .additive && season == .multiplicative)
            else { return nil }
            self.error = error
            self.trend = trend
            self.season = season
        }

        /// The usual short name, such as `ETS(A,Ad,N)`.
        public var description: String { "ETS(\(error.rawValue),\(trend.rawValue),\(season.rawValue))" }

        /// All fifteen stable forms.
        ///
        /// Source: Hyndman et al. (2008), 2.5.
        public static let stable: [Form] = {
            var forms: [Form] = []
            for error in [Component.additive, .multiplicative] {
                for trend in [Component.none, .additive, .damped] {
                    for season in [Component.none, .additive, .multiplicative] {
                        if let form = Form(error: error, trend: trend, season: season) { forms.append(form) }
                    }
                }
            }
            return forms
        }()

        /// Whether all values must be positive.
        var needsPositiveValues: Bool { error == .multiplicative || season == .multiplicative }
    }

    /// The gains of level (α), trend (β) and season (γ) and the damping (φ), in the error-correction notation.
    public struct Parameters: Sendable, Hashable {
        /// Gain of the level, in 0 ... 1.
        public var alpha: Double
        /// Gain of the trend, in 0 ... α.
        public var beta: Double
        /// Gain of the season, in 0 ... 1 − α.
        public var gamma: Double
        /// Damping of the trend, in 0.8 ... 0.98; 1 for a full trend.
        public var phi: Double

        /// Creates parameters.
        ///
        /// Source: Hyndman et al. (2008), table 2.2.
        public init(alpha: Double, beta: Double = 0, gamma: Double = 0, phi: Double = 1) {
            self.alpha = alpha
            self.beta = beta
            self.gamma = gamma
            self.phi = phi
        }
    }

    /// Level, trend and the seasonal values of the next `period` steps, next first.
    public struct State: Sendable, Hashable {
        /// The level, in the unit of the series.
        public var level: Double
        /// The rise a step; 0 without trend.
        public var trend: Double
        /// The seasonal values of the coming steps; empty without season.
        public var seasons: [Double]

        /// Creates a state.
        ///
        /// Source: Hyndman et al. (2008), 2.5.
        public init(level: Double, trend: Double = 0, seasons: [Double] = []) {
            self.level = level
            self.trend = trend
            self.seasons = seasons
        }
    }

    /// The form of the model.
    public let form: Form
    /// The steps of one season; 1 without season.
    public let period: Int
    /// The gains and the damping.
    public let parameters: Parameters
    /// The state before the first step.
    public let initialState: State
    /// The state after the last step.
    public let finalState: State
    /// One-step forecasts, also at missing steps.
    public let fitted: [Double]
    /// One-step errors (relative ones where the error is multiplicative); NaN at missing steps.
    public let residuals: [Double]
    /// The mean square of the residuals.
    public let variance: Double
    /// The Gaussian log likelihood at its maximum over the variance, conditional on the initial state.
    public let logLikelihood: Double
    /// The number of observed values.
    public let observationCount: Int

    /// Gains, damping, free initial states and the variance.
    public var parameterCount: Int {
        let trend = form.trend == .none ? 0 : form.trend == .damped ? 3 : 2
        return 3 + trend + (form.season == .none ? 0 : period)
    }

    /// Akaike's criterion corrected for short series; infinite where parameters outnumber observations.
    ///
    /// Source: Hurvich, C. M. & Tsai, C.-L. (1989), Biometrika 76; Hyndman et al. (2008), 7.1.
    public var correctedAkaikeCriterion: Double {
        let count = Double(parameterCount)
        let rest = Double(observationCount) - count - 1
        return rest > 0 ? -2 * logLikelihood + 2 * count + 2 * count * (count + 1) / rest : .infinity
    }
}
