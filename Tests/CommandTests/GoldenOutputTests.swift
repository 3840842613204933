import Foundation
import Testing

/// What the commands print for the small shop, agreed to once: the shape that other programs rely on.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct GoldenOutputTests {
    static let outputs: [(file: String, arguments: [String])] = [
        ("status.txt", ["status"]),
        ("status.json", ["status", "--format", "json"]),
        ("status.csv", ["status", "--format", "csv"]),
        ("status-as-of.txt", ["status", "--as-of", "2026-05-31"]),
        ("explain-conversion.txt", ["explain", "conversion"]),
        ("explain-revenue.txt", ["explain", "revenue_2026"]),
        ("query.txt", ["query", "revenue", "conversion", "--grain", "month"]),
        (
            "query.csv",
            ["query", "revenue", "orders", "customers", "conversion", "--grain", "month", "--format", "csv"]
        ),
        ("query.json", ["query", "revenue", "conversion", "--grain", "month", "--last", "3m", "--format", "json"]),
        ("query-total.csv", ["query", "revenue", "nps", "conversion", "--format", "csv"]),
        (
            "query-slices.csv",
            ["query", "revenue", "customers", "--grain", "week", "--by", "channel", "--last", "4w", "--format", "csv"]
        ),
        ("query-top.csv", ["query", "revenue", "--by", "channel", "--top", "1", "--format", "csv"]),
        (
            "query-hours.csv",
            ["query", "orders", "--grain", "hour", "--from", "2026-03-29", "--to", "2026-03-29", "--format", "csv"]
        ),
        (
            "query-where.csv",
            ["query", "revenue", "--grain", "quarter", "--where", "channel in ('web', 'phone')", "--format", "csv"]
        ),
        ("query-explain.sql", ["query", "conversion", "customers", "--grain", "week", "--last", "4w", "--explain"]),
        ("check.txt", ["check"]),
        ("audit.txt", ["audit", "--fail-on", "never"]),
        ("audit.json", ["audit", "--fail-on", "never", "--format", "json"]),
        ("audit.sarif", ["audit", "--fail-on", "never", "--format", "sarif"]),
    ]

    @Test("each command prints what was agreed to")
    func outputs() throws {
        let shop = try Shop()
        for (month, value) in ["33", "35.5", "36", "38"].enumerated() {
            let set = try shop.run("set", "nps", value, "--on", "2026-0\(month + 3)-15")
            try #require(set.code == 0, "\(set)")
        }
        try shop.refresh()
        for (file, arguments) in Self.outputs {
            let run = try Program.run(arguments, in: shop.folder)
            #expect(run.code == 0, "\(arguments): \(run)")
            let note = run.errors.isEmpty ? "" : "--- on standard error:\n" + run.errors
            try GoldenFile.check(run.output + note, file)
        }
    }
}

/// A file that holds what was printed once and agreed to.
///
/// `RECORD_GOLDEN=1` writes it anew; refused where `CI` is set, so that no wrong output records itself.
enum GoldenFile {
    static func check(_ text: String, _ name: String, source: String = #filePath) throws {
        let file = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
        let environment = ProcessInfo.processInfo.environment
        if environment["RECORD_GOLDEN"] == "1" {
            guard environment["CI"] == nil else {
                Issue.record("golden files are not recorded in CI")
                return
            }
            try Data(text.utf8).write(to: file)
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("\(name) is not recorded; run the tests with RECORD_GOLDEN=1")
            return
        }
        #expect(
            text == String(decoding: data, as: UTF8.self),
            "\(name) differs; if that is right, record it with RECORD_GOLDEN=1")
    }
}
