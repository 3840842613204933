import Foundation

/// A glob of files below a project's root: `*` and `?` within a name, `**` across folders, `{a,b}` alternatives.
struct FilePattern {
    private let parts: [[Character]]
    /// The folders before the first wildcard, joined.
    let fixedFolder: String

    init(_ pattern: String) {
        let pieces = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
        parts = pieces.map(Array.init)
        let fixed = pieces.prefix { piece in !piece.contains { "*?[{".contains($0) } }
        fixedFolder = (fixed.count == pieces.count ? fixed.dropLast() : fixed).joined(separator: "/")
    }

    /// Paths relative to the root that match, sorted. Hidden names match only where the pattern says the dot.
    func matches(below root: String) -> [String] {
        var found: [String] = []
        walk(root, "", parts[...], into: &found)
        return Array(Set(found)).sorted()
    }

    private func walk(_ root: String, _ folder: String, _ rest: ArraySlice<[Character]>, into found: inout [String]) {
        guard let part = rest.first else { return }
        let absolute = folder.isEmpty ? root : root + "/" + folder
        if part == ["*", "*"] {
            walk(root, folder, rest.dropFirst(), into: &found)
            for (name, kind) in entries(of: absolute) where !name.hasPrefix(".") {
                guard kind ?? isFolder(absolute + "/" + name) else { continue }
                // A link to a folder above would be walked again and again.
                if isLink(absolute + "/" + name) { continue }
                walk(root, join(folder, name), rest, into: &found)
            }
            return
        }
        for (name, kind) in entries(of: absolute) where Self.matches(Array(name), part) {
            if name.hasPrefix("."), part.first != "." { continue }
            let path = join(folder, name)
            if rest.count == 1 {
                if !(kind ?? isFolder(root + "/" + path)) { found.append(path) }
            } else if kind ?? isFolder(root + "/" + path) {
                walk(root, path, rest.dropFirst(), into: &found)
            }
        }
    }

    /// Names in a folder, and whether each is a folder; nil where it must be looked at, such as a link.
    ///
    /// The system's own list says so for nearly all; attributes by Foundation cost ten times as much.
    private func entries(of folder: String) -> [(name: String, isFolder: Bool?)] {
        guard let list = opendir(folder) else { return [] }
        defer { closedir(list) }
        var result: [(name: String, isFolder: Bool?)] = []
        while let entry = readdir(list) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { (bytes: UnsafeRawBufferPointer) -> String in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            switch Int(entry.pointee.d_type) {
            case Int(DT_DIR): result.append((name, true))
            case Int(DT_REG): result.append((name, false))
            default: result.append((name, nil))
            }
        }
        return result
    }

    private func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    private func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }

    /// Whether a name matches one part of a pattern. Complexity: O(name × part).
    static func matches(_ name: [Character], _ part: [Character]) -> Bool {
        for alternative in alternatives(part) where simple(name[...], alternative[...]) { return true }
        return false
    }

    private static func alternatives(_ part: [Character]) -> [[Character]] {
        guard let open = part.firstIndex(of: "{"), let close = part[open...].firstIndex(of: "}") else { return [part] }
        let choices = part[(open + 1)..<close].split(separator: ",", omittingEmptySubsequences: false)
        return choices.prefix(64).flatMap { choice in
            alternatives(Array(part[..<open]) + Array(choice) + Array(part[(close + 1)...]))
        }
    }

    private static func simple(_ name: ArraySlice<Character>, _ part: ArraySlice<Character>) -> Bool {
        var (n, p) = (name.startIndex, part.startIndex)
        var star: (part: Int, name: Int)?
        while n < name.endIndex {
            if p < part.endIndex, part[p] == "?" || part[p] == name[n], part[p] != "*" {
                n += 1
                p += 1
            } else if p < part.endIndex, part[p] == "*" {
                star = (p, n)
                p += 1
            } else if let last = star {
                p = last.part + 1
                n = last.name + 1
                star = (last.part, n)
            } else {
                return false
            }
        }
        return part[p...].allSatisfy { $0 == "*" }
    }
}
