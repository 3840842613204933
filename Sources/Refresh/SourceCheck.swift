public import ADBC
public import Definitions
public import Diagnostics
import Chronology
import Engines
import Queries

/// Checks definitions against the sources themselves: files there, columns there, types that fit.
public struct SourceCheck {
    private let project: Project
    private let root: String
    private let search: DriverSearch

    /// A check of a project whose definitions are in order.
    public init(project: Project, root: String, search: DriverSearch) {
        self.project = project
        self.root = root
        self.search = search
    }

    /// What is wrong; sources that cannot be opened are findings of their own, at the place of their name.
    public func findings() -> [Diagnostic] {
        let today = project.calendar.zone.day(of: .init(seconds: 0))
        let reading = SourceReading(project: project, root: root, today: today, search: search)
        var findings: [Diagnostic] = []
        var schemas: [String: [String: ExpressionType]] = [:]
        for name in project.sources.keys.sorted() {
            guard let source = project.sources[name] else { continue }
            do throws(EngineFailure) {
                let opened = try reading.open(name)
                if !opened.isEmpty { schemas[name] = opened.schema.types }
                if let total = opened.totals.first { findings.append(Self.finding(total, source)) }
            } catch {
                let detail = error.cause.map { " The engine says: \($0.split(separator: "\n").joined(separator: " "))" }
                findings.append(
                    Diagnostic(
                        error.code, error.message + (detail ?? ""), at: source.place(of: error.code), severity: .error))
            }
        }
        return findings + ProjectLoader.checkExpressions(project, schemas: schemas)
    }

    private static func finding(_ total: SuspectedTotal, _ source: SourceDefinition) -> Diagnostic {
        Diagnostic(
            "total-row",
            "A row of `\(total.file)` looks like the total of the others, and counts as one of them: "
                + "`\(total.row)`.",
            at: source.place(of: "total-row"),
            fix: "Leave it out with `drop:`, such as `drop: \"region = 'Total'\"`.", severity: .warning)
    }
}

extension SourceDefinition {
    /// Where a failure to read the source is best shown.
    fileprivate func place(of code: String) -> SourceSpan {
        switch origin {
        case .files(let place), .table(let place), .query(let place): place.span
        }
    }
}
