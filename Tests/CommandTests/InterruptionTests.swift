import Foundation
import Testing

/// Refreshes that are killed, and refreshes at the same time.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)), .serialized)
struct InterruptionTests {
    private func answers(_ shop: Shop) throws -> [String] {
        [
            try shop.run("status", "--format", "json").output, try shop.run("status").output,
            try shop.run("query", "revenue", "orders", "--grain", "week", "--by", "channel", "--format", "csv").output,
        ]
    }

    @Test("a refresh killed at any moment leaves nothing half done: the next one gives what an undisturbed one gives")
    func killed() throws {
        let undisturbed = try Shop()
        let begin = ContinuousClock.now
        try undisturbed.refresh()
        let whole = ContinuousClock.now - begin
        let wanted = try answers(undisturbed)

        let shop = try Shop()
        var killed = 0
        for round in 0..<10 {
            let started = try Program.start(["refresh", "--force"], in: shop.folder)
            let share = (Double(round) + .random(in: 0..<1)) / 10
            Thread.sleep(forTimeInterval: share * (whole / .seconds(1)))
            if started.process.isRunning { kill(started.process.processIdentifier, SIGKILL) }
            let run = try Program.finish(started)
            if run.code == SIGKILL { killed += 1 } else { #expect(run.code == 0, "round \(round): \(run)") }
            let status = try shop.run("status")
            #expect(status.code == 0, "round \(round), killed after \(share) of a refresh: \(status)")
        }
        #expect(killed >= 5, "\(killed) of 10 were killed before their end")
        try shop.refresh()
        #expect(try answers(shop) == wanted)
    }

    @Test("two refreshes at once both succeed, one waiting for the other, with the same numbers")
    func twiceAtOnce() throws {
        let undisturbed = try Shop()
        try undisturbed.refresh()
        let wanted = try answers(undisturbed)

        let shop = try Shop()
        let started = try (0..<3).map { _ in try Program.start(["refresh", "--force"], in: shop.folder) }
        let runs = try started.map(Program.finish)
        for run in runs {
            #expect(run.code == 0, "\(run)")
            #expect(run.errors.contains("orders: "), "\(run)")
        }
        #expect(runs.contains { $0.errors.contains("Another refresh of this project is running; waiting") })
        #expect(try answers(shop) == wanted)
    }

    @Test("reading while a refresh runs gives the old numbers or the new ones, never a mixture")
    func readingMeanwhile() throws {
        let shop = try Shop()
        try shop.refresh()
        let query = ["query", "revenue", "orders", "--grain", "month", "--format", "csv"]
        let old = try Program.run(query, in: shop.folder).output
        try shop.append("data/orders.csv", "9001,2026-06-01 10:00:00,c1,web,1000.00,paid\n")
        let started = try Program.start(["refresh"], in: shop.folder)
        var seen: Set<String> = []
        repeat { seen.insert(try Program.run(query, in: shop.folder).output) } while started.process.isRunning
        #expect(try Program.finish(started).code == 0)
        let new = try Program.run(query, in: shop.folder).output
        #expect(new != old)
        #expect(seen.subtracting([old, new]).isEmpty)
    }
}
