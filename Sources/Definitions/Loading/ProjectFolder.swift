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
    private let root: URL

    /// Reads the folder. Complexity: linear in the size of the files.
    init(root: String) {
        self.root = URL(fileURLWithPath: root, isDirectory: true)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        for name in names.sorted() {
            if DefinitionKind(path: name) == .organisation {
                read(name)
            } else if DefinitionKind.allCases.contains(where: { $0.folder == name }) {
                for path in paths(below: name) { read(path) }
            } else {
                checkStray(name)
            }
        }
    }

    /// Says so where a folder or file is probably meant to be read.
    private mutating func checkStray(_ name: String) {
        let folders = DefinitionKind.allCases.map(\.folder).filter { !$0.isEmpty }
        let isFile = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
        let fix: String
        if isFile, Spelling.nearest(to: name, among: ["bellwether.yml", "bellwether.yaml"]) != nil {
            fix = "Rename it to `bellwether.yml`."
        } else if !isFile, let near = Spelling.nearest(to: name, among: folders), !paths(below: name).isEmpty {
            fix = "Rename the folder to `\(near)`."
        } else {
            return
        }
        findings.append(
            Diagnostic("file-ignored", "`\(name)` is not read.", at: .file(name), fix: fix, severity: .warning))
    }

    private func paths(below folder: String) -> [String] {
        let base = root.appendingPathComponent(folder).path
        guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
        var paths: [String] = []
        for case let name as String in walk where name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            let parts = name.split(separator: "/")
            if parts.allSatisfy({ !$0.hasPrefix(".") }) { paths.append("\(folder)/\(name)") }
        }
        return paths.sorted()
    }

    private mutating func read(_ path: String) {
        let data: Data
        do {
            let location = root.appendingPathComponent(path)
            let values = try location.resourceValues(forKeys: [.isDirectoryKey])
            if values.isDirectory == true { return }
            data = try Data(contentsOf: location)
        } catch {
            unreadable.append(path)
            findings.append(
                Diagnostic(
                    "file-unreadable", "The file cannot be read.", at: .file(path),
                    fix: "Check that it exists and that you may read it."))
            return
        }
        if let text = String(validating: data, as: UTF8.self) {
            files.append(DefinitionFile(path: path, text: text))
        } else {
            unreadable.append(path)
            findings.append(Self.notText(path, data))
        }
    }

    private static func notText(_ path: String, _ data: Data) -> Diagnostic {
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
