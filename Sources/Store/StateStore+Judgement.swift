public import Chronology
import GRDB

extension StateStore {
    /// Adds an annotation.
    ///
    /// Throws: `invalid-value` (last day before the first, null character), `store-busy`, `disk-full`,
    /// `folder-not-writable`, `store-failed`.
    public func add(_ annotation: Annotation) throws(StoreFailure) {
        let subject = annotation.subject?.parts
        try StoredFile.checkTexts([annotation.text, annotation.author, subject?.name])
        guard annotation.firstDay <= annotation.lastDay else {
            throw StoreFailure(
                code: .invalidValue,
                message:
                    "The annotation ends on \(annotation.lastDay), before it begins on \(annotation.firstDay); swap the days."
            )
        }
        try file.attempt {
            try pool.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO annotation (first_day, last_day, text, subject_kind, subject_name, author, written_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        annotation.firstDay.number, annotation.lastDay.number, annotation.text, subject?.kind,
                        subject?.name, annotation.author, annotation.writtenAt.seconds,
                    ])
            }
        }
    }

    /// The annotations that touch the days given (both inclusive; nil is open), by first day, then as written.
    ///
    /// Throws: `state-corrupt`, `store-busy`, `store-failed`.
    public func annotations(from: Day? = nil, to: Day? = nil) throws(StoreFailure) -> [Annotation] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM annotation WHERE last_day >= ? AND first_day <= ? ORDER BY first_day, id",
                    arguments: [from?.number ?? Int.min, to?.number ?? Int.max]
                ).map { (row: Row) in
                    Annotation(
                        firstDay: Day(number: row["first_day"]), lastDay: Day(number: row["last_day"]),
                        text: row["text"],
                        subject: AnnotationSubject(kind: row["subject_kind"], name: row["subject_name"]),
                        author: row["author"], writtenAt: Instant(seconds: row["written_at"]))
                }
            }
        }
    }

    /// Adds a check-in. Throws: as for an annotation; `invalid-value` also for a confidence outside 1...10.
    public func add(_ checkIn: CheckIn) throws(StoreFailure) {
        try StoredFile.checkTexts([checkIn.kpi, checkIn.comment, checkIn.decision, checkIn.author])
        guard (1...10).contains(checkIn.confidence) else {
            throw StoreFailure(
                code: .invalidValue,
                message: "A confidence of \(checkIn.confidence) is outside 1 to 10; give a number in it.")
        }
        try file.attempt {
            try pool.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO check_in (kpi, day, confidence, comment, decision, author, written_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        checkIn.kpi, checkIn.day.number, checkIn.confidence, checkIn.comment, checkIn.decision,
                        checkIn.author, checkIn.writtenAt.seconds,
                    ])
            }
        }
    }

    /// The check-ins of a KPI, by day, then as written. Throws: `state-corrupt`, `store-busy`, `store-failed`.
    public func checkIns(kpi: String) throws(StoreFailure) -> [CheckIn] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(db, sql: "SELECT * FROM check_in WHERE kpi = ? ORDER BY day, id", arguments: [kpi])
                    .map { (row: Row) in
                        CheckIn(
                            kpi: row["kpi"], day: Day(number: row["day"]), confidence: row["confidence"],
                            comment: row["comment"], decision: row["decision"], author: row["author"],
                            writtenAt: Instant(seconds: row["written_at"]))
                    }
            }
        }
    }

    /// Adds the definitions whose hash is not the latest known of their kind and name; a return to an earlier one
    /// counts as new.
    ///
    /// Returns: those added. Throws: as for an annotation.
    @discardableResult
    public func recordDefinitions(_ versions: [DefinitionVersion]) throws(StoreFailure) -> [DefinitionVersion] {
        for version in versions {
            try StoredFile.checkTexts([version.kind, version.name, version.hash, version.text])
        }
        return try file.attempt {
            try pool.write { db in
                var added: [DefinitionVersion] = []
                for version in versions {
                    let latest = try String.fetchOne(
                        db.cachedStatement(
                            sql: "SELECT hash FROM definition WHERE kind = ? AND name = ? ORDER BY id DESC LIMIT 1"),
                        arguments: [version.kind, version.name])
                    if latest == version.hash { continue }
                    try db.cachedStatement(
                        sql: "INSERT INTO definition (kind, name, hash, first_seen, text) VALUES (?, ?, ?, ?, ?)"
                    ).execute(arguments: [
                        version.kind, version.name, version.hash, version.firstSeen.number, version.text,
                    ])
                    added.append(version)
                }
                return added
            }
        }
    }

    /// The versions of a definition, the earliest first. Throws: `state-corrupt`, `store-busy`, `store-failed`.
    public func definitionHistory(kind: String, name: String) throws(StoreFailure) -> [DefinitionVersion] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM definition WHERE kind = ? AND name = ? ORDER BY id",
                    arguments: [kind, name]
                ).map { (row: Row) in
                    DefinitionVersion(
                        kind: row["kind"], name: row["name"], hash: row["hash"],
                        firstSeen: Day(number: row["first_seen"]), text: row["text"])
                }
            }
        }
    }
}
