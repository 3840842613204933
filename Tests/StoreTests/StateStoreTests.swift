import Chronology
import Foundation
import GRDB
import Testing

@testable import Store

extension ManualValue {
    static func sample(day: Int, _ value: Double = 1.5, at seconds: Int = 100) -> ManualValue {
        ManualValue(
            metric: "nps", day: Day(number: day), exact: "\(value)", value: value, author: "ana",
            enteredAt: Instant(seconds: seconds), note: day % 2 == 0 ? nil : "é\n'quoted'")
    }
}

@Suite struct StateStoreTests {
    let scratch: Scratch
    let store: StateStore

    init() throws {
        scratch = try Scratch()
        store = try StateStore.open(path: scratch("state.sqlite"))
    }

    /// The pool would set NORMAL by itself, and a power cut then undo what was acknowledged.
    @Test func everyWriteIsSynchronous() throws {
        #expect(try store.pool.write { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
        #expect(try store.pool.write { db in try Int.fetchOne(db, sql: "PRAGMA foreign_keys") } == 1)
        #expect(try store.pool.read { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func aLaterEntrySupersedesAndTheEarlierStays() throws {
        try store.enter([.sample(day: 3, 1, at: 100), .sample(day: -1, 2, at: 100), .sample(day: 3, 4, at: 200)])
        #expect(try store.manualValues(metric: "nps") == [.sample(day: -1, 2), .sample(day: 3, 4, at: 200)])
        #expect(try store.manualValues(metric: "nps", asOf: Instant(seconds: 199)).map(\.value) == [2, 1])
        #expect(try store.manualValues(metric: "nps", asOf: Instant(seconds: 99)).isEmpty)
        #expect(try store.manualHistory(metric: "nps", day: Day(number: 3)).map(\.value) == [1, 4])
        #expect(try store.manualValues(metric: "other").isEmpty)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity]) func onlyFiniteValuesAreEntered(value: Double) throws {
        #expect(failure { try store.enter([.sample(day: 1), .sample(day: 2, value)]) }?.code == .invalidValue)
        #expect(try store.manualValues(metric: "nps").isEmpty)
    }

    @Test func aNullCharacterIsRefusedRatherThanCut() throws {
        var entry = ManualValue.sample(day: 1)
        entry.note = "a\u{0}b"
        #expect(failure { try store.enter(entry) }?.code == .invalidValue)
    }

    @Test func statusesAreOnePerDayAndTheLatestIsFound() throws {
        func status(_ kpi: String, _ day: Int, _ payload: String, _ value: Double? = 1) -> RecordedStatus {
            RecordedStatus(
                kpi: kpi, day: Day(number: day), definitionHash: "h", payload: payload, value: value, state: "on_track",
                chance: 0.5)
        }
        #expect(try store.statuses(asOf: Day(number: 9)) == nil)
        #expect(try store.firstRecordedDay() == nil)
        let first = try store.beginRefresh(at: Instant(seconds: 1))
        try store.record(refresh: first, [status("a", 10, "{}"), status("b", 10, "{}", nil)])
        try store.finishRefresh(first, at: Instant(seconds: 2), summary: "2 KPIs")
        let second = try store.beginRefresh(at: Instant(seconds: 3))
        try store.record(
            refresh: second, [status("a", 10, "{}"), status("b", 10, "{\"x\":1}", .nan), status("a", 12, "{}", 3)])

        #expect(try store.statuses(asOf: Day(number: 9)) == nil)
        let tenth = try #require(try store.statuses(asOf: Day(number: 11)))
        #expect(tenth.recorded == Day(number: 10))
        #expect(tenth.statuses == [status("a", 10, "{}"), status("b", 10, "{\"x\":1}", nil)])
        let later = try #require(try store.statuses(asOf: Day(number: 99)))
        #expect(later.recorded == Day(number: 12))
        #expect(later.statuses.map(\.day.number) == [12, 10])
        #expect(try store.firstRecordedDay() == Day(number: 10))
        #expect(try store.history(kpi: "a").map(\.value) == [1, 3])
        // What had not changed still belongs to the refresh that found it first.
        let owners = try store.pool.read { db in
            try Int64.fetchAll(db, sql: "SELECT refresh FROM kpi_status WHERE day = 10 ORDER BY kpi")
        }
        #expect(owners == [first, second])
        #expect(try store.refreshes().map(\.summary) == [nil, "2 KPIs"])
        #expect(failure { try store.record(refresh: 999, [status("a", 1, "{}")]) }?.code == .storeFailed)
    }

    @Test func annotationsAreFoundByDay() throws {
        let written = Instant(seconds: 5)
        let campaign = Annotation(
            firstDay: Day(number: 10), lastDay: Day(number: 20), text: "campaign", subject: .metric("orders"),
            author: "ana", writtenAt: written)
        let outage = Annotation(firstDay: Day(number: 15), text: "outage", author: "bo", writtenAt: written)
        try store.add(outage)
        try store.add(campaign)
        #expect(try store.annotations() == [campaign, outage])
        #expect(try store.annotations(from: Day(number: 16), to: Day(number: 30)) == [campaign])
        #expect(try store.annotations(to: Day(number: 9)).isEmpty)
        var backwards = outage
        backwards.lastDay = Day(number: 14)
        #expect(failure { try store.add(backwards) }?.code == .invalidValue)
        for subject in [AnnotationSubject.kpi("k"), .objective("o")] {
            try store.add(
                Annotation(firstDay: Day(number: 99), text: "t", subject: subject, author: "a", writtenAt: written))
        }
        #expect(try store.annotations(from: Day(number: 99)).map(\.subject) == [.kpi("k"), .objective("o")])
    }

    @Test(arguments: [(0, false), (1, true), (10, true), (11, false)])
    func checkInsHaveAConfidenceOfOneToTen(confidence: Int, isFine: Bool) throws {
        let checkIn = CheckIn(
            kpi: "k", day: Day(number: 4), confidence: confidence, comment: "c", decision: "d", author: "a",
            writtenAt: Instant(seconds: 1))
        #expect(failure { try store.add(checkIn) }?.code == (isFine ? nil : .invalidValue))
        #expect(try store.checkIns(kpi: "k") == (isFine ? [checkIn] : []))
    }

    @Test func definitionsAreKeptWhenTheyChange() throws {
        let versions = ["h1", "h1", "h2", "h1"].enumerated().map { (number: Int, hash: String) in
            DefinitionVersion(kind: "kpi", name: "k", hash: hash, firstSeen: Day(number: number), text: hash)
        }
        #expect(try store.recordDefinitions(versions).map(\.hash) == ["h1", "h2", "h1"])
        #expect(try store.definitionHistory(kind: "kpi", name: "k") == [versions[0], versions[2], versions[3]])
        #expect(try store.definitionHistory(kind: "metric", name: "k").isEmpty)
    }

    @Test func twoConnectionsWriteAtOnce() async throws {
        let path = scratch("state.sqlite")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    let store = try StateStore.open(path: path)
                    for round in 0..<50 { try store.enter(.sample(day: writer * 1_000 + round)) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.manualValues(metric: "nps").count == 100)
    }
}
