/// A driver library that was found, and whether it can be used.
public struct DriverCandidate: Sendable, Hashable {
    /// How the search came upon a driver.
    public enum Origin: String, Sendable, Hashable {
        /// The caller named the library by its path.
        case path = "given path"
        /// A folder of `ADBC_DRIVER_PATH`.
        case environment = "ADBC_DRIVER_PATH"
        /// The user's folder of driver manifests.
        case user = "user's manifests"
        /// The system's folder of driver manifests.
        case system = "system's manifests"
        /// A folder of `BELLWETHER_DRIVERS`.
        case bellwether = "BELLWETHER_DRIVERS"
        /// A `.drivers` folder the set-up script filled.
        case setUp = "set-up"
        /// A folder the system's loader searches.
        case loader = "system's libraries"
    }

    /// The driver's name, such as `duckdb`.
    public var name: String
    /// The library.
    public var path: String
    /// How the search came upon it.
    public var origin: Origin
    /// The manifest that names it, where one does.
    public var manifest: String?
    /// The version, where the folder's name or the manifest tells it.
    public var version: String?
    /// The exported functions to try, in order.
    public var entryPoints: [String]
    /// Libraries that must be opened before it, with their symbols visible.
    public var opensFirst: [String]
    /// Why it cannot be used and how to mend that, nil where it can.
    public var problem: String?

    /// Whether the driver can be loaded, as far as can be said without loading it.
    public var isUsable: Bool { problem == nil }
}
