public import Definitions
import Foundation

/// The files of a source, with what tells whether they changed.
public struct SourceFiles: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// Path relative to the project's root.
        public var path: String
        /// Bytes.
        public var size: Int
        /// Modification time in nanoseconds since the epoch.
        public var modified: Int
    }

    /// The files, sorted by path.
    public var files: [File]

    /// Changes whenever a file is added, removed or written.
    public var fingerprint: String {
        files.map { "\($0.path)|\($0.size)|\($0.modified)" }.joined(separator: "\n")
    }

    /// The files a source's glob matches now.
    ///
    /// - Throws: `path-outside-project`, `no-files`.
    public static func find(_ source: SourceDefinition, root: String) throws(EngineFailure) -> SourceFiles {
        guard case .files(let glob) = source.origin else { return SourceFiles(files: []) }
        let pattern = glob.value
        let name = source.name.value
        if pattern.hasPrefix("/") || pattern.hasPrefix("~") || pattern.split(separator: "/").contains("..") {
            throw EngineFailure(
                "path-outside-project",
                "Source `\(name)` reads `\(pattern)`, which lies outside the project. "
                    + "Write a path below the project's folder, such as `data/orders/*.csv`.", source: name)
        }
        if pattern.split(separator: "/").contains(".bellwether") {
            throw EngineFailure(
                "path-outside-project", "Source `\(name)` reads `\(pattern)`: `.bellwether/` is out of reach.",
                source: name)
        }
        var files: [File] = []
        for path in FilePattern(pattern).matches(below: root) {
            // One call of the system a file: attributes by Foundation cost ten times as much.
            var facts = stat()
            guard stat(root + "/" + path, &facts) == 0 else { continue }
            files.append(File(path: path, size: Int(facts.st_size), modified: Self.nanoseconds(facts)))
        }
        if files.isEmpty {
            throw EngineFailure(
                "no-files",
                "Source `\(name)`: nothing matches `\(pattern)` below the project's folder. "
                    + "Check the path, or put the files there.", source: name)
        }
        return SourceFiles(files: files)
    }

    private static func nanoseconds(_ facts: stat) -> Int {
        #if canImport(Darwin)
            let time = facts.st_mtimespec
        #else
            let time = facts.st_mtim
        #endif
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}
