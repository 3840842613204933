import ArgumentParser
import Foundation
import Statistics

struct SignalsBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "signals", abstract: "Score a stream value by value, and find the change points of 16 series.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many values are scored.") var values = 2_000_000

    func measure() throws -> [Measurement] {
        let (speed, alarms) = streaming()
        let searches = (0..<5).map { _ in searching() }
        let search = Stopwatch.median(searches)
        let command = "bellwether-bench signals"
        return [
            Measurement(
                measure: "score \(values) values one by one, of 5 minutes, with day and week; one core",
                target: "≥ 1 million a second",
                ours: "\((speed / 1e6).threeDigits) million a second (\(alarms) alarms)", isMet: speed >= 1e6,
                command: command),
            Measurement(
                measure: "change points of 16 series of 60 to 581 steps", target: "≤ 20 ms", ours: search.durationText,
                isMet: search <= 0.02, command: command),
        ]
    }

    /// Values a second, and how many were alarms.
    private func streaming() -> (speed: Double, alarms: Int) {
        var generator = SeededGenerator(seed: 1)
        let stream = (0..<values).map { (step: Int) -> Double in
            100 + 30 * sin(Double(step % 288) / 288 * 2 * Double.pi) + 5 * generator.normal()
        }
        var detector = AnomalyDetector(shortSeason: 288, longSeason: 2016)
        var alarms = 0
        let seconds = Stopwatch.seconds {
            for value in stream {
                if let found = detector.update(value), found.score >= Anomaly.alarmScore { alarms += 1 }
            }
        }
        return (Double(values) / seconds, alarms)
    }

    /// Seconds for lengths as those of the Turing Change Point Dataset.
    private func searching() -> Double {
        let lengths = [581, 330, 301, 319, 60, 60, 104, 468, 100, 313, 366, 325, 376, 205, 214, 247]
        let series = lengths.enumerated().map { (number: Int, length: Int) -> [Double] in
            var generator = SeededGenerator(seed: UInt64(number))
            return (0..<length).map { (step: Int) -> Double in
                generator.normal() + (step > length / 2 ? 4 : 0) + 0.02 * Double(step)
            }
        }
        var found = 0
        let seconds = Stopwatch.seconds {
            for one in series { found += ChangePointSearch().find(one).count }
        }
        return found > 0 ? seconds : .infinity
    }
}
