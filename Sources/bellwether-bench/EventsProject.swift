import Foundation

/// A project over the rows of `RowsFile`: some metrics by day in total and by country, channel and device.
struct EventsProject {
    /// One metric, as definition and as SQL written by hand.
    struct Metric {
        var name: String
        var definition: String
        var sql: String
    }

    var metrics: [Metric]
    /// What the source reads, below the project's folder.
    var files = "data/rows.parquet"
    var slices = ["country", "channel", "device"]

    /// The fifty metrics of the table: counts, sums, averages and maxima, each under a condition.
    static let fifty = EventsProject(
        metrics: (0..<10).flatMap { (key: Int) -> [Metric] in
            let device = "d\(key % 4)"
            return [
                metric("count_\(key)", "count", nil, "qty = \(key)", "count(*)"),
                metric("amount_\(key)", "sum", "amount", "qty = \(key)", "sum(amount)"),
                metric("average_\(key)", "average", "amount", "qty >= \(key)", "avg(amount)"),
                metric("largest_\(key)", "max", "amount", "qty = \(key) and not refunded", "max(amount)"),
                metric("pieces_\(key)", "sum", "qty", "device = '\(device)' and qty > \(key / 2)", "sum(qty)"),
            ]
        })

    static func metric(
        _ name: String, _ type: String, _ value: String?, _ filter: String?, _ aggregate: String
    ) -> Metric {
        var definition = "metric: \(name)\ntype: \(type)\nsource: events\n"
        if let value { definition += "value: \(value)\n" }
        if let filter { definition += "filter: \(filter)\n" }
        return Metric(
            name: name, definition: definition, sql: aggregate + (filter.map { " filter (where \($0))" } ?? ""))
    }

    /// Writes the definitions; the data is the caller's.
    func write(to folder: String) throws {
        try? FileManager.default.removeItem(atPath: folder + "/metrics")
        try BenchFolder.write("name: Events\ntimezone: UTC\n", to: "bellwether.yml", in: folder)
        let dimensions = ["country", "channel", "device"].map { "  \($0): \($0)\n" }.joined()
        try BenchFolder.write(
            "source: events\nfrom: \(files)\ntime: ts\ndimensions:\n\(dimensions)slices: [\(slices.joined(separator: ", "))]\n",
            to: "sources/events.yml", in: folder)
        for metric in metrics { try BenchFolder.write(metric.definition, to: "metrics/\(metric.name).yml", in: folder) }
        try BenchFolder.write(metrics.map { $0.sql + "\n" }.joined(), to: "metrics.sql", in: folder)
    }

    /// Refreshes a project of this kind from nothing.
    static func refresh(_ folder: String, environment: [String: String] = [:], force: Bool = true) throws
        -> MeasuredProcess
    {
        try MeasuredProcess.run(
            Machine.program("bellwether"), ["refresh", "--quiet", "-C", folder] + (force ? ["--force"] : []),
            environment: environment.merging(["BELLWETHER_NOW": RowsFile.now]) { $1 })
    }
}
