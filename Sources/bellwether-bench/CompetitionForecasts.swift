import Dispatch
import Foundation
import Statistics
import Synchronization

/// The forecasts of a competition's series, and how long they took.
struct CompetitionForecasts {
    /// What the series of one frequency cost.
    struct Timing {
        var frequency: String
        var count: Int
        var processorSeconds: Double
        var wallSeconds: Double

        var sentence: String {
            let each = (processorSeconds / Double(Swift.max(1, count))).durationText
            return "\(frequency): \(count) series, CPU \(processorSeconds.durationText) (\(each) a series), "
                + "wall \(wallSeconds.durationText)"
        }
    }

    /// What is written of each forecast.
    enum Content {
        /// `id,h,mean,lo95,hi95`.
        case intervals
        /// `id,h,threshold,probability_at_least`: thresholds are the quantiles of the last season.
        case chances

        fileprivate var columns: String {
            switch self {
            case .intervals: "id,h,mean,lo95,hi95\n"
            case .chances: "id,h,threshold,probability_at_least\n"
            }
        }
    }

    /// The table, the series in their order; the same on any number of threads.
    private(set) var csv: String
    private(set) var timings: [Timing] = []

    init(_ series: [CompetitionSeries], content: Content = .intervals, threads: Int) {
        csv = content.columns
        var texts = [String](repeating: "", count: series.count)
        var frequencies: [String] = []
        for one in series where !frequencies.contains(one.frequency) { frequencies.append(one.frequency) }
        var total = Timing(frequency: "all", count: series.count, processorSeconds: 0, wallSeconds: 0)
        for frequency in frequencies {
            let places = series.indices.filter { (place: Int) -> Bool in series[place].frequency == frequency }
            let before = Self.processorSeconds()
            let wall = Stopwatch.seconds {
                let made = Self.made(places.map { (place: Int) in series[place] }, content, threads: threads)
                for (place, text) in zip(places, made) { texts[place] = text }
            }
            let timing = Timing(
                frequency: frequency, count: places.count, processorSeconds: Self.processorSeconds() - before,
                wallSeconds: wall)
            total.processorSeconds += timing.processorSeconds
            total.wallSeconds += wall
            timings.append(timing)
        }
        timings.append(total)
        csv += texts.joined()
    }

    /// Lines of each series, in order; threads take the next series whenever they are free.
    private static func made(_ series: [CompetitionSeries], _ content: Content, threads: Int) -> [String] {
        let next = Atomic(0)
        let results = Mutex([String](repeating: "", count: series.count))
        DispatchQueue.concurrentPerform(iterations: Swift.min(threads, Swift.max(1, series.count))) { _ in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < series.count else { return }
                let text = lines(series[place], content)
                results.withLock { (all: inout [String]) in all[place] = text }
            }
        }
        return results.withLock { (all: inout [String]) in all }
    }

    private static func lines(_ series: CompetitionSeries, _ content: Content) -> String {
        let bounded = series.train.allSatisfy { (value: Double) -> Bool in !(value < 0) }
        let forecaster = Forecaster(periods: series.periods, bounds: bounded ? .nonNegative : .none)
        let forecast = forecaster.forecast(series.train, horizonSteps: series.horizonSteps)
        return content == .intervals ? intervals(series, forecast) : chances(series, forecast)
    }

    private static func intervals(_ series: CompetitionSeries, _ forecast: Forecast) -> String {
        let (lower, upper) = forecast.interval(level: 0.95)
        var text = ""
        for step in 0..<forecast.horizonSteps {
            text += "\(series.id),\(step + 1),\(forecast.mean[step]),\(lower[step]),\(upper[step])\n"
        }
        return text
    }

    private static func chances(_ series: CompetitionSeries, _ forecast: Forecast) -> String {
        let thresholds = series.thresholds
        let chances = thresholds.map { (threshold: Double) -> [Double] in forecast.probability(atLeast: threshold) }
        var text = ""
        for step in 0..<forecast.horizonSteps {
            for (threshold, chance) in zip(thresholds, chances) {
                text += "\(series.id),\(step + 1),\(threshold),\(chance[step])\n"
            }
        }
        return text
    }

    /// Seconds of processor time of all threads so far.
    private static func processorSeconds() -> Double {
        var usage = rusage()
        #if os(Linux)
            getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_stime.tv_sec)
        return seconds + 1e-6 * (Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec))
    }
}
