import ADBC
import ArgumentParser
import Chronology
import Definitions
import Diagnostics
import Foundation
import Queries
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
    func clock() throws -> TimeSource { try Self.clock() }

    /// The clock of commands that have no project yet.
    static func clock() throws -> TimeSource {
        guard let text = ProcessInfo.processInfo.environment["BELLWETHER_NOW"], !text.isEmpty else { return .system }
        guard let now = Instant(rfc3339: text) else {
            throw CommandFailure.usage(
                "error: BELLWETHER_NOW is `\(text)`; expected a moment such as 2026-05-20T08:00:00+02:00.")
        }
        return .fixed(now)
    }

    /// How plans are chosen: by their cost, or as `BELLWETHER_PLAN` says, for comparisons.
    func plan() throws -> PlanChoice {
        guard let text = ProcessInfo.processInfo.environment["BELLWETHER_PLAN"], !text.isEmpty else { return .cheapest }
        guard let choice = PlanChoice(rawValue: text) else {
            let words = PlanChoice.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("error: BELLWETHER_PLAN is `\(text)`; expected one of \(words).")
        }
        return choice
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
    ///
    /// A command that is only looking keeps nothing, and so works in a folder that cannot be written.
    func run(isLooking: Bool = true, _ body: (Workspace) throws -> Void) throws {
        do {
            do { try body(try open(isLooking: isLooking)) } catch let failure as RefreshFailure
                where failure.code == "cache-corrupt"
            {
                Console.endProgress()
                let ignoring = try discardCache(isLooking: isLooking)
                let fate = ignoring ? "left out" : "built anew"
                Console.error("note: the stored series are damaged and are \(fate) (\(failure.cause ?? "")).")
                try body(try open(isLooking: isLooking, ignoringCache: ignoring))
            }
        } catch let failure as RefreshFailure { throw CommandFailure(failure) }
    }

    /// Throws a damaged cache away; true where that cannot be done and need not be.
    private func discardCache(isLooking: Bool) throws -> Bool {
        do {
            try SeriesCache.discard(path: Store.ProjectFolder(project: try root()).cachePath)
            return false
        } catch let failure as StoreFailure {
            if isLooking, failure.code == .folderNotWritable { return true }
            throw CommandFailure(exitCode: 3, message: "error: \(failure.description)")
        }
    }

    /// The project with its stores.
    func open(isLooking: Bool = false, ignoringCache: Bool = false) throws -> Workspace {
        let (project, loaded, root) = try load()
        let (clock, plan) = (try clock(), try plan())
        do {
            let workspace = try Workspace(
                project: project, diagnostics: loaded.diagnostics, root: root, definitions: loaded.textHash,
                clock: clock, search: .ofThisProcess, plan: plan, isLooking: isLooking, ignoringCache: ignoringCache)
            if let reason = workspace.cache.wasRebuilt {
                let fate = workspace.isOnlyRead ? "left out" : "built anew"
                Console.error("note: the stored series were damaged and are \(fate) (\(reason)).")
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
        self.init(exitCode: failure.isOfQuestion ? 2 : 3, message: "error: \(failure.description)")
    }
}
