import CADBC
import Foundation

/// Finds the driver libraries of this machine: by the ADBC convention (`ADBC_DRIVER_PATH`, then the manifests of user
/// and system), then what the set-up script unpacked (`BELLWETHER_DRIVERS`, then `.drivers` beside the program and
/// above the working directory), then the system's libraries.
public struct DriverSearch: Sendable {
    /// A folder that is searched.
    public struct Place: Sendable, Hashable {
        /// Why it is searched.
        public let origin: DriverCandidate.Origin
        /// The folder.
        public let folder: String
        /// Whether it is there.
        public let exists: Bool
    }

    /// The environment variables.
    public let environment: [String: String]
    /// The working directory.
    public let workingDirectory: String
    /// The running program, where known; symbolic links are followed.
    public let executablePath: String?

    /// Creates a search; a test gives its own environment and folders.
    public init(environment: [String: String], workingDirectory: String, executablePath: String?) {
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.executablePath = executablePath
    }

    /// The search as this process would make it.
    public static var ofThisProcess: DriverSearch {
        DriverSearch(
            environment: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath,
            executablePath: Bundle.main.executablePath)
    }

    /// Every library found for a driver, the preferred first, with what is wrong where something is.
    ///
    /// - Parameter name: a driver's name such as `duckdb`, or the path of a library or manifest (anything with `/`).
    public func candidates(for name: String) -> [DriverCandidate] {
        if name.contains("/") {
            let path = absolute(name, in: workingDirectory)
            return name.hasSuffix(".toml") ? [readManifest(path, .path)] : [describe(path, .path, named: nil)]
        }
        var found: [DriverCandidate] = []
        for place in places where place.exists {
            for candidate in candidates(for: name, in: place)
            where !found.contains(where: { $0.path == candidate.path }) {
                found.append(candidate)
            }
        }
        return found
    }

    /// The preferred usable library of a driver.
    ///
    /// - Throws: `driver-not-found`, which says what was found and why it does not do, or where was looked.
    public func first(for name: String) throws(ADBCError) -> DriverCandidate {
        let candidates = candidates(for: name)
        if let usable = candidates.first(where: \.isUsable) { return usable }
        guard candidates.isEmpty else {
            let reasons = candidates.map { "\($0.path) (\($0.origin.rawValue)): \($0.problem ?? "")" }
            throw ADBCError(.driverNotFound, "no usable driver \(name): \(reasons.joined(separator: "; "))")
        }
        let looked = places.filter(\.exists).map(\.folder).joined(separator: ", ")
        throw ADBCError(
            .driverNotFound,
            "no driver \(name) was found in \(looked.isEmpty ? "any of the usual folders" : looked); run the set-up "
                + "script, or name the folder of the driver in ADBC_DRIVER_PATH")
    }

    /// The folders that are searched, in order.
    public var places: [Place] {
        var places: [Place] = []
        func add(_ origin: DriverCandidate.Origin, _ folder: String) {
            guard !places.contains(where: { $0.folder == folder }) else { return }
            places.append(Place(origin: origin, folder: folder, exists: isFolder(folder)))
        }
        for folder in list("ADBC_DRIVER_PATH") { add(.environment, folder) }
        let home = environment["HOME"].map { $0 + "/.config" }
        if let settings = environment["XDG_CONFIG_HOME"].flatMap({ $0.isEmpty ? nil : $0 }) ?? home {
            add(.user, settings + "/adbc/drivers")
        }
        add(.system, "/etc/adbc/drivers")
        for folder in list("BELLWETHER_DRIVERS") { add(.bellwether, folder) }
        let program = executablePath.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
        for start in [program, workingDirectory].compactMap({ $0 }) {
            for parent in parents(of: start) where isFolder(parent + "/.drivers") { add(.setUp, parent + "/.drivers") }
        }
        for folder in list("LD_LIBRARY_PATH") + Self.loaderFolders { add(.loader, folder) }
        return places
    }

    private static let loaderFolders = [
        "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/opt/homebrew/lib",
    ]

    private func list(_ variable: String) -> [String] {
        (environment[variable] ?? "").split(separator: ":").map { absolute(String($0), in: workingDirectory) }
    }

    private func parents(of path: String) -> [String] {
        var url = URL(fileURLWithPath: path).standardizedFileURL
        var parents = [url.path]
        while url.path != "/", parents.count < 64 {
            url.deleteLastPathComponent()
            parents.append(url.path == "/" ? "" : url.path)
        }
        return parents
    }
}

func absolute(_ path: String, in folder: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).standardizedFileURL.path
}

func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
}
