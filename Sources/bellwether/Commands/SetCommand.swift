import ArgumentParser
import Definitions
import Chronology
import Diagnostics
import Foundation
import Presentation
import Refresh
import Series
import Store

struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Enter the value of a metric that is entered by hand.",
        discussion: """
            An earlier value of the same day is kept in the history.
            Examples:
              bellwether set nps 42
              bellwether set nps 38.5 --on 2026-03-31 --note "spring survey, 210 answers"
            """)

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp(
            "The metric, of type manual, and its value; of a percent metric `2.5%` or 0.025. May be negative.",
            valueName: "metric> <value"))
    var words: [String]
    @OptionGroup var options: ProjectOptions
    @Option(help: "The day it belongs to. Without it, today.") var on: String?
    @Option(help: "A note.") var note: String?

    private var metric: String { words[0] }
    private var value: String { words[1] }

    func validate() throws {
        guard words.count == 2, words.first?.hasPrefix("-") == false else {
            throw ValidationError("Expected a metric and a value, such as `bellwether set nps -12`.")
        }
        if words[1].hasPrefix("-"), words[1].dropFirst().first?.isNumber != true, words[1].dropFirst().first != "." {
            throw ValidationError("There is no option `\(words[1])`.")
        }
    }

    func run() throws {
        let workspace = try options.open()
        guard let definition = workspace.project.metrics[metric] else {
            throw CommandFailure.usage(
                "error: there is no metric `\(metric)`. "
                    + Spelling.suggestion(for: metric, among: workspace.project.metrics.keys))
        }
        guard definition.measure == .manual else {
            throw CommandFailure.usage(
                "error: `\(metric)` is measured, not entered by hand; only metrics of `type: manual` can be set.")
        }
        var day = workspace.today
        if let on {
            guard let given = Day(iso: on), given <= workspace.today else {
                throw CommandFailure.usage("error: `--on \(on)`: expected a day up to today, such as 2026-03-31.")
            }
            day = given
        }
        let (text, number) = try parse(value, isPercent: definition.unit == .percent)
        let author = ProcessInfo.processInfo.environment["USER"] ?? "command line"
        do {
            try workspace.state.enter(
                ManualValue(
                    metric: metric, day: day, exact: text, value: number, author: author,
                    enteredAt: workspace.clock.now, note: note))
        } catch {
            throw CommandFailure(exitCode: 3, message: "error: \(error.description)")
        }
        let shown = NumberText(locale: workspace.project.organisation.locale).full(number, definition.unit)
        print("\(metric) is \(shown) on \(day).")
    }

    /// The value as decimal digits and as a number; a percentage becomes a fraction.
    private func parse(_ text: String, isPercent: Bool) throws -> (String, Double) {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        let isShare = trimmed.hasSuffix("%")
        let digits = isShare ? trimmed.dropLast().trimmingCharacters(in: .whitespaces) : trimmed
        guard let number = Double(digits), number.isFinite, isPercent || !isShare else {
            throw CommandFailure.usage(
                "error: `\(text)` is not a value of `\(metric)`: expected a number such as "
                    + (isPercent ? "2.5% or 0.025." : "42 or 38.5."))
        }
        if isPercent, !isShare, abs(number) > 1 {
            throw CommandFailure.usage(
                "error: `\(text)` is ambiguous for a percentage: write \(text)% or \(number / 100).")
        }
        // What is written is kept digit by digit: 0.7 % is 0.007, which seven tenths divided by 100 are not.
        guard var exact = ExactDecimal(decimal: digits) else {
            let fraction = isShare ? number / 100 : number
            return ("\(fraction)", fraction)
        }
        if isShare { exact.scale += 2 }
        return (exact.description, exact.double)
    }
}
