public import ADBC
public import Chronology
public import Definitions
public import Diagnostics
import Engines
import Queries
import Store

/// Checks definitions against the sources themselves: files there, columns there, types that fit.
public struct SourceCheck {
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
        let today = project.calendar.zone.day(of: clock.now)
        let reading = SourceReading(
            project: project, root: root, today: today, search: search, known: { [self] in knownLooks() })
        var findings: [Diagnostic] = []
        var schemas: [String: [String: ExpressionType]] = [:]
        for name in project.sources.keys.sorted() {
            guard let source = project.sources[name] else { continue }
            do throws(EngineFailure) {
                let opened = try reading.look(name)
                if !opened.isEmpty { schemas[name] = opened.schema.types }
                if let total = opened.totals.first { findings.append(Self.finding(total, source)) }
                if let gap = source.gap(try reading.absent(of: name), project.calendar) {
                    findings.append(Self.finding(gap, source))
                }
            } catch {
                let detail = error.cause.map { " The engine says: \($0.split(separator: "\n").joined(separator: " "))" }
                findings.append(
                    Diagnostic(
                        error.code, error.message + (detail ?? ""), at: source.place(of: error.code), severity: .error))
            }
        }
        if isKeeping { keep(Array(reading.looks.values)) }
        return findings + ProjectLoader.checkExpressions(project, schemas: schemas)
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
