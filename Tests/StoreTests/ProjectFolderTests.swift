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

    @Test func awaitedLockComesWhenFreed() async throws {
        let scratch = try Scratch()
        let path = scratch("refresh.lock")
        let freeing = try holding(path, for: .milliseconds(100))
        let waited = try RefreshLock.acquire(path: path, waitingUpTo: 10)
        withExtendedLifetime(waited) {}
        try await freeing.value
    }

    private func holding(_ path: String, for time: Duration) throws -> Task<Void, any Error> {
        let held = try RefreshLock.tryAcquire(path: path)
        #expect(held != nil)
        return Task {
            try await Task.sleep(for: time)
            withExtendedLifetime(held) {}
        }
    }
}
