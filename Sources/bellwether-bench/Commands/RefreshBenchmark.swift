import ArgumentParser
import Foundation

struct RefreshBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract:
            "Refresh 50 metrics, in total and by three dimensions, over 10 million rows of Parquet; time and memory.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many rows.") var rows = 10_000_000
    @Option(help: "How often it is measured; the median counts.") var runs = 3

    private static let command = "bellwether-bench refresh"

    func measure() throws -> [Measurement] {
        let folder = try BenchFolder.folder("refresh-\(rows)")
        try EventsProject.fifty.write(to: folder)
        let file = try BenchFolder.folder("refresh-\(rows)/data") + "/rows.parquet"
        try RowsFile.one(rows: rows, at: file)

        let log = folder + "/statements.log"
        try? FileManager.default.removeItem(atPath: log)
        _ = try EventsProject.refresh(folder, environment: ["BELLWETHER_SQL_LOG": log])
        let ran = try MeasuredProcess.median(of: runs) { try EventsProject.refresh(folder) }
        let bare = try MeasuredProcess.median(of: runs) {
            try MeasuredProcess.run(Machine.program("bellwether-bench"), ["adbc", "--script", log])
        }
        let peer = try Peer.refresh(file: file, metrics: folder + "/metrics.sql", rows: rows)
        return [time(ran, peer), memory(ran, bare), bareTime(bare)]
    }

    private func time(_ ran: MeasuredProcess, _ peer: [String: Peer.Figure]?) -> Measurement {
        let one = peer?["one"]
        let peerText = peer.map { figures in
            "one statement by hand \(figures["one"]?.text ?? "–"); one a metric \(figures["each"]?.text ?? "–")"
        }
        return Measurement(
            measure: "refresh 50 metrics × (total + 3 slices), all grains, \(rows) rows of Parquet", peer: peerText,
            target: "at most 1/5 of one statement by hand",
            ours: "\(ran.seconds.durationText) (cpu \(ran.cpuSeconds.durationText))"
                + (one.map { ": 1/\(($0.seconds / ran.seconds).threeDigits)" } ?? ""),
            isMet: one.map { ran.seconds <= $0.seconds / 5 } ?? true, command: Self.command)
    }

    private func memory(_ ran: MeasuredProcess, _ bare: MeasuredProcess) -> Measurement {
        let more = ran.peakBytes - bare.peakBytes
        return Measurement(
            measure: "memory of that refresh beyond a bare ADBC program running the same statements",
            peer: "bare program \(bare.peakBytes.megabytesText)", target: "< 200 MB",
            ours: "\(max(0, more).megabytesText) (peak \(ran.peakBytes.megabytesText))", isMet: more < 200e6,
            command: Self.command)
    }

    private func bareTime(_ bare: MeasuredProcess) -> Measurement {
        Measurement(
            measure: "the same statements, run by the bare program", target: "–",
            ours: "\(bare.seconds.durationText) (cpu \(bare.cpuSeconds.durationText))", isMet: true,
            command: Self.command)
    }
}

/// A peer that runs in Python, where `benchmarks/setup` has installed it.
enum Peer {
    struct Figure {
        var seconds: Double
        var cpuSeconds: Double
        var text: String { "\(seconds.durationText) (cpu \(cpuSeconds.durationText))" }
    }

    /// Times by name; nil where the peer is not installed, which is said.
    static func refresh(file: String, metrics: String, rows: Int) throws -> [String: Figure]? {
        let python = "benchmarks/.venv/bin/python"
        guard FileManager.default.isExecutableFile(atPath: python) else {
            Console.note("the peer is not installed (benchmarks/setup); its figures are left out")
            return nil
        }
        let ran = try MeasuredProcess.run(
            python, ["benchmarks/peer_refresh.py", file, metrics, "--rows", "\(rows)"])
        var figures: [String: Figure] = [:]
        for line in ran.output.split(separator: "\n") {
            let cells = line.split(separator: "\t")
            guard cells.count >= 3, let seconds = Double(cells[1]), let cpu = Double(cells[2]) else { continue }
            figures[String(cells[0])] = Figure(seconds: seconds, cpuSeconds: cpu)
        }
        return figures
    }
}
