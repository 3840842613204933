import ArgumentParser
import Foundation

struct PlansBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "plans",
        abstract: "Refresh 20 random mixes of metrics by the planner's plan and by the plain one.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many mixes.") var mixes = 20
    @Option(help: "The first of them, from 0.") var first = 0
    @Option(help: "How many rows.") var rows = 2_000_000
    @Option(help: "How often each is measured; the fastest counts.") var runs = 3

    /// What makes a refresh use the plain plan: one filtered aggregate a metric, one statement a set of dimensions.
    static let plain = ["BELLWETHER_PLAN": "simplest"]

    func measure() throws -> [Measurement] {
        let folder = try BenchFolder.folder("plans-\(rows)")
        try RowsFile.one(rows: rows, at: BenchFolder.folder("plans-\(rows)/data") + "/rows.parquet")
        var ratios: [(mix: Int, ratio: Double)] = []
        for mix in first..<(first + max(0, mixes)) {
            try Self.project(seed: UInt64(mix)).write(to: folder)
            // The first refresh counts how many values columns have, which later ones need not.
            _ = try EventsProject.refresh(folder)
            guard try statements(folder, [:]) != statements(folder, Self.plain) else {
                Console.note("mix \(mix): the same statements")
                continue
            }
            // In turn, so that what else the machine does falls on both alike.
            var (planned, plain) = (Double.infinity, Double.infinity)
            for _ in 0..<runs {
                planned = try min(planned, EventsProject.refresh(folder).seconds)
                plain = try min(plain, EventsProject.refresh(folder, environment: Self.plain).seconds)
            }
            ratios.append((mix, planned / plain))
            Console.note("mix \(mix): \(planned.durationText), plain \(plain.durationText)")
        }
        let worst = ratios.max { $0.ratio < $1.ratio } ?? (0, 1)
        let median = ratios.isEmpty ? 1 : Stopwatch.median(ratios.map(\.ratio))
        return [
            Measurement(
                measure: "time of the planner's plan ÷ that of the plain one, \(mixes) random mixes of metrics",
                target: "never above 1",
                ours: "\(mixes - ratios.count) mixes are the same statements; of the other \(ratios.count) "
                    + "the median is \(median.threeDigits), the worst \(worst.ratio.threeDigits) (mix \(worst.mix))",
                isMet: worst.ratio <= 1, command: "bellwether-bench plans")
        ]
    }

    /// What a refresh asks the engine, without its settings.
    private func statements(_ folder: String, _ environment: [String: String]) throws -> [String] {
        let log = folder + "/statements.log"
        try? FileManager.default.removeItem(atPath: log)
        _ = try EventsProject.refresh(
            folder, environment: environment.merging(["BELLWETHER_SQL_LOG": log]) { $1 })
        let text = try String(contentsOfFile: log, encoding: .utf8)
        return text.split(separator: "\0").map(String.init).filter { !$0.hasPrefix("SET ") }
    }

    /// Some 3 to 40 metrics of all kinds under conditions of any width, over some of the slices.
    static func project(seed: UInt64) -> EventsProject {
        var generator = SplitMix(seed: seed + 1)
        let kinds: [(type: String, value: String?)] = [
            ("count", nil), ("count", nil), ("sum", "amount"), ("sum", "qty"), ("sum", "amount * qty"),
            ("average", "amount"), ("min", "amount"), ("max", "amount"), ("count_distinct", "user_id"),
            ("median", "amount"),
        ]
        let metrics = (0..<(3 + generator.below(38))).map { (number: Int) -> EventsProject.Metric in
            let kind = kinds[generator.below(kinds.count)]
            let filter = condition(&generator)
            return EventsProject.metric("m\(number)", kind.type, kind.value, filter, kind.type)
        }
        let slices = ["country", "channel", "device"].filter { _ in generator.below(2) == 0 }
        return EventsProject(metrics: metrics, slices: slices)
    }

    private static func condition(_ generator: inout SplitMix) -> String? {
        let parts = (0..<generator.below(3)).map { _ -> String in
            switch generator.below(7) {
            case 0: "qty = \(generator.below(10))"
            case 1: "qty > \(generator.below(10))"
            case 2: "device = 'd\(generator.below(4))'"
            case 3: "country in ('c\(generator.below(12))', 'c\(generator.below(12))')"
            case 4: "channel <> 'ch\(generator.below(8))'"
            case 5: "not refunded"
            default: "amount > \(generator.below(1_000))"
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }
}
