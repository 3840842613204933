/// Writes CSV as RFC 4180 has it, with line feeds; data is left exact.
struct CSVWriter {
    /// The text written so far.
    private(set) var text = ""

    /// A line of fields; nil is an empty field.
    mutating func row(_ fields: [String?]) {
        var isFirst = true
        for field in fields {
            if !isFirst { text += "," }
            isFirst = false
            if let field { text += Self.quoted(field) }
        }
        text += "\n"
    }

    private static func quoted(_ field: String) -> String {
        // Empty text is not a missing value.
        if field.isEmpty { return "\"\"" }
        let needsQuotes = field.utf8.contains { (byte: UInt8) -> Bool in
            byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
        }
        guard needsQuotes else { return field }
        // Bytes, because a quote may share a character with an accent that follows it.
        var bytes: [UInt8] = [0x22]
        for byte in field.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        return String(decoding: bytes + [0x22], as: UTF8.self)
    }
}
