import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct StateMigrationTests {
    private var next: DatabaseMigrator {
        var migrator = StateSchema.migrator
        migrator.registerMigration("v2") { db in try db.execute(sql: "ALTER TABLE check_in ADD COLUMN mood TEXT") }
        return migrator
    }

    @Test func anEarlierFileIsCopiedBeforeItIsChanged() throws {
        let scratch = try Scratch()
        let path = scratch("state.sqlite")
        let before = try StateStore.open(path: path)
        try before.enter(.sample(day: 1))
        #expect(!FileManager.default.fileExists(atPath: scratch("backups")))
        let after = try StateStore.open(path: path, migrator: next)
        #expect(try after.manualValues(metric: "nps") == [.sample(day: 1)])
        try after.enter(.sample(day: 2))

        let copy = try StateStore.open(path: scratch("backups/state-v1.sqlite"))
        #expect(try copy.manualValues(metric: "nps") == [.sample(day: 1)])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch("backups")).filter {
                $0.hasSuffix("unfinished")
            } == [])
    }

    @Test func aNewerFileIsRefused() throws {
        let scratch = try Scratch()
        let path = scratch("state.sqlite")
        try StateStore.open(path: path, migrator: next).pool.close()
        let thrown = try #require(failure { _ = try StateStore.open(path: path) })
        #expect(thrown.code == .stateNewer)
        #expect(thrown.message.contains(path) && thrown.message.contains("newer Bellwether"))
        #expect(failure { _ = try StateStore.open(path: path, migrator: next) } == nil)
    }

    @Test func aFailedMigrationLeavesTheFile() throws {
        let scratch = try Scratch()
        let path = scratch("state.sqlite")
        try StateStore.open(path: path).enter(.sample(day: 1))
        var broken = StateSchema.migrator
        broken.registerMigration("v2") { db in
            try db.execute(sql: "DELETE FROM manual_value; SELECT nonsense;")
        }
        #expect(failure { _ = try StateStore.open(path: path, migrator: broken) }?.code == .storeFailed)
        #expect(try StateStore.open(path: path).manualValues(metric: "nps").count == 1)
    }

    @Test func aBackupReplacesTheEarlierOne() throws {
        let scratch = try Scratch()
        let store = try StateStore.open(path: scratch("state.sqlite"))
        try store.backUp(to: scratch("backups/state-mine.sqlite"))
        try store.enter(.sample(day: 1))
        try store.backUp(to: scratch("backups/state-mine.sqlite"))
        #expect(try StateStore.open(path: scratch("backups/state-mine.sqlite")).manualValues(metric: "nps").count == 1)
    }
}
