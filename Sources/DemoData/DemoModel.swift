import Chronology
import Foundation

/// The seeded model of the demo company: what every day brings, as a function of seed and day.
///
/// Only the current incident (`incidentStart`) and unresolved tickets depend on the last day. `docs/demo.md` gives all
/// formulas and constants in words.
struct DemoModel: Sendable {
    let seed: UInt64
    let lastDay: Day
    /// Factor on all volumes; rates do not change.
    let scale: Double

    /// First day of the three years that end on the last day.
    var firstDay: Day { lastDay.adding(months: -36) + 1 }
    /// First day of the checkout problem that is still open on the last day.
    var incidentStart: Day { lastDay - 20 }

    func generator(_ stream: DemoStream, _ day: Day, variant: Int = 0) -> KeyedGenerator {
        KeyedGenerator(seed: seed, stream, day.number, variant: variant)
    }

    /// Years since 2026-01-01, kept within ±6 so that volumes stay those of a mid-sized shop in any decade.
    func years(_ day: Day) -> Double { min(6, max(-6, Double(day.number - 20_454) / 365.25)) }

    /// Growth of demand: 10 % a year, 1 at the beginning of 2026.
    func growth(_ day: Day) -> Double { exp(0.10 * years(day)) }

    /// Day-to-day noise with memory: a moving average of `width` independent normals, of standard deviation `sd`.
    func smoothNoise(_ stream: DemoStream, _ day: Day, width: Int, sd: Double, variant: Int = 0) -> Double {
        var sum = 0.0
        for back in 0..<width {
            var generator = generator(stream, day - back, variant: variant)
            sum += generator.normal()
        }
        return sum / Double(width).squareRoot() * sd
    }

    /// A slow wander: normals at knots `spacing` days apart, joined by a cosine.
    func wander(_ stream: DemoStream, _ day: Day, spacing: Int, sd: Double, variant: Int = 0) -> Double {
        let knot = day.number.flooredDivision(by: spacing)
        let along = Double(day.number - knot * spacing) / Double(spacing)
        var left = KeyedGenerator(seed: seed, stream, knot, variant: variant &+ 1_000)
        var right = KeyedGenerator(seed: seed, stream, knot + 1, variant: variant &+ 1_000)
        let weight = (1 - cos(.pi * along)) / 2
        return sd * (left.normal() * (1 - weight) + right.normal() * weight)
    }
}

extension DemoModel {
    private static let weekdays: [Double] = [1.10, 1.08, 1.05, 1.03, 1.00, 0.95, 0.79]
    private static let months: [Double] = [1.02, 0.94, 0.96, 0.97, 1.00, 0.98, 0.90, 0.76, 0.97, 1.03, 1.12, 1.20]

    /// Factor of the weekday: Monday is strongest, Sunday weakest.
    func weekly(_ day: Day) -> Double { DemoModel.weekdays[day.weekday.rawValue - 1] }

    /// Factor of the time of year: month levels joined by straight lines, the days around Black Friday, holidays.
    func yearly(_ day: Day) -> Double {
        let (year, month, dayOfMonth) = day.civil
        let half = Double(Day.length(ofMonth: month, year: year)) / 2
        let position = (Double(dayOfMonth) - 0.5 - half) / (2 * half)
        let here = DemoModel.months[month - 1]
        let other = DemoModel.months[position < 0 ? (month + 10) % 12 : month % 12]
        return (here + (other - here) * abs(position)) * blackFriday(day).demand * holiday(month, dayOfMonth)
    }

    private func holiday(_ month: Int, _ day: Int) -> Double {
        switch (month, day) {
        case (12, 23): 0.75
        case (12, 24): 0.50
        case (12, 25): 0.35
        case (12, 26...30): 0.80
        case (12, 31): 0.55
        case (1, 1): 0.45
        case (1, 6): 0.55
        case (1, 7...14): 1.18
        default: 1
        }
    }

    /// The Friday after the fourth Thursday of November of a year.
    static func blackFriday(year: Int) -> Day? {
        guard let first = Day(year: year, month: 11, day: 1) else { return nil }
        let toThursday = (Weekday.thursday.rawValue - first.weekday.rawValue + 7) % 7
        return first + toThursday + 22
    }

    /// Factors of the week of Black Friday on demand and on conversion, and whether prices are cut.
    func blackFriday(_ day: Day) -> (demand: Double, conversion: Double, isOn: Bool) {
        guard let friday = DemoModel.blackFriday(year: day.civil.year) else { return (1, 1, false) }
        switch day - friday {
        case -4 ... -1: return (1.12, 1.05, true)
        case 0: return (2.05, 1.35, true)
        case 1: return (1.50, 1.20, true)
        case 2: return (1.45, 1.18, true)
        case 3: return (1.75, 1.30, true)
        default: return (1, 1, false)
        }
    }

    /// Demand of a day, 1 on an ordinary day at the beginning of 2026.
    func demand(_ day: Day) -> Double {
        growth(day) * weekly(day) * yearly(day) * exp(smoothNoise(.demand, day, width: 4, sd: 0.05))
    }

    /// Price list against that of 2025-03-01: 8 % more from 1 March of every year divisible by three.
    func priceLevel(_ day: Day) -> Double { pow(1.08, Double(priceChanges(day))) }

    /// Number of price changes since that of 2025.
    func priceChanges(_ day: Day) -> Int {
        let (year, month, _) = day.civil
        return (month >= 3 ? year : year - 1).flooredDivision(by: 3) - 675
    }

    /// Local seconds during which nothing worked: all of the second Tuesday of May, 10:00 to 16:00 on the third
    /// Thursday of October.
    func outage(_ day: Day) -> Range<Int>? {
        let (_, month, dayOfMonth) = day.civil
        if month == 5, day.weekday == .tuesday, (8...14).contains(dayOfMonth) { return 0..<86_400 }
        if month == 10, day.weekday == .thursday, (15...21).contains(dayOfMonth) { return 36_000..<57_600 }
        return nil
    }
}
