import ArgumentParser
import Chronology
import Foundation
import Series
import Store

struct StoreBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Write 100,000 series of two years by day, and read any one of them.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many series.") var series = 100_000

    private static let days = 731
    private static let slices = 100

    func measure() throws -> [Measurement] {
        let folder = try BenchFolder.folder("store")
        let path = folder + "/cache.sqlite"
        try SeriesCache.discard(path: path)
        defer { try? SeriesCache.discard(path: path) }
        let written = try write(path)
        let read = try read(path, count: 2_000)
        let slowest = read.max() ?? 0
        let command = "bellwether-bench store"
        return [
            Measurement(
                measure: "write \(series) series of two years by day, money exact", target: "< 60 s",
                ours: written.durationText, isMet: written < 60, command: command),
            Measurement(
                measure: "read one of them: median, and the slowest of \(read.count)", target: "< 1 ms",
                ours: "\(Stopwatch.median(read).durationText), \(slowest.durationText)",
                isMet: Stopwatch.median(read) < 1e-3, command: command),
        ]
    }

    private func write(_ path: String) throws -> Double {
        var generator = SplitMix(seed: 1)
        let units = (0..<Self.days).map { _ in generator.below(1_000_000) }
        let exact = ExactValues(scale: 2, units: units.map { (unit: Int) in Int128(unit) })
        let values = SeriesValues(
            grain: .day, start: 19_723, values: units.map { (unit: Int) in Double(unit) / 100 }, exact: exact)
        let cache = try SeriesCache.open(path: path)
        let record = SourceRecord(name: "orders", rules: "1", fingerprint: "1", refreshedAt: Instant(seconds: 0))
        let rows = (0..<series).lazy.map { (index: Int) -> (SeriesKey, SeriesValues) in
            (Self.key(index), values)
        }
        return try Stopwatch.seconds { try cache.replace(source: record, series: rows, keepOthers: false) }
    }

    /// Seconds of single reads, spread at random, by a process that has just opened the file.
    private func read(_ path: String, count: Int) throws -> [Double] {
        let cache = try SeriesCache.open(path: path)
        var generator = SplitMix(seed: 2)
        return try (0..<count).map { _ in
            let key = Self.key(generator.below(series))
            var length = 0
            let seconds = try Stopwatch.seconds { length = try cache.series(key)?.values.count ?? 0 }
            guard length == Self.days else { throw BenchmarkFailure("a series has \(length) values") }
            return seconds
        }
    }

    private static func key(_ index: Int) -> SeriesKey {
        SeriesKey(leaf: "leaf\(index / slices)", grain: .day, dimension: "country", slice: "value \(index % slices)")
    }
}
