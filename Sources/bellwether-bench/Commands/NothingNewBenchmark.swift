import ArgumentParser

struct NothingNewBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "nothing-new", abstract: "Refresh 1,000 metrics when nothing has changed.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How often it is measured; the median counts.") var runs = 9

    func measure() throws -> [Measurement] {
        let project = SyntheticProject(sources: 20, metrics: 1_000, objectives: 10, kpis: 50)
        let folder = try RefreshedProject.folder("nothing-new-1", project)
        let program = try Machine.program("bellwether")
        let ran = try MeasuredProcess.median(of: runs) {
            try RefreshedProject.run(program, ["refresh", "--quiet", "-C", folder])
        }
        return [
            Measurement(
                measure: "`refresh` of 1,000 metrics and 50 KPIs of 20 sources, nothing new", target: "< 100 ms",
                ours: ran.seconds.durationText, isMet: ran.seconds < 0.1, command: "bellwether-bench nothing-new")
        ]
    }
}
