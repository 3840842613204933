import Foundation

/// What one run of a program took.
struct MeasuredProcess {
    /// From its start to its end.
    var seconds: Double
    /// Processor time of all its threads.
    var cpuSeconds: Double
    /// The most memory it held at once, in bytes.
    ///
    /// Linux counts from the moment of the fork, so nothing below the size of this process can be seen: benchmarks
    /// that measure memory keep small themselves.
    var peakBytes: Double
    /// What it printed.
    var output: String

    /// Runs a program to its end. Standard error is passed on.
    ///
    /// - Throws: `BenchmarkFailure` where it cannot be started, or ends otherwise than with an exit code in `accepting`.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], accepting: Set<Int32> = [0]
    ) throws -> MeasuredProcess {
        let file = try BenchFolder.temporaryFile()
        defer { try? FileManager.default.removeItem(atPath: file) }
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var actions = FileActions()
        defer { actions.destroy() }
        actions.redirectOutput(to: file)

        var child: pid_t = 0
        var usage = rusage()
        var status: Int32 = 0
        var failure: Int32 = 0
        let seconds = Stopwatch.seconds {
            failure = actions.spawn(&child, program, arguments, all.map { "\($0.key)=\($0.value)" })
            if failure == 0 { while wait4(child, &status, 0, &usage) < 0, errno == EINTR {} }
        }
        let shown = ([program] + arguments).joined(separator: " ")
        guard failure == 0 else {
            throw BenchmarkFailure("`\(shown)` cannot be started: \(String(cString: strerror(failure)))")
        }
        let code: Int32? = status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
        let output = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        guard let code, accepting.contains(code) else {
            let ending = code.map { "ended with exit code \($0)" } ?? "was ended by signal \(status & 0x7F)"
            throw BenchmarkFailure("`\(shown)` \(ending).\n\(output.suffix(2_000))")
        }
        return MeasuredProcess(
            seconds: seconds, cpuSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
            peakBytes: Double(usage.ru_maxrss) * 1024, output: output)
    }

    /// Runs it several times after one run that is not counted; the one of median duration.
    static func median(of runs: Int, _ body: () throws -> MeasuredProcess) throws -> MeasuredProcess {
        _ = try body()
        let measured = try (0..<max(1, runs)).map { _ in try body() }.sorted { $0.seconds < $1.seconds }
        return measured[(measured.count - 1) / 2]
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) * 1e-6 }
}

/// Where a started program's output goes.
private struct FileActions {
    private var actions = posix_spawn_file_actions_t()

    init() { posix_spawn_file_actions_init(&actions) }

    mutating func redirectOutput(to path: String) {
        posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }

    mutating func destroy() { posix_spawn_file_actions_destroy(&actions) }

    /// Starts a program; the error number, 0 for none.
    func spawn(_ child: inout pid_t, _ program: String, _ arguments: [String], _ environment: [String]) -> Int32 {
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        return withUnsafePointer(to: actions) { posix_spawnp(&child, program, $0, nil, &argv, &envp) }
    }
}
