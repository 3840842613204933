/// How moments spread over a local day.
enum DayHours {
    /// Shares of the hours of visits: a dip at night, a rise at noon and a peak in the evening.
    static let shopping = cumulated([
        1.6, 0.9, 0.5, 0.4, 0.4, 0.6, 1.2, 2.4, 3.8, 4.9, 5.6, 5.9, 5.8, 5.5, 5.2, 4.9, 5.0, 5.3, 5.8, 6.5, 7.4, 8.1,
        7.2, 4.1,
    ])

    /// Shares of the hours of support tickets.
    static let office = cumulated([
        0.5, 0.3, 0.2, 0.2, 0.2, 0.4, 1.0, 2.5, 6.5, 9.5, 10, 9.5, 8, 6.5, 6, 6.5, 7, 6.5, 5.5, 4.5, 3.5, 2.5, 1.7,
        1,
    ])

    /// A random second of a day.
    static func second(_ generator: inout KeyedGenerator, _ hours: [Double]) -> Int {
        generator.pick(hours) * 3_600 + generator.index(below: 3_600)
    }
}
