public import Chronology
public import Foundation

/// The demo company: three years of a mid-sized web shop in Madrid, and the project that measures it.
///
/// Everything follows from `seed`, `lastDay` and `scale`; the same three give the same bytes. The rows of a day are
/// the same whatever the last day, except for the checkout problem of the last 21 days and tickets still open at the
/// end. `docs/demo.md` documents the model.
public struct DemoCompany: Sendable {
    /// What has been done so far.
    public struct Progress: Sendable, Hashable {
        /// Share of the work, 0...1.
        public var fraction: Double
        /// The day just written.
        public var day: Day
    }

    /// What was written.
    public struct Written: Sendable, Hashable {
        /// One table.
        public struct Table: Sendable, Hashable {
            /// Name of the table, of its folder below `data/` and of its source.
            public var name: String
            /// Rows without headers.
            public var rows: Int
            /// CSV files.
            public var files: Int
        }
        /// The tables, largest first by design: sessions, orders, then the small ones.
        public var tables: [Table]
        /// Definition files and the README, relative to the directory.
        public var definitions: [String]
        /// Values of the manual metrics, to be stored as people's entries.
        public var manualValues: [ManualValue]
    }

    /// One value of a manual metric.
    public struct ManualValue: Sendable, Hashable {
        /// The metric.
        public var metric: String
        /// The day it is for.
        public var day: Day
        /// The value.
        public var value: Double
    }

    let model: DemoModel

    /// A company.
    ///
    /// - Parameters:
    ///   - seed: Decides all random numbers.
    ///   - lastDay: The last day with data; usually yesterday. Days before 2000 or after 2100 are moved to those years.
    ///   - scale: Factor on all volumes, kept within 0.001...20; rates do not change. At 1 there are about a million
    ///     rows of sessions and orders.
    public init(seed: UInt64 = 42, lastDay: Day, scale: Double = 1.0) {
        let bounded = Day(number: lastDay.number.clamped(to: 10_957...47_846))
        model = DemoModel(
            seed: seed, lastDay: bounded, scale: scale.isFinite ? scale.clamped(to: 0.001...20) : 1)
    }

    /// First day with data.
    public var firstDay: Day { model.firstDay }
    /// Last day with data.
    public var lastDay: Day { model.lastDay }

    /// Writes the CSV tables below `data/`, the definitions and a README.
    ///
    /// Files of an earlier demo with the same names are replaced; others are left alone. Complexity: linear in the
    /// rows; about two seconds at scale 1 in a release build.
    /// - Parameters:
    ///   - directory: The project's root; made where missing.
    ///   - progress: Called now and then, on the calling thread.
    /// - Throws: The error of the file system.
    @discardableResult
    public func write(to directory: URL, progress: (Progress) -> Void = { _ in }) throws -> Written {
        var writer = try DemoWriter(model, root: directory)
        let count = lastDay - firstDay + 1
        for position in 0..<count {
            try writer.write(firstDay + position)
            if position % 31 == 30 || position == count - 1 {
                progress(Progress(fraction: Double(position + 1) / Double(count), day: firstDay + position))
            }
        }
        try writer.finish()
        let definitions = DemoProject(model: model, summary: writer.summary).files
        for file in definitions {
            let url = directory.appendingPathComponent(file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url)
        }
        return Written(
            tables: writer.counts.map { Written.Table(name: $0.table.name, rows: $0.rows, files: $0.files) },
            definitions: definitions.map { $0.path }, manualValues: manualValues)
    }

    /// The net promoter score of every complete month of the data, placed on the month's last day.
    public var manualValues: [ManualValue] {
        let calendar = ProjectCalendar()
        var month = calendar.period(.month, containing: firstDay)
        var values: [ManualValue] = []
        while calendar.days(of: month).last <= lastDay {
            values.append(
                ManualValue(
                    metric: "nps", day: calendar.days(of: month).last,
                    value: model.netPromoterScore(month: month.index)))
            month = month + 1
        }
        return values
    }
}

/// A table that is to become Parquet: the caller lets an engine read the CSV files, write the target and then deletes
/// the CSV files.
public struct ParquetTable: Sendable, Hashable {
    /// A column with its SQL type in DuckDB.
    public struct Column: Sendable, Hashable {
        /// Name.
        public var name: String
        /// Type, such as `BIGINT`.
        public var type: String
    }
    /// Name of the table.
    public var name: String
    /// The CSV files, relative to the project's root.
    public var csvGlob: String
    /// Columns in order.
    public var columns: [Column]
    /// The Parquet file to write, relative to the project's root.
    public var target: String
}

extension DemoCompany {
    /// The tables that the definitions expect as Parquet.
    public static var parquetTables: [ParquetTable] {
        let types = [
            "BIGINT", "TIMESTAMP", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "INTEGER", "INTEGER", "BOOLEAN",
            "BOOLEAN", "BOOLEAN", "BIGINT",
        ]
        let columns = zip(DemoTable.sessions.header, types).map { ParquetTable.Column(name: $0, type: $1) }
        return [
            ParquetTable(
                name: "sessions", csvGlob: "data/sessions/*.csv", columns: columns,
                target: "data/sessions/sessions.parquet")
        ]
    }
}
