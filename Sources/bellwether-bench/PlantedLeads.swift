import Foundation
import Statistics

/// Made-up metrics of which some truly lead a KPI, with what usually misleads: weeks, years, trends, wandering, drivers in common.
///
/// The KPI is the last series. Two latent drivers move many metrics and the KPI on the same day; three of the leaders move
/// fifteen other metrics before they move the KPI, so that those precede it without leading it.
struct PlantedLeads: Sendable {
    var series: [[Double]] = []
    /// The true lags by the leader's place.
    var lags: [Int: Int] = [:]

    /// Three years of days by default; every leader explains 2 to 8 % of the variance of the KPI's innovations.
    init(seed: UInt64, metrics: Int = 200, days: Int = 3 * 365, leaders: Int = 10) {
        var generator = SeededGenerator(seed: seed)
        let warmUp = 400
        let steps = days + warmUp
        let drivers = (0..<2).map { _ in Self.autoregressive(0.7, steps, &generator) }
        var values = (0..<metrics).map { _ -> [Double] in
            var one = Self.autoregressive(0.8 * generator.uniform(), steps, &generator)
            for driver in drivers where generator.uniform() < 0.3 {
                let load = (0.2 + 0.3 * generator.uniform()) * (generator.uniform() < 0.5 ? -1 : 1)
                for step in one.indices { one[step] += load * driver[step] }
            }
            return one
        }
        var order = Array(0..<metrics)
        for place in order.indices.reversed() { order.swapAt(place, generator.index(below: place + 1)) }
        let leading = Array(order.prefix(leaders))
        for leader in leading { lags[leader] = 3 + generator.index(below: 26) }
        for (number, leader) in leading.prefix(3).enumerated() {
            let lag = lags[leader] ?? 3
            for other in order.dropFirst(leaders + 5 * number).prefix(5) {
                let sooner = 1 + generator.index(below: lag - 1)
                for step in sooner..<steps { values[other][step] += 0.6 * values[leader][step - sooner] }
            }
        }
        var innovation = [Double](repeating: 0, count: steps)
        var explained = 0.0
        for leader in leading {
            let share = 0.02 + 0.06 * generator.uniform()
            explained += share
            let weight =
                share.squareRoot() / Descriptive.standardDeviation(values[leader])
                * (generator.uniform() < 0.5 ? -1 : 1)
            let lag = lags[leader] ?? 3
            for step in lag..<steps { innovation[step] += weight * values[leader][step - lag] }
        }
        let own = (1 - explained).squareRoot()
        var kpi = [Double](repeating: 0, count: steps)
        for step in 1..<steps { kpi[step] = 0.5 * kpi[step - 1] + innovation[step] + own * generator.normal() }
        for driver in drivers {
            let load = generator.uniform() < 0.5 ? -0.5 : 0.5
            for step in kpi.indices { kpi[step] += load * driver[step] }
        }
        values.append(kpi)
        for place in values.indices {
            let wanders = place < metrics && lags[place] == nil && generator.uniform() < 0.3
            values[place] = Array(values[place].suffix(days))
            Self.addCalendar(to: &values[place], wanders: wanders, &generator)
        }
        series = values
    }

    /// Metrics of which none leads the KPI, the last series: walks, autoregressions, one season and one trend in common.
    static func misleading(seed: UInt64, metrics: Int = 200, days: Int = 3 * 365) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        let length = Double(days)
        let phase = generator.uniform()
        let season = (0..<days).map { (day: Int) -> Double in
            cos(2 * Double.pi * (Double(day) / 365.25 + phase)) + 0.5 * sin(4 * Double.pi * Double(day) / 365.25)
        }
        let bend = 0.7 + 1.3 * generator.uniform()
        let trend = (0..<days).map { (day: Int) -> Double in 5 * pow(Double(day) / length, bend) }
        let week = (0..<7).map { _ in generator.normal() }
        return (0...metrics).map { _ -> [Double] in
            let kind = generator.index(below: 4)
            let memory = kind == 0 ? 1 : kind == 1 ? 0.2 + 0.75 * generator.uniform() : 0
            let values = autoregressive(memory, days, &generator)
            let yearly = (kind == 2 ? 1.2 + 4.8 * generator.uniform() : 0) + generator.uniform()
            let rising = kind == 3 ? 0.5 + 2.5 * generator.uniform() : 0
            let weekly = 2 * generator.uniform()
            return values.indices.map { (day: Int) -> Double in
                values[day] + yearly * season[day] + rising * trend[day] + weekly * week[day % 7]
            }
        }
    }

    private static func autoregressive(_ memory: Double, _ steps: Int, _ generator: inout SeededGenerator) -> [Double] {
        var value = 0.0
        return (0..<steps).map { _ -> Double in
            value = memory * value + generator.normal()
            return value
        }
    }

    private static func addCalendar(to values: inout [Double], wanders: Bool, _ generator: inout SeededGenerator) {
        let week = (0..<7).map { _ in generator.normal() }
        let (a, b, slope) = (generator.normal(), generator.normal(), 3 * generator.normal())
        var walk = 0.0
        for day in values.indices {
            let angle = 2 * Double.pi * Double(day) / 365.25
            if wanders { walk += 0.3 * generator.normal() }
            values[day] +=
                week[day % 7] + a * cos(angle) + b * sin(angle) + slope * Double(day) / Double(values.count) + walk
        }
    }
}
