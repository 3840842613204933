import Foundation

/// Every statement sent to an engine, appended to the file that `BELLWETHER_SQL_LOG` names, each followed by a null
/// character; nothing where it is not set.
///
/// For looking at what an engine is asked, and for running the same elsewhere (`bellwether-bench adbc --script FILE`).
enum StatementLog {
    private static let path = ProcessInfo.processInfo.environment["BELLWETHER_SQL_LOG"]

    static func note(_ sql: String) {
        guard let path, let file = fopen(path, "a") else { return }
        defer { fclose(file) }
        let bytes = Array(sql.utf8) + [0]
        fwrite(bytes, 1, bytes.count, file)
    }
}
