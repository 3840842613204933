import CADBC
import Synchronization

/// An opened driver library with its function table; lives until the process ends.
///
/// `Sendable`: the table is written once, before anybody sees the driver, and drivers allow calls from any thread as
/// long as each database, connection or statement is used by one thread at a time.
public final class ADBCDriver: Sendable {
    /// The library the driver was loaded from.
    public let path: String
    /// The exported function that initialised it.
    public let entryPoint: String
    /// The revision of ADBC the driver accepted, such as `1.1`.
    public let revision: String

    // Never freed and never written after initialisation, so reading it from any thread is sound.
    nonisolated(unsafe) let table: UnsafePointer<AdbcDriver>

    private init(path: String, entryPoint: String, revision: String, table: UnsafePointer<AdbcDriver>) {
        self.path = path
        self.entryPoint = entryPoint
        self.revision = revision
        self.table = table
    }

    private static let loaded = Mutex<[String: ADBCDriver]>([:])

    /// Loads the driver `candidate` names, or returns the one this process has already loaded from that path.
    ///
    /// - Throws: `driver-not-found` where the candidate is marked unusable, `driver-load-failed` with the loader's or
    ///   the driver's own words.
    public static func load(_ candidate: DriverCandidate) throws(ADBCError) -> ADBCDriver {
        if let problem = candidate.problem {
            throw ADBCError(.driverNotFound, "\(candidate.path): \(problem)", driverPath: candidate.path)
        }
        // Loading under the lock: two threads asking for one library must get one driver.
        let result: Result<ADBCDriver, ADBCError> = loaded.withLock { drivers in
            if let driver = drivers[candidate.path] { return .success(driver) }
            do throws(ADBCError) {
                let driver = try open(candidate)
                drivers[candidate.path] = driver
                return .success(driver)
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private static func open(_ candidate: DriverCandidate) throws(ADBCError) -> ADBCDriver {
        for library in candidate.opensFirst { _ = try openLibrary(library, global: true, for: candidate) }
        let library = try openLibrary(candidate.path, global: false, for: candidate)
        guard let entryPoint = candidate.entryPoints.first(where: { cadbc_has_entry_point(library, $0) != 0 }) else {
            throw ADBCError(
                .driverLoadFailed,
                "\(candidate.path) exports none of \(candidate.entryPoints.joined(separator: ", ")); "
                    + "it is not an ADBC driver, or its manifest must name the entry point",
                driverPath: candidate.path)
        }
        let table = UnsafeMutablePointer<AdbcDriver>.allocate(capacity: 1)
        var failure: ADBCError?
        for (version, revision) in [(CADBC_VERSION_1_1, "1.1"), (CADBC_VERSION_1_0, "1.0")] {
            table.initialize(to: AdbcDriver())
            do throws(ADBCError) {
                try reportingErrors(driverPath: candidate.path, code: .driverLoadFailed) { error in
                    cadbc_initialise(library, entryPoint, Int32(version), table, error)
                }
                return ADBCDriver(path: candidate.path, entryPoint: entryPoint, revision: revision, table: table)
            } catch { failure = failure ?? error }
        }
        table.deallocate()
        throw failure ?? ADBCError(.driverLoadFailed, "\(candidate.path) did not initialise")
    }

    private static func openLibrary(
        _ path: String, global: Bool, for candidate: DriverCandidate
    ) throws(ADBCError) -> UnsafeMutableRawPointer {
        var problem = [CChar](repeating: 0, count: 1024)
        if let library = cadbc_open_library(path, global ? 1 : 0, &problem, problem.count) { return library }
        let words = String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        throw ADBCError(.driverLoadFailed, words, driverPath: candidate.path)
    }
}
