import Foundation
import Statistics

/// A series of `timestamp,value` rows, as the Numenta Anomaly Benchmark has them.
struct StampedSeries: Sendable {
    /// As written.
    var rows: [(stamp: Substring, value: Substring)] = []
    /// Seconds since 1970; NaN where a stamp cannot be read.
    var seconds: [Double] = []
    /// NaN where a value is missing or no number.
    var values: [Double] = []

    /// The rows of a text whose first line names the columns timestamp and value, in any order.
    static func parse(_ text: String, path: String) throws -> StampedSeries {
        let lines = text.split { (character: Character) -> Bool in character.isNewline }
        let names = (lines.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
        guard let stampPlace = names.firstIndex(of: "timestamp"), let valuePlace = names.firstIndex(of: "value") else {
            throw BenchmarkFailure(
                "\(path): expected a first line with the columns timestamp and value, found “\(lines.first ?? "")”.")
        }
        var series = StampedSeries()
        for (number, line) in lines.enumerated().dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count > max(stampPlace, valuePlace) else {
                throw BenchmarkFailure(
                    "\(path): row \(number + 1): expected \(names.count) fields, found \(fields.count).")
            }
            series.rows.append((fields[stampPlace], fields[valuePlace]))
            series.seconds.append(Self.seconds(fields[stampPlace]))
            series.values.append(Double(fields[valuePlace]) ?? .nan)
        }
        return series
    }

    /// `2014-07-01 00:30:00`, with `T` for the blank or a fraction at its end; as if in UTC.
    static func seconds(_ text: Substring) -> Double {
        let numbers = text.split { (character: Character) -> Bool in !(character.isASCII && character.isNumber) }
            .prefix(6).compactMap { (digits: Substring) -> Int? in digits.count <= 4 ? Int(digits) : nil }
        guard numbers.count >= 3 else { return .nan }
        let time = numbers + [Int](repeating: 0, count: 6 - numbers.count)
        // Days from civil, proleptic Gregorian.
        let year = time[1] <= 2 ? time[0] - 1 : time[0]
        let day = (153 * ((time[1] + 9) % 12) + 2) / 5 + time[2] - 1
        let days = 365 * year + year / 4 - year / 100 + year / 400 + day - 719_468
        return Double(days * 86400 + time[3] * 3600 + time[4] * 60 + time[5])
    }

    /// The usual seconds from one row to the next, from the first rows alone; those fall into every detector's warm-up.
    var pace: Double {
        let first = seconds.prefix(GapDetector.pacedBy)
        let spacings = zip(first.dropFirst(), first).map { (next: Double, stamp: Double) -> Double in next - stamp }
        let median = Descriptive.median(spacings.filter { (spacing: Double) -> Bool in spacing > 0 })
        return median > 0 ? median : 1
    }

    /// The score of every row, from the rows up to it alone.
    ///
    /// Seasons are those of time itself, read off the pace: day and week below a day, the week by day.
    func scores() -> [Double] {
        let pace = pace
        let day = (86400 / pace).rounded()
        let hasDay = day >= 2 && day <= 100_000
        var detector =
            hasDay
            ? AnomalyDetector(shortSeason: Int(day), longSeason: 7 * Int(day))
            : AnomalyDetector(shortSeason: day == 1 ? 7 : nil)
        let week = 604_800.0
        let origin = ((seconds.first { (stamp: Double) -> Bool in stamp.isFinite } ?? 0) / week).rounded(.down) * week
        var step = 0
        return values.indices.map { (row: Int) -> Double in
            let place = ((seconds[row] - origin) / pace + 0.5).rounded(.down)
            step = abs(place) < 1e15 ? Int(place) : step + 1
            return detector.update(values[row], step: step)?.score ?? 0
        }
    }

    /// `timestamp,value,anomaly_score`, rows as they were.
    func scored(_ scores: [Double]) -> String {
        var text = "timestamp,value,anomaly_score\n"
        for (row, score) in zip(rows, scores) { text += "\(row.stamp),\(row.value),\(score)\n" }
        return text
    }
}
