extension AnomalyDetector {
    /// The scores of a whole series, each from the values up to it alone; 0 where nothing is unusual. O(n).
    ///
    /// - Parameter steps: places on the time axis, one a value; nil for one after the other.
    ///
    /// Source: as the type.
    public mutating func scores(_ values: [Double], steps: [Int]? = nil) -> [Double] {
        values.indices.map { (place: Int) -> Double in
            update(values[place], step: Self.step(steps, place))?.score ?? 0
        }
    }

    /// The anomalies of a whole series that reach a score. O(n).
    ///
    /// Source: as the type.
    public mutating func anomalies(
        _ values: [Double], steps: [Int]? = nil, from score: Double = Anomaly.alarmScore
    ) -> [Anomaly] {
        values.indices.compactMap { (place: Int) -> Anomaly? in
            guard let found = update(values[place], step: Self.step(steps, place)) else { return nil }
            return found.score >= score ? found : nil
        }
    }

    private static func step(_ steps: [Int]?, _ place: Int) -> Int? {
        guard let steps, place < steps.count else { return nil }
        return steps[place]
    }
}
