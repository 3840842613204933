import ArgumentParser
import Store

struct CheckBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a large project's definitions: 9,000 metrics and 800 KPIs of 40 sources."
    )

    @OptionGroup var output: OutputOptions
    @Option(help: "How often it is measured; the median counts.") var runs = 5

    func measure() throws -> [Measurement] {
        let project = SyntheticProject(sources: 40, metrics: 9_000, objectives: 159, kpis: 800)
        let folder = try BenchFolder.made("check-1", project.write)
        let program = try Machine.program("bellwether")
        func row(_ what: String, _ options: [String] = [], before: () throws -> Void = {}) throws -> Measurement {
            let ran = try MeasuredProcess.median(of: runs) {
                try before()
                return try MeasuredProcess.run(program, ["check", "-C", folder] + options)
            }
            return Measurement(
                measure: "check \(project.fileCount) definition files, \(what)", target: "< 1 s",
                ours: ran.seconds.durationText, isMet: ran.seconds < 1, command: "bellwether-bench check")
        }
        return [
            try row("definitions alone", ["--offline"]),
            try row("with the columns of 40 CSV sources, looked into for the first time") {
                try SeriesCache.discard(path: ProjectFolder(project: folder).cachePath)
            },
            try row("with the columns of 40 CSV sources, known from an earlier command"),
        ]
    }
}
