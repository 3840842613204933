import Chronology
import Definitions
import Engines
import Foundation
import Queries
import Store

/// What is known of all files of a source, and what follows from it for the source as a whole.
struct SourceParts {
    /// By path.
    var parts: [String: SourcePart]

    init(_ parts: [String: SourcePart]) { self.parts = parts }

    init(_ contents: [FileContent]) {
        parts = Dictionary(contents.map { ($0.file.path, SourcePart($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Files that are not as they were, or new; and those that are gone.
    func changes(to files: SourceFiles) -> (changed: Set<String>, gone: Set<String>) {
        var changed: Set<String> = []
        for file in files.files {
            let known = parts[file.path]
            if known?.size != file.size || known?.modified != file.modified { changed.insert(file.path) }
        }
        return (changed, Set(parts.keys).subtracting(files.files.map(\.path)))
    }

    /// Days on which some of the files hold other rows than they did.
    ///
    /// Rows that moved from one file to another are the same rows.
    static func touched(by earlier: [SourcePart], _ now: [SourcePart]) -> DaySpans {
        var before: [Day: Sum] = [:]
        var after: [Day: Sum] = [:]
        for part in earlier {
            for entry in part.days { if let day = entry.day { before[day, default: Sum()].add(entry) } }
        }
        for part in now { for entry in part.days { if let day = entry.day { after[day, default: Sum()].add(entry) } } }
        let days = Set(before.keys).union(after.keys).filter { (day: Day) -> Bool in before[day] != after[day] }
        return DaySpans(days: days)
    }

    private struct Sum: Equatable {
        var rows = 0
        var mark: UInt64 = 0

        mutating func add(_ entry: SourcePart.DayContent) {
            rows += entry.rows
            mark = (mark + UInt64(clamping: entry.mark)) % UInt64(FileContent.modulus)
        }
    }

    /// Days after one and up to another that hold rows: those which began to count.
    func due(after earlier: Day, upTo today: Day) -> DaySpans {
        guard earlier < today else { return DaySpans() }
        let days = parts.values.flatMap(\.days).compactMap(\.day).filter { (day: Day) -> Bool in
            earlier < day && day <= today
        }
        return DaySpans(days: days)
    }

    /// Paths of files with rows on any of some days.
    func holding(_ days: DaySpans) -> Set<String> {
        Set(parts.values.filter { days.holdsAny(of: $0.days.compactMap(\.day)) }.map(\.path))
    }

    /// First and last day with rows, from 1900 up to a day.
    func days(until today: Day) -> DayRange? {
        var result: DayRange?
        for day in parts.values.flatMap(\.days).compactMap(\.day) where day >= LeafWindow.distantPast && day <= today {
            result = result.map { DayRange(min($0.first, day), max($0.last, day)) ?? $0 } ?? DayRange(day: day)
        }
        return result
    }

    /// The periods for which a file should be there and is not.
    func absent(_ source: SourceDefinition, _ workspace: Workspace) -> [DayRange] {
        guard let grain = source.eachFile else { return [] }
        return AbsentFiles(
            grain, days: Set(parts.values.flatMap(\.days).compactMap(\.day)), paths: parts.keys,
            until: workspace.today, calendar: workspace.project.calendar
        ).periods
    }

    /// The source as far as its rows go, as of a day that has not ended.
    func coverage(until today: Day) -> SourceCoverage {
        var coverage = SourceCoverage(days: days(until: today), rowCount: 0, undatedRowCount: 0)
        for entry in parts.values.flatMap(\.days) {
            coverage.rowCount += entry.rows
            guard let day = entry.day else {
                coverage.undatedRowCount += entry.rows
                continue
            }
            if day < LeafWindow.distantPast || day > today + 1 { coverage.implausibleRowCount += entry.rows }
        }
        return coverage
    }

    /// Rows that could not be read: how many, and the first of them in order of their files.
    func rejected(limit: Int) -> (count: Int, first: [String]) {
        var count = 0
        var first: [String] = []
        for path in parts.keys.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
            guard let part = parts[path], part.rejectedCount > 0 else { continue }
            count += part.rejectedCount
            first += part.rejected.prefix(max(0, limit - first.count))
        }
        return (count, first)
    }
}

extension SourcePart {
    init(_ content: FileContent) {
        self.init(
            path: content.file.path, size: content.file.size, modified: content.file.modified,
            shape: content.shape.text,
            days: content.days.map { .init(day: $0.day, rows: $0.rows, mark: $0.mark) },
            rejectedCount: content.rejectedCount,
            rejected: content.rejected.map { "\($0.file):\($0.line): \($0.reason)" })
    }
}

extension [String: SourcePart] {
    /// Shapes of the files, by path; files of one shape are decoded once.
    var shapes: [String: FileShape] {
        var known: [String: FileShape] = [:]
        var result: [String: FileShape] = [:]
        for (path, part) in self {
            if known[part.shape] == nil { known[part.shape] = FileShape(text: part.shape) }
            result[path] = known[part.shape]
        }
        return result
    }
}
