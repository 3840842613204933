import Chronology
import Foundation
import Refresh
import Testing

/// After any change of files, what a refresh leaves behind is what a refresh from nothing would have made.
@Suite("Changed files", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct ChangedFilesTests {
    @Test("a refresh of what changed equals one from nothing", arguments: 1...16)
    func equalsFresh(seed: Int) throws {
        // Values over all time need all rows; some projects have none of them.
        let additive = seed % 2 == 0 ? nil : ChangingProject.metrics.filter { !$0.1.contains("customer") }.prefix(7)
        let project = try ChangingProject(
            isParquet: seed % 4 < 2, sourceKeys: seed % 3 == 0 ? "closed: [sunday]" : "",
            metrics: additive.map(Array.init))
        var change = FileChange(seed: UInt64(seed), project)
        try change.begin()
        _ = try project.refresh()
        var partial = 0
        for step in 1...6 {
            let what = try change.next()
            let (report, known, expected) = try project.refreshBoth()
            if let files = report.files, files.read < files.count { partial += 1 }
            let differences = known.differences(from: expected)
            #expect(
                differences.isEmpty,
                "seed \(seed), step \(step) (\(what)): \(differences.prefix(3).joined(separator: "\n"))")
            if !differences.isEmpty { return }
        }
        #expect(partial > 0 || additive == nil, "seed \(seed): everything was read every time")
    }
}

/// Random changes of a project's files.
struct FileChange {
    private var numbers: SeededNumbers
    private let project: ChangingProject
    private var files: [String: [String]] = [:]
    private var written = 0

    init(seed: UInt64, _ project: ChangingProject) {
        numbers = SeededNumbers(seed: seed)
        self.project = project
    }

    /// Some files of some days each, which overlap now and then.
    mutating func begin() throws {
        for month in 0..<8 { _ = try add(from: project.today - 240 + month * 30, days: 1 + numbers.below(34)) }
    }

    /// Changes something; says what.
    mutating func next() throws -> String {
        var said: [String] = []
        for _ in 0...numbers.below(2) {
            switch numbers.below(12) {
            case 0, 1: said.append(try add(from: project.today - numbers.below(40), days: 1 + numbers.below(3)))
            case 2: said.append(try add(from: project.today - numbers.below(500), days: 1 + numbers.below(60)))
            case 3, 4: said.append(try append())
            case 5: said.append(try edit())
            case 6 where files.count > 3: said.append(try remove())
            case 7: said.append(try rename())
            case 8: said.append(try touch())
            case 9: said.append(try widen())
            case 10:
                project.now.seconds += 86_400 * (1 + numbers.below(3))
                said.append("days pass")
            default: said.append(try add(from: project.today - 1, days: 4))
            }
        }
        if numbers.chance(0.2) { said.append("nothing else") }
        return said.joined(separator: ", ")
    }

    private mutating func add(from first: Day, days: Int) throws -> String {
        written += 1
        let name = ["a", "m", "z"][numbers.below(3)] + "\(written)"
        var rows: [String] = []
        for _ in 0..<(3 + numbers.below(40)) { rows.append(row(first + numbers.below(days))) }
        files[name] = rows
        try project.write(name, rows)
        return "add \(name) of \(days) days from \(first)"
    }

    private mutating func append() throws -> String {
        let name = pick()
        var rows = files[name] ?? []
        for _ in 0...numbers.below(4) { rows.append(row(project.today - numbers.below(30))) }
        if numbers.chance(0.3) { rows.append(row(project.today - 400 - numbers.below(30))) }
        files[name] = rows
        try project.write(name, rows)
        return "late rows in \(name)"
    }

    private mutating func edit() throws -> String {
        let name = pick()
        guard var rows = files[name], !rows.isEmpty else { return "nothing" }
        let position = numbers.below(rows.count)
        if numbers.chance(0.5), rows.count > 1 {
            rows.remove(at: position)
        } else {
            rows[position] = String(rows[position].prefix(19)) + ",web,c1,1,0.01,0.5"
        }
        files[name] = rows
        try project.write(name, rows)
        return "edit \(name)"
    }

    private mutating func remove() throws -> String {
        let name = pick()
        files[name] = nil
        try project.remove(name)
        return "remove \(name)"
    }

    private mutating func rename() throws -> String {
        let name = pick()
        written += 1
        let other = ["a", "z"][numbers.below(2)] + "\(written)"
        files[other] = files.removeValue(forKey: name)
        try project.rename(name, to: other)
        return "rename \(name) to \(other)"
    }

    private mutating func touch() throws -> String {
        let name = pick()
        try project.touch(name)
        return "touch \(name)"
    }

    /// A quantity with a fraction, which makes another type of the column of all files.
    private mutating func widen() throws -> String {
        let name = pick()
        files[name]?.append("\(project.today - 3) 08:00:00,web,c2,0.5,1.00,1.25")
        try project.write(name, files[name] ?? [])
        return "widen \(name)"
    }

    private mutating func pick() -> String {
        let names = files.keys.sorted()
        return names[numbers.below(names.count)]
    }

    /// A row of a day, now and then one that counts nowhere: malformed, undated, or of a year that cannot be.
    private mutating func row(_ day: Day) -> String {
        let channel = numbers.chance(0.1) ? "" : ["web", "mail", "shop", "rare\(numbers.below(9))"][numbers.below(4)]
        let rest =
            ",\(channel),c\(numbers.below(50)),\(numbers.below(9)),\(numbers.below(900)).\(10 + numbers.below(90)),"
        let load = numbers.chance(0.1) ? "" : "\(Double(numbers.below(4_000)) / 8)"
        let hour = numbers.below(24)
        let time = "\(day) \(hour < 10 ? "0" : "")\(hour):00:00"
        switch numbers.below(60) {
        case 0: return ",web,c1,1,1.00,1"
        case 1: return "\(time),web,c1,1,no number,1"
        case 2: return "1890-01-01 00:00:00\(rest)\(load)"
        case 3: return "2026-03-0\(3 + numbers.below(5)) 10:00:00\(rest)\(load)"
        default: return time + rest + load
        }
    }
}
