import Chronology
import Foundation

/// Rows of CSV files summed by day.
struct DailySeries: Sendable {
    var first = Day(number: 0)
    /// One sum a day without gaps; days without rows are zero.
    var values: [Double] = []

    /// Sums `value`, a column or several joined by `*`, by the day that the column `time` begins with.
    init(_ paths: [String], time: String, value: String) throws {
        var sums: [Int: Double] = [:]
        let factors = value.split(separator: "*").map { (name: Substring) -> Substring in name.trimmed }
        for path in paths {
            let lines = try CompetitionSeries.text(path).split { (character: Character) -> Bool in character.isNewline }
            let names = lines.first.map { (line: Substring) in Self.fields(line) } ?? []
            func place(_ name: Substring) throws -> Int {
                guard let place = names.firstIndex(of: String(name)) else {
                    throw BenchmarkFailure(
                        "\(path): line 1 names no column \(name); it has \(names.joined(separator: ", ")).")
                }
                return place
            }
            let (when, what) = (try place(time[...]), try factors.map(place))
            for (number, line) in lines.enumerated().dropFirst() {
                let cells = Self.fields(line)
                guard cells.count > max(when, what.max() ?? 0), let day = Day(iso: String(cells[when].prefix(10)))
                else {
                    throw BenchmarkFailure("\(path): row \(number + 1): expected a date like 2026-03-31 in \(time).")
                }
                let product = what.reduce(1.0) { (sum: Double, cell: Int) in sum * (Double(cells[cell]) ?? .nan) }
                if product.isFinite { sums[day.number, default: 0] += product }
            }
        }
        guard let first = sums.keys.min(), let last = sums.keys.max() else {
            throw BenchmarkFailure("no row with a number in \(value) was found.")
        }
        self.first = Day(number: first)
        values = (first...last).map { (day: Int) -> Double in sums[day] ?? 0 }
    }

    /// The cells of a line; quotes may hold commas.
    static func fields(_ line: Substring) -> [String] {
        var (cells, cell, isQuoted) = ([String](), "", false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            default: cell.append(character)
            }
        }
        return cells + [cell]
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let front = drop { (character: Character) -> Bool in character == " " }
        return front.last == " " ? front.dropLast() : front
    }
}
