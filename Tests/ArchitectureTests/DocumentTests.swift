import Foundation
import Testing

@Suite("Documents say what is there")
struct DocumentTests {
    @Test("Links inside the repository lead somewhere", arguments: Repository.documents)
    func linksResolve(document: MarkdownFile) throws {
        for link in document.relativeLinks {
            let (path, anchor) = document.resolve(link)
            guard Repository.exists(path) else {
                Issue.record("\(document.path): the link `\(link)` leads to \(path), which is not there")
                continue
            }
            guard let anchor, path.hasSuffix(".md") else { continue }
            let target = MarkdownFile(path: path, text: try Repository.text(path))
            #expect(target.anchors.contains(anchor), "\(document.path): `\(link)`: \(path) has no such heading")
        }
    }

    @Test("docs/README.md links every document below docs")
    func indexIsComplete() throws {
        let index = MarkdownFile(path: "docs/README.md", text: try Repository.text("docs/README.md"))
        let linked = Set(index.relativeLinks.map { index.resolve($0).path })
        for document in Repository.documents
        where document.path.hasPrefix("docs/") && document.path != index.path {
            #expect(linked.contains(document.path), "docs/README.md does not link \(document.path)")
        }
    }

    @Test("Files and folders that documents name are there", arguments: Repository.documents)
    func namedPathsExist(document: MarkdownFile) {
        let folders = ["Sources/", "Tests/", "docs/", "scripts/", "examples/", ".ci/"]
        for span in document.codeSpans where folders.contains(where: span.hasPrefix) {
            let path = span.split(separator: " ").first.map(String.init) ?? span
            // Names made up of a kind of thing: `Tests/<Target>Tests`, `Sources/NAME`, `docs/*.md`.
            guard !path.contains(where: { "<>*…{".contains($0) }) else { continue }
            #expect(Repository.exists(path), "\(document.path) names `\(path)`, which is not there")
        }
    }

    @Test("Files that ARCHITECTURE names are there, and so are the names of the code it speaks of")
    func architectureSpeaksOfWhatExists() throws {
        let path = "ARCHITECTURE.md"
        let document = MarkdownFile(path: path, text: try Repository.text(path))
        let tests = try Repository.files(below: "Tests", endingIn: ".swift").map { try Repository.text($0) }
        let words = Self.words(
            (Repository.sources.map(\.text) + tests + [try Repository.text("Package.swift")]).joined(separator: " "))
        let files = Set(
            Repository.sources.flatMap { [$0.path, $0.path.split(separator: "/").last.map(String.init) ?? ""] })
        for span in document.codeSpans {
            if span.hasSuffix(".swift") {
                // `Dialect+NAME.swift` and the like stand for a file to be made.
                let isPattern = ["NAME", "Aspect", "<"].contains { span.contains($0) }
                let isThere = files.contains(span) || files.contains("Sources/" + span) || Repository.exists(span)
                #expect(isPattern || isThere, "\(path) names the file `\(span)`, which is not there")
            } else if let name = MarkdownFile.matches(
                #"^(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)(?:\([a-z:_]*\))?$"#, in: span
            ).first {
                let isKnown = words.contains(name)
                #expect(isKnown, "\(path) speaks of `\(span)`, which is nowhere in the code")
            }
        }
    }

    /// Everything that may be a name.
    private static func words(_ text: String) -> Set<String> {
        let words = text.utf8.split { (byte: UInt8) -> Bool in
            !(byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57 || byte == 95)
        }
        return Set(words.compactMap { String($0) })
    }

    @Test("README shows every command, and no other")
    func commandsAreShown() throws {
        let readme = try Repository.text("README.md")
        let known = Repository.sources.filter { $0.path.hasPrefix("Sources/bellwether/Commands/") }
            .flatMap { MarkdownFile.matches(#"commandName: "([a-z-]+)""#, in: $0.text) }
        #expect(!known.isEmpty)
        let missing = known.filter { !readme.contains("bellwether \($0)") }
        #expect(missing.isEmpty, "README does not show these commands")
        let shown = Set(MarkdownFile.matches(#"^(?:\$ )?bellwether ([a-z-]+)"#, in: readme))
        let invented = shown.subtracting(known)
        #expect(invented.isEmpty, "README shows commands that do not exist")
    }

    @Test("`make` targets that documents name exist", arguments: ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
    func makeTargetsExist(path: String) throws {
        let targets = Set(MarkdownFile.matches(#"^([a-z]+):"#, in: try Repository.text("Makefile")))
        let named = MarkdownFile.matches(#"(?:`|^)make ([a-z]+)"#, in: try Repository.text(path))
        for target in named { #expect(targets.contains(target), "\(path) names `make \(target)`") }
    }

    @Test("README shows a scorecard")
    func scorecardIsShown() throws {
        let readme = MarkdownFile(path: "README.md", text: try Repository.text("README.md"))
        let block = try #require(readme.block("scorecard"), "README.md lacks the block <!-- scorecard -->")
        #expect(block.contains("target"))
    }

    @Test(
        "Files the repository is expected to have",
        arguments: [
            "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "docs/README.md",
            ".swift-format",
        ])
    func filesExist(path: String) {
        #expect(Repository.exists(path))
    }

    @Test("A link is resolved from the folder of its document")
    func linksAreResolved() {
        let document = MarkdownFile(path: "docs/decisions/0001.md", text: "# A b\n[x](../status.md#a-b) `[y](z)`")
        #expect(document.relativeLinks == ["../status.md#a-b"])
        #expect(document.resolve("../status.md#a-b").path == "docs/status.md")
        #expect(document.resolve("#a-b") == ("docs/decisions/0001.md", "a-b"))
        #expect(document.anchors == ["a-b"])
    }
}
