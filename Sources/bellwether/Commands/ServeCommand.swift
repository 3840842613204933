import ArgumentParser
import Dispatch
import Foundation
import Framework
import Refresh
import Server
import Synchronization

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show scorecards, KPIs and metrics in the browser.",
        discussion: """
            Answers on this machine only, to those who open the link it prints; reads again what changes in the
            project's files. Ctrl-C ends it.
            Examples:
              bellwether serve
              bellwether serve --port 8080 --every 60
            """)

    @OptionGroup var options: ProjectOptions
    @Option(help: "The address: 127.0.0.1, ::1 or localhost.") var host: String = "127.0.0.1"
    @Option(help: "The port.") var port: Int = 7070
    @Option(help: "Seconds between looks at the project's files and rows.") var every: Double = 10

    func run() throws {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw CommandFailure.usage(
                "error: `--host \(host)`: expected 127.0.0.1, ::1 or localhost. Other machines cannot be let in: there are no "
                    + "users to sign in yet. A tunnel such as `ssh -L \(port):127.0.0.1:\(port)` reaches it from elsewhere."
            )
        }
        guard (1...65_535).contains(port) else {
            throw CommandFailure.usage("error: `--port \(port)`: expected 1 to 65535.")
        }
        guard (1...86_400).contains(every) else {
            throw CommandFailure.usage("error: `--every \(every)`: expected 1 to 86400 seconds.")
        }
        let root = try options.root()
        let access = AccessGuard(port: port)
        Console.error("reading the project …")
        let site = try Site(
            access: access,
            opening: .init(
                run: { body in try Self.options(root).run(body) },
                look: { try Self.options(root).open(isLooking: true) }))
        let name = host == "::1" ? "[::1]" : host
        let link = "http://\(name):\(port)/start?token=\(access.link)"
        let organisation = site.publication.scorecard.organisation
        try serve(WebServer(site, host: host, port: port)) {
            Console.write("\(organisation) is at \(link)\n")
            Console.error("Ctrl-C ends it.")
        }
    }

    private static func options(_ root: String) throws -> ProjectOptions {
        var options = try ProjectOptions.parse([])
        options.project = root
        return options
    }

    private func serve(_ server: WebServer, started: @escaping @Sendable () -> Void) throws {
        let failure = Mutex<String?>(nil)
        let done = DispatchSemaphore(value: 0)
        let (every, host, port) = (self.every, self.host, self.port)
        Task.detached {
            do { try await server.run(everySeconds: every, started: started) } catch {
                failure.withLock {
                    $0 =
                        "\(error)".contains("ddress already in use") || "\(error)".contains("errno: 98")
                        ? "port \(port) of \(host) is taken; name another with `--port`."
                        : "the address \(host):\(port) cannot be served: \(error)"
                }
            }
            done.signal()
        }
        done.wait()
        if let message = failure.withLock({ $0 }) { throw CommandFailure(exitCode: 3, message: "error: \(message)") }
    }
}
