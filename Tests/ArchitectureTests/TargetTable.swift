/// One target: what it is for and what it may import.
struct TargetRow: Sendable {
    var name: String
    var duty: String
    /// Targets of ours; those they may import are allowed with them.
    var targets: [String] = []
    /// Modules of packages, allowed to this target alone.
    var packages: [String] = []
    /// Whether it may use Foundation and the other libraries that come with Swift.
    var usesSystem = true
}

/// The layers as data. ARCHITECTURE.md prints this table, and `LayerTests` holds every import against it.
enum TargetTable {
    static let rows: [TargetRow] = [
        TargetRow(
            name: "Chronology",
            duty:
                "`Day`, `Instant`, `Grain`, `Period`; zones, weeks, fiscal and 4-4-5 calendars; `TimeSource`, the only clock"
        ),
        TargetRow(
            name: "Diagnostics", duty: "a finding in a definition: code, place, fix; its rendering; nearest spelling"),
        TargetRow(
            name: "Statistics", duty: "pure kernels on `[Double]`: forecasts, smoothing, sample paths, pace",
            packages: ["RealModule"],
            usesSystem: false),
        TargetRow(
            name: "Series", duty: "columns of values by period, exact where money: fill, accumulate, roll up",
            targets: ["Chronology"]),
        TargetRow(
            name: "Definitions",
            duty: "YAML → checked model with places; expressions; rules; metrics resolved into leaves and a formula",
            targets: ["Chronology", "Diagnostics"], packages: ["Yams"]),
        TargetRow(
            name: "Library",
            duty: "goals and what to measure for them, as data; matched to words and to a project; project templates",
            targets: ["Definitions"]),
        TargetRow(
            name: "Statements",
            duty: "sentences → what a KPI aims at, and back: tokens, parts, the cheapest division, meaning",
            targets: ["Definitions"]),
        TargetRow(name: "CADBC", duty: "the C structs of Arrow and ADBC, and opening libraries"),
        TargetRow(name: "ADBC", duty: "drivers, connections, typed columns without copies", targets: ["CADBC"]),
        TargetRow(
            name: "Queries", duty: "leaf queries → scans → SQL; a dialect is a value", targets: ["Definitions"]),
        TargetRow(
            name: "Engines", duty: "the session protocol; DuckDB, locked down; files and their faults; rows → series",
            targets: ["Queries", "Series", "ADBC"]),
        TargetRow(
            name: "Framework",
            duty: "status of a KPI: path, gap, pace, chance, state, explanation; values in, values out",
            targets: ["Definitions", "Series", "Statistics", "Diagnostics"]),
        TargetRow(
            name: "Store", duty: "`state.sqlite`, `cache.sqlite`, locks", targets: ["Framework", "Series"],
            packages: ["GRDB"]),
        TargetRow(
            name: "Refresh", duty: "the pipeline: what changed → query → series → judge → store; answers to queries",
            targets: ["Engines", "Framework", "Store"]),
        TargetRow(
            name: "Presentation", duty: "values → text, JSON, CSV, pages and charts; pure",
            targets: ["Framework", "Library"]),
        TargetRow(
            name: "Server", duty: "pages and documents over HTTP, sessions, background refreshes",
            targets: ["Presentation", "Refresh"],
            packages: ["Hummingbird", "NIOCore", "Logging", "HTTPTypes", "ServiceLifecycle"]),
        TargetRow(name: "DemoData", duty: "the seeded demo company", targets: ["Chronology"]),
        TargetRow(
            name: "bellwether", duty: "the command line; the only place that knows them all",
            targets: ["Refresh", "Presentation", "Server", "DemoData", "Library", "Statements"],
            packages: ["ArgumentParser"]),
        TargetRow(
            name: "bellwether-bench", duty: "the benchmarks behind `benchmarks/README.md`; may import all",
            targets: ["Refresh", "Presentation", "DemoData"], packages: ["ArgumentParser"]),
    ]

    /// Libraries that come with Swift.
    static let system: Set<String> = ["Foundation", "Glibc", "Darwin", "Dispatch", "Synchronization"]

    static let byName = Dictionary(rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// Every module a target may import.
    static func allowed(_ name: String) -> Set<String> {
        guard let row = byName[name] else { return [] }
        return targetsBelow(name).union(row.packages).union(row.usesSystem ? system : [])
    }

    /// Our targets a target may import: those named and those they may import.
    static func targetsBelow(_ name: String) -> Set<String> {
        (byName[name]?.targets ?? []).reduce(into: Set<String>()) { found, target in
            found.insert(target)
            found.formUnion(targetsBelow(target))
        }
    }

    /// The table as ARCHITECTURE.md shows it.
    static var markdown: String {
        let lines = rows.map { row -> String in
            var imports = (row.targets + row.packages).map { "`\($0)`" }.joined(separator: ", ")
            if imports.isEmpty { imports = "–" }
            if !row.usesSystem { imports += "; no Foundation" }
            return "| `\(row.name)` | \(row.duty) | \(imports) |"
        }
        return (["| target | duty | may import |", "|---|---|---|"] + lines).joined(separator: "\n") + "\n"
    }
}
