import Definitions
import Diagnostics
import Foundation
import Testing

/// Projects with something wrong in them, and what Bellwether says: `Golden/errors/CASE/expected.txt`.
@Suite("What is said about wrong projects")
struct GoldenErrorTests {
    static let folder = Checkout.golden.appendingPathComponent("errors")
    static let cases: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test("there are many cases")
    func count() { #expect(Self.cases.count >= 60) }

    @Test("each case says what is expected", arguments: cases)
    func expected(_ name: String) throws {
        let loaded = ProjectLoader.load(root: Self.folder.appendingPathComponent(name).path)
        let text = loaded.diagnostics.map { $0.rendered + "\n" }.joined()
        #expect(!loaded.diagnostics.isEmpty, "every case has something wrong")
        #expect((loaded.project == nil) == loaded.hasErrors)
        try GoldenFile("errors/\(name)/expected.txt").check(text)
    }

    @Test("messages are sentences, and places lie in the project's files", arguments: cases)
    func form(_ name: String) {
        let loaded = ProjectLoader.load(root: Self.folder.appendingPathComponent(name).path)
        for finding in loaded.diagnostics {
            #expect(finding.message.hasSuffix("."), "\(finding.rendered)")
            #expect(finding.fix?.isEmpty != true)
            #expect(finding.code.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
            guard let span = finding.span else { continue }
            #expect(span.line >= 1 && span.column >= 1)
            #expect((span.line, span.column) <= (span.endLine, span.endColumn), "\(finding.rendered)")
        }
    }
}

/// A committed file that a text must equal; `RECORD_GOLDEN=1` writes it, except in continuous integration.
struct GoldenFile {
    let location: URL

    init(_ path: String) { location = Checkout.golden.appendingPathComponent(path) }

    init(location: URL) { self.location = location }

    func check(_ text: String) throws {
        let environment = ProcessInfo.processInfo.environment
        if environment["RECORD_GOLDEN"] == "1", environment["CI"] == nil {
            try FileManager.default.createDirectory(
                at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: location)
        }
        let expected = (try? String(contentsOf: location, encoding: .utf8)) ?? ""
        #expect(text == expected, "run with RECORD_GOLDEN=1 to accept \(location.lastPathComponent)")
    }
}
