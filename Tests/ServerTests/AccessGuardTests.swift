import Testing

@testable import Server

struct AccessGuardTests {
    private let access = AccessGuard(port: 7070, link: "link-secret", session: "session-secret")

    private func request(_ headers: [String: String], _ target: String = "/") -> SiteRequest {
        SiteRequest(target: target, headers: headers)
    }

    @Test(
        "only this machine's own names are answered, at its own port",
        arguments: [
            ("127.0.0.1:7070", true), ("localhost:7070", true), ("LOCALHOST:7070", true), ("[::1]:7070", true),
            ("127.0.0.1:7071", false), ("127.0.0.1", false), ("evil.example:7070", false), ("", false),
            ("127.0.0.1:7070.evil.example", false),
        ])
    func host(name: String, isOurs: Bool) {
        #expect((access.refusal(request(["host": name])) == nil) == isOurs)
    }

    @Test("a request without a host is refused")
    func noHost() { #expect(access.refusal(request([:])) != nil) }

    @Test("a request of another origin is refused, also one without a scheme")
    func origin() {
        let host = "127.0.0.1:7070"
        #expect(access.refusal(request(["host": host, "origin": "http://127.0.0.1:7070"])) == nil)
        for other in ["http://evil.example", "null", "https://127.0.0.1:7070", "http://localhost:7070"] {
            #expect(access.refusal(request(["host": host, "origin": other])) != nil, "\(other)")
        }
    }

    @Test("the session's cookie or the link's secret as a bearer token lets in, nothing else")
    func session() {
        let good = [
            ["cookie": "bellwether_session_7070=session-secret"],
            ["cookie": "a=b; bellwether_session_7070=session-secret; c=d"],
            ["authorization": "Bearer link-secret"],
        ]
        let bad = [
            [:], ["cookie": "bellwether_session_7070=link-secret"], ["cookie": "bellwether_session_7070="],
            ["cookie": "xbellwether_session_7070=session-secret"], ["authorization": "Bearer session-secret"],
            ["authorization": "link-secret"], ["authorization": "Bearer link-secret "],
        ]
        for headers in good { #expect(access.admits(request(headers)), "\(headers)") }
        for headers in bad { #expect(!access.admits(request(headers)), "\(headers)") }
    }

    @Test("the link opens a session that scripts and other sites cannot read or send")
    func opening() throws {
        let field = try #require(access.opening(request([:], "/start?token=link-secret")))
        #expect(field.value == "bellwether_session_7070=session-secret; Path=/; HttpOnly; SameSite=Strict")
        #expect(access.opening(request([:], "/start?token=session-secret")) == nil)
        #expect(access.opening(request([:], "/start")) == nil)
    }

    @Test("two servers on one machine do not share a cookie; the usual port may be left out")
    func ports() {
        let other = AccessGuard(port: 80, link: "link-secret", session: "other")
        #expect(
            other.opening(request([:], "/start?token=link-secret"))?.value.hasPrefix("bellwether_session_80=") == true)
        #expect(other.refusal(request(["host": "127.0.0.1"])) == nil)
        #expect(other.refusal(request(["host": "evil.example"])) != nil)
    }

    @Test("secrets differ from start to start and are long")
    func secrets() {
        let links = (0..<100).map { _ in AccessGuard(port: 1).link }
        #expect(Set(links).count == 100)
        #expect(links.allSatisfy { $0.utf8.count == 32 })
    }
}

struct SiteRequestTests {
    @Test("paths and parameters are decoded, whatever is sent")
    func decoding() {
        let request = SiteRequest(target: "/metrics/a%20b%2F?q=x+y%26z&by=a&by=&by=b&odd&%zz=%4&u=%C3%A9%FF")
        #expect(request.path == "/metrics/a b/")
        #expect(request.parameter("q") == "x y&z")
        #expect(request.all("by") == ["a", "b"])
        #expect(request.parameter("odd") == nil)
        #expect(request.parameter("%zz") == "%4")
        #expect(request.parameter("u") == "é\u{FFFD}")
    }
}
