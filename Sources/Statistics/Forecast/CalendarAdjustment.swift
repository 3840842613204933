import RealModule

/// The calendar's effects on one history: factors where every value is positive, differences elsewhere.
///
/// Source: as `CalendarEffects`.
struct CalendarAdjustment {
    /// The history without the effects.
    let adjusted: [Double]
    /// The effect at each step of the history and beyond.
    private let effects: [Double]
    private let isMultiplicative: Bool

    init(
        _ calendar: CalendarEffects, _ values: [Double], endingBefore end: Int, periods: [Int], isRelative: Bool
    ) {
        let offset = end - values.count
        let multiplicative = isRelative && (values.min() ?? 0) > 0.01
        let base = multiplicative ? values.map { (value: Double) -> Double in Double.log(value) } : values
        let found = calendar.effects(on: base, from: offset, periods: periods)
        effects = found
        isMultiplicative = multiplicative
        adjusted = values.indices.map { (step: Int) -> Double in
            let effect = offset + step < found.count ? found[offset + step] : 0
            return multiplicative ? values[step] * Double.exp(-effect) : values[step] - effect
        }
    }

    /// A centre and a scale of a step with the effect put back.
    func restored(_ centre: Double, _ scale: Double, at step: Int) -> (centre: Double, scale: Double) {
        let effect = step < effects.count ? effects[step] : 0
        guard isMultiplicative else { return (centre + effect, scale) }
        let factor = Double.exp(effect)
        return (centre * factor, scale * factor)
    }
}

extension Forecast {
    /// The same forecast with the calendar's effects on the steps from `start`.
    func with(_ adjustment: CalendarAdjustment, from start: Int) -> Forecast {
        var centres = centres
        var spread = spread
        for step in centres.indices {
            let moved = adjustment.restored(centres[step], spread.scales[step], at: start + step)
            centres[step] = moved.centre
            spread.scales[step] = moved.scale
        }
        return Forecast(basis: basis, scale: scale, centres: centres, spread: spread, demands: demands)
    }
}
