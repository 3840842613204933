import Foundation
import Testing

@Suite("Arrows between targets point downward")
struct LayerTests {
    @Test("A file imports only what its target may", arguments: Repository.sources)
    func imports(file: SwiftFile) {
        let found = Self.forbidden(in: file)
        let allowed = TargetTable.allowed(file.target).sorted().joined(separator: ", ")
        #expect(found.isEmpty, "\(file.target) may import \(allowed); see ARCHITECTURE.md")
    }

    @Test(
        "An arrow upward or sideways is found",
        arguments: [
            ("Statistics", "Foundation"), ("Queries", "Engines"), ("Framework", "Store"), ("Presentation", "Refresh"),
            ("Series", "Definitions"), ("Engines", "GRDB"), ("Refresh", "GRDB"), ("DemoData", "Definitions"),
            ("Unheard", "Chronology"), ("ADBC", "Definitions"),
        ])
    func upwardArrowIsFound(target: String, module: String) {
        let file = SwiftFile(path: "Sources/\(target)/X.swift", text: "/// X.\npublic import \(module)\n")
        #expect(Self.forbidden(in: file) == ["Sources/\(target)/X.swift:2 imports \(module)"])
    }

    private static func forbidden(in file: SwiftFile) -> [String] {
        let allowed = TargetTable.allowed(file.target)
        return file.imports.filter { !allowed.contains($0.module) }
            .map { "\(file.path):\($0.line) imports \($0.module)" }
    }

    @Test("Sources are found, every target's among them")
    func sourcesAreFound() throws {
        let withSwift = Set(Repository.sources.map(\.target))
        #expect(withSwift == Set(TargetTable.rows.map(\.name)).subtracting(["CADBC"]))
        #expect(Repository.sources.contains { !$0.imports.isEmpty })
    }

    @Test("Package.swift, the folders of Sources and the table name the same targets")
    func targetsAreTheSame() throws {
        let declared = try Self.declaredTargets()
        #expect(declared.map(\.name).sorted() == TargetTable.rows.map(\.name).sorted())
        #expect(try Repository.names(in: "Sources") == TargetTable.rows.map(\.name).sorted())
    }

    @Test("Package.swift declares only dependencies the table allows")
    func dependenciesAreAllowed() throws {
        let modules = Set(TargetTable.rows.flatMap { [$0.name] + $0.packages })
        for target in try Self.declaredTargets() {
            let named = Set(MarkdownFile.matches("\"([A-Za-z-]+)\"", in: target.text)).intersection(modules)
            let excess = named.subtracting(TargetTable.allowed(target.name)).subtracting([target.name])
            #expect(excess.isEmpty, "Package.swift: \(target.name) depends on \(excess.sorted())")
        }
    }

    @Test("Every suite is a test target of Package.swift")
    func suitesAreDeclared() throws {
        let package = try Repository.text("Package.swift")
        for name in try Repository.names(in: "Tests") {
            let target = name.hasSuffix("Tests") ? String(name.dropLast(5)) : name
            let declaration = #"[tT]est\w*\(\s*(name:\s*)?"\#(target)(Tests)?""#
            let isDeclared = package.range(of: declaration, options: .regularExpression) != nil
            #expect(isDeclared, "Package.swift does not declare Tests/\(name)")
        }
    }

    @Test("The table has no cycle")
    func tableHasNoCycle() {
        var known: Set<String> = []
        for row in TargetTable.rows {
            #expect(known.isSuperset(of: row.targets), "\(row.name) stands above a target it may import")
            known.insert(row.name)
        }
    }

    @Test("ARCHITECTURE.md prints the table these tests hold to")
    func tableIsPrinted() throws {
        let path = "ARCHITECTURE.md"
        let document = MarkdownFile(path: path, text: try Repository.text(path))
        let printed = try #require(document.block("targets"), "\(path) lacks the block <!-- targets -->")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            #expect(ProcessInfo.processInfo.environment["CI"] == nil, "golden files are not rewritten in CI")
            let recorded = document.replacing("targets", with: TargetTable.markdown)
            try Data(recorded.utf8).write(to: Repository.root.appendingPathComponent(path), options: .atomic)
        } else {
            #expect(printed == TargetTable.markdown, "RECORD_GOLDEN=1 writes the table of the tests into \(path)")
        }
    }

    @Test(
        "Imports are read in every form",
        arguments: [
            ("import Foundation", "Foundation"), ("public import Series", "Series"),
            ("@testable import Store", "Store"),
            ("@preconcurrency private import struct Foundation.Date", "Foundation"),
            ("    import Glibc", "Glibc"), ("import func Darwin.exit", "Darwin"), ("let imports = 1", nil),
            ("important import X", nil),
        ] as [(String, String?)])
    func importsAreRead(line: String, module: String?) {
        #expect(SwiftFile.importedModule(line) == module)
    }

    /// Targets that ship, each with the text of its declaration.
    private static func declaredTargets() throws -> [(name: String, text: String)] {
        let package = try Repository.text("Package.swift")
        let start = #/(?:\btarget\(|\.(?:executableTarget|target)\(\s*name:)\s*"([\w-]+)"/#
        return package.matches(of: start).map { match in
            (String(match.output.1), balanced(package[match.range.lowerBound...]))
        }
    }

    /// The text up to the parenthesis that closes the first one.
    private static func balanced(_ text: Substring) -> String {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" {
                depth -= 1
                if depth == 0 { return String(text[...index]) }
            }
        }
        return String(text)
    }
}
