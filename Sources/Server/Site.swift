import Definitions
import Dispatch
import Framework
import Presentation
public import Refresh
import Synchronization

/// The web application of one project: requests in, responses out, whatever carries them.
public final class Site: Sendable {
    /// How the project is opened; a failure's description is shown to people.
    public struct Opening: Sendable {
        /// Runs something on the project and its stores, mended where they are damaged.
        public var run: @Sendable (_ body: (Workspace) throws -> Void) throws -> Void
        /// The project for readers, which keep nothing.
        public var look: @Sendable () throws -> Workspace

        /// Joins the two ways.
        public init(
            run: @escaping @Sendable (_ body: (Workspace) throws -> Void) throws -> Void,
            look: @escaping @Sendable () throws -> Workspace
        ) {
            self.run = run
            self.look = look
        }
    }

    private struct State {
        var publication: Publication
        var pages: [[UInt8]: SiteResponse] = [:]
        /// Counts looks at the project: an answer begun before one is not kept after it.
        var generation = 0
        /// Bytes of the pages and of their keys.
        var pageBytes = 0
        var listeners: [Int: AsyncStream<String>.Continuation] = [:]
        var nextListener = 0

        /// Keeps a page; where all would take more than 32 MB, begins again with it.
        mutating func keep(_ page: SiteResponse, _ key: [UInt8]) {
            guard case .bytes(let bytes) = page.body else { return }
            let size = bytes.count + key.count
            if pageBytes + size > 32 << 20 { (pages, pageBytes) = ([:], 0) }
            guard size <= 32 << 20, pages.updateValue(page, forKey: key) == nil else { return }
            pageBytes += size
        }
    }

    let access: AccessGuard
    let readers: ProjectThread
    private let opening: Opening
    private let state: Mutex<State>

    /// The application with the project's numbers, refreshed where they can be kept.
    ///
    /// - Throws: what opening, refreshing and judging throw.
    public init(access: AccessGuard, opening: Opening) throws {
        self.access = access
        self.opening = opening
        readers = ProjectThread("readers", open: opening.look)
        state = Mutex(State(publication: try Self.read(opening)))
        // Open before definitions are broken, so that what is published can be asked about then too.
        try readers.warm()
    }

    /// What is published now.
    public var publication: Publication { state.withLock { $0.publication } }

    /// Refreshes, and publishes what came of it; blocks until it is done.
    ///
    /// Where it fails, what was published stays, with the reason above every page.
    public func refresh() {
        let before = publication
        let next: Publication
        do {
            next = try Self.read(opening)
            // Rows of metrics that no KPI rests on may have changed too.
            readers.forget()
        } catch {
            next = before.with(problems: ["What is shown is older than the project's files: \(error)"])
        }
        let listeners = state.withLock { state in
            let isNew = state.publication.version != next.version
            state.publication = next
            state.pages = [:]
            state.pageBytes = 0
            state.generation += 1
            return isNew ? Array(state.listeners.values) : []
        }
        for listener in listeners { listener.yield(next.version) }
    }

    private static func read(_ opening: Opening) throws -> Publication {
        var found: Publication?
        try opening.run { workspace in
            var problems: [String] = []
            if !workspace.isOnlyRead {
                let report = try workspace.refresh(recordsUnchanged: false)
                problems = report.failures.compactMap { $0.failure.map { "A source was not refreshed: \($0.message)" } }
            }
            let book = try workspace.statusBook()
            found = Publication(
                scorecard: Scorecard(
                    project: workspace.project, statuses: book.statuses, asOf: book.asOf,
                    isReconstructed: book.isReconstructed),
                catalogue: MetricCatalogue.entries(workspace.project), problems: problems)
        }
        guard let found else { preconditionFailure("the project was opened and nothing was done with it") }
        return found
    }

    /// The version published now, and every later one, for as long as somebody listens.
    public func versions() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let (number, version) = state.withLock { state in
            state.nextListener += 1
            state.listeners[state.nextListener] = continuation
            return (state.nextListener, state.publication.version)
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { state in _ = state.listeners.removeValue(forKey: number) }
        }
        continuation.yield(version)
        return stream
    }

    /// The answer to a request.
    public func respond(_ request: SiteRequest) async -> SiteResponse {
        if let refusal = access.refusal(request) {
            return sealed(SiteResponse(421, type: "text/plain; charset=utf-8", refusal + "\n"), request)
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            var response = problem(request, 405, "This cannot be done here", "Only reading is possible here.")
            response.headers.append(("allow", "GET, HEAD"))
            return sealed(response, request)
        }
        if let asset = Self.asset(request.path) { return sealed(asset, request) }
        if request.path == "/start" { return sealed(start(request), request) }
        guard access.admits(request) else {
            var response = problem(
                request, 401, "No session",
                "Open the link that `bellwether serve` printed when it started; it lets this browser in.")
            response.headers.append(("www-authenticate", "Bearer"))
            return sealed(response, request)
        }
        if request.path == "/events" {
            var response = SiteResponse(200, type: "text/event-stream", "", headers: [("cache-control", "no-store")])
            response.body = .events
            return sealed(response, request)
        }
        let (publication, generation, kept) = state.withLock { ($0.publication, $0.generation, $0.pages[request.key]) }
        if let kept { return sealed(kept, request) }
        let response = await route(request, publication)
        if response.status == 200, response.isKept {
            state.withLock { state in
                if state.generation == generation { state.keep(response, request.key) }
            }
        }
        return sealed(response, request)
    }

    private func start(_ request: SiteRequest) -> SiteResponse {
        guard let cookie = access.opening(request) else {
            return problem(
                request, 403, "This link does not fit",
                "It belongs to another start of `bellwether serve`. Open the link that the running one printed.")
        }
        return SiteResponse(303, type: "text/plain; charset=utf-8", "", headers: [cookie, ("location", "/")])
    }

    private static func asset(_ path: String) -> SiteResponse? {
        switch path {
        case "/assets/bellwether.css": SiteResponse(200, type: "text/css; charset=utf-8", WebAssets.stylesheet)
        case "/assets/bellwether.js": SiteResponse(200, type: "text/javascript; charset=utf-8", WebAssets.script)
        default: nil
        }
    }

    /// The response with what every one carries: no other site's code, frames or guesses, and an entity tag.
    private func sealed(_ response: SiteResponse, _ request: SiteRequest) -> SiteResponse {
        var response = response
        response.headers += [
            (
                "content-security-policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
        ]
        guard case .bytes(let bytes) = response.body else { return response }
        if response.header("cache-control") == nil {
            response.headers.append(("cache-control", response.status == 200 ? "private, no-cache" : "no-store"))
        }
        if response.status == 200 {
            let tag = Self.tag(bytes)
            response.headers.append(("etag", tag))
            if request.headers["if-none-match"]?.contains(tag) == true {
                response.status = 304
                response.body = .bytes([])
            }
        }
        return response
    }

    private static func tag(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "\"\(String(hash, radix: 36))-\(bytes.count)\""
    }

    /// What went wrong, as a page, or as problem+json for programs.
    func problem(
        _ request: SiteRequest, _ status: Int, _ title: String, _ detail: String, code: String? = nil
    ) -> SiteResponse {
        if request.path.hasPrefix("/api/") {
            return SiteResponse(
                status, type: "application/problem+json",
                ProblemJSON.render(status: status, title: title, detail: detail, code: code))
        }
        // Nothing of the project is told to those who are not let in.
        let isKnown = access.admits(request)
        let frame = isKnown ? publication.frame : PageFrame(organisation: "Bellwether", version: "")
        return SiteResponse(
            status, type: "text/html; charset=utf-8",
            frame.problem(title, detail.split(separator: "\n").map(String.init)).text)
    }
}
