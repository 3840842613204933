import Foundation
import Statistics
import Testing

@testable import bellwether_bench

@Suite("Signals in published series")
struct RealSignalsTests {
    /// `shared/data` beside the checkout, or below `BELLWETHER_SHARED`.
    static func folder(_ name: String) -> String? {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let shared = ProcessInfo.processInfo.environment["BELLWETHER_SHARED"] ?? checkout + "/shared"
        let path = shared + "/data/" + name
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    static let missing: Comment = "the data set is not here: set BELLWETHER_SHARED to the folder that holds `data`"

    @Test("Where all annotators agree, so do we", .enabled(if: folder("change-points") != nil, missing))
    func changePoints() throws {
        let path = try #require(Self.folder("change-points"))
        var found: [String: [Int]] = [:]
        for series in try ChangePointSeries.read(path + "/datasets") {
            found[series.name] = ChangePointSearch().find(series.values).map(\.index)
        }
        #expect(found.count >= 16 && found["quality_control_5"] == [] && found["bank"] == [])
        for (name, index) in [("quality_control_1", 144), ("quality_control_3", 179), ("nile", 28)] {
            let only = try #require(found[name])
            #expect(only.count == 1 && abs(only[0] - index) <= 2, "\(name): \(only)")
        }
    }

    @Test(
        "Marathon, holidays and blizzard stand out among New York's taxis",
        .enabled(if: folder("nab-dev") != nil, missing))
    func taxis() throws {
        let path = try #require(Self.folder("nab-dev"))
        let name = "realKnownCause/nyc_taxi.csv"
        let series = try StampedSeries.parse(
            String(contentsOfFile: path + "/data/" + name, encoding: .utf8), path: name)
        let labels = try JSONDecoder().decode(
            [String: [[String]]].self,
            from: Data(contentsOf: URL(fileURLWithPath: path + "/labels/combined_windows.json")))
        let alarms = zip(series.seconds, series.scores()).filter { $0.1 >= Anomaly.alarmScore }.map(\.0)
        let windows = try #require(labels[name])
        var outside = alarms
        for window in windows {
            let span = StampedSeries.seconds(window[0][...])...StampedSeries.seconds(window[1][...])
            #expect(alarms.contains { span.contains($0) }, "\(window)")
            outside.removeAll { span.contains($0) }
        }
        #expect(windows.count == 5 && outside.count <= 12, "\(outside.count) alarms in \(series.rows.count) half hours")
    }

    @Test("A day that repeats to the digit has no alarm", .enabled(if: folder("nab-dev") != nil, missing))
    func regular() throws {
        let path = try #require(Self.folder("nab-dev"))
        for name in ["art_daily_no_noise", "art_daily_perfect_square_wave", "art_flatline", "art_noisy"] {
            let text = try String(contentsOfFile: path + "/data/artificialNoAnomaly/\(name).csv", encoding: .utf8)
            let scores = try StampedSeries.parse(text, path: name).scores()
            #expect(scores.dropFirst(600).allSatisfy { $0 < Anomaly.alarmScore }, "\(name)")
        }
    }
}
