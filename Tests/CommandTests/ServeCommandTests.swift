import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct ServeCommandTests {
    @Test("the link that is printed lets in; what changes is published; it ends when told to")
    func served() throws {
        let shop = try Shop()
        let server = try Serving(shop)
        let link = try #require(server.link, "\(server.words)")
        let token = try #require(link.components(separatedBy: "token=").last)
        #expect(link.hasPrefix("http://127.0.0.1:\(server.port)/start?token="))
        #expect(try server.get("/").hasPrefix("HTTP/1.1 401"))
        let start = try server.get("/start?token=\(token)")
        #expect(start.hasPrefix("HTTP/1.1 303"))
        let cookie = try #require(
            start.components(separatedBy: "set-cookie: ").last?.components(separatedBy: ";").first)
        let session = "Cookie: \(cookie)\r\n"

        let page = try server.get("/", session)
        #expect(page.hasPrefix("HTTP/1.1 200") && page.contains("Corner shop"), "\(page)")
        let status = try Program.run(["status", "--format", "json"], in: shop.folder)
        #expect(try server.body("/api/v1/status", session) == status.output)
        #expect(try server.body("/api/v1/status", "Authorization: Bearer \(token)\r\n") == status.output)
        let asked = ["query", "revenue", "--grain", "month", "--by", "channel", "--format", "csv"]
        let answer = try Program.run(asked, in: shop.folder)
        let address = "/api/v1/query?metric=revenue&grain=month&by=channel&format=csv"
        #expect(try server.body(address, session) == answer.output)
        #expect(try server.get("/", session + "Origin: http://evil.example\r\n").hasPrefix("HTTP/1.1 421"))
        #expect(try server.head("/", session).hasSuffix("\r\n\r\n"))

        // A listener hears of the version it has, and of the next one when a definition changes.
        let events = try server.listen("/events", session)
        #expect(try events.read(until: "\n\n", times: 1).contains("event: version\ndata: "))
        try shop.replace("bellwether.yml", "Corner shop", with: "Corner store")
        let next = try events.read(until: "event: version", times: 1)
        #expect(next.contains("event: version"))
        #expect(try server.get("/", session).contains("Corner store"))

        let end = try server.stop()
        #expect(end.code == 0, "\(end)")
    }

    @Test("an address that is taken, and one that others could reach, are refused")
    func refused() throws {
        let shop = try Shop()
        let server = try Serving(shop)
        try #require(server.link != nil, "\(server.words)")
        let second = try Program.run(["serve", "--port", "\(server.port)"], in: shop.folder)
        #expect(second.code == 3, "\(second)")
        #expect(second.errors.contains("port \(server.port) of 127.0.0.1 is taken"), "\(second)")
        for arguments in [["--host", "0.0.0.0"], ["--host", "example.org"], ["--port", "0"], ["--every", "0"]] {
            let run = try Program.run(["serve"] + arguments, in: shop.folder)
            #expect(run.code == 2, "\(run)")
            #expect(run.errors.contains("expected") || run.errors.contains("Expected"), "\(run)")
        }
        _ = try server.stop()
    }
}

/// `bellwether serve` under way on a free port.
private final class Serving {
    let port: Int
    private let started: Program.Started
    private var isRunning = true

    init(_ shop: Shop) throws {
        port = try Connection.freePort()
        started = try Program.start(["serve", "--port", "\(port)", "--every", "1"], in: shop.folder)
    }

    deinit { if isRunning { _ = try? stop() } }

    var words: String { Program.output(of: started) }

    /// The link it prints, once it does.
    lazy var link: String? = {
        for _ in 0..<600 {
            if let line = words.split(separator: "\n").first(where: { $0.contains(" is at http://") }) {
                return line.components(separatedBy: " is at ").last
            }
            guard started.process.isRunning else { return nil }
            usleep(50_000)
        }
        return nil
    }()

    func stop() throws -> Program.Run {
        isRunning = false
        // A child of Foundation's `Process` can have SIGTERM blocked; SIGINT is what Ctrl-C sends.
        kill(started.process.processIdentifier, SIGINT)
        for _ in 0..<200 where started.process.isRunning { usleep(50_000) }
        if started.process.isRunning { kill(started.process.processIdentifier, SIGKILL) }
        return try Program.finish(started)
    }

    func get(_ target: String, _ headers: String = "") throws -> String { try send("GET", target, headers) }
    func head(_ target: String, _ headers: String) throws -> String { try send("HEAD", target, headers) }

    func body(_ target: String, _ headers: String) throws -> String {
        let answer = try get(target, headers)
        try #require(answer.hasPrefix("HTTP/1.1 200"), "\(answer)")
        return answer.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
    }

    func listen(_ target: String, _ headers: String) throws -> Connection {
        let connection = try Connection(port: port)
        try connection.write("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(headers)\r\n")
        return connection
    }

    private func send(_ method: String, _ target: String, _ headers: String) throws -> String {
        let connection = try Connection(port: port)
        try connection.write(
            "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\(headers)\r\n")
        return try connection.readAll()
    }
}

/// A plain connection to this machine.
private final class Connection {
    private let descriptor: Int32
    private var bytes: [UInt8] = []

    struct Failure: Error { var what: String }

    init(port: Int) throws {
        descriptor = try Self.socket()
        var address = Self.address(port)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure(what: "cannot connect: \(errno)") }
        // A test that waits for ever tells nothing.
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    private static func socket() throws -> Int32 {
        #if canImport(Glibc)
            let made = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let made = Darwin.socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard made >= 0 else { throw Failure(what: "no socket: \(errno)") }
        return made
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    /// A port that nobody had a moment ago.
    static func freePort() throws -> Int {
        let descriptor = try socket()
        defer { close(descriptor) }
        var address = address(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0 ? getsockname(descriptor, pointer, &size) : -1
            }
        }
        guard code == 0 else { throw Failure(what: "no port: \(errno)") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    func write(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, 0) == bytes.count else { throw Failure(what: "not sent: \(errno)") }
    }

    /// Everything until the other side closes.
    func readAll() throws -> String {
        while try more() {}
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What comes until a text has come so many times; forgotten afterwards.
    func read(until text: String, times: Int) throws -> String {
        while true {
            let words = String(decoding: bytes, as: UTF8.self)
            let body = words.components(separatedBy: "\r\n\r\n").last ?? words
            if body.components(separatedBy: text).count > times {
                bytes = []
                return body
            }
            guard try more() else { throw Failure(what: "closed after: \(words)") }
        }
    }

    private func more() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Failure(what: "nothing came: \(errno)") }
        bytes += buffer[0..<count]
        return count > 0
    }
}
