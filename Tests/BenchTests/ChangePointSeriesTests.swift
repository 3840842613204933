import Foundation
import Statistics
import Testing

@testable import bellwether_bench

@Suite("Change points of a folder of series")
struct ChangePointSeriesTests {
    @Test("Nulls are missing values, and the output is JSON by name")
    func readsAndWrites() throws {
        let data = Data(#"{"name": "x", "n_obs": 3, "series": [{"label": "V1", "raw": [1, null, 2.5]}]}"#.utf8)
        let series = try ChangePointSeries.parse(data, name: "x")
        #expect(series.values.count == 1 && series.values[0][1].isNaN && series.values[0][2] == 2.5)
        let text = ChangePointSeries.json([series], [[ChangePoint(index: 2, kind: .level, size: 1)]])
        let read = try JSONDecoder().decode([String: [Int]].self, from: Data(text.utf8))
        #expect(read == ["x": [2]])
    }

    @Test("What is no such file is said")
    func faults() {
        #expect {
            _ = try ChangePointSeries.parse(Data("{}".utf8), name: "y")
        } throws: { error in
            "\(error)".contains("y.json: expected")
        }
        #expect {
            _ = try ChangePointSeries.read("/nowhere")
        } throws: { error in
            "\(error)".contains("/nowhere: no such folder")
        }
    }
}
