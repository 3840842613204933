/// Who may talk to a server on this machine: those who opened the link it printed, at the address it has.
///
/// A page of another site can send requests here too, by a form or by a name that resolves to this machine (DNS rebinding):
/// so the `Host` must be one of ours, and requests that come from another origin are refused.
public struct AccessGuard: Sendable {
    /// What opens a session: part of the link that is printed.
    public let link: String
    private let session: String
    private let hosts: Set<String>

    /// The name of the session's cookie: cookies do not tell ports apart, so the name does.
    private let cookie: String

    /// A guard with new secrets for an address.
    public init(port: Int) {
        self.init(port: port, link: Self.secret(), session: Self.secret())
    }

    /// A guard with secrets of one's own.
    init(port: Int, link: String, session: String) {
        self.link = link
        self.session = session
        cookie = "bellwether_session_\(port)"
        let names = ["127.0.0.1", "localhost", "[::1]"]
        // Browsers leave out the port that is usual.
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    }

    /// 192 random bits from the system.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")
        return String((0..<32).map { _ in digits[Int(generator.next() & 63)] })
    }

    /// Why a request is refused before anything is looked at; nil where it is not.
    func refusal(_ request: SiteRequest) -> String? {
        guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
            return "This server answers at \(hosts.sorted().joined(separator: ", ")) only."
        }
        if let origin = request.headers["origin"], origin != "http://\(host)" {
            return "Requests from other sites are refused."
        }
        return nil
    }

    /// Whether a request carries the session, as a cookie or as a bearer token.
    func admits(_ request: SiteRequest) -> Bool {
        if let value = request.cookie(cookie), Self.equal(value, session) { return true }
        let prefix = "Bearer "
        guard let field = request.headers["authorization"], field.hasPrefix(prefix) else { return false }
        return Self.equal(String(field.dropFirst(prefix.count)), link)
    }

    /// The field that opens a session, where the request has the link's secret.
    func opening(_ request: SiteRequest) -> (name: String, value: String)? {
        guard let token = request.parameter("token"), Self.equal(token, link) else { return nil }
        return ("set-cookie", "\(cookie)=\(session); Path=/; HttpOnly; SameSite=Strict")
    }

    /// Equality in a time that does not tell how much was right.
    private static func equal(_ left: String, _ right: String) -> Bool {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for (x, y) in zip(a, b) { difference |= x ^ y }
        return difference == 0
    }
}
