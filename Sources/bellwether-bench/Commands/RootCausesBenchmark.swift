import ArgumentParser
import Statistics

struct RootCausesBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "root-causes", abstract: "Find planted causes among 2,400 rows, and among 48,000.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many cases.") var cases = 300
    @Option(help: "The first seed.") var firstSeed = 1

    func measure() throws -> [Measurement] {
        let command = "bellwether-bench root-causes"
        let small = try measured([6, 8, 5, 10], cases)
        let large = try measured([10, 12, 10, 8, 5], Swift.max(1, cases / 15))
        return [
            Measurement(
                measure: "2,400 rows of 6 × 8 × 5 × 10 values, 1 to 9 combinations changed, \(cases) cases: F1",
                peer: ".844 RiskLoc, .504 AutoRoot, .10 Adtributor", target: "≥ .90",
                ours:
                    "\(small.score.shareText) (precision \(small.precision.shareText), recall \(small.recall.shareText))",
                isMet: small.score >= 0.9, command: command),
            Measurement(
                measure: "likewise: median time a case, slowest",
                peer: "3.3 s RiskLoc, 1.2 s AutoRoot, 0.2 s Adtributor",
                target: "≤ 5 ms", ours: "\(small.median.durationText), \(small.slowest.durationText)",
                isMet: small.median <= 0.005, command: command),
            Measurement(
                measure: "48,000 rows of 10 × 12 × 10 × 8 × 5 values: median time a case, slowest; F1",
                target: "≤ 100 ms",
                ours: "\(large.median.durationText), \(large.slowest.durationText); \(large.score.shareText)",
                isMet: large.median <= 0.1, command: command),
        ]
    }

    private struct Result {
        var precision = 0.0
        var recall = 0.0
        var median = 0.0
        var slowest = 0.0
        var score: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
    }

    private func measured(_ sizes: [Int], _ count: Int) throws -> Result {
        var (right, given, wanted) = (0, 0, 0)
        var times: [Double] = []
        for number in 0..<count {
            let (data, causes) = RootCauseCase.made(seed: UInt64(firstSeed + number), sizes: sizes)
            var found: [RootCause] = []
            times.append(
                try Stopwatch.seconds {
                    found = try RootCauseSearch().causes(
                        codes: data.codes, actual: data.actual, expected: data.expected)
                })
            right += found.filter { (cause: RootCause) -> Bool in causes.contains(cause.values) }.count
            given += found.count
            wanted += causes.count
        }
        return Result(
            precision: Double(right) / Double(Swift.max(1, given)),
            recall: Double(right) / Double(Swift.max(1, wanted)),
            median: Stopwatch.median(times), slowest: times.max() ?? 0)
    }
}
