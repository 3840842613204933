import ADBC
import Testing

@Suite("Readers of whole columns", .enabled(if: Engine.has("duckdb"), Comment(rawValue: Engine.missing)))
struct ColumnReaderTests {
    static let integerTypes = [
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT",
        "DECIMAL(4,0)", "DECIMAL(38,0)",
    ]

    @Test("numbers of every integer type", arguments: integerTypes)
    func integers(type: String) throws {
        let column = try Engine.query(
            "SELECT (CASE WHEN i = 2 THEN NULL ELSE i * 10 END)::\(type) AS n FROM range(5) AS r(i) ORDER BY i")[0]
        let integers = try column.integers()
        #expect(integers.values == [0, 10, 0, 30, 40])
        #expect(integers.validity == Validity(count: 5, mask: [true, true, false, true, true]))
        #expect(try column.decimals().units == [0, 10, 0, 30, 40])
        let doubles = try column.doubles()
        #expect(doubles[2].isNaN)
        #expect([doubles[0], doubles[1], doubles[3], doubles[4]] == [0, 10, 30, 40])
    }

    @Test("a sum of integers is exact", arguments: ["INTEGER", "BIGINT", "UBIGINT"])
    func sums(type: String) throws {
        let column = try Engine.query("SELECT sum(i::\(type)) AS s FROM range(1000001) AS r(i)")[0]
        #expect(try column.integers().values == [500_000_500_000])
    }

    @Test("a million rows in order, over many batches")
    func millionRows() throws {
        let table = try Engine.query(
            """
            SELECT i, CASE WHEN i % 3 <> 0 THEN i / 8 END AS d, (i / 100)::DECIMAL(18, 2) AS m, 'k' || (i % 100) AS k
            FROM range(1000000) AS r(i) ORDER BY i
            """)
        #expect(table.rowCount == 1_000_000)
        #expect(table[0].batchCount > 100)
        #expect(try table[0].integers().values == Array(0..<1_000_000))
        let doubles = try table[1].doubles()
        #expect((0..<1_000_000).allSatisfy { (i: Int) in i % 3 == 0 ? doubles[i].isNaN : doubles[i] == Double(i) / 8 })
        let money = try table[2].decimals()
        #expect(money.scale == 2)
        #expect(money.validity.isComplete)
        #expect((0..<1_000_000).allSatisfy { (i: Int) in money.units[i] == Int128(i) })
        #expect(try table[2].doubles()[123_456] == 1234.56)
        #expect(try table[3].strings()[999_999] == "k99")
        #expect(try table.value(row: 777_777, column: 0) == .integer(777_777))
    }

    @Test("float64 is read in place")
    func inPlace() throws {
        let column = try Engine.query("SELECT i::DOUBLE AS x FROM range(5000) AS r(i) ORDER BY i")[0]
        var rows = 0
        var sum = 0.0
        for batch in 0..<column.batchCount {
            (rows, sum) = try column.withUnsafeDoubles(inBatch: batch) { values in
                (rows + values.count, values.reduce(sum, +))
            }
        }
        #expect(rows == 5000)
        #expect(sum == 12_497_500)
        #expect(throws: ADBCError.self) { try column.withUnsafeDoubles(inBatch: 99) { $0.count } }
        let integer = try Engine.query("SELECT 1 AS n")[0]
        #expect(throws: ADBCError.self) { try integer.withUnsafeDoubles(inBatch: 0) { $0.count } }
    }

    @Test(
        "days of dates and of timestamps at midnight",
        arguments: [
            "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMPTZ",
        ])
    func days(type: String) throws {
        let connection = try Engine.connect("duckdb")
        try connection.executeUpdate("SET TimeZone = 'UTC'")
        let column = try connection.execute(
            "SELECT d::\(type) AS d FROM (VALUES ('1969-12-31'), ('2024-02-29'), (NULL)) AS t(d)")[0]
        let days = try column.days()
        #expect(days.days == [-1, 19782, 0])
        #expect(days.validity.mask == [true, true, false])
    }

    @Test("what is not a whole day is refused")
    func notMidnight() throws {
        let late = try Engine.query(
            "SELECT * FROM (VALUES (TIMESTAMP '2024-01-01'), ('2024-01-01 00:00:01')) AS t(moment)")
        let error = #expect(throws: ADBCError.self) { try late[0].days() }
        #expect(error?.code == .outOfRange)
        #expect(error?.message.contains("column moment, row 2") == true)
        let connection = try Engine.connect("duckdb")
        try connection.executeUpdate("SET TimeZone = 'Europe/Madrid'")
        let instant = try connection.execute("SELECT TIMESTAMPTZ '2024-01-01' AS at")[0]
        #expect(throws: ADBCError.self) { try instant.days() }
    }

    @Test("microseconds of every unit", arguments: ["TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"])
    func microseconds(type: String) throws {
        let column = try Engine.query(
            "SELECT t::\(type) FROM (VALUES ('1969-12-31 23:59:59'), ('2024-01-01 00:00:01'), (NULL)) AS v(t)")[0]
        let times = try column.microseconds()
        #expect(times.values == [-1_000_000, 1_704_067_201_000_000, 0])
        #expect(times.validity.mask == [true, true, false])
    }

    @Test("truth values and bytes")
    func booleansAndBytes() throws {
        let table = try Engine.query(
            "SELECT * FROM (VALUES (true, 'ab'::BLOB), (NULL, NULL), (false, ''::BLOB)) AS t(yes, raw)")
        #expect(try table[0].booleans() == [true, nil, false])
        #expect(try table[1].bytes() == [[97, 98], nil, []])
    }

    @Test("no rows still has columns")
    func empty() throws {
        let table = try Engine.query(
            "SELECT 1::DOUBLE AS a, 'x' AS b, DATE '2024-01-01' AS c, 1::DECIMAL(4,2) AS d WHERE false")
        #expect(table.rowCount == 0)
        #expect(table.fields.map(\.name) == ["a", "b", "c", "d"])
        #expect(try table[0].doubles() == [])
        #expect(try table[1].strings() == [])
        #expect(try table[2].days().days == [])
        #expect(try table[3].decimals().units == [])
        #expect(table[0].validity() == Validity(count: 0))
    }

    @Test("only nulls")
    func onlyNulls() throws {
        let table = try Engine.query("SELECT NULL AS n, NULL::DOUBLE AS d, NULL::VARCHAR AS s FROM range(3000)")
        #expect(try table[0].doubles().allSatisfy { $0.isNaN })
        #expect(try table[0].strings().allSatisfy { $0 == nil })
        #expect(table[0].validity().nullCount == 3000)
        #expect(try table[1].doubles().allSatisfy { $0.isNaN })
        #expect(try table[2].strings().allSatisfy { $0 == nil })
    }

    @Test("the wrong reader says what the column holds")
    func wrongReader() throws {
        let table = try Engine.query(
            "SELECT 'x' AS name, 1.5::DECIMAL(4,2) AS price, 18446744073709551615::UBIGINT AS big")
        #expect(
            throws: ADBCError(
                .unsupportedType, "column name holds text, which cannot be read as numbers; cast it in the query")
        ) { try table[0].doubles() }
        #expect(throws: ADBCError.self) { try table[1].integers() }
        let error = #expect(throws: ADBCError.self) { try table[2].integers() }
        #expect(error?.code == .outOfRange)
        let missing = #expect(throws: ADBCError.self) { try table.column("cost") }
        #expect(missing?.message == "the result has no column cost, only name, price, big")
    }
}
