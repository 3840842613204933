import GRDB

/// The tables of `state.sqlite`, as migrations; one that was released never changes.
enum StateSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in try db.execute(sql: first) }
        return migrator
    }()

    /// Days are numbers since 1970-01-01, moments whole seconds since then.
    private static let first = """
        CREATE TABLE manual_value (
            id INTEGER PRIMARY KEY AUTOINCREMENT, metric TEXT NOT NULL, day INTEGER NOT NULL,
            exact TEXT NOT NULL, value REAL NOT NULL, author TEXT NOT NULL, entered_at INTEGER NOT NULL,
            note TEXT
        ) STRICT;
        CREATE INDEX manual_value_of_metric ON manual_value (metric, day, id);
        CREATE TABLE refresh (
            id INTEGER PRIMARY KEY AUTOINCREMENT, began_at INTEGER NOT NULL, finished_at INTEGER, summary TEXT
        ) STRICT;
        CREATE TABLE kpi_status (
            kpi TEXT NOT NULL, day INTEGER NOT NULL, definition_hash TEXT NOT NULL, payload TEXT NOT NULL,
            value REAL, state TEXT NOT NULL, chance REAL, refresh INTEGER NOT NULL REFERENCES refresh(id),
            PRIMARY KEY (kpi, day)
        ) STRICT;
        CREATE INDEX kpi_status_of_day ON kpi_status (day);
        CREATE TABLE annotation (
            id INTEGER PRIMARY KEY AUTOINCREMENT, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
            text TEXT NOT NULL, subject_kind TEXT, subject_name TEXT, author TEXT NOT NULL,
            written_at INTEGER NOT NULL, CHECK (first_day <= last_day)
        ) STRICT;
        CREATE INDEX annotation_of_day ON annotation (first_day);
        CREATE TABLE check_in (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kpi TEXT NOT NULL, day INTEGER NOT NULL,
            confidence INTEGER NOT NULL CHECK (confidence BETWEEN 1 AND 10), comment TEXT NOT NULL,
            decision TEXT, author TEXT NOT NULL, written_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX check_in_of_kpi ON check_in (kpi, day);
        CREATE TABLE definition (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
            first_seen INTEGER NOT NULL, text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX definition_of_name ON definition (kind, name, id);
        """
}
