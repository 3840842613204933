import ArgumentParser

struct StatusBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how 1,000 KPIs stand, from the start of the process.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How often it is measured; the median counts.") var runs = 9

    func measure() throws -> [Measurement] {
        let project = SyntheticProject(sources: 20, metrics: 1_000, objectives: 200, kpis: 1_000)
        let folder = try RefreshedProject.folder("status-1", project)
        let program = try Machine.program("bellwether")
        let ran = try MeasuredProcess.median(of: runs) {
            try RefreshedProject.run(program, ["status", "-C", folder, "--format", "json"])
        }
        let floor = try MeasuredProcess.median(of: runs) { try MeasuredProcess.run(program, ["--version"]) }
        return [
            Measurement(
                measure: "`bellwether --version`: what every command costs", target: "–",
                ours: floor.seconds.durationText, isMet: true, command: "bellwether-bench status"),
            Measurement(
                measure: "`status` of 1,000 KPIs over 1,000 metrics, all stored and fresh", target: "< 150 ms",
                ours: ran.seconds.durationText, isMet: ran.seconds < 0.15, command: "bellwether-bench status"),
        ]
    }
}

/// A synthetic project that has been refreshed, on the day its data ends.
enum RefreshedProject {
    /// Its folder; made and refreshed where absent, refreshed again where the program changed.
    static func folder(_ name: String, _ project: SyntheticProject) throws -> String {
        let folder = try BenchFolder.made(name, project.write)
        Console.note("refreshing \(name)")
        _ = try run(Machine.program("bellwether"), ["refresh", "--quiet", "-C", folder])
        return folder
    }

    /// Runs a program at the moment the data ends.
    static func run(_ program: String, _ arguments: [String]) throws -> MeasuredProcess {
        try MeasuredProcess.run(program, arguments, environment: ["BELLWETHER_NOW": SyntheticProject.now])
    }
}
