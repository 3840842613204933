import Chronology
import Definitions
import Diagnostics
import Foundation
import Presentation
import Refresh
import Statements

/// A sentence on its way to a KPI file: read, completed by what the project knows and people answer, checked, written.
struct KPIWriting {
    let workspace: Workspace
    /// Whether a person sits at a terminal and can be asked.
    let isAsking: Bool
    private let vocabulary: StatementVocabulary

    init(workspace: Workspace, isAsking: Bool) {
        self.workspace = workspace
        self.isAsking = isAsking
        vocabulary = StatementVocabulary(workspace.project, values: Self.values(workspace))
    }

    /// Values of the dimensions that sources keep as slices, where a metric of the source tells them without failing.
    private static func values(_ workspace: Workspace) -> [StatementVocabulary.SliceValue] {
        var found: [StatementVocabulary.SliceValue] = []
        for source in workspace.project.sources.values.sorted(by: { $0.name.value < $1.name.value }) {
            let metric = workspace.project.metrics.values.filter { metric in
                if case .aggregate(let aggregate) = metric.measure {
                    aggregate.source.value == source.name.value
                } else {
                    false
                }
            }.min { $0.name.value < $1.name.value }
            guard let metric else { continue }
            for dimension in source.slices.map(\.value) {
                guard
                    let answer = try? workspace.answer(
                        MetricQuery(metrics: [metric.name.value], dimensions: [dimension]))
                else { continue }
                found += answer.rows.compactMap { $0.key.first.flatMap { $0 } }.map {
                    .init(dimension: dimension, value: $0)
                }
            }
        }
        return found
    }

    /// The meaning of a sentence; on a terminal, people choose among several.
    func read(_ text: String) throws -> StatedKPI {
        switch StatementReader(vocabulary, today: workspace.today).read(text) {
        case .understood(let stated): return stated
        case .refused(let complaints):
            let lines = complaints.map { "error: \($0.message) [\($0.code)]\n    \($0.fix)" }
            throw CommandFailure(exitCode: 2, message: lines.joined(separator: "\n"))
        case .ambiguous(let complaint, let readings):
            var lines = ["error: \(complaint.message) [\(complaint.code)]", "    \(complaint.fix)"]
            lines += readings.map { "    - \($0.meaning): say `\($0.wording)`" }
            throw CommandFailure(exitCode: 2, message: lines.joined(separator: "\n"))
        }
    }

    /// The statement with what the project knows and people answer.
    func complete(_ given: StatedKPI, objective: String?, name: String?, team: String?) throws -> KPIFile {
        var stated = given
        let project = workspace.project
        if stated.baseline?.value == nil, stated.window != .total, let present = presentValue(stated) {
            stated.baseline = KPIDefinition.Baseline(value: present.value, period: present.period)
            stated.notes.append("The baseline is what is stored for \(present.period.text).")
            try refuseMet(stated)
        }
        let names = project.objectives.map(\.name.value)
        var chosen = objective ?? (names.count == 1 ? names.first : nil)
        if let objective, !names.contains(objective) {
            throw CommandFailure.usage(
                "error: there is no objective `\(objective)`. \(Spelling.suggestion(for: objective, among: names))")
        }
        if isAsking {
            if chosen == nil { chosen = ask("Objective (\(names.joined(separator: ", ")))") { names.contains($0) } }
            if stated.owner == nil { stated.owner = ask("Owner") { !$0.isEmpty } }
            if stated.frequency == nil { stated.frequency = askCadence("Looked at how often") }
            if stated.review == nil { stated.review = askCadence("Reviewed how often") }
        }
        let proposed = name ?? KPIFile.name(for: stated, project.calendar)
        guard DefinitionName.isValid(proposed) else {
            throw CommandFailure.usage(
                "error: `\(proposed)` is no name. Write letters, digits and `_`, such as `\(DefinitionName.proposal(for: proposed))`."
            )
        }
        var file = KPIFile(stated, name: proposed, objective: chosen, vocabulary: vocabulary)
        file.team = team ?? project.metrics[stated.metric]?.team
        return file
    }

    /// A baseline from the stored series must leave something to reach.
    private func refuseMet(_ stated: StatedKPI) throws {
        guard case .value(let target)? = stated.target, let value = stated.baseline?.value,
            stated.satisfaction != .everyPeriod,
            let direction = workspace.project.metrics[stated.metric]?.direction
        else { return }
        if direction == .up && value >= target || direction == .down && value <= target {
            Console.error("note: the present value already meets the target.")
        }
    }

    /// The metric over its last complete window, from what is stored or by asking the engine.
    private func presentValue(_ stated: StatedKPI) -> (value: Double, period: NamedPeriod)? {
        let calendar = workspace.project.calendar
        var query = MetricQuery(metrics: [stated.metric], filter: stated.filter)
        if let period = stated.baseline?.period {
            query.range = period.days
            return value(query).map { ($0, period) }
        }
        switch stated.window ?? .period(.month) {
        case .trailing(let days):
            guard let range = DayRange(workspace.today - days, workspace.today - 1) else { return nil }
            query.range = range
            return value(query).map { ($0, NamedPeriod(text: "\(range.first)..\(range.last)", days: range)) }
        case .period(let grain):
            query.grain = grain
            guard let answer = try? workspace.answer(query), let values = answer.values.first else { return nil }
            let last = answer.rows.indices.last { !answer.rows[$0].isPartial && values[$0].isFinite }
            return last.map { row in
                let period = Period(grain, index: answer.rows[row].period)
                return (values[row], NamedPeriod(text: calendar.text(period), days: calendar.days(of: period)))
            }
        case .total: return nil
        }
    }

    private func value(_ query: MetricQuery) -> Double? {
        (try? workspace.answer(query))?.values.first?.first.flatMap { $0.isFinite ? $0 : nil }
    }

    /// What a KPI must say and this one does not, with how to say it.
    func missing(_ file: KPIFile) -> [String] {
        let stated = file.stated
        let project = workspace.project
        var missing: [String] = []
        if file.objective == nil {
            missing.append("objective: --objective \(project.objectives.map(\.name.value).joined(separator: " | "))")
        }
        if stated.goal == nil { missing.append("target: say `to` a value in the sentence") }
        if stated.goal != nil, stated.target == nil {
            missing.append("baseline: the change counts from a value that is not known; say `from` it, or --baseline")
        } else if stated.baseline == nil, stated.window != .total, stated.satisfaction != .everyPeriod {
            missing.append("baseline: say `from` it, or --baseline 2%")
        }
        if stated.deadline == nil { missing.append("deadline: say `by` it, or --deadline 2027-06-30") }
        if stated.window == .total, stated.start == nil {
            missing.append("start: a total counts from it; say `starting` and a day")
        }
        if stated.owner == nil {
            let near =
                project.metrics[stated.metric]?.owner
                ?? project.objectives.first { $0.name.value == file.objective }?.owner
            missing.append("owner: --owner \(near ?? "NAME")")
        }
        if stated.frequency == nil { missing.append("frequency: --frequency weekly (how often it is looked at)") }
        if stated.review == nil { missing.append("review: --review monthly (how often it is reviewed)") }
        return missing
    }

    /// Says on standard error what was understood, what was taken to be meant and what is missing.
    func show(_ file: KPIFile, _ missing: [String]) {
        Console.error("Understood: \(StatementPrinter(vocabulary).sentence(file.stated))")
        for note in file.stated.notes { Console.error("  note: \(note)") }
        if file.stated.window == nil, workspace.project.metrics[file.stated.metric] != nil {
            Console.error(
                "  note: Measured by month, since nothing else is said; `a week`, `in total`, `over 28 days` are other windows."
            )
        }
        for line in missing { Console.error("  missing: \(line)") }
    }

    /// Writes the file once the whole project with it has no error; what is there is left alone unless forced.
    func write(_ file: KPIFile, _ path: String, force: Bool) throws {
        let location = URL(fileURLWithPath: workspace.root).appendingPathComponent(path)
        let exists = FileManager.default.fileExists(atPath: location.path)
        if exists || workspace.project.kpis.contains(where: { $0.name.value == file.name }), !force || !exists {
            throw CommandFailure.usage(
                "error: there is a KPI `\(file.name)` already. Nothing was written; `--name` gives another name\(exists ? ", `--force` replaces it" : "")."
            )
        }
        let before = try? Data(contentsOf: location)
        do {
            try FileManager.default.createDirectory(
                at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: location, options: .atomic)
        } catch {
            throw CommandFailure(
                exitCode: 3, message: "error: `\(path)` cannot be written: \(error.localizedDescription)")
        }
        let loaded = ProjectLoader.load(root: workspace.root)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            if let before {
                try? before.write(to: location, options: .atomic)
            } else {
                try? FileManager.default.removeItem(at: location)
            }
            throw CommandFailure(
                exitCode: 2, message: errors.map(\.rendered).joined(separator: "\n") + "\nNothing was written.")
        }
        if exists { Console.error("note: `\(path)` was replaced.") }
    }

    private func ask(_ question: String, _ isFine: (String) -> Bool) -> String? {
        for _ in 0..<3 {
            Console.error("\(question) (empty to leave it out): ")
            guard let answer = readLine()?.trimmingCharacters(in: .whitespaces), !answer.isEmpty else { return nil }
            if isFine(answer) { return answer }
            Console.error("`\(answer)` does not fit.")
        }
        return nil
    }

    private func askCadence(_ question: String) -> KPIDefinition.Cadence? {
        let words = KPIDefinition.Cadence.allCases.map(\.rawValue).joined(separator: ", ")
        return ask("\(question): \(words)") { KPIDefinition.Cadence(rawValue: $0) != nil }.flatMap(
            KPIDefinition.Cadence.init)
    }
}
