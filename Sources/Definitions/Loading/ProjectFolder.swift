import Diagnostics
import Foundation

/// The definition files of a folder, as far as they can be read.
struct ProjectFolder {
    /// Files whose text could be read, sorted by path.
    private(set) var files: [DefinitionFile] = []
    /// Paths of those that could not.
    private(set) var unreadable: [String] = []
    /// Why not.
    private(set) var findings: [Diagnostic] = []
    private let root: String

    /// Reads the folder. Complexity: linear in the size of the files.
    init(root: String) {
        self.root = root
        var paths: [String] = []
        for name in FolderListing.names(in: root).sorted() {
            if DefinitionKind(path: name) == .organisation {
                paths.append(name)
            } else if DefinitionKind.allCases.contains(where: { $0.folder == name }) {
                paths += definitions(below: name)
            } else {
                checkStray(name)
            }
        }
        read(paths)
    }

    private func definitions(below folder: String) -> [String] {
        FolderListing.paths(below: folder, in: root).filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted()
    }

    /// Says so where a folder or file is probably meant to be read.
    private mutating func checkStray(_ name: String) {
        let folders = DefinitionKind.allCases.map(\.folder).filter { !$0.isEmpty }
        let isFile = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
        let fix: String
        if isFile, Spelling.nearest(to: name, among: ["bellwether.yml", "bellwether.yaml"]) != nil {
            fix = "Rename it to `bellwether.yml`."
        } else if !isFile, let near = Spelling.nearest(to: name, among: folders), !definitions(below: name).isEmpty {
            fix = "Rename the folder to `\(near)`."
        } else {
            return
        }
        findings.append(
            Diagnostic("file-ignored", "`\(name)` is not read.", at: .file(name), fix: fix, severity: .warning))
    }

    /// Reads files on all cores; findings in the order of the paths.
    private mutating func read(_ paths: [String]) {
        let root = root
        let contents = paths.mapRuns { run in run.map { FileText(path: root + "/" + $0) } }
        for (path, content) in zip(paths, contents) {
            switch content {
            case .folder: break
            case .text(let text): files.append(DefinitionFile(path: path, text: text))
            case .bytes(let bytes):
                unreadable.append(path)
                findings.append(Self.notText(path, bytes))
            case .unreadable:
                unreadable.append(path)
                findings.append(
                    Diagnostic(
                        "file-unreadable", "The file cannot be read.", at: .file(path),
                        fix: "Check that it exists and that you may read it."))
            }
        }
    }

    private static func notText(_ path: String, _ data: [UInt8]) -> Diagnostic {
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            return Diagnostic(
                "file-not-utf8", "The file is in UTF-16.", at: .file(path), fix: "Save it as UTF-8.")
        }
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = data.makeIterator()
        var (line, column) = (1, 1)
        scan: while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let encoded):
                let isLineEnd = encoded.first == 0x0A
                (line, column) = isLineEnd ? (line + 1, 1) : (line, column + 1)
            case .emptyInput, .error: break scan
            }
        }
        return Diagnostic(
            "file-not-utf8", "The file is not valid UTF-8 from here on.",
            at: SourceSpan(file: path, line: line, column: column), fix: "Save it as UTF-8.")
    }
}
