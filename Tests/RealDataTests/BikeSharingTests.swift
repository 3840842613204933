import Chronology
import Foundation
import Framework
import Testing

/// Two years of rented bicycles, counted twice: by day and by hour.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct BikeSharingTests {
    static let set = "bike-sharing-uci"

    private func project() throws -> RealProject {
        try RealProject(refreshed: "bikes", data: Self.set, now: "2013-01-02T12:00:00Z")
    }

    @Test("days equal the sum of hours at every grain", arguments: ["rides", "casual", "registered"])
    func rollUp(kind: String) throws {
        let project = try project()
        let column = kind == "rides" ? "cnt" : kind
        for grain in [Grain.day, .week, .month, .quarter, .year] {
            let days = try project.values(kind + "_by_day", grain)
            expectEqual(try project.values(kind + "_by_hour", grain), days, "\(kind) by \(grain.rawValue)")
            guard grain != .week else { continue }
            expectEqual(
                days,
                try SharedData.numbers(
                    Self.set,
                    """
                    SELECT CAST(date_trunc('\(grain.rawValue)', CAST(dteday AS DATE)) AS DATE), sum(CAST(\(column) AS BIGINT))
                    FROM read_csv('@/day.csv', all_varchar = true) GROUP BY 1
                    """), "\(kind) by \(grain.rawValue), by hand")
        }
        #expect(try project.values(kind + "_by_day", .day).count == 731)
    }

    @Test("the day of the hurricane is 22 rides, by day and by hour")
    func hurricane() throws {
        let project = try project()
        #expect(try project.values("rides_by_day", .day)["2012-10-29"] == 22)
        #expect(try project.values("rides_by_hour", .day)["2012-10-29"] == 22)
        #expect(try project.values("rides_by_day", .day)["2012-10-30"] == 1_096)
    }

    @Test("165 hours are not in the file; within covered days they are true zeros, and nothing shifts with the clock")
    func gaps() throws {
        let project = try project()
        let hours = try project.values("rides_by_hour", .hour)
        #expect(hours.values.count { $0 > 0 } == 17_379)
        let inMarch = try project.values("rides_by_hour", .hour, from: "2012-03-11", to: "2012-03-11")
        #expect(inMarch.count == 23, "a day of 23 hours: \(inMarch.keys.sorted())")
    }

    @Test("a ratio over two sources, and weather as a slice")
    func ratioAndSlices() throws {
        let project = try project()
        expectEqual(
            try project.values("casual_share", .month),
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(dteday, 7) || '-01', sum(CAST(casual AS DOUBLE)) / sum(CAST(cnt AS DOUBLE))
                FROM read_csv('@/day.csv', all_varchar = true) GROUP BY 1
                """), "share of casual riders")
        expectEqual(
            try project.values("rides_by_day", .month, by: "weather").filter { $0.value != 0 },
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(dteday, 7) || '-01 ' || weathersit, sum(CAST(cnt AS BIGINT))
                FROM read_csv('@/day.csv', all_varchar = true) GROUP BY 1
                """), "rides by weather")
    }

    @Test("the year against the year before: 65 % more")
    func growth() throws {
        let status = try project().status("rides_2012")
        #expect(status.state == .achieved)
        #expect(status.baseline == 1_243_103)
        #expect(status.value?.value == 2_049_576)
        let relative = try #require(status.lastYear?.relative)
        #expect((relative * 100).rounded() == 65)
    }
}
