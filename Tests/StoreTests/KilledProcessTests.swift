import Chronology
import Foundation
import Series
import Testing

@testable import Store

/// What a child of these tests does: this test program again, run on one test, in a folder given by the environment.
private let childFolder = ProcessInfo.processInfo.environment["BELLWETHER_STORE_CHILD"]

@Suite(.enabled(if: childFolder != nil, "runs in a child process of KilledProcessTests"))
struct StoreChild {
    /// Takes the lock, then writes to both files until it is killed, and names every state entry that was acknowledged.
    @Test func writesUntilKilled() throws {
        let folder = ProjectFolder(project: try #require(childFolder))
        let lock = try RefreshLock.acquire(path: folder.refreshLockPath, waitingUpTo: 5)
        let cache = try SeriesCache.open(path: folder.cachePath)
        let state = try StateStore.open(path: folder.statePath)
        let log = try #require(FileHandle(forWritingAtPath: folder.path + "/acknowledged"))
        for round in 1...1_000_000 {
            try cache.replace(
                source: .sample(fingerprint: "\(round)"), series: KilledProcessTests.series(round), keepOthers: false)
            try state.enter(.sample(day: round))
            try log.write(contentsOf: Data("\(round)\n".utf8))
        }
        withExtendedLifetime(lock) {}
    }
}

@Suite struct KilledProcessTests {
    static func series(_ round: Int) -> [(SeriesKey, SeriesValues)] {
        (0..<20).map { (number: Int) in
            (SeriesKey(leaf: "\(number)", grain: .day), constant(Double(round), count: 200))
        }
    }

    @Test(arguments: [0, 7, 31]) func aKilledWriterLeavesWholeFiles(milliseconds: Int) throws {
        let scratch = try Scratch()
        let folder = try ProjectFolder(project: scratch.path).prepare()
        let acknowledged = folder.path + "/acknowledged"
        try Data().write(to: URL(fileURLWithPath: acknowledged))
        let child = Process()
        child.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        child.arguments = ["--testing-library", "swift-testing", "--filter", "StoreChild"]
        child.environment = ProcessInfo.processInfo.environment.merging(["BELLWETHER_STORE_CHILD": scratch.path]) { $1 }
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        try child.run()
        let end = ContinuousClock.now + .seconds(30)
        while (StoredFile.size(acknowledged) ?? 0) < 8, ContinuousClock.now < end, child.isRunning {
            Thread.sleep(forTimeInterval: 0.01)
        }
        #expect(child.isRunning, "the child ended by itself")
        #expect(try RefreshLock.tryAcquire(path: folder.refreshLockPath) == nil)
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()

        #expect(try RefreshLock.tryAcquire(path: folder.refreshLockPath) != nil)
        let lines = try String(contentsOfFile: acknowledged, encoding: .utf8).split(separator: "\n")
        let last = try #require(lines.last.flatMap { Int($0) })
        let entered = try StateStore.open(path: folder.statePath).manualValues(metric: "nps")
        #expect(entered.prefix(last).map(\.day.number) == Array(1...last))
        let cache = try SeriesCache.open(path: folder.cachePath)
        #expect(cache.wasRebuilt == nil)
        let round = try #require(try cache.source("orders").flatMap { Int($0.fingerprint) })
        #expect(round == last || round == last + 1 || round == last + 2)
        for (key, values) in KilledProcessTests.series(round) { #expect(try cache.series(key) == values) }
    }
}
