import RealModule

/// The values a series can take; simulated paths never leave them.
///
/// Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 13.3 "Ensuring forecasts stay within
/// limits".
public enum Bounds: Sendable, Hashable, CaseIterable {
    /// Any real number.
    case none
    /// Zero and above: counts, money, durations.
    case nonNegative
    /// From 0 to 1: rates and shares.
    case unit

    /// Whether a value lies inside.
    ///
    /// Source: definition.
    public func contains(_ value: Double) -> Bool {
        switch self {
        case .none: value.isFinite
        case .nonNegative: value.isFinite && value >= 0
        case .unit: value >= 0 && value <= 1
        }
    }
}
