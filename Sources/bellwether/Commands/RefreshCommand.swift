import ArgumentParser
import Foundation
import Refresh

struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Read what changed in the sources, store the series, judge the KPIs.",
        discussion: """
            What did not change is not read again. Can be interrupted at any moment, and run twice at once.
            Example:
              bellwether refresh
            """)

    @OptionGroup var options: ProjectOptions
    @Flag(help: "Read everything again, changed or not.") var force = false
    @Flag(name: .shortAndLong, help: "Say only what went wrong.") var quiet = false

    func run() throws {
        try options.run(isLooking: false) { try RefreshRun(workspace: $0, force: force, quiet: quiet).run() }
    }
}

/// A refresh with its progress on the terminal.
struct RefreshRun {
    let workspace: Workspace
    var force = false
    var quiet = false

    func run() throws {
        let begin = Date()
        defer { Console.endProgress() }
        let report = try workspace.refresh(force: force) { event in show(event) }
        Console.endProgress()
        for source in report.sources { warn(source) }
        if !quiet { for source in report.sources { tellFiles(source) } }
        if !quiet { Console.error(summary(report, seconds: Date().timeIntervalSince(begin))) }
        guard report.failures.isEmpty else {
            let lines = report.failures.map { "error: \($0.failure?.description ?? "")" }
            throw CommandFailure(
                exitCode: 3,
                message: (lines + [
                    "What was stored of \(report.failures.count == 1 ? "this source" : "these sources") stays."
                ])
                .joined(separator: "\n"))
        }
    }

    private func show(_ event: RefreshEvent) {
        switch event {
        case .waiting: Console.error("Another refresh of this project is running; waiting for it to finish …")
        case .reading(let source, let position, let count):
            Console.progress("reading \(source) (\(position) of \(count)) …")
        case .judging(let kpis): Console.progress("judging \(kpis) KPIs …")
        case .unchanged: break
        case .stored(let source, let rows, let series):
            guard !quiet else { return }
            Console.endProgress()
            Console.error("  \(source): \(rows) rows, \(series) series")
        case .failed(let source, _):
            Console.endProgress()
            Console.error("  \(source): failed")
        }
    }

    /// Says how many files were read, where not all were.
    private func tellFiles(_ source: RefreshReport.Source) {
        guard let files = source.files, files.read < files.count else { return }
        Console.error("  \(source.name): \(files.read) of \(files.count) files reread")
    }

    private func warn(_ source: RefreshReport.Source) {
        if source.wasRead, source.rows == 0, source.failure == nil {
            Console.error("warning: source `\(source.name)` has no rows yet [no-rows]")
        }
        guard source.wasRead, source.failure == nil else { return }
        if let gap = source.gap {
            Console.error("warning: \(gap); what that holds part of is missing, not zero [missing-file]")
        }
        if source.rejectedRows > 0 {
            Console.error(
                "warning: source `\(source.name)`: \(source.rejectedRows) malformed rows were left out [malformed-rows]"
            )
            for line in source.rejected.prefix(5) { Console.error("    \(line)") }
            if source.rejectedRows > 5 { Console.error("    … and \(source.rejectedRows - 5) more") }
            Console.error("    `strict: true` in the source makes this an error.")
        }
        if !source.totals.isEmpty {
            Console.error(
                "warning: source `\(source.name)`: a row looks like the total of the others, and counts as one of them "
                    + "[total-row]")
            for line in source.totals.prefix(3) { Console.error("    \(line)") }
            Console.error("    Leave it out with `drop:`, such as `drop: \"region = 'Total'\"`.")
        }
        if source.implausibleRows > 0 {
            Console.error(
                "warning: source `\(source.name)`: \(source.implausibleRows) rows are dated before 1900 or after tomorrow "
                    + "and do not count [implausible-dates]")
        }
        if source.undatedRows > 0 {
            Console.error(
                "warning: source `\(source.name)`: \(source.undatedRows) rows without a time count nowhere [undated-rows]"
            )
        }
    }

    private func summary(_ report: RefreshReport, seconds: Double) -> String {
        let read = report.sources.count { $0.wasRead }
        let time = "\((seconds * 10).rounded() / 10) s"
        if read == 0, report.failures.isEmpty { return "Nothing changed; \(report.kpis) KPIs judged in \(time)." }
        return "Read \(read) of \(report.sources.count) sources, stored \(report.seriesWritten) series, "
            + "judged \(report.kpis) KPIs in \(time)."
    }
}
