import Foundation
import Testing

/// Wrong usage, exit codes and help.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct UsageTests {
    /// Arguments, and words that what is said must hold.
    static let mistakes: [([String], String)] = [
        (["query", "revnue"], "There is no metric `revnue`. Did you mean `revenue`?"),
        (["query", "revenue", "--by", "chanel"], "has no dimension `chanel`. Did you mean `channel`?"),
        (["query", "conversion", "--by", "status"], "`status` is no dimension of source `visits`"),
        (["query", "revenue", "--grain", "mnth"], "Did you mean `month`?"),
        (["query", "revenue", "--grain", "retail_week"], "needs a `retail_calendar`"),
        (["query", "revenue", "--from", "2026-13-01"], "`--from 2026-13-01`: expected a day such as"),
        (["query", "revenue", "--to", "yesterday"], "`--to yesterday`: expected a day such as"),
        (["query", "revenue", "--from", "2026-03-01", "--to", "2026-02-01"], "lies after"),
        (["query", "revenue", "--last", "12x"], "expected a number and a unit"),
        (["query", "revenue", "--last", "99999999999999999999d"], "expected a number and a unit"),
        (["query", "revenue", "--last", "3m", "--from", "2026-01-01"], "exclude each other"),
        (["query", "revenue", "--where", "colour = 'red'"], "There is no column `colour`. Expected one of:"),
        (["query", "revenue", "--where", "((("], "--where:1:3"),
        (["query", "revenue", "--top", "3"], "exactly one `--by`"),
        (["query", "revenue", "--top", "0", "--by", "channel"], "expected at least 1"),
        (["query", "revenue", "--format", "xml"], "'text', 'json' or 'csv'"),
        (["query", "revenue", "--formt", "csv"], "Did you mean '--format'?"),
        (["query"], "<metric>"),
        (["explain", "revenue_2062"], "Did you mean `revenue_2026`?"),
        (["schema", "kpy"], "Did you mean `kpi`?"),
        (["schema", "-C", "nowhere"], "there is no folder `nowhere`"),
        (["set", "npz", "4"], "Did you mean `nps`?"),
        (["set", "revenue", "4"], "measured, not entered by hand"),
        (["set", "nps", "many"], "is not a value of `nps`"),
        (["set", "nps", "4", "--on", "2026-07-21"], "expected a day up to today"),
        (["stauts"], "there is no command `stauts`. Did you mean `status`?"),
        (["init", "."], "already holds a project"),
        (["suggest"], "expected a goal in words"),
        (["suggest", "growth", "--list"], "expected a goal in words"),
        (["suggest", "peace on earth"], "no goal fits `peace on earth`. These are known"),
        (["suggest", "--show", "convertion_rate"], "Did you mean `conversion_rate`?"),
        (["suggest", "growth", "--format", "csv"], "'text' and 'json'"),
    ]

    @Test("wrong usage ends with exit code 2, says what is wrong and prints nothing else")
    func wrongUsage() throws {
        let shop = try Shop()
        for (arguments, words) in Self.mistakes {
            let run = try Program.run(arguments, in: shop.folder)
            #expect(run.code == 2, "\(arguments): \(run)")
            #expect(run.errors.contains(words), "\(arguments): \(run)")
            #expect(run.output.isEmpty, "\(arguments): \(run)")
        }
    }

    @Test("definitions with errors end every command with exit code 2, naming file, line and column")
    func wrongDefinitions() throws {
        let shop = try Shop()
        try shop.replace("metrics/revenue.yml", "type: sum", with: "type: summ")
        for arguments in [["check"], ["refresh"], ["status"], ["query", "orders"], ["explain", "nps"]] {
            let run = try Program.run(arguments, in: shop.folder)
            #expect(run.code == 2, "\(arguments): \(run)")
            #expect((run.output + run.errors).contains("metrics/revenue.yml:2:7: error"), "\(arguments): \(run)")
            #expect((run.output + run.errors).contains("Did you mean `sum`?"), "\(arguments): \(run)")
        }
    }

    @Test("check: 0 without findings, 1 for warnings where they count, 2 for errors")
    func checkCodes() throws {
        let shop = try Shop()
        let clean = try shop.run("check", "--strict")
        #expect(clean.code == 0, "\(clean)")
        #expect(clean.output.contains("no findings"))
        try shop.replace("kpis/nps.yml", "baseline: 30\n", with: "")
        #expect(try shop.run("check").code == 0)
        let warned = try shop.run("check", "--strict")
        #expect(warned.code == 1, "\(warned)")
        #expect(warned.output.contains("kpis/nps.yml:1:6: warning"), "\(warned)")
        try shop.remove("data/orders.csv")
        #expect(try shop.run("check").code == 2)
        #expect(try shop.run("check", "--offline").code == 0)
    }

    @Test(
        "the help of each command has an example that names it",
        arguments: [
            "init", "demo", "check", "refresh", "status", "explain", "query", "set", "suggest", "serve", "schema",
            "doctor",
        ])
    func help(command: String) throws {
        let run = try Program.run([command, "--help"])
        #expect(run.code == 0)
        #expect(run.output.contains("Example"), "\(run)")
        #expect(run.output.contains("  bellwether \(command)"), "\(run)")
        let help = try Program.run(["--help"]).output
        #expect(help.contains("  \(command)"), "\(help)")
    }

    @Test("a reader that closes the pipe early is no crash")
    func closedPipe() throws {
        let shop = try Shop()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = URL(fileURLWithPath: shop.folder)
        let program = try #require(Program.path)
        process.arguments = [
            "-c",
            "'\(program)' query revenue --grain day --from 1970-01-01 --to 2026-07-01 --format csv 2>errors | head -n 1 >output",
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try shop.read("output") == "period,revenue\n")
        #expect(try shop.read("errors").isEmpty)
    }

    @Test("values entered by hand are shown, and a percentage is not misread")
    func manualValues() throws {
        let shop = try Shop()
        #expect(try shop.run("set", "nps", "36", "--on", "2026-06-15").code == 0)
        #expect(try shop.run("set", "nps", "38.5", "--on", "2026-06-15", "--note", "recounted").code == 0)
        let query = try shop.run("query", "nps", "--grain", "month", "--format", "csv")
        #expect(query.output.contains("2026-06-01,38.5\n"), "\(query)")
    }

    @Test("a new project works at once")
    func newProject() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "bellwether-init-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try Program.run(["init", "acme"], in: folder.path).code == 0)
        let acme = folder.appendingPathComponent("acme").path
        for arguments in [["check", "--strict"], ["refresh"], ["status"], ["explain", "revenue_year"]] {
            let run = try Program.run(arguments, in: acme, now: "2026-03-01T08:00:00Z")
            #expect(run.code == 0, "\(arguments): \(run)")
        }
        let query = try Program.run(["query", "revenue", "--format", "csv"], in: acme)
        #expect(query.output == "period,revenue\ntotal,104.40\n")
    }
}
