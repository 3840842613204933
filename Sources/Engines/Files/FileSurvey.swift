import Definitions
import Queries

/// All files of a source looked into, and how some or all of them are read as one table.
struct FileSurvey {
    /// How files are read, apart from what differs between them.
    var reader: FileReader
    /// The files that are not empty, by path, each with its position among all files of the source.
    var files: [(number: Int, path: String, shape: FileShape)]
    /// Columns of all files together, with the types that hold the values of every one.
    var columns: [ColumnSniff.Column]

    /// The column that says which file a row is of, by its position among the files of the source.
    static let fileColumn = "bw_file"

    /// Whether rows can be told apart by file: the engine's name for that must not be a column of the data.
    var numbersRows: Bool { !columns.contains { $0.name.lowercased() == "file_index" } }

    /// Whether some of the files can be read alone, with the same rows as among all.
    var isDivisible: Bool {
        numbersRows && files.allSatisfy { $0.shape.signature != nil || $0.shape.dialect != nil }
    }

    /// The rows of some files, or of all, with the columns of all.
    func rows(of paths: Set<String>? = nil) -> String {
        let chosen = files.filter { paths?.contains($0.path) ?? true }
        var selects: [String] = []
        if paths != nil {
            let nulls = columns.map { "CAST(NULL AS \($0.type)) AS \(identifier($0.name))" }
            selects.append("SELECT \(nulls.joined(separator: ", ")) WHERE false")
        }
        for group in groups(chosen) {
            let types = group.names.compactMap { name in columns.first { $0.name == name } }
            let call = group.reader.call(group.paths, types: types, rejects: true)
            let number = numbersRows ? ", \(Self.number(group.numbers)) AS \(Self.fileColumn)" : ""
            selects.append("SELECT *\(number) FROM \(call)")
        }
        return selects.joined(separator: " UNION ALL BY NAME ")
    }

    /// Rows of one file of each kind, which have the columns and types of all rows; nil where that takes all files.
    var exampleRows: String? {
        guard PartitionedPaths.areAlike(files.map(\.path)) else { return nil }
        var signatures: Set<String> = []
        var paths = Set(groups(files).compactMap(\.paths.first))
        for file in files {
            if let signature = file.shape.signature, signatures.insert(signature).inserted { paths.insert(file.path) }
        }
        return paths.count < files.count ? rows(of: paths) : nil
    }

    private struct Group {
        var names: [String]
        var reader: FileReader
        var paths: [String]
        var numbers: [Int]
    }

    /// Files that are read together: the same columns in the same order, written alike.
    private func groups(_ chosen: [(number: Int, path: String, shape: FileShape)]) -> [Group] {
        var groups: [Group] = []
        var positions: [FileShape: Int] = [:]
        for file in chosen {
            var alike = FileShape()
            if file.shape.signature == nil {
                (alike.columns, alike.dialect) = (file.shape.columns, file.shape.dialect)
                (alike.leadingComments, alike.isTranscript) = (file.shape.leadingComments, file.shape.isTranscript)
                // The engine looks into such a file when it is read, each by itself.
                let isAlone = alike.dialect == nil && reader.source.format.header != false
                if isAlone { alike.context = file.path }
            }
            for position in alike.columns.indices { alike.columns[position].type = "" }
            if let known = positions[alike] {
                groups[known].paths.append(file.path)
                groups[known].numbers.append(file.number)
                continue
            }
            let reader = reader.reading(file.shape)
            positions[alike] = groups.count
            groups.append(
                Group(names: alike.columns.map(\.name), reader: reader, paths: [file.path], numbers: [file.number]))
        }
        return groups
    }

    /// The position of a row's file, from its position in one call.
    private static func number(_ numbers: [Int]) -> String {
        guard let first = numbers.first, let last = numbers.last else { return "0" }
        if last - first == numbers.count - 1 { return "CAST(file_index AS INTEGER) + \(first)" }
        let list = numbers.map(String.init).joined(separator: ", ")
        return "CAST([\(list)][CAST(file_index AS BIGINT) + 1] AS INTEGER)"
    }

    private func identifier(_ name: String) -> String { Dialect.duckDB.identifier(name) }
}
