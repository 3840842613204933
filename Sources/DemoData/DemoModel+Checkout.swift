import Chronology
import Foundation

/// Checkout errors, and what they do to conversion nine days later.
extension DemoModel {
    /// Days by which checkout errors lead conversion.
    static let checkoutLag = 9
    /// Fall of the logarithm of conversion per unit of the logarithm of error intensity.
    static let checkoutEffect = 0.28
    private static let block = 45

    /// Logarithm of the checkout error intensity against its usual level: noise, and episodes of some days.
    func checkoutIntensity(_ day: Day) -> Double {
        smoothNoise(.checkoutIntensity, day, width: 3, sd: 0.28) + max(episode(day), incident(day))
    }

    /// The episode, if any, of a block of 45 days: in three of four blocks, 6 to 10 days long.
    func episode(block: Int) -> (start: Day, length: Int, height: Double)? {
        var generator = KeyedGenerator(seed: seed, .checkoutEpisode, block)
        guard generator.happens(0.75) else { return nil }
        let start = Day(number: block * DemoModel.block + generator.index(below: 34))
        return (start, 6 + generator.index(below: 5), 0.8 + 0.7 * generator.uniform())
    }

    private func episode(_ day: Day) -> Double {
        guard let found = episode(block: day.number.flooredDivision(by: DemoModel.block)) else { return 0 }
        let position = day - found.start
        guard position >= 0, position < found.length else { return 0 }
        let isEdge = position == 0 || position == found.length - 1
        return found.height * (isEdge ? 0.5 : 1)
    }

    /// The problem that is open on the last day: four days of rise, then a plateau.
    private func incident(_ day: Day) -> Double {
        day < incidentStart || day > lastDay ? 0 : 1.2 * min(1, Double(day - incidentStart + 1) / 4)
    }

    /// Episodes whose days lie in the data, the current one included.
    var checkoutEpisodes: [DayRange] {
        let blocks = (firstDay.number / DemoModel.block - 1)...(lastDay.number / DemoModel.block)
        let past = blocks.compactMap { (block: Int) -> DayRange? in
            guard let found = episode(block: block) else { return nil }
            let last = found.start + (found.length - 1)
            return found.start >= firstDay && last < incidentStart ? DayRange(found.start, last) : nil
        }
        return past + [DayRange(incidentStart, lastDay)].compactMap { $0 }
    }

    /// Factor on conversion of a day: errors nine days earlier, season, price changes, noise.
    func conversionFactor(_ day: Day) -> Double {
        let errors = exp(-DemoModel.checkoutEffect * checkoutIntensity(day - DemoModel.checkoutLag))
        let weekend = day.weekday == .saturday || day.weekday == .sunday ? 0.95 : 1
        let christmas = day.civil.month == 12 && day.civil.day <= 20 ? 1.10 : 1
        let price = pow(0.97, Double(priceChanges(day)))
        let noise = exp(smoothNoise(.conversion, day, width: 3, sd: 0.03))
        return errors * weekend * christmas * blackFriday(day).conversion * price * noise
    }
}
