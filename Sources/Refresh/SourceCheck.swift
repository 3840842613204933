public import ADBC
public import Chronology
public import Definitions
public import Diagnostics
import Dispatch
import Engines
import Queries
import Store
import Synchronization

/// Checks definitions against the sources themselves: files there, columns there, types that fit.
public struct SourceCheck: Sendable {
    private let project: Project
    private let root: String
    private let search: DriverSearch
    private let clock: TimeSource
    private let isKeeping: Bool

    /// A check of a project whose definitions are in order; files are missing up to the clock's day.
    ///
    /// - Parameter isKeeping: Whether what is found in files is kept in the project's cache, where that can be written,
    ///   so that the next command need not look into the same files again.
    public init(
        project: Project, root: String, search: DriverSearch, clock: TimeSource, isKeeping: Bool = false
    ) {
        self.project = project
        self.root = root
        self.search = search
        self.clock = clock
        self.isKeeping = isKeeping
    }

    /// What is wrong; sources that cannot be opened are findings of their own, at the place of their name.
    public func findings() -> [Diagnostic] {
        let names = project.sources.keys.sorted()
        let known = knownLooks()
        let found = Mutex<[String: Found]>([:])
        let looks = Mutex<[SourceLook]>([])
        // A session answers one question at a time, so each half of the sources has its own; statements may read what
        // was opened before them, and stay together.
        let isDivided = project.sources.values.allSatisfy(\.origin.isFiles) && names.count >= Self.fewestDivided
        let count = isDivided ? 2 : 1
        DispatchQueue.concurrentPerform(iterations: count) { part in
            let reading = reading(known)
            for position in names.indices where position % count == part {
                guard let source = project.sources[names[position]] else { continue }
                let result = look(at: source, reading)
                found.withLock { $0[names[position]] = result }
            }
            let own = Array(reading.looks.values)
            looks.withLock { $0 += own }
        }
        let results = found.withLock { $0 }
        if isKeeping { keep(looks.withLock { $0 }) }
        return names.flatMap { results[$0]?.findings ?? [] }
            + ProjectLoader.checkExpressions(project, schemas: results.compactMapValues(\.types))
    }

    /// What was found in one source; no types where it has no rows or cannot be opened.
    private struct Found {
        var types: [String: ExpressionType]?
        var findings: [Diagnostic] = []
    }

    /// Sources from which two sessions are quicker than one.
    private static let fewestDivided = 4

    private func reading(_ known: KnownLooks) -> SourceReading {
        SourceReading(
            project: project, root: root, today: project.calendar.zone.day(of: clock.now), search: search,
            known: { known })
    }

    private func look(at source: SourceDefinition, _ reading: SourceReading) -> Found {
        let name = source.name.value
        var found = Found()
        do throws(EngineFailure) {
            let opened = try reading.look(name)
            if !opened.isEmpty { found.types = opened.schema.types }
            if let total = opened.totals.first { found.findings.append(Self.finding(total, source)) }
            if let gap = source.gap(try reading.absent(of: name), project.calendar) {
                found.findings.append(Self.finding(gap, source))
            }
        } catch {
            let detail = error.cause.map { " The engine says: \($0.split(separator: "\n").joined(separator: " "))" }
            found.findings.append(
                Diagnostic(
                    error.code, error.message + (detail ?? ""), at: source.place(of: error.code), severity: .error))
        }
        return found
    }

    private static func finding(_ gap: String, _ source: SourceDefinition) -> Diagnostic {
        Diagnostic(
            "missing-file", "The \(gap), and `each_file` says that there is one for each period.",
            at: source.place(of: "missing-file"),
            fix: "Add the file: without it, what that holds part of is missing, not zero. "
                + "Where nothing happened, an empty file named after its period says so.", severity: .warning)
    }

    /// What earlier commands found. A cache that is not whole tells nothing here; the next refresh sees to it.
    private func knownLooks() -> KnownLooks {
        let looks = try? SeriesCache.ifSound(path: Store.ProjectFolder(project: root).cachePath)?.looks()
        return KnownLooks(looks ?? [:], project, LeafIdentity(project))
    }

    /// Keeps what was found; a check is as good without it, so nothing is said where that cannot be done.
    private func keep(_ looks: [SourceLook]) {
        let folder = Store.ProjectFolder(project: root)
        guard !looks.isEmpty,
            !SeriesCache.exists(path: folder.cachePath) || SeriesCache.ifSound(path: folder.cachePath) != nil,
            let lock = try? RefreshLock.tryAcquire(path: folder.prepare().refreshLockPath)
        else { return }
        defer { withExtendedLifetime(lock) {} }
        try? SeriesCache.open(path: folder.cachePath).keep(looks, among: Set(project.sources.keys))
    }

    private static func finding(_ total: SuspectedTotal, _ source: SourceDefinition) -> Diagnostic {
        Diagnostic(
            "total-row",
            "A row of `\(total.file)` looks like the total of the others, and counts as one of them: "
                + "`\(total.row)`.",
            at: source.place(of: "total-row"),
            fix: "Leave it out with `drop:`, such as `drop: \"region = 'Total'\"`.", severity: .warning)
    }
}

extension SourceDefinition {
    /// Where a failure to read the source is best shown.
    fileprivate func place(of code: String) -> SourceSpan {
        switch origin {
        case .files(let place), .table(let place), .query(let place): place.span
        }
    }
}
