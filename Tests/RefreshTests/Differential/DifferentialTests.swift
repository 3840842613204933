import ADBC
import Chronology
import Definitions
import Foundation
import Queries
import Refresh
import Series
import Testing

/// Every metric type at every grain, sliced, filtered and cut, against SQL written by hand.
@Suite("Metrics against hand-written SQL", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct DifferentialTests {
    /// A condition, and whether visits have the columns it reads.
    static let conditions: [(sql: String?, isOnVisits: Bool)] = [
        (nil, true), ("country = 'ES'", true), ("qty > 1 and (channel is null or channel <> 'email')", false),
    ]
    /// Everything, and days that cut the periods of every grain at both ends.
    static let ranges: [DayRange?] = [nil, range("2022-11-09", "2024-05-17")]
    /// Hours are asked of the weeks around the clock changes of spring and autumn.
    static let hourRanges: [DayRange?] = [range("2022-03-10", "2022-04-05"), range("2022-10-20", "2022-11-09")]

    private static func range(_ first: String, _ last: String) -> DayRange? {
        guard let first = Day(iso: first), let last = Day(iso: last) else { return nil }
        return DayRange(first, last)
    }

    /// All of them, numbered.
    private static func cuts(_ shop: ShopProject) -> [Oracle.Cut] {
        shop.grains.flatMap { grain in
            (grain == .hour ? hourRanges : ranges).enumerated().map { Oracle.Cut(grain: grain, number: $0, range: $1) }
        }
    }

    @Test("agree", arguments: Slicing.all)
    func agree(slicing: Slicing) throws {
        let shop = try ShopProject(Clock.all[0])
        // The simplest plan, the one that is taken, and rows put together first wherever that can be done: the numbers
        // must not move.
        let readings = try [PlanChoice.simplest, .cheapest, .factored].map { try shop.loadedReading(choice: $0) }
        for (condition, isOnVisits) in Self.conditions {
            let metrics = Measured.all.filter { metric in
                switch metric.basis {
                case .events: condition == nil || !metric.isQuadratic
                case .visits, .both: isOnVisits
                case .stock: slicing.isOfChannel && condition == nil
                }
            }
            try shop.oracle.lay(slicing, condition, onVisits: isOnVisits, Self.cuts(shop))
            try compare(shop, readings, metrics, slicing, condition)
        }
    }

    @Test("agree however rows are dated", arguments: Clock.all.dropFirst())
    func agree(clock: Clock) throws {
        let shop = try ShopProject(clock)
        try shop.oracle.lay(.none, nil, onVisits: true, Self.cuts(shop))
        // Text is parsed again by every statement that reads it in place: one clock does.
        let reading = clock.isReadInPlace ? try shop.reading() : try shop.loadedReading()
        try compare(shop, [reading], Measured.dated, .none, nil)
    }

    private func compare(
        _ shop: ShopProject, _ readings: [SourceReading], _ metrics: [Measured], _ slicing: Slicing,
        _ condition: String?
    ) throws {
        let evaluation = try shop.evaluation(readings[0])
        let cuts = Self.cuts(shop)
        var resolved: [String: ResolvedMetric] = [:]
        var demands: [LeafDemand] = []
        for metric in metrics {
            let meaning = try shop.resolve(metric.name, condition)
            resolved[metric.name] = meaning
            for cut in cuts where metric.grains.contains(cut.grain) {
                demands += evaluation.demands(
                    meaning, grain: cut.grain, dimensions: slicing.dimensions, range: cut.range)
            }
        }
        // One reading for all grains and ranges, as a page or a command asks for it.
        let answered = try readings.map { (choice: $0.choice, answers: try $0.answers(demands)) }
        // Of the same base values, to the bit, evaluation makes the same metric: it is compared once.
        let known = answered.map { (_, answers) -> Set<LeafDemand> in
            Set(demands.filter { Self.isSame(answers[$0], answered[0].answers[$0]) })
        }
        for basis in [Measured.Basis.events, .visits, .both, .stock] {
            let asked = metrics.filter { $0.basis == basis }
            guard !asked.isEmpty else { continue }
            let oracle = try shop.oracle.answer(asked, basis)
            for metric in asked {
                let column = try oracle.column(metric.name)
                for cut in cuts where metric.grains.contains(cut.grain) {
                    let asked = evaluation.demands(
                        try #require(resolved[metric.name]), grain: cut.grain, dimensions: slicing.dimensions,
                        range: cut.range)
                    for (position, (choice, answers)) in answered.enumerated() {
                        if position > 0, asked.allSatisfy(known[position].contains) { continue }
                        let found = try evaluation.evaluate(
                            try #require(resolved[metric.name]), grain: cut.grain, dimensions: slicing.dimensions,
                            range: cut.range, answers: answers)
                        var slices: MetricSlices = [:]
                        for slice in found.slices { slices[Slicing.key(slice.key)] = slice.series }
                        let (part, start) = try oracle.part(cut, shop.project.calendar)
                        let comparison = Comparison(slices, column, part, start: start, isExact: metric.isExact)
                        let label =
                            "\(metric.name) by \(cut.grain.noun), \(slicing.testDescription), where "
                            + "\(condition ?? "-"), \(cut.range.map { "\($0)" } ?? "all days"), \(shop.clock.name), "
                            + "the \(choice) plan"
                        #expect(
                            comparison.differences.isEmpty,
                            "\(label): \(comparison.differences.joined(separator: "; "))\n\(oracle.sql)")
                        #expect(comparison.known > 0 || metric.isRare(cut.grain), "\(label): no value was compared")
                    }
                }
            }
        }
    }

    /// Whether two answers hold the same bits.
    private static func isSame(_ left: MetricEvaluation.Base?, _ right: MetricEvaluation.Base?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.count == right.count
            && left.allSatisfy { (key, series) in
                guard let other = right[key] else { return false }
                return series.grain == other.grain && series.start == other.start
                    && hasSameBytes(series.values, other.values) && series.exact?.scale == other.exact?.scale
                    && hasSameBytes(series.exact?.units ?? [], other.exact?.units ?? [])
            }
    }

    private static func hasSameBytes<Element: BitwiseCopyable>(_ left: [Element], _ right: [Element]) -> Bool {
        left.withUnsafeBytes { (a: UnsafeRawBufferPointer) -> Bool in
            right.withUnsafeBytes { (b: UnsafeRawBufferPointer) -> Bool in
                guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else {
                    return a.count == b.count
                }
                return memcmp(first, second, a.count) == 0
            }
        }
    }
}
