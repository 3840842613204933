import Foundation
import Statistics
import Synchronization

/// A table of metrics by day: a column a metric, a row a day.
struct MetricPanel: Sendable {
    var names: [String] = []
    /// A series a name, NaN where a cell is empty or no number.
    var series: [[Double]] = []

    /// The panel of a CSV text whose first line names the metrics; a first column called date, day or period is left out.
    static func parse(_ text: String, path: String) throws -> MetricPanel {
        let lines = text.split { (character: Character) -> Bool in character.isNewline }
        guard let header = lines.first else {
            throw BenchmarkFailure("\(path): empty; expected a first line with the metrics' names and a row a day.")
        }
        let names = DailySeries.fields(header)
        let skipped = ["date", "day", "period"].contains(names.first?.lowercased() ?? "") ? 1 : 0
        var panel = MetricPanel(names: Array(names.dropFirst(skipped)))
        panel.series = [[Double]](repeating: [], count: panel.names.count)
        for (number, line) in lines.enumerated().dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == names.count else {
                throw BenchmarkFailure(
                    "\(path): row \(number + 1): expected \(names.count) fields, found \(cells.count).")
            }
            for place in panel.names.indices { panel.series[place].append(Double(cells[place + skipped]) ?? .nan) }
        }
        return panel
    }
}

extension LeadLagPanel {
    /// Adjusts and judges on so many threads; findings in the order of the followers.
    static func judged(
        _ series: [[Double]], leaders: [Int]? = nil, followers: [Int], search: LeadLagSearch, threads: Int
    ) -> (panel: LeadLagPanel, findings: [LeadLagFinding]) {
        let prepared = PreparedPanel(series, search: search)
        let size = Swift.max(1, (series.count + 4 * threads - 1) / (4 * threads))
        let bounds = stride(from: 0, to: series.count, by: size).map { (first: Int) -> Range<Int> in
            first..<Swift.min(series.count, first + size)
        }
        let runs = concurrently(bounds.count, threads) { (run: Int) -> PreparedPanel.Run in
            prepared.adjusted(in: bounds[run])
        }
        let panel = LeadLagPanel(prepared, joined: runs, leaders: leaders)
        let findings = concurrently(followers.count, threads) { (place: Int) -> LeadLagFinding in
            panel.finding(for: followers[place])
        }
        return (panel, findings)
    }

    /// The results of independent pieces of work, in order, whichever thread takes which.
    static func concurrently<Result: Sendable>(
        _ count: Int, _ threads: Int, _ work: @Sendable (Int) -> Result
    ) -> [Result] {
        guard threads > 1, count > 1 else { return (0..<count).map(work) }
        let results = SharedResults<Result>(count: count)
        DispatchQueue.concurrentPerform(iterations: Swift.min(threads, count)) { _ in
            while let place = results.next() { results.put(work(place), at: place) }
        }
        return results.all
    }
}

/// Results that several threads fill.
private final class SharedResults<Result: Sendable>: Sendable {
    private struct State {
        var taken = 0
        var results: [Result?]
    }
    private let state: Mutex<State>
    private let count: Int

    init(count: Int) {
        self.count = count
        state = Mutex(State(results: [Result?](repeating: nil, count: count)))
    }

    func next() -> Int? {
        state.withLock { (state: inout sending State) -> Int? in
            guard state.taken < count else { return nil }
            state.taken += 1
            return state.taken - 1
        }
    }

    func put(_ result: Result, at place: Int) {
        state.withLock { (state: inout sending State) in state.results[place] = result }
    }

    var all: [Result] {
        state.withLock { (state: inout sending State) -> [Result] in state.results.compactMap { $0 } }
    }
}
