import ArgumentParser
import Foundation
import Statistics

/// Finds which metrics of a panel lead which, for scoring by others.
struct LeadLagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leadlag", abstract: "Find which metrics of a panel lead which, for scoring.",
        discussion: """
            PANEL is a CSV file, a column a metric and a row a day. LINKS gets leader,follower,lag,sign,strength,p,q: what is \
            supported, judged as the product does. What cannot be judged, and the time, go to standard error.

            Example: bellwether-bench leadlag panel.csv --max-lag 28 --out links.csv
            """)

    @Argument(help: "The panel.") var panel: String
    @Option(help: "The largest lag looked at, in days.") var maxLag: Int
    @Option(help: "Where the links go.") var out: String
    @Option(help: "How many threads judge.") var threads = 2

    func run() throws {
        guard maxLag >= 1 else { throw ValidationError("--max-lag \(maxLag): expected 1 or more.") }
        let table = try MetricPanel.parse(try CompetitionSeries.text(panel), path: panel)
        var findings: [LeadLagFinding] = []
        let seconds = Stopwatch.seconds {
            findings =
                LeadLagPanel.judged(
                    table.series, followers: Array(table.series.indices), search: LeadLagSearch(maximumLag: maxLag),
                    threads: Swift.max(1, threads)
                ).findings
        }
        for finding in findings {
            if let gap = finding.gap { Console.note("\(table.names[finding.follower]): \(gap)") }
        }
        let links = findings.flatMap { (finding: LeadLagFinding) -> [LeadLagLink] in finding.links }
        Console.note("\(table.names.count) metrics, \(links.count) links, \(seconds.durationText)")
        try Data(Self.csv(links, table.names).utf8).write(to: URL(fileURLWithPath: out))
    }

    /// A line a link.
    static func csv(_ links: [LeadLagLink], _ names: [String]) -> String {
        var text = "leader,follower,lag,sign,strength,p,q\n"
        for link in links {
            text +=
                "\(quoted(names[link.leader])),\(quoted(names[link.follower])),\(link.lag),\(link.sign),\(link.strength),\(link.p),\(link.q)\n"
        }
        return text
    }

    /// A CSV field, in quotes where it needs them.
    static func quoted(_ field: String) -> String {
        let needs = field.contains { (character: Character) -> Bool in
            character == "," || character == "\"" || character.isNewline
        }
        return needs ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
