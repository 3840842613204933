/// A request as the pages see it, free of the library that carries it.
public struct SiteRequest: Sendable {
    /// `GET`, `HEAD`, `POST` …
    public var method: String
    /// Path and query as sent: what an answer is kept under.
    public let key: [UInt8]
    /// The decoded path, such as `/kpis/conversion`.
    public var path: String
    /// Parameters of the address in their order, decoded.
    public var parameters: [(name: String, value: String)]
    /// Header fields by lower-case name.
    public var headers: [String: String]

    /// Joins the parts.
    ///
    /// - Parameter target: Path and query as sent, percent-encoded.
    public init(method: String = "GET", target: String, headers: [String: String] = [:]) {
        self.method = method
        self.headers = headers
        key = Array(target.utf8)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = Self.decoded(parts[0], plusIsSpace: false)
        let query = parts.count > 1 ? parts[1].split(separator: "&") : []
        parameters = query.map { (pair: Substring) -> (name: String, value: String) in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? Self.decoded(sides[1], plusIsSpace: true) : ""
            return (Self.decoded(sides[0], plusIsSpace: true), value)
        }
    }

    /// All values of a parameter, empty ones left out.
    func all(_ name: String) -> [String] {
        parameters.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// The last value of a parameter; nil where it is absent or empty.
    func parameter(_ name: String) -> String? { all(name).last }

    /// A cookie's value.
    func cookie(_ name: String) -> String? {
        for part in (headers["cookie"] ?? "").split(separator: ";") {
            let pair = part.drop { $0 == " " }
            if pair.hasPrefix(name + "=") { return String(pair.dropFirst(name.count + 1)) }
        }
        return nil
    }

    /// Percent-decoding; bytes that are no UTF-8 become `U+FFFD`.
    private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        let utf8 = Array(text.utf8)
        var position = 0
        while position < utf8.count {
            let byte = utf8[position]
            if byte == UInt8(ascii: "%"), position + 2 < utf8.count,
                let high = hex(utf8[position + 1]), let low = hex(utf8[position + 2])
            {
                bytes.append(high << 4 | low)
                position += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                position += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// An answer as the pages make it.
public struct SiteResponse: Sendable {
    /// What is sent.
    public enum Body: Sendable {
        /// Bytes known now.
        case bytes([UInt8])
        /// Events for as long as the reader listens: which version is published.
        case events
    }

    /// The HTTP status.
    public var status: Int
    /// Header fields in their order.
    public var headers: [(name: String, value: String)]
    /// What is sent.
    public var body: Body
    /// Whether the same may be sent again until the project is looked at again; not what says that something failed.
    var isKept = true

    init(_ status: Int, type: String, _ text: String, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.headers = [("content-type", type)] + headers
        body = .bytes(Array(text.utf8))
    }

    /// The text of a body of bytes.
    public var text: String { if case .bytes(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { "" } }
    /// The first field of a name.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
