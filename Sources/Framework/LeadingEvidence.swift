import Chronology
public import Series
public import Statistics

/// What a project's data say of which metrics lead which KPIs, and of the drivers people declared.
public struct LeadingEvidence: Sendable, Hashable {
    /// A driver as people declared it.
    public struct Declared: Sendable, Hashable {
        /// The leading metric.
        public var leader: String
        /// The metric it leads.
        public var follower: String
        /// 1 or −1 where a sign was declared.
        public var sign: Int?

        /// A declared driver.
        public init(leader: String, follower: String, sign: Int? = nil) {
            self.leader = leader
            self.follower = follower
            self.sign = sign
        }
    }

    /// What is said of a pair.
    public enum Verdict: Sendable, Hashable {
        /// The lead survives the statistics.
        case supported
        /// It does not.
        case noEvidence
        /// It does, with the other sign than was declared.
        case contradicted
        /// It could not be judged; the sentence says why.
        case notJudged(String)
    }

    /// A pair and its verdict.
    public struct Relation: Sendable, Hashable {
        /// The leading metric.
        public let leader: String
        /// The metric it leads.
        public let follower: String
        /// Whether people declared it.
        public let isDeclared: Bool
        /// What the data say.
        public let verdict: Verdict
        /// The evidence where there is a lead; its places are those of `LeadingEvidence.names`.
        public let link: LeadLagLink?

        /// A few words: `supported (lag 9 days)`, `no evidence`, `contradicted (sign: negative, lag 9 days)`.
        public var summary: String {
            let lag =
                link.map { (link: LeadLagLink) -> String in "lag \(link.lag) \(link.lag == 1 ? "day" : "days")" } ?? ""
            switch verdict {
            case .supported: return "supported (\(lag))"
            case .noEvidence: return "no evidence"
            case .contradicted: return "contradicted (sign: \(link?.sign == -1 ? "negative" : "positive"), \(lag))"
            case .notJudged(let reason): return reason
            }
        }
    }

    /// The metrics, in the order links refer to.
    public let names: [String]
    /// Declared drivers in the order given, then learned leads by follower, surest first.
    public let relations: [Relation]

    /// Judges every metric against every follower by day, and the declared drivers by the same test.
    ///
    /// Days are those on which any series is known, before `today`, which is still open; a series with values from then on is not
    /// judged. Complexity: that of `LeadLagPanel` for all followers.
    ///
    /// - Parameters:
    ///   - series: daily series by metric.
    ///   - followers: the metrics behind KPIs; followers of declared drivers are added.
    ///   - today: the index of the day that is still open.
    public static func judge(
        _ series: [String: SeriesValues], followers: [String], declared: [Declared] = [], today: Int,
        search: LeadLagSearch = LeadLagSearch(maximumLag: 28)
    ) -> LeadingEvidence {
        let names = series.keys.sorted()
        var reasons: [String: String] = [:]
        for (name, one) in series {
            if one.grain != .day {
                reasons[name] =
                    "not enough data because values are by \(one.grain.rawValue), and leads are judged by day"
            } else if one.values.indices.contains(where: { (place: Int) -> Bool in
                one.start + place >= today && one.values[place].isFinite
            }) {
                reasons[name] = "not enough data because it has values of days that have not ended: check its dates"
            }
        }
        let usable = names.compactMap { (name: String) -> SeriesValues? in reasons[name] == nil ? series[name] : nil }
            .filter { (one: SeriesValues) -> Bool in !one.values.isEmpty }
        let first = usable.map(\.start).min() ?? today
        let last = Swift.min(today, usable.map(\.end).max() ?? today)
        let panel = LeadLagPanel(
            names.map { (name: String) -> [Double] in
                guard reasons[name] == nil, let one = series[name], !one.values.isEmpty, first < last else { return [] }
                return (first..<last).map { (day: Int) -> Double in one.value(at: day) }
            }, search: search)
        var wanted: [String] = []
        for name in followers + declared.map(\.follower) where !wanted.contains(name) { wanted.append(name) }
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var findings: [String: LeadLagFinding] = [:]
        for name in wanted {
            if let place = places[name] { findings[name] = panel.finding(for: place) }
        }
        func reason(_ leader: String, _ follower: String) -> String? {
            for name in [leader, follower] {
                if let known = reasons[name] { return "\(name): \(known)" }
                if places[name] == nil { return "\(name): not enough data because it has no series" }
            }
            guard let finding = findings[follower], let place = places[leader] else { return nil }
            if let gap = finding.gap { return "\(follower): \(gap)" }
            guard let gap = finding.unjudged[place] else { return nil }
            if case .functionOf(let other) = gap {
                return "\(leader): not enough data because it cannot be told apart from \(names[other])"
            }
            return "\(leader): \(gap)"
        }
        let told = declared.map { (one: Declared) -> Relation in
            let link = findings[one.follower]?.links.first { (link: LeadLagLink) -> Bool in
                names[link.leader] == one.leader
            }
            let verdict: Verdict
            if let reason = reason(one.leader, one.follower) {
                verdict = .notJudged(reason)
            } else if let link {
                verdict = one.sign.map { (sign: Int) -> Bool in sign == link.sign } ?? true ? .supported : .contradicted
            } else {
                verdict = .noEvidence
            }
            return Relation(
                leader: one.leader, follower: one.follower, isDeclared: true, verdict: verdict, link: link)
        }
        let known = Set(declared.map { (one: Declared) -> [String] in [one.leader, one.follower] })
        let learned = wanted.flatMap { (follower: String) -> [Relation] in
            (findings[follower]?.links ?? []).filter { (link: LeadLagLink) -> Bool in
                !known.contains([names[link.leader], follower])
            }.map { (link: LeadLagLink) -> Relation in
                Relation(
                    leader: names[link.leader], follower: follower, isDeclared: false, verdict: .supported, link: link)
            }
        }
        return LeadingEvidence(names: names, relations: told + learned)
    }
}
