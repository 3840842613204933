import Foundation
import Statistics

/// One data set of the Turing Change Point Dataset: one or more series on the same steps.
struct ChangePointSeries: Sendable {
    var name: String
    /// NaN for missing.
    var values: [[Double]]

    private struct File: Decodable {
        struct Series: Decodable { var raw: [Double?] }
        var series: [Series]
    }

    /// The data sets of a folder by name.
    static func read(_ folder: String) throws -> [ChangePointSeries] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw BenchmarkFailure("\(folder): no such folder; expected one with files NAME.json.")
        }
        let files = names.filter { $0.hasSuffix(".json") }.sorted()
        guard !files.isEmpty else { throw BenchmarkFailure("\(folder): no files NAME.json in it.") }
        return try files.map { (file: String) -> ChangePointSeries in
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
            return try parse(data, name: String(file.dropLast(".json".count)))
        }
    }

    /// One data set of the text of its file.
    static func parse(_ data: Data, name: String) throws -> ChangePointSeries {
        do {
            let file = try JSONDecoder().decode(File.self, from: data)
            return ChangePointSeries(
                name: name, values: file.series.map { (series: File.Series) in series.raw.map { $0 ?? .nan } })
        } catch {
            throw BenchmarkFailure(
                "\(name).json: expected {\"series\": [{\"raw\": [1.5, null, …]}, …]}, found otherwise (\(error)).")
        }
    }

    /// `{"NAME": [indices]}`, a line a data set.
    static func json(_ series: [ChangePointSeries], _ found: [[ChangePoint]]) -> String {
        let lines = zip(series, found).map { (one: ChangePointSeries, points: [ChangePoint]) -> String in
            let name = one.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let indices = points.map { (point: ChangePoint) -> String in "\(point.index)" }
            return "  \"\(name)\": [\(indices.joined(separator: ", "))]"
        }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }
}
