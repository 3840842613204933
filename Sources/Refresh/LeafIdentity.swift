import Chronology
import Definitions

/// Stable hashes of what stored series are of: a change of meaning changes the hash, a change of label does not.
struct LeafIdentity {
    private let calendarText: String
    private let sourceTexts: [String: String]
    /// The version of how rows are read and added up; another one makes stored series those of other rules.
    private static let reading = "2"

    init(_ project: Project) {
        calendarText = Self.text(project.calendar)
        sourceTexts = project.sources.mapValues { Self.text($0) }
    }

    /// The hash of a leaf, its window included.
    func hash(of leaf: MetricLeaf) -> String {
        guard let aggregate = leaf.aggregate else { return "" }
        var hash = StableHash()
        for part in [
            calendarText, sourceTexts[aggregate.source.value] ?? "", "\(aggregate.function)",
            aggregate.value.map(ExpressionPrinter.print) ?? "", aggregate.filter.map(ExpressionPrinter.print) ?? "",
            leaf.window.map { "\($0)" } ?? "",
        ] {
            hash.add(part)
            hash.add("\u{1F}")
        }
        return hash.hex
    }

    /// The hash of how a source is read and its days are counted.
    func rules(of source: String) -> String {
        StableHash.hex(of: calendarText + "\u{1F}" + (sourceTexts[source] ?? ""))
    }

    private static func text(_ calendar: ProjectCalendar) -> String {
        let fiscal = calendar.fiscalStart
        return "\(calendar.zone.identifier)|\(calendar.weekStart)|\(fiscal.month)-\(fiscal.day)|"
            + (calendar.retail.map { "\($0)" } ?? "")
    }

    private static func text(_ source: SourceDefinition) -> String {
        let origin: String
        switch source.origin {
        case .files(let glob): origin = "files:" + glob.value
        case .table(let table): origin = "table:" + table.value
        case .query(let sql): origin = "query:" + sql.value
        }
        var format = source.format
        let type = format.type?.value ?? ""
        format.type = nil
        let columns = source.columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.value)" }
        let dimensions = source.dimensions.sorted { $0.key < $1.key }.map {
            "\($0.key)=\(ExpressionPrinter.print($0.value))"
        }
        return [
            reading, origin, source.engine?.value ?? "", type, "\(format)", columns.joined(separator: ","),
            ExpressionPrinter.print(source.time.value), source.time.zone?.identifier ?? "",
            dimensions.joined(separator: ","), "\(source.isStrict)",
            source.drop.map(ExpressionPrinter.print).joined(separator: "\u{1D}"),
        ].appending(source.time.covers.map { "covers \($0.rawValue)" })
            .appending(source.eachFile.map { "each file \($0.rawValue)" }).joined(separator: "\u{1E}")
    }
}

extension [String] {
    /// The list, with one more where there is one.
    fileprivate func appending(_ element: String?) -> [String] { element.map { self + [$0] } ?? self }
}
