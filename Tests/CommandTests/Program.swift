import Foundation
import Testing

/// The built program, run as people run it.
enum Program {
    /// What a run said and how it ended.
    struct Run: CustomStringConvertible {
        var code: Int32
        var output: String
        var errors: String
        var description: String { "exit code \(code)\n\(output)\n\(errors)" }
    }

    static let missing = "the program is not built, or the driver of DuckDB is not installed (make setup)"

    /// Beside the test runner; `BELLWETHER_BINARY` names another one.
    static let path: String? = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["BELLWETHER_BINARY"] { return named }
        let runner = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var places = [runner.deletingLastPathComponent(), Bundle.main.bundleURL]
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        places.append(folder.appendingPathComponent(".build/debug"))
        return places.map { $0.appendingPathComponent("bellwether").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    static let isBuilt =
        path.map { path in
            ProcessInfo.processInfo.environment["BELLWETHER_REQUIRE_DRIVERS"] != nil
                || (try? finish(start(path, ["doctor"], in: nil, now: nil)))?.code == 0
        } ?? false

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - folder: The working directory.
    ///   - now: The moment it takes for the present.
    ///   - extra: Variables of its environment.
    static func run(
        _ arguments: [String], in folder: String? = nil, now: String? = Shop.now,
        environment extra: [String: String] = [:]
    ) throws -> Run {
        try finish(start(try #require(path), arguments, in: folder, now: now, environment: extra))
    }

    /// A run under way, its words going to files (a full pipe would stop it).
    struct Started {
        let process: Process
        fileprivate let files: URL
    }

    /// What a run under way has said so far on standard output.
    static func output(of started: Started) -> String {
        let data = (try? Data(contentsOf: started.files.appendingPathComponent("output"))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    static func start(_ arguments: [String], in folder: String, now: String? = Shop.now) throws -> Started {
        try start(try #require(path), arguments, in: folder, now: now)
    }

    static func start(
        _ path: String, _ arguments: [String], in folder: String?, now: String?,
        environment extra: [String: String] = [:]
    ) throws -> Started {
        let files = FileManager.default.temporaryDirectory.appendingPathComponent("bellwether-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        var environment = ProcessInfo.processInfo.environment
        environment["BELLWETHER_NOW"] = now
        environment.merge(extra) { $1 }
        process.environment = environment
        for name in ["output", "errors"] {
            try Data().write(to: files.appendingPathComponent(name))
            let handle = try FileHandle(forWritingTo: files.appendingPathComponent(name))
            if name == "output" { process.standardOutput = handle } else { process.standardError = handle }
        }
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Started(process: process, files: files)
    }

    static func finish(_ started: Started) throws -> Run {
        started.process.waitUntilExit()
        defer { try? FileManager.default.removeItem(at: started.files) }
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: started.files.appendingPathComponent(name)), as: UTF8.self)
        }
        return Run(code: started.process.terminationStatus, output: try text("output"), errors: try text("errors"))
    }
}
