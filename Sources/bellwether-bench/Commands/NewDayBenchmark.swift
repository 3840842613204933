import ArgumentParser
import Foundation

struct NewDayBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "new-day",
        abstract: "Refresh when one day's file joins three years of daily files, against reading all of them.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many rows in all.") var rows = 10_000_000

    private static let lastDay = "data/day=2024-12-30"

    func measure() throws -> [Measurement] {
        let folder = try BenchFolder.made("new-day-\(rows)") { folder in
            try RowsFile.daily(rows: rows, in: BenchFolder.folder("new-day-\(rows)/data"))
        }
        var project = EventsProject.fifty
        project.files = "data/*/*.parquet"
        try project.write(to: folder)
        let (aside, last) = (folder + "/aside", folder + "/" + Self.lastDay)
        if FileManager.default.fileExists(atPath: aside) { try move(aside, to: last) }
        let full = try EventsProject.refresh(folder)
        try move(last, to: aside)
        _ = try EventsProject.refresh(folder)
        try move(aside, to: last)
        let added = try EventsProject.refresh(folder, force: false)
        let share = added.cpuSeconds / full.cpuSeconds
        return [
            Measurement(
                measure: "refresh when one daily file of \(RowsFile.days) is new, against reading all",
                target: "< 5 % of the time of all",
                ours:
                    "\(added.seconds.durationText) of \(full.seconds.durationText), "
                    + "\((share * 100).threeDigits) % of the processor time",
                isMet: added.seconds < 0.05 * full.seconds, command: "bellwether-bench new-day")
        ]
    }

    private func move(_ from: String, to target: String) throws {
        try FileManager.default.moveItem(atPath: from, toPath: target)
    }
}
