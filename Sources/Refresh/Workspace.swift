public import ADBC
public import Chronology
public import Definitions
public import Diagnostics
import Engines
import Foundation
public import Queries
import Series
public import Store

/// A project with its stored series and people's words: what every command works on.
public final class Workspace {
    /// The checked definitions.
    public let project: Project
    /// Warnings found while loading.
    public let diagnostics: [Diagnostic]
    /// The project's folder, absolute.
    public let root: String
    /// A hash of all definition files, `LoadedProject.textHash`; nil where it is not known, and then no judgement is
    /// taken for that of today without judging.
    public let definitions: String?
    /// The clock.
    public let clock: TimeSource
    /// Computed series.
    public let cache: SeriesCache
    /// What people wrote and what was recorded.
    public let state: StateStore
    let folder: Store.ProjectFolder
    /// The stores of a folder that cannot be written; nil where it can.
    private let onlyRead: StoresForReading?
    let identity: LeafIdentity
    let search: DriverSearch
    /// How plans are chosen; never what an answer depends on.
    let plan: PlanChoice
    let resolution: MetricResolution

    /// Opens a project's stores.
    ///
    /// - Parameters:
    ///   - plan: How plans are chosen; another choice than the default is for comparisons.
    ///   - isLooking: Whether nothing is to be kept, so that a folder that cannot be written will do.
    ///   - ignoringCache: Whether a cache that cannot be written is left out, because it turned out damaged.
    /// - Throws: `StoreFailure` with `state-corrupt`, `state-newer`, `folder-not-writable`, `store-busy`.
    public init(
        project: Project, diagnostics: [Diagnostic], root: String, definitions: String? = nil, clock: TimeSource,
        search: DriverSearch, plan: PlanChoice = .cheapest, isLooking: Bool = false, ignoringCache: Bool = false
    ) throws(StoreFailure) {
        self.project = project
        self.diagnostics = diagnostics
        self.root = root
        self.definitions = definitions
        self.clock = clock
        self.search = search
        self.plan = plan
        let folder = Store.ProjectFolder(project: root)
        self.folder = folder
        let stores = try Self.stores(folder, isLooking, ignoringCache)
        (state, cache, onlyRead) = (stores.state, stores.cache, stores.onlyRead)
        identity = LeafIdentity(project)
        resolution = MetricResolution(project.metrics)
    }

    private static func stores(
        _ folder: Store.ProjectFolder, _ isLooking: Bool, _ ignoringCache: Bool
    ) throws(StoreFailure) -> (state: StateStore, cache: SeriesCache, onlyRead: StoresForReading?) {
        do throws(StoreFailure) {
            try folder.prepare()
            return (try .open(path: folder.statePath), try .open(path: folder.cachePath), nil)
        } catch {
            guard isLooking, error.code == .folderNotWritable else { throw error }
            let stores = try StoresForReading(folder, ignoringCache: ignoringCache)
            return (stores.state, stores.cache, stores)
        }
    }

    /// Whether the folder cannot be written, so that nothing is kept.
    public var isOnlyRead: Bool { onlyRead != nil }

    /// The local day of the present moment.
    public var today: Day { project.calendar.zone.day(of: clock.now) }

    /// A reading of the sources as of a day that has not ended.
    ///
    /// - Parameter isFresh: Whether all files are looked into, whatever is known of them.
    func reading(today: Day, isFresh: Bool = false) -> SourceReading {
        let (cache, project, identity) = (cache, project, identity)
        return SourceReading(
            project: project, root: root, today: today, search: search, choice: plan,
            spill: onlyRead.map { $0.scratchPath + "/spill" },
            known: { KnownLooks(isFresh ? [:] : (try? cache.looks()) ?? [:], project, identity) })
    }

    /// Values people entered, by metric, as day series; entries after `through` left out.
    func manualSeries(through: Day?) throws(RefreshFailure) -> [String: SeriesValues] {
        var result: [String: SeriesValues] = [:]
        for (name, metric) in project.metrics where metric.measure == .manual {
            var entries: [ManualValue] = []
            do throws(StoreFailure) {
                entries = try state.manualValues(metric: name).filter { entry in through.map { entry.day <= $0 } ?? true
                }
            } catch { throw RefreshFailure(error) }
            do throws(SeriesError) { result[name] = try SeriesValues(entered: entries) } catch {
                throw RefreshFailure(error.code.rawValue, error.message)
            }
        }
        return result
    }
}

extension SeriesValues {
    /// Values people entered, exact where the text of each says a decimal number.
    init(entered entries: [ManualValue]) throws(SeriesError) {
        let decimals = entries.map { (entry: ManualValue) -> ExactDecimal? in ExactDecimal(decimal: entry.exact) }
        let scale = decimals.reduce(0) { (scale: Int, decimal: ExactDecimal?) -> Int in
            Swift.max(scale, decimal?.scale ?? 0)
        }
        let moved = decimals.compactMap { (decimal: ExactDecimal?) -> ExactDecimal? in decimal?.rescaled(to: scale) }
        let isExact = moved.count == entries.count
        var builder = SeriesBuilder(.day, scale: isExact ? scale : nil)
        for (position, entry) in entries.enumerated() {
            if isExact {
                builder.add(entry.day.number, units: moved[position].units)
            } else {
                builder.add(entry.day.number, entry.value)
            }
        }
        self = try builder.build()
    }
}

extension RefreshFailure {
    init(_ failure: StoreFailure) { self.init(failure.code.rawValue, failure.message, cause: failure.cause) }

    init(_ failure: EngineFailure) {
        let words = [failure.cause.map { "the engine says: \($0)" }, failure.sql.map { "in: \($0)" }].compactMap { $0 }
        self.init(failure.code, failure.message, cause: words.isEmpty ? nil : words.joined(separator: "\n    "))
    }

    init(_ failure: ResolutionFailure) { self.init(failure.diagnostic.code, failure.diagnostic.message) }
}
