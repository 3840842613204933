/// One key of a library file: its name, what it holds, and whether it may be left out.
struct LibraryKey {
    /// What a key may hold.
    enum Shape {
        case text, texts, group
        /// One of some words.
        case choice([String])
    }

    var name: String
    var shape: Shape
    var isRequired: Bool

    init(_ name: String, _ shape: Shape, isRequired: Bool = true) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
    }
}

/// The tables of keys that library files are checked against.
enum LibraryKeys {
    static let goal: [LibraryKey] = [
        LibraryKey("goal", .text), LibraryKey("label", .text), LibraryKey("summary", .text),
        LibraryKey("words", .texts), LibraryKey("kpis", .texts), LibraryKey("leading", .texts),
        LibraryKey("definitions", .group),
    ]

    static let definition: [LibraryKey] = [
        LibraryKey("label", .text), LibraryKey("also", .texts), LibraryKey("formula", .text),
        LibraryKey("metric", .group), LibraryKey("unit", .text),
        LibraryKey("direction", .choice(["up", "down", "band", "none"])),
        LibraryKey("kind", .choice(["result", "activity"])), LibraryKey("serves", .group),
        LibraryKey("window", .choice(["week", "month", "quarter", "year", "total"])),
        LibraryKey("frequency", .choice(["daily", "weekly", "monthly", "quarterly", "yearly"])),
        LibraryKey("example", .texts), LibraryKey("led_by", .texts, isRequired: false), LibraryKey("traps", .texts),
    ]

    static let sources: [LibraryKey] = [LibraryKey("sources", .group)]

    static let source: [LibraryKey] = [
        LibraryKey("label", .text), LibraryKey("row", .text), LibraryKey("also", .texts), LibraryKey("time", .text),
        LibraryKey("covers", .choice(["week", "month", "quarter", "year"]), isRequired: false),
        LibraryKey("entity", .text, isRequired: false), LibraryKey("dimensions", .texts, isRequired: false),
        LibraryKey("columns", .group),
    ]

    static let column: [LibraryKey] = [
        LibraryKey("type", .choice(["text", "integer", "number", "boolean", "date", "timestamp", "money", "percent"])),
        LibraryKey("also", .texts, isRequired: false),
    ]
}
