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
        let (read, bare) = try read(path, count: 10_000)
        let command = "bellwether-bench store"
        return [
            Measurement(
                measure: "write \(series) series of two years by day, money exact", target: "< 60 s",
                ours: written.durationText, isMet: written < 60, command: command),
            Measurement(
                measure: "read any one of them, by a process that has just opened the file: \(read.count) at random",
                peer: "as many bytes of the file, by the system alone: " + Self.summary(bare), target: "< 1 ms",
                ours: Self.summary(read), isMet: Self.quantile(read, 0.999) < 1e-3, command: command),
        ]
    }

    private static func summary(_ seconds: [Double]) -> String {
        "median \(Stopwatch.median(seconds).durationText), one in a thousand above "
            + "\(quantile(seconds, 0.999).durationText), slowest \((seconds.max() ?? 0).durationText)"
    }

    private static func quantile(_ values: [Double], _ share: Double) -> Double {
        values.sorted()[min(values.count - 1, Int(Double(values.count) * share))]
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

    /// Seconds of single reads, spread at random, by a process that has just opened the file; and of reading as many
    /// bytes at a place of the file itself, in turn with them.
    private func read(_ path: String, count: Int) throws -> (series: [Double], bare: [Double]) {
        let cache = try SeriesCache.open(path: path)
        guard let file = FileHandle(forReadingAtPath: path) else { throw BenchmarkFailure("\(path) cannot be read") }
        defer { try? file.close() }
        let size = Int(try file.seekToEnd())
        var generator = SplitMix(seed: 2)
        var buffer = [UInt8](repeating: 0, count: Self.days * 16)
        var (series, bare): ([Double], [Double]) = ([], [])
        for _ in 0..<count {
            let key = Self.key(generator.below(self.series))
            var length = 0
            series.append(try Stopwatch.seconds { length = try cache.series(key)?.values.count ?? 0 })
            guard length == Self.days else { throw BenchmarkFailure("a series has \(length) values") }
            let offset = generator.below(size - buffer.count)
            bare.append(
                Stopwatch.seconds { length = pread(file.fileDescriptor, &buffer, buffer.count, off_t(offset)) })
            guard length == buffer.count else { throw BenchmarkFailure("\(path) was cut short") }
        }
        return (series, bare)
    }

    private static func key(_ index: Int) -> SeriesKey {
        SeriesKey(leaf: "leaf\(index / slices)", grain: .day, dimension: "country", slice: "value \(index % slices)")
    }
}
