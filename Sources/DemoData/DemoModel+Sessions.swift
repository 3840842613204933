import Chronology
import Foundation

/// One visit of the web shop.
struct SessionRow {
    var second: Int
    var device: Int
    var channel: Int
    var country: Int
    var landing: Int
    var pages: Int
    var seconds: Int
    var isBounced: Bool
    var reachedCheckout: Bool
    var isConverted: Bool
    var customer: Int?
}

extension SessionRow {
    static let devices = ["mobile", "desktop", "tablet"]
    static let deviceWeights = cumulated([0.62, 0.32, 0.06])
    static let deviceConversion = [0.78, 1.42, 1.05]
    static let channels = ["organic", "direct", "paid_search", "social", "email", "referral"]
    static let channelConversion = [1.00, 1.22, 0.95, 0.45, 1.55, 0.90]
    static let countries = ["ES", "PT", "FR", "DE", "IT", "NL"]
    static let countryWeights = cumulated([0.62, 0.14, 0.10, 0.06, 0.05, 0.03])
    static let countryConversion = [1.06, 1.00, 0.90, 0.84, 0.88, 0.80]
    static let landings = ["home", "product", "category", "blog", "offer"]
    static let landingWeights = cumulated([0.27, 0.36, 0.20, 0.10, 0.07])
}

extension DemoModel {
    /// Share of visits that buy, before the factors of day, channel, device and country.
    static let baseConversion = 0.0345
    /// Visits that reach the checkout for each that buys, on an ordinary day.
    static let checkoutsPerOrder = 2.6

    /// Expected visits of a day by channel, in the order of `SessionRow.channels`.
    func sessionMeans(_ day: Day) -> [Double] {
        let demand = demand(day) * scale
        let ads = adSessions(day)
        let social = 48 * demand * exp(wander(.sessionNoise, day, spacing: 12, sd: 0.15))
        return [310 * demand, 195 * demand, ads.search, social + ads.social, emailSessions(day), 50 * demand]
    }

    /// Visits of a day in order of time. Complexity: O(visits × log visits).
    func sessions(_ day: Day) -> [SessionRow] {
        var generator = generator(.sessions, day)
        let factor = conversionFactor(day)
        // Errors act on finishing the checkout, not on reaching it.
        let reach = factor * exp(DemoModel.checkoutEffect * checkoutIntensity(day - DemoModel.checkoutLag))
        let outage = outage(day)
        let picker = customerPicker(day)
        var keys: [(second: Int, channel: Int)] = []
        for (channel, mean) in sessionMeans(day).enumerated() {
            for _ in 0..<generator.poisson(mean) {
                let second = DayHours.second(&generator, DayHours.shopping)
                let survives = generator.happens(0.015)
                if let outage, outage.contains(second), !survives { continue }
                keys.append((second, channel))
            }
        }
        keys.sort { ($0.second, $0.channel) < ($1.second, $1.channel) }
        return keys.map { key -> SessionRow in
            session(key, factor: factor, reach: reach, picker: picker, &generator)
        }
    }

    private func session(
        _ key: (second: Int, channel: Int), factor: Double, reach: Double, picker: CustomerPicker,
        _ generator: inout KeyedGenerator
    ) -> SessionRow {
        let device = generator.pick(SessionRow.deviceWeights)
        let country = generator.pick(SessionRow.countryWeights)
        let taste =
            SessionRow.deviceConversion[device] * SessionRow.channelConversion[key.channel]
            * SessionRow.countryConversion[country]
        let base = DemoModel.baseConversion * taste
        let reached = generator.happens(min(0.9, base * reach * DemoModel.checkoutsPerOrder))
        let converted = reached && generator.happens(factor / reach / DemoModel.checkoutsPerOrder)
        let bounced = !reached && generator.happens(device == 0 ? 0.47 : 0.37)
        let pages = bounced ? 1 : 2 + generator.poisson(reached ? 6.5 : 2.6)
        let seconds = Int(generator.logNormal(median: Double(pages) * (bounced ? 9 : 34), sigma: 0.6))
        let landing = generator.pick(SessionRow.landingWeights)
        let isKnown = generator.happens(0.16)
        return SessionRow(
            second: key.second, device: device, channel: key.channel, country: country, landing: landing, pages: pages,
            seconds: min(seconds, 7_200), isBounced: bounced, reachedCheckout: reached, isConverted: converted,
            customer: isKnown && !converted ? picker.returning(&generator) : nil)
    }
}
