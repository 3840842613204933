import ADBC
import ArgumentParser
import Chronology
import Definitions
import Diagnostics
import Foundation
import Refresh
import Store

/// The forms in which data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// Which project a command works on.
struct ProjectOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long],
        help: ArgumentHelp(
            "The project's folder. Without it, the current folder or the nearest above.", valueName: "dir"))
    var project: String?

    /// The project's folder, absolute.
    func root() throws -> String {
        if let project {
            let path = URL(fileURLWithPath: project).standardizedFileURL.path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandFailure.usage("error: there is no folder `\(project)`.")
            }
            return path
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        while true {
            let file = folder.appendingPathComponent("bellwether.yml").path
            if FileManager.default.fileExists(atPath: file) { return folder.path }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { break }
            folder = parent
        }
        throw CommandFailure.usage(
            "error: no project here: neither this folder nor one above holds a `bellwether.yml`.\n"
                + "    `bellwether init` makes a project, `bellwether demo` a whole company to look at; "
                + "`--project DIR` names another folder.")
    }

    /// The clock: the machine's, or `BELLWETHER_NOW` for runs that can be repeated.
    func clock() throws -> TimeSource {
        guard let text = ProcessInfo.processInfo.environment["BELLWETHER_NOW"], !text.isEmpty else { return .system }
        guard let now = Instant(rfc3339: text) else {
            throw CommandFailure.usage(
                "error: BELLWETHER_NOW is `\(text)`; expected a moment such as 2026-05-20T08:00:00+02:00.")
        }
        return .fixed(now)
    }

    /// The checked project; findings that are errors end the command.
    func load() throws -> (project: Project, loaded: LoadedProject, root: String) {
        let root = try root()
        let loaded = ProjectLoader.load(root: root)
        guard let project = loaded.project else {
            let errors = loaded.diagnostics.filter { $0.severity == .error }
            let lines = errors.map(\.rendered) + ["\(errors.count) error\(errors.count == 1 ? "" : "s")."]
            throw CommandFailure(exitCode: 2, message: lines.joined(separator: "\n"))
        }
        return (project, loaded, root)
    }

    /// Runs a command on the project; where the cache turns out damaged on the way, once more on a new one.
    func run(_ body: (Workspace) throws -> Void) throws {
        do {
            do { try body(try open()) } catch let failure as RefreshFailure where failure.code == "cache-corrupt" {
                Console.endProgress()
                Console.error("note: the stored series are damaged and are built anew (\(failure.cause ?? "")).")
                let folder = Store.ProjectFolder(project: try root())
                do { try SeriesCache.discard(path: folder.cachePath) } catch {
                    throw CommandFailure(exitCode: 3, message: "error: \(error.description)")
                }
                try body(try open())
            }
        } catch let failure as RefreshFailure { throw CommandFailure(failure) }
    }

    /// The project with its stores.
    func open() throws -> Workspace {
        let (project, loaded, root) = try load()
        let clock = try clock()
        do {
            let workspace = try Workspace(
                project: project, diagnostics: loaded.diagnostics, root: root, definitions: loaded.textHash,
                clock: clock, search: .ofThisProcess)
            if let reason = workspace.cache.wasRebuilt {
                Console.error("note: the stored series were damaged and are built anew (\(reason)).")
            }
            return workspace
        } catch {
            throw CommandFailure(exitCode: 3, message: "error: \(error.description)")
        }
    }
}

extension CommandFailure {
    /// A failure of the pipeline, with the exit code of its kind.
    init(_ failure: RefreshFailure) {
        let usage: Set<String> = [
            "unknown-metric", "unknown-dimension", "dimension-not-shared", "ago-does-not-divide", "manual-not-sliced",
            "top-needs-one-dimension", "no-hours", "filter-on-manual", "unknown-column", "grain-not-nested",
            "expression-type", "grain-finer-than-rows", "expression-unknown-column",
        ]
        self.init(exitCode: usage.contains(failure.code) ? 2 : 3, message: "error: \(failure.description)")
    }
}
