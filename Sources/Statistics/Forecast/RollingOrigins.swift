/// The points in a series' past from which it is forecast again, to see how well that would have gone.
///
/// Source: Tashman (2000), "Out-of-sample tests of forecasting accuracy: an analysis and review", IJF 16.
enum RollingOrigins {
    /// How many values each origin withholds, ascending: whole horizons of a long series, thirds of one of a short series.
    ///
    /// At least half of the series and eight values remain. O(1).
    static func withheld(count: Int, horizon: Int, origins: Int = 4) -> [Int] {
        let spacing = count >= 10 * horizon ? horizon : (horizon + 2) / 3
        return (1...Swift.max(1, origins)).map { (origin: Int) -> Int in origin * spacing }
            .filter { (steps: Int) -> Bool in count - steps >= Swift.max(8, count / 2) }
    }
}
