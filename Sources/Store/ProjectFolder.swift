import Foundation

/// The folder `.bellwether/` of a project, which holds its state and its cache and stays out of git.
public struct ProjectFolder: Sendable, Hashable {
    /// The project's folder.
    public let projectPath: String

    /// The folder of a project; nothing is made yet.
    public init(project path: String) { projectPath = path }

    /// `.bellwether` in the project.
    public var path: String { (projectPath as NSString).appendingPathComponent(".bellwether") }
    /// What people wrote and what was frozen: never lost.
    public var statePath: String { path + "/state.sqlite" }
    /// The computed series: can be deleted at any time.
    public var cachePath: String { path + "/cache.sqlite" }
    /// The file that a refresh locks.
    public var refreshLockPath: String { path + "/refresh.lock" }
    /// Copies of the state.
    public var backupsPath: String { path + "/backups" }

    /// Makes the folder, and in it a `.gitignore` that keeps all of it out of git, where they are absent.
    ///
    /// Throws: `folder-not-writable`.
    @discardableResult
    public func prepare() throws(StoreFailure) -> ProjectFolder {
        let ignore = path + "/.gitignore"
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: ignore) {
                try Data("*\n".utf8).write(to: URL(fileURLWithPath: ignore), options: .atomic)
            }
        } catch {
            throw .notWritable(path, cause: error.localizedDescription)
        }
        return self
    }
}
