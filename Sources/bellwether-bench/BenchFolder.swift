import Foundation

/// Where benchmarks keep what they make: `benchmarks/.data`, which git ignores.
enum BenchFolder {
    static let path = "benchmarks/.data"

    /// A folder below it, made where absent; absolute.
    static func folder(_ name: String) throws -> String {
        guard FileManager.default.fileExists(atPath: "benchmarks") else {
            throw BenchmarkFailure("run the benchmarks from the repository's folder, which holds `benchmarks/`.")
        }
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }

    /// The path of a new file for output.
    static func temporaryFile() throws -> String {
        let folder = try folder("output")
        return "\(folder)/\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0...UInt64.max))"
    }

    /// Writes a text below a folder, with the folders in between.
    static func write(_ text: String, to path: String, in folder: String) throws {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// A folder that `make` fills, made anew unless it was finished by an earlier run with the same parameters.
    ///
    /// - Parameter name: names the parameters too; change it when what is made changes.
    static func made(_ name: String, _ make: (String) throws -> Void) throws -> String {
        let folder = try folder(name)
        let mark = folder + "/.finished"
        if !FileManager.default.fileExists(atPath: mark) {
            try FileManager.default.removeItem(atPath: folder)
            _ = try self.folder(name)
            Console.note("making \(path)/\(name)")
            try make(folder)
            try Data().write(to: URL(fileURLWithPath: mark))
        }
        return folder
    }
}

/// What is said while it takes long.
enum Console {
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
