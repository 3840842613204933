import Diagnostics

extension DecodingContext {
    /// Reads `format`.
    func format(_ keys: GroupReader) -> SourceDefinition.Format {
        var format = SourceDefinition.Format()
        guard let group = keys.group("format", keys: DefinitionKeys.format) else { return format }
        if let node = group["type"], let word = word(node, "type", in: DefinitionKeys.format) {
            format.type = Located(word, at: node.span)
        }
        format.delimiter = character(group, "delimiter", mayBeEmpty: false)
        format.decimal = group["decimal"].flatMap { word($0, "decimal", in: DefinitionKeys.format) }
        format.thousands = group["thousands"].flatMap { word($0, "thousands", in: DefinitionKeys.format) }
        if let node = group["thousands"], format.thousands != nil, format.thousands == format.decimal ?? "." {
            report(
                "invalid-choice",
                "`\(node.text ?? "")` cannot both group digits and stand before decimals.", at: node.span,
                fix: "Write both, such as `{decimal: \",\", thousands: \".\"}`.")
        }
        format.encoding = group["encoding"].flatMap { word($0, "encoding", in: DefinitionKeys.format) }
        format.quote = character(group, "quote", mayBeEmpty: true)
        format.header = group.boolean("header")
        format.skip = group.integer("skip", in: 0...1_000_000)
        if let node = group["null"] {
            format.null = node.text.map { [$0] } ?? group.texts("null")
        }
        format.comment = character(group, "comment", mayBeEmpty: false)
        format.table = group.text("table")
        format.endsAtBlankLine = group["until"].flatMap { word($0, "until", in: DefinitionKeys.format) } != nil
        format.dateFormats = patterns(group, "date_format")
        format.timestampFormats = patterns(group, "timestamp_format")
        return format
    }

    /// One pattern or several.
    private func patterns(_ group: GroupReader, _ key: String) -> [String] {
        guard let node = group[key] else { return [] }
        return node.text.map { [$0] } ?? group.texts(key)
    }

    /// One of the words the table allows for a key.
    private func word(_ node: SourceNode, _ key: String, in table: [KeyDefinition]) -> String? {
        guard case .choice(let words)? = table.first(where: { $0.name == key })?.shape else { return nil }
        return choice(node, key, among: words)
    }

    private func character(_ group: GroupReader, _ key: String, mayBeEmpty: Bool) -> String? {
        guard let node = group[key], let text = text(node, key) else { return nil }
        let character = text == "\\t" ? "\t" : text
        if character.unicodeScalars.count == 1 || (mayBeEmpty && character.isEmpty) { return character }
        report(
            "invalid-choice", "`\(key)` must be a single character, found `\(text.shortened)`.", at: node.span,
            fix: "Write it in quotes, such as `\";\"`; a tab is `\"\\t\"`.")
        return nil
    }

    /// Reads `columns`.
    func columns(_ keys: GroupReader) -> [String: Located<SourceDefinition.ColumnType>] {
        var columns: [String: Located<SourceDefinition.ColumnType>] = [:]
        for entry in keys.named("columns") where !entry.value.isEmpty {
            var node = entry.value
            if node.text == nil {
                guard let group = GroupReader(node, "`\(entry.key)`", keys: [DefinitionKeys.columnTypeKey], in: self),
                    let type = group["type"]
                else { continue }
                node = type
            }
            if let type = columnType(node) { columns[entry.key] = Located(type, at: node.span) }
        }
        return columns
    }

    private static let columnTypes: [String: SourceDefinition.ColumnType] = [
        "text": .text, "integer": .integer, "number": .number, "boolean": .boolean, "date": .date,
        "timestamp": .timestamp, "timestamp_tz": .timestampWithZone, "percent": .percent,
        "duration": .duration(.hoursMinutesSeconds), "duration(h:mm:ss)": .duration(.hoursMinutesSeconds),
        "duration(m:ss)": .duration(.minutesSeconds), "duration(h:mm)": .duration(.hoursMinutes),
    ]

    private func columnType(_ node: SourceNode) -> SourceDefinition.ColumnType? {
        guard let text = text(node, "type") else { return nil }
        if let type = Self.columnTypes[text] { return type }
        if text.hasPrefix("decimal") {
            let numbers = text.dropFirst(7).split { "(), ".contains($0) }.map { Int($0) }
            if text.hasSuffix(")"), numbers.count == 2, let precision = numbers[0], let scale = numbers[1],
                (1...38).contains(precision), (0...precision).contains(scale)
            {
                return .decimal(precision: precision, scale: scale)
            }
            report(
                "invalid-column-type", "`\(text.shortened)` is not a decimal type.", at: node.span,
                fix: "Write all digits (up to 38) and those after the point, such as `\"decimal(18,4)\"`.")
            return nil
        }
        report(
            "invalid-column-type", "There is no column type `\(text.shortened)`.", at: node.span,
            fix: Spelling.suggestion(
                for: text, among: Self.columnTypes.keys.filter { !$0.contains("(") } + ["decimal(18,4)"]))
        return nil
    }
}
