import ArgumentParser

/// One row of the table: what was measured, what it is held against, and how to measure it again.
struct Measurement {
    /// What was measured.
    var measure: String
    /// What someone else's tool takes for it; nil where there is none to compare with.
    var peer: String?
    /// What it should be.
    var target: String
    /// What it was.
    var ours: String
    /// Whether the target was met.
    var isMet: Bool
    /// What to run to measure it again.
    var command: String

    /// The row, as Markdown.
    var row: String {
        let cells = [measure, peer ?? "–", target, ours + (isMet ? "" : " **(not met)**"), "`\(command)`"]
        return "| " + cells.map { $0.split(separator: "|").joined(separator: "/") }.joined(separator: " | ") + " |"
    }

    static let header = """
        | measure | peer | target | ours | command |
        |---|---|---|---|---|
        """
}

/// A subcommand that measures. To add one: a file in `Commands/` and its name in `benchmarks` in `Main.swift`.
///
/// With no arguments it measures what the table shows; `all` runs it so, in a process of its own.
protocol Benchmark: ParsableCommand {
    var output: OutputOptions { get }

    /// Measures; says on standard error what takes long.
    func measure() throws -> [Measurement]
}

/// What every benchmark prints.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print the lines of the table without its header.") var bare = false
}

extension Benchmark {
    func run() throws {
        let measured = try measure()
        if !output.bare {
            Machine.warnIfSlow()
            print(Machine.description + "\n\n" + Measurement.header)
        }
        for measurement in measured { print(measurement.row) }
    }
}
