/// A driver manifest: the TOML file with which the ADBC convention says where a driver's library is.
///
/// Source: Apache Arrow ADBC, "ADBC Driver Manager and Manifests". Of TOML it reads what manifests need: tables, bare,
/// quoted and dotted keys, strings of one line, comments; other values are skipped.
struct DriverManifest {
    /// The library for this machine, nil where the manifest has none.
    let library: String?
    let entryPoint: String?
    let version: String?
    /// The platforms it has libraries for, where it distinguishes any.
    let platforms: [String]

    init(_ text: String, platform: String = DriverManifest.platform) {
        var values: [String: String] = [:]
        var table = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.drop { $0.isWhitespace }
            if line.first == "[" {
                table = line.dropFirst().prefix { $0 != "]" }.filter { !"[ \t\"'".contains($0) }
            } else if let equals = line.firstIndex(of: "="), line.first != "#",
                let value = Self.string(line[line.index(after: equals)...])
            {
                let key = line[..<equals].filter { !" \t\"'".contains($0) }
                values[table.isEmpty ? key : "\(table).\(key)"] = value
            }
        }
        let shared = "Driver.shared."
        library = values["Driver.shared"] ?? values[shared + platform]
        entryPoint = values["Driver.entrypoint"]
        version = values["version"]
        platforms = values.keys.filter { $0.hasPrefix(shared) }.map { String($0.dropFirst(shared.count)) }.sorted()
    }

    /// The convention's name of this machine.
    static var platform: String {
        #if os(macOS)
            let system = "macos"
        #else
            let system = "linux"
        #endif
        #if arch(arm64)
            return system + "_arm64"
        #else
            return system + "_amd64"
        #endif
    }

    /// The string a value begins with, nil where it is something else.
    private static func string(_ value: Substring) -> String? {
        var rest = value.drop { $0.isWhitespace }
        guard let quote = rest.popFirst(), quote == "\"" || quote == "'" else { return nil }
        var result = ""
        while let character = rest.popFirst(), character != quote {
            guard character == "\\", quote == "\"" else {
                result.append(character)
                continue
            }
            switch rest.popFirst() {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case let other?: result.append(other)
            case nil: return nil
            }
        }
        return result
    }
}
