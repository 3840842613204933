/// A format string of the Arrow C data interface, parsed.
///
/// Source: Arrow columnar format, "The Arrow C data interface", section "Data type description – format strings".
struct ArrowFormat {
    let storage: Storage
    let type: ColumnType

    init(_ format: String) {
        (storage, type) = Self.simple[format] ?? Self.parametric(format)
    }

    private static let simple: [String: (Storage, ColumnType)] = [
        "n": (.absent, .null), "b": (.bit, .boolean),
        "c": (.int8, .integer(bits: 8, signed: true)), "C": (.uint8, .integer(bits: 8, signed: false)),
        "s": (.int16, .integer(bits: 16, signed: true)), "S": (.uint16, .integer(bits: 16, signed: false)),
        "i": (.int32, .integer(bits: 32, signed: true)), "I": (.uint32, .integer(bits: 32, signed: false)),
        "l": (.int64, .integer(bits: 64, signed: true)), "L": (.uint64, .integer(bits: 64, signed: false)),
        "f": (.float32, .float(bits: 32)), "g": (.float64, .float(bits: 64)),
        "u": (.variable32, .text), "U": (.variable64, .text), "vu": (.view, .text),
        "z": (.variable32, .bytes), "Z": (.variable64, .bytes), "vz": (.view, .bytes),
        "tdD": (.int32, .date), "tdm": (.int64, .date),
        "tts": (.int32, .time(.seconds)), "ttm": (.int32, .time(.milliseconds)),
        "ttu": (.int64, .time(.microseconds)), "ttn": (.int64, .time(.nanoseconds)),
        "tDs": (.int64, .duration(.seconds)), "tDm": (.int64, .duration(.milliseconds)),
        "tDu": (.int64, .duration(.microseconds)), "tDn": (.int64, .duration(.nanoseconds)),
        "tiM": (.int32, .interval), "tiD": (.dayTime, .interval), "tin": (.monthDayNano, .interval),
        "e": (.unreadable, .unsupported("float16")),
        "+l": (.unreadable, .unsupported("list")), "+L": (.unreadable, .unsupported("list")),
        "+vl": (.unreadable, .unsupported("list")), "+vL": (.unreadable, .unsupported("list")),
        "+s": (.unreadable, .unsupported("struct")), "+m": (.unreadable, .unsupported("map")),
        "+r": (.unreadable, .unsupported("run-end encoded")),
    ]

    private static func parametric(_ format: String) -> (Storage, ColumnType) {
        let units: [Character: TimeUnit] = [
            "s": .seconds, "m": .milliseconds, "u": .microseconds, "n": .nanoseconds,
        ]
        let rest = format.drop { $0 != ":" }.dropFirst()
        if format.hasPrefix("ts"), let unit = units[format.dropFirst(2).first ?? " "], format.contains(":") {
            return (.int64, .timestamp(unit, zone: rest.isEmpty ? nil : String(rest)))
        }
        if format.hasPrefix("d:") { return decimal(rest) ?? unknown(format) }
        if format.hasPrefix("w:"), let width = Int(rest), width >= 0 { return (.fixed(width: width), .bytes) }
        if format.hasPrefix("+w:") { return (.unreadable, .unsupported("array")) }
        if format.hasPrefix("+u") { return (.unreadable, .unsupported("union")) }
        return unknown(format)
    }

    private static func decimal(_ rest: Substring) -> (Storage, ColumnType)? {
        let numbers = rest.split(separator: ",").map { Int($0) }
        guard numbers.count >= 2, let precision = numbers[0], let scale = numbers[1] else { return nil }
        let storages: [Int: Storage] = [32: .decimal32, 64: .decimal64, 128: .decimal128, 256: .decimal256]
        guard let storage = storages[numbers.count > 2 ? numbers[2] ?? 0 : 128] else { return nil }
        return (storage, .decimal(precision: precision, scale: scale))
    }

    private static func unknown(_ format: String) -> (Storage, ColumnType) {
        (.unreadable, .unsupported("Arrow type \"\(format)\""))
    }
}
