/// Forecasts of demand that is zero in most periods: the mean demand of each future period, the same for all.
///
/// Source: Croston (1972), "Forecasting and stock control for intermittent demands", ORQ 23; Syntetos & Boylan (2005),
/// "The accuracy of intermittent demand estimates", IJF 21; Teunter, Syntetos & Babai (2011), "Intermittent demand:
/// linking forecasting to inventory obsolescence", EJOR 214; statsforecast 2.1 `CrostonClassic`, `CrostonSBA`, `TSB`.
public enum IntermittentDemand {
    /// Whether a series of non-negative values is intermittent: three in ten are zero at least.
    ///
    /// Source: Syntetos, Boylan & Croston (2005), "On the categorization of demand patterns", JORS 56 (mean interval
    /// above 1.32).
    public static func isIntermittent(_ values: [Double]) -> Bool {
        var zeros = 0
        for value in values {
            if value < 0 { return false }
            if value == 0 { zeros += 1 }
        }
        return zeros < values.count && Double(zeros) >= 0.3 * Double(values.count)
    }

    /// Smoothed size ÷ smoothed interval of demand, both at one weight. O(n).
    ///
    /// Source: Croston (1972), equations (1) to (3); weight 0.1 as statsforecast.
    public static func croston(_ values: [Double], horizon: Int, weight: Double = 0.1) -> [Double] {
        [Double](repeating: rate(values, weight), count: Swift.max(0, horizon))
    }

    /// Croston's forecast less its bias: times 1 − weight ÷ 2. O(n).
    ///
    /// Source: Syntetos & Boylan (2005), equation (5); statsforecast uses the factor 0.95, the same at weight 0.1.
    public static func syntetosBoylan(_ values: [Double], horizon: Int, weight: Double = 0.1) -> [Double] {
        [Double](repeating: (1 - weight / 2) * rate(values, weight), count: Swift.max(0, horizon))
    }

    /// Smoothed size × smoothed probability of demand, which falls while there is none. O(n).
    ///
    /// Source: Teunter, Syntetos & Babai (2011), equations (5) and (6).
    public static func teunterSyntetosBabai(
        _ values: [Double], horizon: Int, sizeWeight: Double = 0.2, probabilityWeight: Double = 0.2
    ) -> [Double] {
        guard let first = values.first else { return [Double](repeating: .nan, count: Swift.max(0, horizon)) }
        var probability = first == 0 ? 0.0 : 1.0
        var size = Double.nan
        for (step, value) in values.enumerated() {
            if step > 0 { probability += probabilityWeight * ((value == 0 ? 0 : 1) - probability) }
            guard value != 0 else { continue }
            size = size.isNaN ? value : size + sizeWeight * (value - size)
        }
        return [Double](repeating: size.isNaN ? 0 : size * probability, count: Swift.max(0, horizon))
    }

    private static func rate(_ values: [Double], _ weight: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        var size = Double.nan
        var interval = Double.nan
        var since = 0.0
        for value in values {
            since += 1
            guard value != 0 else { continue }
            size = size.isNaN ? value : size + weight * (value - size)
            interval = interval.isNaN ? since : interval + weight * (since - interval)
            since = 0
        }
        return size.isNaN ? 0 : size / interval
    }
}
