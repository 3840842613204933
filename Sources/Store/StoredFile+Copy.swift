import Foundation
import GRDB

extension StoredFile {
    /// Copies the file as it is at one moment, although others may write; nothing where there is none.
    ///
    /// Throws: `store-busy` (it changes all the time), `folder-not-writable` (it cannot be read). Complexity: O(file).
    func copyWhole(to target: String) throws(StoreFailure) {
        guard Self.size(path) != nil else { return }
        // With the files through which processes share the log, SQLite sees to it.
        if let source = try? DatabaseQueue(path: path, configuration: configuration(readOnly: true)),
            let copy = try? DatabaseQueue(path: target), (try? source.backup(to: copy)) != nil
        {
            return
        }
        // Without them nobody was writing, and the bytes are whole if nobody began to.
        for _ in 0..<5 {
            let before = stamps
            do {
                for end in ["", "-wal"] {
                    if Self.size(target + end) != nil { try FileManager.default.removeItem(atPath: target + end) }
                    guard Self.size(path + end) != nil else { continue }
                    try FileManager.default.copyItem(atPath: path + end, toPath: target + end)
                    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target + end)
                }
            } catch {
                if stamps != before { continue }
                throw .notWritable(path, cause: error.localizedDescription)
            }
            if stamps == before { return }
        }
        throw StoreFailure(
            code: .storeBusy, message: "\(path) changes while it is read; try again when the refresh has finished.")
    }

    /// What shows that the file or its log changed.
    private var stamps: [[Int]] {
        ["", "-wal"].map { (end: String) -> [Int] in
            var found = stat()
            guard stat(path + end, &found) == 0 else { return [] }
            #if canImport(Darwin)
                let changed = found.st_mtimespec
            #else
                let changed = found.st_mtim
            #endif
            return [Int(found.st_ino), Int(found.st_size), Int(changed.tv_sec), Int(changed.tv_nsec)]
        }
    }
}
