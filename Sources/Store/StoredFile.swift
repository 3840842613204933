import Foundation
import GRDB

/// One of the SQLite files: where it is, and what is said when it is damaged.
struct StoredFile: Sendable {
    enum Kind: Sendable { case cache, state }

    let path: String
    let kind: Kind

    /// Seconds to wait for another process.
    static let busySeconds = 10

    /// The file and what SQLite keeps beside it.
    var allPaths: [String] { [path, path + "-wal", path + "-shm", path + "-journal"] }

    func corrupt(_ cause: String) -> StoreFailure {
        switch kind {
        case .cache:
            StoreFailure(
                code: .cacheCorrupt,
                message: "\(path) is damaged. It holds nothing that cannot be computed again: delete it and refresh.",
                cause: cause)
        case .state:
            StoreFailure(
                code: .stateCorrupt,
                message: "\(path) is damaged or is not a Bellwether state file; nothing in it was overwritten. "
                    + "To restore: stop Bellwether, move the file and its -wal and -shm files away together, then copy a backup into its "
                    + "place (look in \(backupFolder)), or save what is readable with "
                    + "`sqlite3 MOVED-FILE .recover | sqlite3 \(path)`. Moving it away without a replacement starts "
                    + "empty: what people wrote would be gone.",
                cause: cause)
        }
    }

    /// Where backups of this file go.
    var backupFolder: String { (path as NSString).deletingLastPathComponent + "/backups" }

    /// Runs SQLite work and says what went wrong in our words.
    func attempt<T>(_ work: () throws -> T) throws(StoreFailure) -> T {
        do { return try work() } catch { throw StoreFailure(error, file: self) }
    }

    /// How both files are opened.
    func configuration(readOnly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(TimeInterval(StoredFile.busySeconds))
        configuration.foreignKeysEnabled = true
        configuration.label = kind == .cache ? "cache" : "state"
        return configuration
    }

    /// Bytes on disk; nil where the file does not exist.
    static func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }

    /// What the first hundred bytes and the length alone show to be wrong; nil where nothing.
    ///
    /// SQLite takes a file cut short for whole until it reads the part that is gone.
    func visibleDamage() -> String? {
        guard let size = StoredFile.size(path), size > 0 else { return nil }
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let header = try? handle.read(upToCount: 100).map({ (data: Data) in [UInt8](data) }) else { return nil }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
            return "the file does not begin as an SQLite database does"
        }
        func big(_ range: Range<Int>) -> Int {
            header[range].reduce(0) { (sum: Int, byte: UInt8) in sum << 8 | Int(byte) }
        }
        let pageSize = big(16..<18) == 1 ? 65_536 : big(16..<18)
        let (expected, overflow) = pageSize.multipliedReportingOverflow(by: big(28..<32))
        let hasLog = (StoredFile.size(path + "-wal") ?? 0) > 0
        if !hasLog, big(24..<28) == big(92..<96), overflow || size < expected {
            return "the file was cut short: \(size) bytes of \(expected)"
        }
        return nil
    }

    /// Refuses texts that SQLite would cut at a null character.
    static func checkTexts(_ texts: [String?]) throws(StoreFailure) {
        for case let text? in texts where text.utf8.contains(0) {
            throw StoreFailure(
                code: .invalidValue,
                message: "A text holds a null character (U+0000) and cannot be stored; remove it and try again.")
        }
    }
}
