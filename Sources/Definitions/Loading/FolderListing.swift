import Foundation

/// What folders hold, asked of the system itself: Foundation takes ten times as long for a folder of many files.
enum FolderListing {
    /// Names directly inside a folder; none where it cannot be read.
    static func names(in folder: String) -> [String] { entries(of: folder).map(\.name) }

    /// Paths of everything below a folder of `root` but folders, relative to `root`. Hidden entries are left out, and
    /// links to folders are not followed.
    static func paths(below folder: String, in root: String) -> [String] {
        var paths: [String] = []
        for (name, isFolder) in entries(of: root + "/" + folder) where !name.hasPrefix(".") {
            let path = folder + "/" + name
            if isFolder { paths += Self.paths(below: path, in: root) } else { paths.append(path) }
        }
        return paths
    }

    private static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            var isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            if entry.pointee.d_type == UInt8(DT_UNKNOWN) {
                var details = stat()
                isFolder = lstat(folder + "/" + name, &details) == 0 && details.st_mode & S_IFMT == S_IFDIR
            }
            found.append((name, isFolder))
        }
        return found
    }
}

/// What a path holds, as a definition file.
enum FileText: Sendable {
    case text(String)
    /// Bytes that are not UTF-8.
    case bytes([UInt8])
    case folder
    case unreadable

    /// Reads the file at a path.
    init(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            self = .unreadable
            return
        }
        defer { close(descriptor) }
        var details = stat()
        guard fstat(descriptor, &details) == 0 else {
            self = .unreadable
            return
        }
        if details.st_mode & S_IFMT == S_IFDIR {
            self = .folder
        } else if let bytes = Self.bytes(of: descriptor, expecting: max(0, Int(details.st_size))) {
            self = String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .bytes(bytes)
        } else {
            self = .unreadable
        }
    }

    /// All bytes; nil where reading fails.
    private static func bytes(of descriptor: Int32, expecting size: Int) -> [UInt8]? {
        var result: [UInt8] = []
        var capacity = size + 1
        while true {
            var count = 0
            let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
                repeat { count = read(descriptor, buffer.baseAddress, capacity) } while count < 0 && errno == EINTR
                filled = max(0, count)
            }
            if count < 0 { return nil }
            if count == 0 { return result }
            // A file as long as it said needs no second look.
            if result.isEmpty, count == size { return piece }
            result += piece
            capacity = 65_536
        }
    }
}
