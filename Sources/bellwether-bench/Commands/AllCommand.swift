import ArgumentParser
import Foundation

struct AllCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all", abstract: "Run every benchmark, each in a process of its own, and print the table.")

    func run() throws {
        Machine.warnIfSlow()
        let own = try Machine.program("bellwether-bench")
        print(Machine.description + "\n\n" + Measurement.header)
        var failures: [String] = []
        for benchmark in benchmarks {
            let name = benchmark._commandName
            Console.note("\(name) …")
            do {
                let ran = try MeasuredProcess.run(own, [name, "--bare"])
                FileHandle.standardOutput.write(Data(ran.output.utf8))
            } catch let failure as BenchmarkFailure { failures.append(failure.description) }
        }
        guard failures.isEmpty else { throw BenchmarkFailure(failures.joined(separator: "\n")) }
    }
}
