import ArgumentParser
import Foundation
import Statistics

struct PlantedLeadsBenchmark: Benchmark {
    static let configuration = CommandConfiguration(
        commandName: "planted-leads",
        abstract: "Find planted leaders of a KPI, and none where there are none; and its speed.")

    @OptionGroup var output: OutputOptions
    @Option(help: "How many panels have leaders.") var seeds = 50
    @Option(help: "How many panels have none.") var nullSeeds = 400
    @Option(help: "The first seed.") var firstSeed = 1
    @Option(help: "How many metrics the panel for speed has; 0 leaves it out.") var metrics = 5000

    func measure() throws -> [Measurement] {
        let command = "bellwether-bench planted-leads"
        let (recall, rate, exact) = planted()
        let reporting = misled()
        // 95 % of binomial draws at 5 % lie at or below this.
        let allowed = 0.05 * Double(nullSeeds) + 1.645 * (0.05 * 0.95 * Double(nullSeeds)).squareRoot() + 0.5
        var rows = [
            Measurement(
                measure: "200 metrics, 10 of them lead a KPI, \(seeds) seeds: leaders found, false among the found",
                target: "≥ .8, ≤ .05",
                ours: "\(recall.shareText), \(rate.shareText); lag exact in \(exact.shareText)",
                isMet: recall >= 0.8 && rate <= 0.05, command: command),
            Measurement(
                measure: "200 metrics, none leads, \(nullSeeds) seeds: panels with anything reported",
                target: "not above 5 %",
                ours: "\(reporting) (\((Double(reporting) / Double(Swift.max(1, nullSeeds))).shareText))",
                isMet: Double(reporting) <= allowed, command: command),
        ]
        if metrics > 0 {
            let seconds = speed()
            rows.append(
                Measurement(
                    measure: "\(metrics) metrics × 50 KPIs × 28 lags, two years of days, two threads", target: "< 20 s",
                    ours: seconds.durationText, isMet: seconds < 20, command: command))
        }
        return rows
    }

    private var search: LeadLagSearch { LeadLagSearch(maximumLag: 28) }

    private func planted() -> (recall: Double, rate: Double, exact: Double) {
        let (first, search) = (firstSeed, search)
        let counts = LeadLagPanel.concurrently(seeds, 2) {
            (number: Int) -> (found: Int, wrong: Int, all: Int, exact: Int) in
            let data = PlantedLeads(seed: UInt64(first + number))
            let last = data.series.count - 1
            let links = LeadLagPanel(data.series, leaders: Array(0..<last), search: search).finding(for: last).links
            let found = links.filter { (link: LeadLagLink) -> Bool in data.lags[link.leader] != nil }
            let exact = found.filter { (link: LeadLagLink) -> Bool in data.lags[link.leader] == link.lag }
            return (found.count, links.count - found.count, data.lags.count, exact.count)
        }
        var (found, wrong, all, exact) = (0, 0, 0, 0)
        for count in counts {
            found += count.found
            wrong += count.wrong
            all += count.all
            exact += count.exact
        }
        return (
            Double(found) / Double(Swift.max(1, all)), Double(wrong) / Double(Swift.max(1, found + wrong)),
            Double(exact) / Double(Swift.max(1, found))
        )
    }

    private func misled() -> Int {
        let (first, search) = (firstSeed, search)
        return LeadLagPanel.concurrently(nullSeeds, 2) { (number: Int) -> Bool in
            let series = PlantedLeads.misleading(seed: UInt64(10_000 + first + number))
            let last = series.count - 1
            return !LeadLagPanel(series, leaders: Array(0..<last), search: search).finding(for: last).links.isEmpty
        }.filter { $0 }.count
    }

    private func speed() -> Double {
        Console.note("making \(metrics) metrics and 50 KPIs")
        var series: [[Double]] = []
        var kpis: [[Double]] = []
        // Panels of 100 metrics and a KPI each, side by side.
        var number = 0
        while series.count < metrics || kpis.count < 50 {
            let data = PlantedLeads(seed: UInt64(900 + number), metrics: Swift.max(20, (metrics + 49) / 50), days: 730)
            series += data.series.dropLast()
            if kpis.count < 50, let kpi = data.series.last { kpis.append(kpi) }
            number += 1
        }
        series = Array(series.prefix(metrics))
        let all = series + kpis
        let leaders = Array(0..<metrics)
        var found = 0
        let seconds = Stopwatch.seconds {
            found =
                LeadLagPanel.judged(
                    all, leaders: leaders, followers: Array(metrics..<all.count), search: search, threads: 2
                ).findings.reduce(0) { (sum: Int, finding: LeadLagFinding) -> Int in sum + finding.links.count }
        }
        Console.note("\(found) links")
        return found > 0 ? seconds : .infinity
    }
}

extension Double {
    /// A share to three digits behind the point: `.042`.
    var shareText: String {
        let thousandths = Int((self * 1000).rounded())
        return thousandths >= 1000
            ? "1.000" : "." + String(repeating: "0", count: 3 - "\(thousandths)".count) + "\(thousandths)"
    }
}
