import Foundation
import Statistics

/// Rows of dimension values with an actual and an expected number.
struct RootCauseCase: Sendable {
    var dimensions: [String] = []
    /// A column a dimension: the number of each row's value in `values`.
    var codes: [[Int]] = []
    var values: [[String]] = []
    var actual: [Double] = []
    var expected: [Double] = []

    /// The case of a CSV text with the columns real and predict; all others are dimensions.
    static func parse(_ text: String, path: String) throws -> RootCauseCase {
        let lines = text.split { (character: Character) -> Bool in character.isNewline }
        let names = lines.first.map { (line: Substring) in DailySeries.fields(line) } ?? []
        guard let real = names.firstIndex(of: "real"), let predict = names.firstIndex(of: "predict") else {
            throw BenchmarkFailure(
                "\(path): expected a first line with dimensions and the columns real and predict, found “\(lines.first ?? "")”."
            )
        }
        let places = names.indices.filter { (place: Int) -> Bool in place != real && place != predict }
        var result = RootCauseCase(dimensions: places.map { (place: Int) -> String in names[place] })
        result.codes = places.map { _ in [] }
        result.values = places.map { _ in [] }
        var known = [[String: Int]](repeating: [:], count: places.count)
        for (number, line) in lines.enumerated().dropFirst() {
            let cells =
                line.contains("\"")
                ? DailySeries.fields(line)
                : line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == names.count else {
                throw BenchmarkFailure(
                    "\(path): row \(number + 1): expected \(names.count) fields, found \(cells.count).")
            }
            for (dimension, place) in places.enumerated() {
                let code = known[dimension][cells[place]] ?? result.values[dimension].count
                if code == result.values[dimension].count {
                    known[dimension][cells[place]] = code
                    result.values[dimension].append(cells[place])
                }
                result.codes[dimension].append(code)
            }
            result.actual.append(Double(cells[real]) ?? .nan)
            result.expected.append(Double(cells[predict]) ?? .nan)
        }
        return result
    }

    /// A line a cause: its values, empty for any; rows, expected, actual, change, deviation, evidence.
    func csv(_ causes: [RootCause]) -> String {
        let names = dimensions + ["rows", "predict", "real", "change", "deviation", "evidence"]
        var text = names.map(LeadLagCommand.quoted).joined(separator: ",") + "\n"
        for cause in causes {
            let cells = dimensions.indices.map { (dimension: Int) -> String in
                cause.values[dimension].map { (code: Int) -> String in LeadLagCommand.quoted(values[dimension][code]) }
                    ?? ""
            }
            text += cells.joined(separator: ",")
            text +=
                ",\(cause.rows),\(cause.expected),\(cause.actual),\(cause.change),\(cause.deviation),\(cause.evidence)\n"
        }
        return text
    }

    /// A made-up case and the combinations that were changed in it.
    ///
    /// Values are Weibull, up to a quarter of them zero; every row is off by noise of up to a quarter of it. Each of one to three
    /// anomalies takes one to three combinations of the same dimensions, never touching a value that an earlier anomaly has, and lowers all
    /// their rows by about one share, .2 to 1 beyond the noise.
    ///
    /// Source: Kalander (2022), "RiskLoc", section 5.1, data set S, after Li et al. (2019) for the ripple effect.
    static func made(seed: UInt64, sizes: [Int]) -> (data: RootCauseCase, causes: Set<[Int?]>) {
        var generator = SeededGenerator(seed: seed)
        var data = RootCauseCase(dimensions: sizes.indices.map { (place: Int) -> String in "d\(place)" })
        data.values = sizes.map { (size: Int) -> [String] in (0..<size).map { (code: Int) -> String in "v\(code)" } }
        data.codes = sizes.map { _ in [] }
        let rows = sizes.reduce(1, *)
        for row in 0..<rows {
            var left = row
            for place in sizes.indices.reversed() {
                data.codes[place].append(left % sizes[place])
                left /= sizes[place]
            }
        }
        let shape = 0.5 + 0.5 * generator.uniform()
        let zeros = 0.25 * generator.uniform()
        let noise = 0.25 * generator.uniform()
        for _ in 0..<rows {
            let value = generator.uniform() < zeros ? 0 : 100 * pow(-log(1 - generator.uniform()), 1 / shape)
            let other = Swift.max(0, value * (1 + noise * generator.normal()))
            let isSwapped = generator.uniform() < 0.5
            data.actual.append(isSwapped ? other : value)
            data.expected.append(isSwapped ? value : other)
        }
        let lowersActual = Descriptive.sum(data.actual) <= Descriptive.sum(data.expected)
        var causes: Set<[Int?]> = []
        for group in groups(sizes, data, &generator) {
            let severity = 0.2 + 0.8 * generator.uniform() + noise
            let scatter = 0.1 * generator.uniform()
            causes.formUnion(group)
            for row in 0..<rows where group.contains(where: { (cause: [Int?]) -> Bool in data.covers(cause, row) }) {
                let kept = Swift.max(0, 1 - severity - scatter * generator.normal())
                if lowersActual {
                    data.actual[row] = data.expected[row] * kept
                } else {
                    data.expected[row] = data.actual[row] * kept
                }
            }
        }
        return (data, causes)
    }

    private func covers(_ cause: [Int?], _ row: Int) -> Bool {
        for (dimension, code) in cause.enumerated() {
            if let code, codes[dimension][row] != code { return false }
        }
        return true
    }

    private static func groups(
        _ sizes: [Int], _ data: RootCauseCase, _ generator: inout SeededGenerator
    ) -> [Set<[Int?]>] {
        var result: [Set<[Int?]>] = []
        let wanted = 1 + generator.index(below: 3)
        for _ in 0..<1000 where result.count < wanted {
            var order = Array(sizes.indices)
            for place in order.indices.reversed() { order.swapAt(place, generator.index(below: place + 1)) }
            let dimensions = Set(order.prefix(1 + generator.index(below: sizes.count)))
            let count = 1 + generator.index(below: 3)
            let known = result.flatMap { (group: Set<[Int?]>) -> [[Int?]] in Array(group) }
            let isUsed = known.contains { (cause: [Int?]) -> Bool in
                Set(cause.indices.filter { (place: Int) -> Bool in cause[place] != nil }) == dimensions
            }
            if isUsed, dimensions.count < sizes.count { continue }
            let free = sizes.indices.map { (place: Int) -> [Int] in
                (0..<sizes[place]).filter { (code: Int) -> Bool in
                    !known.contains { (cause: [Int?]) -> Bool in cause[place] == code }
                }
            }
            guard dimensions.allSatisfy({ (place: Int) -> Bool in !free[place].isEmpty }) else { continue }
            var group: Set<[Int?]> = []
            for _ in 0..<50 where group.count < count {
                group.insert(
                    sizes.indices.map { (place: Int) -> Int? in
                        dimensions.contains(place) ? free[place][generator.index(below: free[place].count)] : nil
                    })
            }
            // A single row that is zero cannot be lowered.
            let isVisible = group.allSatisfy { (cause: [Int?]) -> Bool in
                data.actual.indices.contains { (row: Int) -> Bool in
                    data.covers(cause, row) && data.actual[row] > 0 && data.expected[row] > 0
                }
            }
            if group.count == count, isVisible { result.append(group) }
        }
        return result
    }
}
