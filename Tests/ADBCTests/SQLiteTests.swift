import ADBC
import Testing

@Suite("SQLite through the same client", .enabled(if: Engine.has("sqlite"), Comment(rawValue: Engine.missing)))
struct SQLiteTests {
    @Test("types, nulls and bound values")
    func roundTrip() throws {
        let connection = try Engine.connect("sqlite", ["uri": ":memory:"])
        try connection.executeUpdate("CREATE TABLE t (i INTEGER, x REAL, s TEXT, b BLOB)")
        try connection.executeUpdate("INSERT INTO t VALUES (?, ?, ?, x'00ff')", [7, 2.5, "sju"])
        try connection.executeUpdate("INSERT INTO t VALUES (?, ?, ?, NULL)", [nil, nil, nil])
        let table = try connection.execute("SELECT * FROM t ORDER BY i IS NULL")
        #expect(try table.column("i").integers().values == [7, 0])
        #expect(try table.column("x").doubles()[0] == 2.5)
        #expect(try table.column("x").doubles()[1].isNaN)
        #expect(try table.column("s").strings() == ["sju", nil])
        #expect(try table.column("b").bytes() == [[0, 255], nil])
    }

    @Test("no rows, and many")
    func sizes() throws {
        let connection = try Engine.connect("sqlite", ["uri": ":memory:"])
        #expect(try connection.execute("SELECT 1 AS n WHERE 0").rowCount == 0)
        let numbers = try connection.execute(
            "WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 9999) SELECT n FROM r")
        #expect(try numbers[0].integers().values == Array(0..<10_000))
    }

    @Test("the engine's own words")
    func errors() throws {
        let connection = try Engine.connect("sqlite", ["uri": ":memory:"])
        let error = #expect(throws: ADBCError.self) { try connection.execute("SELECT nope") }
        #expect(error?.message.contains("no such column: nope") == true)
        #expect(error?.sql == "SELECT nope")
    }

    @Test("the schema, though the driver may not know it without running")
    func schema() throws {
        let connection = try Engine.connect("sqlite", ["uri": ":memory:"])
        try connection.executeUpdate("CREATE TABLE t (i INTEGER)")
        #expect(try connection.schema(of: "SELECT i AS a, i AS b FROM t;").map(\.name) == ["a", "b"])
    }
}
