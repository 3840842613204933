/// An engine declared in `bellwether.yml` beside the embedded one.
public struct EngineDefinition: Sendable, Hashable {
    /// The name sources use.
    public var name: Located<String>
    /// `duckdb`, `clickhouse`, `postgresql` and so on.
    public var driver: String
    /// `url`, `path`, `database`, `user` and the driver's own options, as written.
    public var settings: [String: String] = [:]
    /// The environment variable that holds the password, or nil.
    public var passwordVariable: String?

    /// An engine without settings.
    public init(name: Located<String>, driver: String) {
        self.name = name
        self.driver = driver
    }
}
