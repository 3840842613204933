public import Chronology
import GRDB

/// A value of a manual metric, as a person or the API entered it.
public struct ManualValue: Sendable, Hashable {
    /// The metric's name.
    public var metric: String
    /// The day it is of.
    public var day: Day
    /// The number as exact decimal text, in the metric's stored unit (percent as a fraction).
    public var exact: String
    /// The nearest double; finite.
    public var value: Double
    /// Who entered it.
    public var author: String
    /// When it was entered.
    public var enteredAt: Instant
    /// A remark, where one was made.
    public var note: String?

    /// A value from its parts.
    public init(
        metric: String, day: Day, exact: String, value: Double, author: String, enteredAt: Instant, note: String? = nil
    ) {
        self.metric = metric
        self.day = day
        self.exact = exact
        self.value = value
        self.author = author
        self.enteredAt = enteredAt
        self.note = note
    }
}

extension StateStore {
    /// Enters a value; it supersedes earlier ones of the same metric and day, which are kept.
    ///
    /// Throws: `invalid-value` (not finite, null character), `store-busy`, `disk-full`, `folder-not-writable`,
    /// `store-failed`.
    public func enter(_ entry: ManualValue) throws(StoreFailure) { try enter([entry]) }

    /// Enters values: all of them or, on failure, none. Throws: as `enter(_:)`.
    public func enter(_ entries: [ManualValue]) throws(StoreFailure) {
        for entry in entries {
            try StoredFile.checkTexts([entry.metric, entry.exact, entry.author, entry.note])
            guard entry.value.isFinite else {
                throw StoreFailure(
                    code: .invalidValue,
                    message:
                        "The value of \(entry.metric) on \(entry.day) is not a finite number; enter a number, or nothing."
                )
            }
        }
        try file.attempt {
            try pool.write { db in
                for entry in entries {
                    try db.cachedStatement(
                        sql: """
                            INSERT INTO manual_value (metric, day, exact, value, author, entered_at, note)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """
                    ).execute(arguments: [
                        entry.metric, entry.day.number, entry.exact, entry.value, entry.author,
                        entry.enteredAt.seconds, entry.note,
                    ])
                }
            }
        }
    }

    /// The values that hold for a metric, one a day, by day; as they were known at `asOf`, where given.
    ///
    /// Throws: `state-corrupt`, `store-busy`, `store-failed`. Complexity: O(entries of the metric).
    public func manualValues(metric: String, asOf: Instant? = nil) throws(StoreFailure) -> [ManualValue] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT * FROM manual_value WHERE id IN (
                            SELECT max(id) FROM manual_value WHERE metric = ? AND entered_at <= ? GROUP BY day)
                        ORDER BY day
                        """, arguments: [metric, asOf?.seconds ?? Int.max]
                ).map(manualValue)
            }
        }
    }

    /// A number that grows with every value entered; 0 before the first. Throws: as `manualValues(metric:asOf:)`.
    public func lastManualEntry() throws(StoreFailure) -> Int64 {
        try file.attempt {
            try pool.read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM manual_value") ?? 0 }
        }
    }

    /// Every value ever entered for a metric and a day, the earliest first. Throws: as `manualValues(metric:asOf:)`.
    public func manualHistory(metric: String, day: Day) throws(StoreFailure) -> [ManualValue] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM manual_value WHERE metric = ? AND day = ? ORDER BY id",
                    arguments: [metric, day.number]
                ).map(manualValue)
            }
        }
    }

    private func manualValue(_ row: Row) -> ManualValue {
        ManualValue(
            metric: row["metric"], day: Day(number: row["day"]), exact: row["exact"], value: row["value"],
            author: row["author"], enteredAt: Instant(seconds: row["entered_at"]), note: row["note"])
    }
}
