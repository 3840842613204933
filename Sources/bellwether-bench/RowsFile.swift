import Foundation

/// Rows of a shop's events in Parquet: three years, 12 countries, 8 channels, 4 devices. The same at every run, and the
/// same that `benchmarks/peer_refresh.py` makes.
enum RowsFile {
    /// The morning after the last row.
    static let now = "2024-12-31T08:00:00Z"
    static let days = 3 * 365

    /// The rows of so many numbers, in order of time.
    static func select(rows: Int) -> String {
        """
        SELECT timestamp '2022-01-01' + (hash(i) % (\(days) * 86400))::int * interval 1 second AS ts, \
        'c' || (hash(i * 3) % 12) AS country, 'ch' || (hash(i * 5) % 8) AS channel, 'd' || (hash(i * 7) % 4) AS device, \
        (hash(i * 11) % 500000) AS user_id, (hash(i * 13) % 100000) / 100.0 AS amount, (hash(i * 17) % 10)::int AS qty, \
        (hash(i * 19) % 100 < 3) AS refunded FROM range(\(rows)) t(i)
        """
    }

    /// One file of all rows, made where absent.
    static func one(rows: Int, at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        Console.note("making \(rows) rows")
        try run(
            "COPY (\(select(rows: rows)) ORDER BY ts) TO '\(path).unfinished' (FORMAT parquet, ROW_GROUP_SIZE 250000)")
        try FileManager.default.moveItem(atPath: path + ".unfinished", toPath: path)
    }

    /// A file for each day, `day=2024-12-30/….parquet`, below a folder.
    static func daily(rows: Int, in folder: String) throws {
        Console.note("making \(rows) rows in \(days) files")
        try run(
            "COPY (SELECT *, CAST(ts AS DATE) AS day FROM (\(select(rows: rows))) ORDER BY ts) TO '\(folder)' "
                + "(FORMAT parquet, PARTITION_BY (day), OVERWRITE_OR_IGNORE)")
    }

    /// Runs a statement in a process of its own, so that its memory is not counted as ours.
    private static func run(_ sql: String) throws {
        _ = try MeasuredProcess.run(Machine.program("bellwether-bench"), ["adbc", "--sql", sql])
    }
}
