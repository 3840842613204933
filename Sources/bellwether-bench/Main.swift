import ArgumentParser
import Foundation

/// Every benchmark; the order is that of the table.
let benchmarks: [any Benchmark.Type] = [
    CheckBenchmark.self, StatusBenchmark.self, NothingNewBenchmark.self, StoreBenchmark.self,
    RefreshBenchmark.self, NewDayBenchmark.self, PlansBenchmark.self, SignalsBenchmark.self,
    PlantedLeadsBenchmark.self, RootCausesBenchmark.self,
]

/// Measures Bellwether against its targets and its peers, on this machine.
@main
struct BellwetherBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bellwether-bench",
        abstract: "Measures Bellwether against its targets and its peers, on this machine.",
        discussion: """
            Each benchmark makes its data below benchmarks/.data (kept for the next run) and prints rows of the table in \
            benchmarks/README.md. Run it from the repository's folder, on a quiet machine, built for release.
            """,
        subcommands: [
            AllCommand.self, AdbcCommand.self, ForecastCommand.self, ChanceCommand.self, ChanceRecordCommand.self,
            ChangePointsCommand.self, AnomaliesCommand.self, LeadLagCommand.self,
            RootCauseCommand.self,
        ]
            + benchmarks.map { $0 as any ParsableCommand.Type })
}

/// Why a benchmark could not be run.
struct BenchmarkFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
