import Chronology
import Foundation
import Testing

@testable import DemoData

/// What was planted can be measured in the generated rows. One summary of the full scale serves all tests.
struct PlantedTruthTests {
    private static let full = Result { try summary() }
    private let data: DemoSummary
    private let company: DemoCompany

    init() throws {
        data = try Self.full.get()
        company = DemoCompany(lastDay: try DemoFixture.day("2026-11-21"))
    }

    private func truth(_ name: String) throws -> PlantedTruth {
        try #require(company.plantedTruths.first { $0.name == name })
    }

    /// Correlation of the logarithms of cause and effect, the effect so many days later; days near an outage left out.
    private func lagged(_ cause: [Double], _ effect: [Double], by lag: Int) -> Double {
        let quiet = data.sessions.map { (sessions: Double) -> Bool in sessions > 200 }
        return correlation(
            effect.indices.compactMap { (day: Int) -> (Double, Double)? in
                let before = day - lag
                guard cause.indices.contains(before), quiet[day], quiet[before], cause[before] > 0, effect[day] > 0
                else {
                    return nil
                }
                return (log(cause[before]), effect[day])
            })
    }

    @Test func `checkout errors lead conversion by nine days`() throws {
        let conversion = zip(data.webOrders, data.sessions).map { (orders: Double, sessions: Double) -> Double in
            sessions > 0 ? orders / sessions : 0
        }
        let found = (-14...21).min {
            lagged(data.checkoutErrors, conversion, by: $0) < lagged(data.checkoutErrors, conversion, by: $1)
        }
        #expect(found == 9)
        #expect(lagged(data.checkoutErrors, conversion, by: 9) < -0.3)
        #expect(abs(lagged(data.checkoutErrors, conversion, by: 0)) < 0.1)
        #expect(try truth("checkout-errors-lead-conversion").lagDays == 9)
    }

    @Test func `first response leads satisfaction by six days`() throws {
        let response = data.responseMinutes.map { (minutes: [Int]) -> Double in
            minutes.isEmpty ? 0 : exp(minutes.reduce(0.0) { $0 + log(Double($1)) } / Double(minutes.count))
        }
        // Weekends answer more slowly, and few people rate: compare within the working week.
        let scores = data.satisfactionSum.indices.map { (day: Int) -> Double in
            data.satisfactionCount[day] >= 4 ? data.satisfactionSum[day] / data.satisfactionCount[day] : 0
        }
        let found = (-7...14).min { lagged(response, scores, by: $0) < lagged(response, scores, by: $1) }
        #expect(found == 6)
    }

    @Test func `followers grow all the time`() {
        let followers = data.followers
        for day in stride(from: 60, to: followers.count, by: 30) { #expect(followers[day] > followers[day - 60]) }
    }

    @Test func `paid sessions follow the clicks of the day`() throws {
        #expect(lagged(data.adCost, data.paidSessions, by: 0) > 0.8)
        #expect(lagged(data.adCost, data.paidSessions, by: 0) > lagged(data.adCost, data.paidSessions, by: 3))
    }

    @Test func `outages stop sessions and orders`() throws {
        for outage in try truth("day-outage").days {
            let day = outage.first - data.firstDay
            #expect(data.sessions[day] < 0.05 * data.sessions[day - 7])
            #expect(data.orders[day] < 0.1 * data.orders[day - 7])
        }
        for outage in try truth("hours-outage").days {
            let day = outage.first - data.firstDay
            #expect(data.sessions[day] < 0.85 * data.sessions[day - 7])
        }
        #expect(try truth("day-outage").days.count == 3)
        #expect(try truth("hours-outage").days.count == 3)
    }

    @Test func `the price change lifts order value`() throws {
        let change = try #require(try truth("price-change").days.first).first
        #expect(change == Day(iso: "2025-03-01"))
        let before = data.ratio(data.revenue, data.completedOrders, try #require(DayRange(change - 50, change - 1)))
        let after = data.ratio(data.revenue, data.completedOrders, try #require(DayRange(change, change + 49)))
        #expect((1.04...1.12).contains(after / before))
    }

    @Test func `weeks and years have their seasons`() throws {
        var byWeekday = [Double](repeating: 0, count: 7)
        for (offset, sessions) in data.sessions.enumerated() {
            byWeekday[(data.firstDay + offset).weekday.rawValue - 1] += sessions
        }
        #expect(byWeekday.min() == byWeekday[6])
        // Newsletters lift Tuesday and Thursday above Monday.
        #expect(byWeekday.max() == byWeekday[1])
        #expect(byWeekday[0] > 1.2 * byWeekday[6])
        func month(_ text: String) throws -> Double {
            let first = try DemoFixture.day("\(text)-01")
            return data.sum(data.sessions, try #require(DayRange(first, first.adding(months: 1) - 1)))
        }
        #expect(try month("2025-11") > 1.3 * month("2025-08"))
        let friday = try #require(DemoModel.blackFriday(year: 2025)) - data.firstDay
        #expect(data.sessions[friday] > 1.5 * data.sessions[friday - 14])
    }

    @Test func `open rates drift down`() throws {
        func rate(_ from: String) throws -> Double {
            let first = try DemoFixture.day(from)
            return data.ratio(data.opened, data.delivered, try #require(DayRange(first, first + 180)))
        }
        #expect((0.02...0.05).contains(try rate("2024-01-01") - rate("2026-01-01")))
    }

    @Test func `the current incident multiplies checkout errors`() throws {
        let incident = try #require(try truth("current-incident").days.first)
        let usual = try #require(DayRange(incident.first - 200, incident.first - 1))
        let now = data.sum(data.checkoutErrors, incident) / Double(incident.count)
        #expect(now > 2 * data.sum(data.checkoutErrors, usual) / Double(usual.count))
    }
}
