import Chronology
import Foundation
import GRDB
import Series
import Testing

@testable import Store

/// Ways in which a file is no longer what it was.
enum Damage: String, CaseIterable, Sendable {
    case text, randomBytes, cutShort, headerOnly, aFewBytes, wrongPage, foreignDatabase

    func apply(to path: String) throws {
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        switch self {
        case .text: bytes = Array("dear diary, this is not a database\n".utf8) + Array(repeating: 65, count: 9_000)
        case .randomBytes:
            var random = SplitMix(state: 7)
            bytes = bytes.map { (_: UInt8) in UInt8.random(in: 0...255, using: &random) }
        case .cutShort: bytes.removeLast(bytes.count / 2)
        case .headerOnly: bytes = Array(bytes.prefix(100))
        case .aFewBytes: bytes = Array(bytes.prefix(10))
        case .wrongPage: bytes.replaceSubrange(100..<4_096, with: repeatElement(0xA5, count: 3_996))
        case .foreignDatabase:
            try FileManager.default.removeItem(atPath: path)
            try DatabaseQueue(path: path).write { db in try db.execute(sql: "CREATE TABLE songs (title TEXT)") }
            return
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}

@Suite struct DamagedFileTests {
    @Test(arguments: Damage.allCases) func aDamagedCacheIsRebuilt(damage: Damage) throws {
        let scratch = try Scratch()
        let path = scratch("cache.sqlite")
        let key = SeriesKey(leaf: "a", grain: .day)
        let before = try SeriesCache.open(path: path)
        try before.replace(source: .sample(), series: [(key, constant(1, count: 5_000))], keepOthers: false)
        try before.pool.close()
        try damage.apply(to: path)
        let cache = try SeriesCache.open(path: path)
        #expect(cache.wasRebuilt != nil)
        #expect(try cache.series(key) == nil)
        try cache.replace(source: .sample(), series: [(key, constant(2))], keepOthers: false)
        #expect(try SeriesCache.open(path: path).wasRebuilt == nil)
        #expect(try SeriesCache.open(path: path).series(key) == constant(2))
    }

    @Test(arguments: [0, SeriesCache.schemaVersion + 1, 99]) func aCacheOfAnotherVersionIsRebuilt(version: Int) throws {
        let scratch = try Scratch()
        let path = scratch("cache.sqlite")
        let before = try SeriesCache.open(path: path)
        try before.pool.write { db in try db.execute(sql: "PRAGMA user_version = \(version)") }
        try before.pool.close()
        let reason = try #require(try SeriesCache.open(path: path).wasRebuilt)
        #expect(reason.contains("version \(version)"))
    }

    @Test(arguments: Damage.allCases) func aDamagedStateIsRefusedAndLeftAlone(damage: Damage) throws {
        let scratch = try Scratch()
        let path = scratch("state.sqlite")
        let before = try StateStore.open(path: path)
        for day in 0..<300 { try before.enter(.sample(day: day)) }
        try before.pool.close()
        try damage.apply(to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let thrown = try #require(failure { _ = try StateStore.open(path: path) })
        #expect(thrown.code == .stateCorrupt)
        for part in [path, "nothing in it was overwritten", "backups", ".recover"] {
            #expect(thrown.message.contains(part))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test func aLogWithoutItsFileIsRefused() throws {
        let scratch = try Scratch()
        try Data("left over".utf8).write(to: URL(fileURLWithPath: scratch("state.sqlite-wal")))
        #expect(failure { _ = try StateStore.open(path: scratch("state.sqlite")) }?.code == .stateCorrupt)
    }

    @Test func anEmptiedFileWithBackupsIsRefused() throws {
        let scratch = try Scratch()
        try Data().write(to: URL(fileURLWithPath: scratch("state.sqlite")))
        #expect(try StateStore.open(path: scratch("state.sqlite")).firstRecordedDay() == nil)
        try StateStore.open(path: scratch("state.sqlite")).backUp(to: scratch("backups/state-v1.sqlite"))
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path) where name.hasPrefix("state") {
            try FileManager.default.removeItem(atPath: scratch(name))
        }
        try Data().write(to: URL(fileURLWithPath: scratch("state.sqlite")))
        #expect(failure { _ = try StateStore.open(path: scratch("state.sqlite")) }?.code == .stateCorrupt)
    }

    /// Root may write everywhere, so what it cannot do stands in for a folder without rights.
    @Test func aFolderThatCannotBeWrittenIsNamed() throws {
        let scratch = try Scratch()
        try Data().write(to: URL(fileURLWithPath: scratch("file")))
        let folder = ProjectFolder(project: scratch("file"))
        #expect(failure { try folder.prepare() }?.code == .folderNotWritable)
        for open in [
            { _ = try SeriesCache.open(path: folder.cachePath) }, { _ = try StateStore.open(path: folder.statePath) },
        ] {
            let thrown = failure(open)
            #expect(thrown?.code == .folderNotWritable)
            #expect(thrown?.message.contains(folder.path) == true)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere")) func aReadOnlyFolderIsNamed() throws {
        let scratch = try Scratch()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path) }
        #expect(failure { _ = try SeriesCache.open(path: scratch("cache.sqlite")) }?.code == .folderNotWritable)
        #expect(failure { _ = try StateStore.open(path: scratch("state.sqlite")) }?.code == .folderNotWritable)
    }
}
