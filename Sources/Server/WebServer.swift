import Chronology
import Dispatch
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Carries a site's responses over HTTP.
public struct WebServer: Sendable {
    private let site: Site
    private let host: String
    private let port: Int

    /// A server at an address of this machine.
    public init(_ site: Site, host: String, port: Int) {
        self.site = site
        self.host = host
        self.port = port
    }

    /// Serves until the process is told to end; refreshes meanwhile.
    ///
    /// - Parameters:
    ///   - everySeconds: How long to wait between refreshes; more where one takes long, so that they take at most a
    ///     twentieth of the time.
    ///   - started: Called once requests are taken.
    /// - Throws: what binding the address throws, such as `EADDRINUSE`.
    public func run(everySeconds: Double, started: @escaping @Sendable () -> Void) async throws {
        var logger = Logger(label: "bellwether")
        logger.logLevel = .critical
        let site = self.site
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            await Self.response(site, request)
        }
        let application = Application(
            responder: responder,
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in started() }, logger: logger)
        let refreshing = Task.detached {
            let queue = DispatchQueue(label: "bellwether.refresh")
            var pause = everySeconds
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(pause))
                if Task.isCancelled { return }
                let begin = TimeSource.system.now.seconds
                await withCheckedContinuation { continuation in
                    queue.async {
                        site.refresh()
                        continuation.resume()
                    }
                }
                pause = max(everySeconds, 20 * Double(TimeSource.system.now.seconds - begin))
            }
        }
        defer { refreshing.cancel() }
        try await application.runService()
    }

    private static func response(_ site: Site, _ request: Request) async -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority ?? headers["host"]
        let answer = await site.respond(
            SiteRequest(method: request.method.rawValue, target: request.uri.string, headers: headers))
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.body {
        case .bytes(let bytes):
            var response = Response(
                status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
            if request.method == .head { response = response.createHeadResponse() }
            return response
        case .events where request.method == .head:
            return Response(status: status, headers: fields)
        case .events:
            let body = ResponseBody { writer in
                try await Self.tell(site, &writer)
            }
            return Response(status: status, headers: fields, body: body)
        }
    }

    /// Tells a listener which version is published, and every 15 s that the line still stands.
    private static func tell(_ site: Site, _ writer: inout any ResponseBodyWriter) async throws {
        let (events, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(4))
        let versions = Task {
            for await version in site.versions() { continuation.yield("event: version\ndata: \(version)\n\n") }
        }
        let beats = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(15))
                continuation.yield(":\n\n")
            }
        }
        defer {
            versions.cancel()
            beats.cancel()
        }
        for await event in events.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(string: event)) }
        try await writer.finish(nil)
    }
}
