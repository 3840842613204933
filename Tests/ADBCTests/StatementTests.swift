import ADBC
import Foundation
import Synchronization
import Testing

@Suite("Statements", .enabled(if: Engine.has("duckdb"), Comment(rawValue: Engine.missing)))
struct StatementTests {
    @Test("a refused statement carries the engine's words and the statement")
    func engineErrors() throws {
        let connection = try Engine.connect("duckdb")
        let error = #expect(throws: ADBCError.self) { try connection.execute("SELECT nope FROM range(3)") }
        #expect(error?.code == .engineError)
        #expect(error?.message.contains("Referenced column \"nope\" not found") == true)
        #expect(error?.sql == "SELECT nope FROM range(3)")
        #expect(error?.driverPath?.contains("duckdb") == true)
        #expect(try connection.execute("SELECT 1 AS one").single() == .integer(1))
    }

    @Test("an error in the middle of fetching is an error, not a short result")
    func lateError() throws {
        let connection = try Engine.connect("duckdb")
        let sql = "SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END FROM range(100000) AS r(i)"
        let error = #expect(throws: ADBCError.self) { try connection.execute(sql) }
        #expect(error?.message.contains("late") == true)
        #expect(error?.sql == sql)
    }

    static let boundValues: [(ADBCParameter, String, Value)] = [
        (.integer(.min), "BIGINT", .integer(.min)), (.double(-0.1), "DOUBLE", .double(-0.1)),
        (.text("O'Brien -- 𝄞"), "VARCHAR", .text("O'Brien -- 𝄞")), (.text(""), "VARCHAR", .text("")),
        (.boolean(true), "BOOLEAN", .boolean(true)), (.boolean(false), "BOOLEAN", .boolean(false)),
        (.date(days: -1), "DATE", .date(days: -1)),
        (.decimal(units: -123_456, scale: 2), "DECIMAL(38,2)", .decimal(units: -123_456, scale: 2)),
        (
            .timestamp(microseconds: 5), "TIMESTAMP",
            .timestamp(count: 5, unit: .microseconds, zone: nil)
        ),
        (
            .instant(microseconds: 5), "TIMESTAMP WITH TIME ZONE",
            .timestamp(count: 5, unit: .microseconds, zone: "UTC")
        ),
        (.null, "\"NULL\"", .null),
    ]

    @Test("bound values arrive as they are", arguments: boundValues)
    func parameters(_ parameter: ADBCParameter, type: String, value: Value) throws {
        let connection = try Engine.connect("duckdb")
        try connection.executeUpdate("SET TimeZone = 'UTC'")
        let table = try connection.execute("SELECT ? AS v, typeof($1) AS t", [parameter])
        #expect(try table.value(row: 0, column: 0) == value)
        #expect(try table.value(row: 0, column: 1) == .text(type))
    }

    @Test("a prepared statement runs again with other values")
    func prepared() throws {
        let statement = try Engine.connect("duckdb").prepare("SELECT ? * ? AS product, ? AS who")
        for factor in Int64(1)...50 {
            let table = try statement.execute([.integer(factor), 2, .text("n\(factor)")])
            #expect(try table[0].integers().values == [factor * 2])
            #expect(try table[1].strings() == ["n\(factor)"])
        }
    }

    @Test("too few and too many values are refused", arguments: [[], [1, 2]] as [[ADBCParameter]])
    func wrongCount(parameters: [ADBCParameter]) throws {
        let connection = try Engine.connect("duckdb")
        let error = #expect(throws: ADBCError.self) { try connection.execute("SELECT ?", parameters) }
        #expect(error?.code == .engineError)
    }

    @Test("changed rows are counted")
    func updates() throws {
        let connection = try Engine.connect("duckdb")
        #expect(try connection.executeUpdate("CREATE TABLE t (a INT, b VARCHAR)") == nil)
        #expect(try connection.executeUpdate("INSERT INTO t VALUES (?, ?)", [1, nil]) == 1)
        #expect(try connection.executeUpdate("INSERT INTO t SELECT range, 'x' FROM range(9)") == 9)
        #expect(try connection.executeUpdate("UPDATE t SET a = a + 1 WHERE b = ?", ["x"]) == 9)
        #expect(try connection.execute("SELECT count(*) FROM t").single() == .integer(10))
    }

    @Test("batches come one at a time, and stop when asked")
    func batches() throws {
        let connection = try Engine.connect("duckdb")
        var rows = 0
        var batches = 0
        try connection.forEachBatch("SELECT range AS i FROM range(10000)") { (batch) throws(ADBCError) in
            rows += try batch[0].integers().values.count
            batches += 1
        }
        #expect(rows == 10_000)
        #expect(batches > 1)
        var seen = 0
        #expect(throws: ADBCError.self) {
            try connection.forEachBatch("SELECT range AS i FROM range(10000)") { (_) throws(ADBCError) in
                seen += 1
                throw ADBCError(.outOfRange, "enough")
            }
        }
        #expect(seen == 1)
        #expect(try connection.execute("SELECT 2 AS two").single() == .integer(2))
    }

    @Test("a result outlives its connection and database")
    func outlives() throws {
        var table: ResultTable? = try Engine.query("SELECT repeat('x', 20) || range AS s FROM range(3000)")
        let column = try #require(table?[0])
        table = nil
        #expect(try column.strings().last == "xxxxxxxxxxxxxxxxxxxx2999")
    }

    @Test("the schema without running the query")
    func schema() throws {
        let connection = try Engine.connect("duckdb")
        let fields = try connection.schema(of: "SELECT 1::DOUBLE AS a, error('never run') AS b; ")
        #expect(fields.map(\.name) == ["a", "b"])
        #expect(throws: ADBCError.self) { try connection.schema(of: "SELECT FROM WHERE") }
    }

    @Test("two connections in two threads, over and over")
    func threads() async throws {
        let database = try Engine.database("duckdb")
        try database.connect().executeUpdate("CREATE TABLE t AS SELECT range AS i FROM range(10000)")
        let sums = try await withThrowingTaskGroup(of: Int64.self) { group in
            for factor in Int64(1)...4 {
                group.addTask {
                    let connection = try database.connect()
                    var sum: Int64 = 0
                    for _ in 0..<25 {
                        let table = try connection.execute("SELECT i * ? AS x FROM t", [.integer(factor)])
                        sum += try table[0].integers().values.reduce(0, +)
                    }
                    return sum
                }
            }
            return try await group.reduce(into: [Int64]()) { $0.append($1) }
        }
        #expect(sums.sorted() == (1...4).map { (factor: Int64) in factor * 25 * 49_995_000 })
    }

    @Test("the same library is loaded once", arguments: ["duckdb"])
    func loadedOnce(name: String) async throws {
        let candidate = try Engine.search.first(for: name)
        let drivers = try await withThrowingTaskGroup(of: ADBCDriver.self) { group in
            for _ in 0..<8 { group.addTask { try ADBCDriver.load(candidate) } }
            return try await group.reduce(into: [ADBCDriver]()) { $0.append($1) }
        }
        #expect(drivers.allSatisfy { $0 === drivers[0] })
        #expect(drivers[0].entryPoint == "duckdb_adbc_init")
        #expect(drivers[0].revision == "1.1")
    }

    private final class Flag: Sendable {
        let isSet = Mutex(false)
    }

    @Test("another thread can stop a query")
    func cancel() throws {
        let connection = try Engine.connect("duckdb")
        let cancellation = connection.cancellation
        let done = Flag()
        // A thread, not a task: the pool's threads may all be waiting for engines. The query may not have begun at
        // the first attempt.
        Thread.detachNewThread {
            while !done.isSet.withLock({ $0 }) {
                Thread.sleep(forTimeInterval: 0.02)
                try? cancellation.cancel()
            }
        }
        let started = ContinuousClock.now
        #expect(throws: ADBCError.self) {
            try connection.execute("SELECT count(*) FROM range(100000000000) AS a(i) WHERE i % 7 = 3")
        }
        done.isSet.withLock { $0 = true }
        #expect(ContinuousClock.now - started < .seconds(60))
    }
}
