import Testing

@testable import Statistics

/// Series with a known leader, and those that mislead.
private struct Planted {
    var series: [[Double]] = []

    /// The last series follows the first by `lag` with `weight`; a third shares the first as its cause, sooner.
    init(seed: UInt64, steps: Int = 500, others: Int = 8, lag: Int = 6, weight: Double = 0.4) {
        var generator = SeededGenerator(seed: seed)
        func memory(_ phi: Double) -> [Double] {
            var value = 0.0
            return (0..<steps).map { _ -> Double in
                value = phi * value + generator.normal()
                return value
            }
        }
        let leader = memory(0.4)
        series = [leader] + (0..<others).map { _ in memory(0.5) }
        for step in 2..<steps { series[1][step] += 0.8 * leader[step - 2] }
        var follower = [Double](repeating: 0, count: steps)
        for step in 1..<steps {
            follower[step] =
                0.5 * follower[step - 1] + generator.normal() + (step >= lag ? weight * leader[step - lag] : 0)
        }
        series.append(follower)
    }

    func links(_ search: LeadLagSearch = LeadLagSearch(maximumLag: 10)) -> [LeadLagLink] {
        LeadLagPanel(series, search: search).finding(for: series.count - 1).links
    }
}

@Suite struct LeadLagTests {
    @Test(arguments: 1...10)
    func theLeaderIsFoundWithItsLagAndNotWhatSharesIt(seed: UInt64) throws {
        let weight = seed % 2 == 0 ? 0.4 : -0.4
        let links = Planted(seed: seed, weight: weight).links()
        let link = try #require(links.first, "seed \(seed)")
        #expect(link.leader == 0 && link.lag == 6, "seed \(seed)")
        #expect(link.sign == (weight < 0 ? -1 : 1))
        #expect(link.p <= link.q && link.q <= 0.05 && link.p > 0)
        #expect(link.isStable && link.outOfSampleGain > 0 && link.outOfSampleGain < 0.6)
        #expect(link.strength > 0.02 && link.strength < 0.6)
        #expect(!links.contains { (other: LeadLagLink) -> Bool in other.leader == 1 }, "seed \(seed): a shared cause")
    }

    @Test(arguments: 1...5)
    func scaleOffsetTrendAndWeekChangeNothing(seed: UInt64) throws {
        let planted = Planted(seed: seed)
        var other = planted
        for place in other.series.indices {
            for step in other.series[place].indices {
                other.series[place][step] = 1e6 + 250 * (other.series[place][step] + 0.05 * Double(step))
            }
        }
        let (plain, moved) = (planted.links(), other.links())
        #expect(
            plain.map { [$0.leader, $0.lag, $0.sign] } == moved.map { [$0.leader, $0.lag, $0.sign] }, "seed \(seed)")
        for (one, two) in zip(plain, moved) { #expect(abs(one.strength - two.strength) < 1e-6) }
        for place in other.series.indices {
            for step in other.series[place].indices { other.series[place][step] += step % 7 < 2 ? -3000 : 0 }
        }
        let first = try #require(other.links().first)
        #expect(first.leader == 0 && first.lag == 6)
    }

    @Test func walksMisleadNobody() {
        var found = 0
        for seed in UInt64(1)...24 {
            var generator = SeededGenerator(seed: seed)
            let series = (0..<20).map { _ -> [Double] in
                var value = 0.0
                return (0..<600).map { _ -> Double in
                    value += generator.normal()
                    return value
                }
            }
            found += LeadLagPanel(series, search: LeadLagSearch(maximumLag: 10)).finding(for: 0).links.isEmpty ? 0 : 1
        }
        // At most 5 % promised; six or more of twenty-four would be beyond chance.
        #expect(found < 6)
    }

    @Test func screeningAmongManyFindsTheSame() throws {
        var planted = Planted(seed: 3, others: 20)
        var generator = SeededGenerator(seed: 99)
        let follower = planted.series.removeLast()
        while planted.series.count < 450 { planted.series.append((0..<500).map { _ in generator.normal() }) }
        planted.series.append(follower)
        let panel = LeadLagPanel(planted.series, search: LeadLagSearch(maximumLag: 10))
        #expect(!panel.screened.isEmpty)
        let link = try #require(panel.finding(for: 450).links.first)
        #expect(link.leader == 0 && link.lag == 6)
    }

    @Test func whatCannotBeJudgedSaysWhy() throws {
        var planted = Planted(seed: 1, others: 3)
        let steps = 500
        let leader = planted.series[0]
        let follower = planted.series[4]
        planted.series += [
            [Double](repeating: 4, count: steps), [], [Double](repeating: .nan, count: steps),
            [1] + [Double](repeating: .nan, count: steps - 1), [Double](leader.prefix(400)),
            leader.enumerated().map { $0 == 17 ? .infinity : $1 }, leader.map { 3 * $0 - 2 },
            follower.map { 100 - 5 * $0 },
            (0..<steps).map { Double($0) },
        ]
        let finding = LeadLagPanel(planted.series, search: LeadLagSearch(maximumLag: 10)).finding(for: 4)
        #expect(finding.unjudged[5] == .constant)
        #expect(finding.unjudged[6] == .empty)
        #expect(finding.unjudged[7] == .allMissing)
        #expect(finding.unjudged[8] == .tooFewObservations(observed: 1, needed: 60))
        #expect(finding.unjudged[9] == .differentLength(steps: 400, expected: 500))
        #expect(finding.unjudged[10] == .infinite(step: 17))
        #expect(finding.unjudged[11] == .functionOf(series: 0))
        #expect(finding.unjudged[12] == .functionOfFollower)
        #expect(finding.unjudged[13] == .onlyCalendar)
        #expect(finding.links.first?.leader == 0)
        for gap in finding.unjudged.values { #expect("\(gap)".hasPrefix("not enough data because ")) }
        for place in 5...10 {
            let own = LeadLagPanel(planted.series, search: LeadLagSearch(maximumLag: 10)).finding(for: place)
            #expect(own.gap != nil && own.links.isEmpty)
        }
    }

    @Test func seriesThatDoNotOverlapAreNotCompared() {
        var series = Planted(seed: 2, others: 2).series
        for step in 0..<500 {
            if step < 250 { series[0][step] = .nan } else { series[3][step] = .nan }
        }
        let finding = LeadLagPanel(series, search: LeadLagSearch(maximumLag: 5)).finding(for: 3)
        #expect(finding.unjudged[0] == .noOverlap(steps: 0, needed: 60))
        #expect(finding.links.allSatisfy { (link: LeadLagLink) -> Bool in link.leader != 0 })
    }

    @Test(arguments: 1...5)
    func someMissingDaysDoNotHideTheLeader(seed: UInt64) throws {
        var series = Planted(seed: seed).series
        for place in series.indices {
            for step in series[place].indices where (step * 31 + place * 7) % 23 == 0 { series[place][step] = .nan }
        }
        let link = try #require(LeadLagPanel(series, search: LeadLagSearch(maximumLag: 10)).finding(for: 9).links.first)
        #expect(link.leader == 0 && link.lag == 6, "seed \(seed)")
    }

    @Test func emptyPanelsAndUnknownFollowersAreAnswered() {
        let panel = LeadLagPanel([], search: LeadLagSearch(maximumLag: 5))
        #expect(panel.finding(for: 0).gap == .empty)
        #expect(LeadLagPanel([[], []], search: LeadLagSearch(maximumLag: 0)).finding(for: 1).gap == .empty)
        #expect(
            LeadLagPanel(
                [[1e308, -1e308] + (0..<100).map { Double($0 % 5) * 1e307 }], search: LeadLagSearch(maximumLag: 2)
            )
            .finding(for: 0).links.isEmpty)
    }

    /// Two-sided tail areas from scipy 1.14, `2 * stats.t.sf(t, df)`.
    @Test(arguments: [
        (1.0, 5.0, 0.36321746764912255), (2.5, 10.0, 0.031446844236609604), (4.6, 190.0, 7.702892399814806e-06),
        (8.0, 1000.0, 3.4266614823914978e-15), (0.0, 3.0, 1.0),
    ])
    func tailAreasAreStudents(t: Double, freedom: Double, area: Double) {
        let ours = StudentDistribution.twoSided(t, degreesOfFreedom: freedom)
        #expect(abs(ours - area) <= 1e-9 * area)
        #expect(StudentDistribution.twoSided(-t, degreesOfFreedom: freedom) == ours)
    }
}
