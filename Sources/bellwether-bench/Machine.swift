import Foundation

/// The machine and the programs that are measured.
enum Machine {
    /// Processor, cores, memory and compiler's mode, for the line above the table.
    static var description: String {
        let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let build = isOptimised ? "release" : "debug"
        return "Machine: \(processor), \(cores) cores, \(Int(memory.rounded())) GiB; \(build) build."
    }

    private static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "processor unknown"
    }

    /// Whether this was built for release.
    static var isOptimised: Bool {
        var isDebug = false
        assert(
            {
                isDebug = true; return true
            }())
        return !isDebug
    }

    /// Says so where the numbers mean nothing.
    static func warnIfSlow() {
        if !isOptimised { Console.note("note: a debug build; `make bench` measures a release.") }
    }

    /// The program beside this one: `bellwether`, which must have been built in the same mode.
    static func program(_ name: String) throws -> String {
        guard let own = Bundle.main.executableURL else { throw BenchmarkFailure("this program does not know its path") }
        let path = own.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchmarkFailure("there is no `\(path)`: build it with `swift build -c release --product \(name)`.")
        }
        return path
    }
}
