/// What looking into the files of a source found, by which it is known again without looking while they stay as they are.
public struct SourceLook: Sendable, Hashable {
    /// A row that looks like the total of the others.
    public struct Total: Sendable, Hashable, Codable {
        /// The file it is in, relative to the project's root.
        public var file: String
        /// The beginning of the row.
        public var row: String

        /// Joins the parts.
        public init(file: String, row: String) {
            self.file = file
            self.row = row
        }
    }

    /// One file as it was.
    public struct File: Sendable, Hashable {
        /// Path relative to the project's root.
        public var path: String
        /// Bytes.
        public var size: Int
        /// Modification time in nanoseconds since the epoch.
        public var modified: Int
        /// Its shape, as the engine keeps it; empty where the engine keeps none.
        public var shape: String

        /// Joins the parts.
        public init(path: String, size: Int, modified: Int, shape: String) {
            self.path = path
            self.size = size
            self.modified = modified
            self.shape = shape
        }
    }

    /// The source's name.
    public var source: String
    /// Hash of the rules by which it was looked into.
    public var rules: String
    /// What tells these files from others.
    public var fingerprint: String
    /// Its columns.
    public var columns: [SourceRecord.Column]
    /// Whether there are columns but no rows.
    public var isEmpty: Bool
    /// Rows that look like totals.
    public var totals: [Total]
    /// Its files, all of them.
    public var files: [File]

    /// Joins the parts.
    public init(
        source: String, rules: String, fingerprint: String, columns: [SourceRecord.Column], isEmpty: Bool,
        totals: [Total], files: [File]
    ) {
        self.source = source
        self.rules = rules
        self.fingerprint = fingerprint
        self.columns = columns
        self.isEmpty = isEmpty
        self.totals = totals
        self.files = files
    }
}

extension SourceLook {
    /// The files as text: shapes once each, and of every file its path, size, time and the position of its shape.
    struct FileList: Codable {
        var shapes: [String] = []
        var paths: [String] = []
        var numbers: [[Int]] = []

        init(_ files: [File]) {
            var positions: [String: Int] = [:]
            for file in files {
                let position = positions[file.shape] ?? shapes.count
                if position == shapes.count {
                    positions[file.shape] = position
                    shapes.append(file.shape)
                }
                paths.append(file.path)
                numbers.append([file.size, file.modified, position])
            }
        }

        /// The files; nil where the parts do not fit together.
        var files: [File]? {
            guard paths.count == numbers.count else { return nil }
            var result: [File] = []
            for (path, number) in zip(paths, numbers) {
                guard number.count == 3, shapes.indices.contains(number[2]) else { return nil }
                result.append(File(path: path, size: number[0], modified: number[1], shape: shapes[number[2]]))
            }
            return result
        }
    }

    /// What was found, as text.
    struct Found: Codable {
        var columns: [SourceRecord.Column]
        var isEmpty: Bool
        var totals: [Total]
    }
}
