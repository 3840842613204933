import Foundation
import Testing

@testable import Store

@Suite struct ProjectFolderTests {
    @Test func itIsMadeOnceAndKeptOutOfGit() throws {
        let scratch = try Scratch()
        let folder = try ProjectFolder(project: scratch.path).prepare()
        let ignore = URL(fileURLWithPath: folder.path + "/.gitignore")
        #expect(try String(contentsOf: ignore, encoding: .utf8) == "*\n")
        try Data("mine\n".utf8).write(to: ignore)
        try folder.prepare()
        #expect(try String(contentsOf: ignore, encoding: .utf8) == "mine\n")
        #expect(folder.statePath.hasSuffix("/.bellwether/state.sqlite"))
        #expect(folder.cachePath.hasSuffix("/.bellwether/cache.sqlite"))
    }

    @Test func oneRefreshAtATime() throws {
        let scratch = try Scratch()
        let path = scratch("refresh.lock")
        var held = try RefreshLock.tryAcquire(path: path)
        #expect(held != nil)
        #expect(try RefreshLock.tryAcquire(path: path) == nil)
        #expect(failure { _ = try RefreshLock.acquire(path: path, waitingUpTo: 0.05) }?.code == .refreshRunning)
        held = nil
        #expect(try RefreshLock.tryAcquire(path: path) != nil)
    }

    @Test func awaitedLockComesWhenFreed() throws {
        let scratch = try Scratch()
        let path = scratch("refresh.lock")
        try hold(path, seconds: 0.1)
        let waited = try RefreshLock.acquire(path: path, waitingUpTo: 60)
        withExtendedLifetime(waited) {}
    }

    /// Holds the lock on a thread of its own: a task would wait for a free one of the pool, which other tests may
    /// keep busy.
    private func hold(_ path: String, seconds: Double) throws {
        let held = try RefreshLock.tryAcquire(path: path)
        #expect(held != nil)
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: seconds)
            withExtendedLifetime(held) {}
        }
    }
}
