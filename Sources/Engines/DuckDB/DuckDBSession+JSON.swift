import Definitions
import Foundation

extension DuckDBSession {
    /// Makes JSON files readable as a view that leaves out rows that do not fit; what those are is told by
    /// `rejectedObjects`.
    func openJSON(
        _ source: SourceDefinition, _ filled: [SourceFiles.File], _ reader: FileReader
    ) throws(EngineFailure) -> JSONRows {
        let name = source.name.value
        var reader = reader
        let declared = source.format.type != nil
        if reader.kind == .json, !declared, filled.allSatisfy({ $0.holdsObjectLines(below: root) }) {
            reader.kind = .ndjson
        }
        let isLines = reader.kind == .ndjson
        let paths = filled.map(\.path)
        var sniff = try sniff(reader.call(paths, types: [], rejects: true), about: name)
        // One line that holds no object keeps the engine from looking into the others.
        if isLines, sniff.columns.map(\.type) == ["JSON"], sniff.names == ["json"] {
            sniff =
                try structure(JSONRows(source, sniff, isLines: true, paths: paths, root: root), about: name) ?? sniff
        }
        let rows = JSONRows(source, sniff, isLines: isLines, paths: paths, root: root)
        jsonRows[name] = rows
        return rows
    }

    /// Columns of the objects among the lines, with the simplest types.
    private func structure(_ rows: JSONRows, about source: String) throws(EngineFailure) -> ColumnSniff? {
        let lines = rows.paths.map { "SELECT line FROM \(rows.lines(of: $0, encoding: "utf-8"))" }
        let found = try run(
            """
            SELECT key, structure ->> ('$."' || key || '"') FROM (SELECT structure, unnest(json_keys(structure)) AS key
            FROM (SELECT json_group_structure(CAST(line AS JSON)) AS structure FROM (SELECT line FROM (\(lines.joined(separator: " UNION ALL ")))
            WHERE json_valid(line) AND json_type(CASE WHEN json_valid(line) THEN line END) = 'OBJECT' LIMIT 20480)))
            """, about: source)
        let columns = found.rows.compactMap { row -> ColumnSniff.Column? in
            guard let key = row[0], let type = row[1] else { return nil }
            return ColumnSniff.Column(name: key, type: type.hasPrefix("{") || type.hasPrefix("[") ? "JSON" : type)
        }
        return columns.isEmpty ? nil : ColumnSniff(columns: columns)
    }

    /// Rows of JSON files that do not fit: how many, and the first of them with their lines.
    ///
    /// Complexity: one reading of the files to count; the lines are looked for only where there are any.
    func rejectedObjects(
        _ rows: JSONRows, of source: String, limit: Int
    ) throws(EngineFailure) -> (count: Int, first: [RejectedRow]) {
        let count = try run(rows.misfitCount, about: source).rows.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0
        guard count > 0 else { return (0, []) }
        var first: [RejectedRow] = []
        for path in rows.paths where first.count < limit {
            let found =
                rows.isLines
                ? try misfitLines(rows, path, source, limit - first.count)
                : try misfitObjects(rows, path, source, limit - first.count)
            first += found.map { row in
                RejectedRow(
                    file: path, line: row[0].flatMap { Int($0) } ?? 0, column: row[1],
                    reason: RejectionHint.added(to: row[2] ?? ""))
            }
        }
        return (count, first)
    }

    private func misfitLines(
        _ rows: JSONRows, _ path: String, _ source: String, _ limit: Int
    ) throws(EngineFailure) -> [[String?]] {
        do throws(EngineFailure) {
            return try run(rows.misfitLines(of: path, encoding: "utf-8", limit: limit), about: source).rows
        } catch {
            // Bytes that are no UTF-8 are a misfit themselves; read by the byte, the lines keep their numbers.
            return try run(rows.misfitLines(of: path, encoding: "latin-1", limit: limit), about: source).rows
        }
    }

    private func misfitObjects(
        _ rows: JSONRows, _ path: String, _ source: String, _ limit: Int
    ) throws(EngineFailure) -> [[String?]] {
        var found = try run(rows.misfitObjects(of: path, limit: limit), about: source).rows
        guard !found.isEmpty else { return [] }
        let lines = try run("SELECT line FROM \(rows.lines(of: path, encoding: "utf-8"))", about: source).rows
        let starts = JSONElements.lines(of: lines.map { $0[0] ?? "" })
        for position in found.indices {
            guard let number = found[position][0].flatMap({ Int($0) }), starts.indices.contains(number - 1) else {
                continue
            }
            found[position][0] = "\(starts[number - 1])"
        }
        return found
    }

    /// The line, from 1, that the words of a parser point at: by itself, or by counting characters.
    private static func line(of words: String, in data: Data) -> Int? {
        if let line = words.firstMatch(of: /line ([0-9]+)/) { return Int(line.1) }
        guard let match = words.firstMatch(of: /character ([0-9]+)/), let count = Int(match.1) else { return nil }
        return data.prefix(count).count { (byte: UInt8) in byte == 0x0A } + 1
    }

    /// Where a JSON file that cannot be read goes wrong, by file and line.
    func brokenArray(_ message: String, _ source: String) -> EngineFailure? {
        guard message.contains("Malformed JSON"), let found = try? files[source]?.get() else { return nil }
        for file in found.files where file.isPlainText && (1..<64 << 20).contains(file.size) {
            guard let data = FileManager.default.contents(atPath: root + "/" + file.path) else { continue }
            do { _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) } catch {
                let words = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
                let line = Self.line(of: words, in: data).map { ":\($0)" } ?? ""
                return EngineFailure(
                    "malformed-rows",
                    "Source `\(source)`: `\(file.path)\(line)` is no valid JSON, and of an array that is broken nothing "
                        + "can be left out. Mend it, or write one object a line, where a broken line costs only itself.",
                    cause: words.isEmpty ? nil : words, source: source)
            }
        }
        return nil
    }
}

extension SourceFiles.File {
    /// Whether the first line is a whole JSON object, as in files that hold one a line.
    fileprivate func holdsObjectLines(below root: String) -> Bool {
        guard isPlainText, let handle = FileHandle(forReadingAtPath: root + "/" + path) else { return false }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 1 << 20) else { return false }
        let line = head.split(maxSplits: 1, whereSeparator: { $0 == 0x0A }).first ?? head
        return ((try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any]) != nil
    }
}

/// Where the objects of a JSON file begin.
enum JSONElements {
    /// The line, from 1, on which each element of the outermost array begins, or each value where there is no array.
    /// Complexity: O(bytes).
    static func lines(of lines: [String]) -> [Int] {
        var result: [Int] = []
        var (depth, base) = (0, 0)
        var (isText, isEscaped, isInside, isBegun) = (false, false, false, false)
        for (position, line) in lines.enumerated() {
            for byte in line.utf8 {
                if isText {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == 0x5C {
                        isEscaped = true
                    } else if byte == 0x22 {
                        isText = false
                    }
                    continue
                }
                if byte == 0x20 || byte == 0x09 || byte == 0x0D { continue }
                if !isBegun {
                    isBegun = true
                    if byte == 0x5B {
                        (depth, base) = (1, 1)
                        continue
                    }
                }
                if byte == 0x2C, depth == base {
                    isInside = false
                    continue
                }
                if depth == base, !isInside, byte != 0x5D {
                    result.append(position + 1)
                    isInside = true
                }
                switch byte {
                case 0x22: isText = true
                case 0x7B, 0x5B: depth += 1
                case 0x7D, 0x5D:
                    depth -= 1
                    if depth == base, base == 0 { isInside = false }
                default: break
                }
            }
        }
        return result
    }
}
