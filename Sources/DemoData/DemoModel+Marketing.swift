import Chronology
import Foundation

/// One campaign's advertising of one day.
struct AdRow {
    var platform: String
    var campaign: String
    var impressions: Int
    var clicks: Int
    var cents: Int
}

/// One mailing.
struct EmailRow {
    var sentAt: Int
    var name: String
    var kind: String
    var sent: Int
    var delivered: Int
    var opened: Int
    var clicked: Int
    var unsubscribed: Int
}

/// One social network's figures of one day.
struct SocialRow {
    var network: String
    var followers: Int
    var posts: Int
    var likes: Int
    var comments: Int
    var shares: Int
    var reach: Int
}

/// Advertising, mailings and social networks.
extension DemoModel {
    private static let campaigns: [(platform: String, name: String, clicks: Double, cents: Double, rate: Double)] = [
        ("google", "brand", 62, 62, 0.070), ("google", "generic", 58, 138, 0.031),
        ("google", "shopping", 46, 96, 0.012),
        ("microsoft", "generic", 14, 88, 0.024), ("meta", "prospecting", 30, 74, 0.009),
        ("meta", "retargeting", 16, 58, 0.014),
    ]

    /// Advertising of a day; budgets move by themselves, in part against the season.
    func ads(_ day: Day) -> [AdRow] {
        DemoModel.campaigns.enumerated().map { (position: Int, campaign) -> AdRow in
            let burst = exp(
                wander(.adBudget, day, spacing: 17, sd: 0.28, variant: position)
                    + smoothNoise(.adBudget, day, width: 2, sd: 0.12, variant: position))
            let budget = growth(day) * weekly(day) * pow(yearly(day), 0.5) * burst
            var generator = generator(.adClicks, day, variant: position)
            let clicks = generator.poisson(campaign.clicks * budget * scale)
            let price = campaign.cents * exp(0.03 * years(day) + 0.06 * generator.normal())
            let rate = campaign.rate * exp(0.08 * generator.normal())
            return AdRow(
                platform: campaign.platform, campaign: campaign.name, impressions: Int(Double(clicks) / rate),
                clicks: clicks, cents: Int((Double(clicks) * price).rounded()))
        }
    }

    /// Sessions that advertising brings: most on the day of the click, some the day after.
    func adSessions(_ day: Day) -> (search: Double, social: Double) {
        func clicks(_ rows: [AdRow], meta: Bool) -> Double {
            rows.reduce(0) { (sum: Double, row: AdRow) -> Double in
                (row.platform == "meta") == meta ? sum + Double(row.clicks) : sum
            }
        }
        let today = ads(day)
        let yesterday = ads(day - 1)
        return (
            0.62 * clicks(today, meta: false) + 0.26 * clicks(yesterday, meta: false),
            0.60 * clicks(today, meta: true) + 0.20 * clicks(yesterday, meta: true)
        )
    }

    /// Mean open rate, which drifts down by 1.8 points a year.
    func openRate(_ day: Day) -> Double { min(0.34, max(0.12, 0.235 - 0.018 * years(day))) }

    /// Mailings of a day: newsletter on Tuesday and Thursday, a win-back on the 15th, Black Friday mails.
    func emails(_ day: Day) -> [EmailRow] {
        var kinds: [(kind: String, share: Double, open: Double, click: Double)] = []
        if day.weekday == .tuesday || day.weekday == .thursday { kinds.append(("newsletter", 1, 1, 0.0150)) }
        if day.civil.day == 15 { kinds.append(("winback", 0.15, 0.7, 0.0080)) }
        if blackFriday(day).isOn { kinds.append(("black_friday", 1, 1.15, 0.0220)) }
        return kinds.enumerated().map { (position: Int, kind) -> EmailRow in
            var generator = generator(.emails, day, variant: position)
            let size = 18_000 * scale * growth(day) * exp(wander(.emails, day, spacing: 60, sd: 0.03))
            let sent = Int(size * kind.share)
            let delivered = Int(Double(sent) * (0.985 + 0.003 * generator.normal()).clamped(to: 0.95...0.998))
            let rate = openRate(day) * kind.open * exp(0.06 * generator.normal())
            return EmailRow(
                sentAt: MadridTime.utc(day: day, secondOfDay: 9 * 3_600 + 1_800 * position),
                name: "\(kind.kind)-\(day)",
                kind: kind.kind, sent: sent, delivered: delivered, opened: Int(Double(delivered) * rate),
                clicked: generator.poisson(Double(delivered) * kind.click * exp(0.1 * generator.normal())),
                unsubscribed: generator.poisson(Double(delivered) * 0.0011))
        }
    }

    /// Sessions that mailings bring, on the day and the day after.
    func emailSessions(_ day: Day) -> Double {
        func clicks(_ day: Day) -> Double { emails(day).reduce(0) { (sum: Double, row) in sum + Double(row.clicked) } }
        return 0.72 * clicks(day) + 0.20 * clicks(day - 1)
    }

    private static let networks: [(name: String, followers: Double, growth: Double, rate: Double)] = [
        ("instagram", 41_000, 0.30, 0.020), ("facebook", 23_000, 0.06, 0.006), ("tiktok", 17_000, 0.55, 0.031),
        ("pinterest", 8_500, 0.18, 0.011),
    ]

    /// Social networks of a day: followers grow steadily and have no effect on anything.
    func social(_ day: Day) -> [SocialRow] {
        DemoModel.networks.enumerated().map { (position: Int, network) -> SocialRow in
            var generator = generator(.social, day, variant: position)
            let wave = wander(.followers, day, spacing: 30, sd: 0.004, variant: position)
            let followers = network.followers * scale * exp(network.growth * years(day) + wave)
            let posts = generator.poisson(day.weekday == .sunday ? 0.5 : 1.3)
            let reach = followers * (0.05 + 0.06 * Double(posts)) * exp(0.25 * generator.normal())
            let likes = generator.poisson(reach * network.rate * 2)
            return SocialRow(
                network: network.name, followers: Int(followers), posts: posts, likes: likes,
                comments: generator.poisson(Double(likes) * 0.06), shares: generator.poisson(Double(likes) * 0.035),
                reach: Int(reach))
        }
    }
}

extension Comparable {
    /// The nearest value inside the range.
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
