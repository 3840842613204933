import Foundation

/// The checkout these tests are part of, read as text.
enum Repository {
    /// The folder that holds `Package.swift` and `Sources`, found from this file upward.
    static let root: URL = {
        // Resolved first: the suite may be run from a package that links to this folder.
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let holds = ["Package.swift", "Sources"].allSatisfy { exists(folder.appendingPathComponent($0)) }
            if holds { return folder }
            folder.deleteLastPathComponent()
        }
        preconditionFailure("no folder above \(#filePath) holds Package.swift and Sources")
    }()

    static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

    /// Whether a path, relative to the root, is there.
    static func exists(_ path: String) -> Bool { exists(root.appendingPathComponent(path)) }

    /// The text of a file, by its path relative to the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Names directly inside a folder, hidden ones left out.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Paths, relative to the root, of all files below a folder that end so; hidden folders and the demo company
    /// left out.
    static func files(below folder: String, endingIn suffix: String) throws -> [String] {
        var found: [String] = []
        for name in try names(in: folder) {
            let path = folder.isEmpty ? name : folder + "/" + name
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
            if isFolder.boolValue {
                if path != "demo" { found += try files(below: path, endingIn: suffix) }
            } else if name.hasSuffix(suffix) {
                found.append(path)
            }
        }
        return found
    }

    /// Every Swift file of ours that ships.
    static let sources: [SwiftFile] = {
        let paths = (try? files(below: "Sources", endingIn: ".swift")) ?? []
        return paths.compactMap { path in (try? text(path)).map { SwiftFile(path: path, text: $0) } }
    }()

    /// Every Markdown file.
    static let documents: [MarkdownFile] = {
        let paths = (try? files(below: "", endingIn: ".md")) ?? []
        return paths.compactMap { path in (try? text(path)).map { MarkdownFile(path: path, text: $0) } }
    }()
}
