import ADBC
import Testing

@Suite("Types as DuckDB returns them", .enabled(if: Engine.has("duckdb"), Comment(rawValue: Engine.missing)))
struct DuckDBTypeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let sql: String
        let type: ColumnType
        let value: Value

        init(_ sql: String, _ type: ColumnType, _ value: Value) {
            self.sql = sql
            self.type = type
            self.value = value
        }

        var testDescription: String { sql }
    }

    static let cases: [Case] = [
        Case("true", .boolean, .boolean(true)),
        Case("(-128)::TINYINT", .integer(bits: 8, signed: true), .integer(-128)),
        Case("(-32768)::SMALLINT", .integer(bits: 16, signed: true), .integer(-32768)),
        Case("(-2147483648)::INTEGER", .integer(bits: 32, signed: true), .integer(-2_147_483_648)),
        Case("(-9223372036854775808)::BIGINT", .integer(bits: 64, signed: true), .integer(.min)),
        Case("255::UTINYINT", .integer(bits: 8, signed: false), .integer(255)),
        Case("65535::USMALLINT", .integer(bits: 16, signed: false), .integer(65535)),
        Case("4294967295::UINTEGER", .integer(bits: 32, signed: false), .integer(4_294_967_295)),
        Case(
            "18446744073709551615::UBIGINT", .integer(bits: 64, signed: false),
            .decimal(units: 18_446_744_073_709_551_615, scale: 0)),
        Case(
            "170141183460469231731687303715884105727::HUGEINT", .decimal(precision: 38, scale: 0),
            .decimal(units: .max, scale: 0)),
        Case("1.5::FLOAT", .float(bits: 32), .double(1.5)),
        Case("0.1::DOUBLE", .float(bits: 64), .double(0.1)),
        Case("'infinity'::DOUBLE", .float(bits: 64), .double(.infinity)),
        Case("(-12.34)::DECIMAL(4,2)", .decimal(precision: 4, scale: 2), .decimal(units: -1234, scale: 2)),
        Case("12345.6789::DECIMAL(18,4)", .decimal(precision: 18, scale: 4), .decimal(units: 123_456_789, scale: 4)),
        Case("(-0.01)::DECIMAL(38,2)", .decimal(precision: 38, scale: 2), .decimal(units: -1, scale: 2)),
        Case("'år 𝄞 more than twelve bytes'", .text, .text("år 𝄞 more than twelve bytes")),
        Case("''", .text, .text("")),
        Case("'b'::ENUM('a', 'b')", .text, .text("b")),
        Case("'00000000-0000-0000-0000-000000000001'::UUID", .text, .text("00000000-0000-0000-0000-000000000001")),
        Case("'{\"a\":1}'::JSON", .text, .text("{\"a\":1}")),
        Case("'\\x00\\xFF'::BLOB", .bytes, .bytes([0, 255])),
        Case("DATE '2024-02-29'", .date, .date(days: 19782)),
        Case("DATE '0001-01-01'", .date, .date(days: -719_162)),
        Case("TIME '00:00:01.5'", .time(.microseconds), .time(nanoseconds: 1_500_000_000)),
        Case(
            "TIMESTAMP_S '2024-01-01'", .timestamp(.seconds, zone: nil),
            .timestamp(count: 1_704_067_200, unit: .seconds, zone: nil)),
        Case(
            "TIMESTAMP_MS '2024-01-01'", .timestamp(.milliseconds, zone: nil),
            .timestamp(count: 1_704_067_200_000, unit: .milliseconds, zone: nil)),
        Case(
            "TIMESTAMP '2024-01-01'", .timestamp(.microseconds, zone: nil),
            .timestamp(count: 1_704_067_200_000_000, unit: .microseconds, zone: nil)),
        Case(
            "TIMESTAMP_NS '2024-01-01'", .timestamp(.nanoseconds, zone: nil),
            .timestamp(count: 1_704_067_200_000_000_000, unit: .nanoseconds, zone: nil)),
        Case(
            "TIMESTAMPTZ '2024-07-01 00:00:00+02'", .timestamp(.microseconds, zone: "Europe/Madrid"),
            .timestamp(count: 1_719_784_800_000_000, unit: .microseconds, zone: "Europe/Madrid")),
        Case("INTERVAL 14 MONTH", .interval, .interval(months: 14, days: 0, nanoseconds: 0)),
        Case("INTERVAL '3 days 2 seconds'", .interval, .interval(months: 0, days: 3, nanoseconds: 2_000_000_000)),
        Case("NULL", .null, .null),
    ]

    @Test("type and value", arguments: cases)
    func typeAndValue(_ given: Case) throws {
        let connection = try Engine.connect("duckdb")
        try connection.executeUpdate("SET TimeZone = 'Europe/Madrid'")
        let table = try connection.execute("SELECT \(given.sql) AS x")
        #expect(table.fields.map(\.name) == ["x"])
        #expect(table.fields[0].type == given.type)
        #expect(try table.single() == given.value)
        #expect(try connection.schema(of: "SELECT \(given.sql) AS x").map(\.type) == [given.type])
    }

    @Test("a null between values", arguments: cases.filter { $0.sql != "NULL" })
    func nullBetweenValues(_ given: Case) throws {
        let table = try Engine.query(
            "SELECT x FROM (VALUES (1, \(given.sql)), (2, NULL), (3, \(given.sql))) AS t(i, x) ORDER BY i")
        let column = table[0]
        #expect(column.validity().mask == [true, false, true])
        #expect(try column.value(1) == .null)
        #expect(try column.value(0) == column.value(2))
        #expect(try column.value(0) != .null)
    }

    @Test(
        "nested types are named, not read",
        arguments: [
            ("[1, 2]", "list"), ("{'a': 1}", "struct"), ("MAP {'a': 1}", "map"), ("[1, 2]::INT[2]", "array"),
            ("union_value(a := 1)", "union"), ("NULL::INT[]", "list"),
        ])
    func nestedTypes(sql: String, name: String) throws {
        let column = try Engine.query("SELECT \(sql) AS basket")[0]
        for read in [
            { _ = try column.value(0) }, { _ = try column.doubles() }, { _ = try column.integers() },
            { _ = try column.decimals() }, { _ = try column.strings() }, { _ = try column.days() },
            { _ = try column.microseconds() }, { _ = try column.booleans() }, { _ = try column.bytes() },
        ] as [() throws -> Void] {
            let error = #expect(throws: ADBCError.self) { try read() }
            #expect(error?.code == .unsupportedType)
            #expect(error?.message.contains("basket holds \(name)") == true)
        }
    }

    @Test("texts in every layout", arguments: ["arrow_large_buffer_size", "produce_arrow_string_view"])
    func textLayouts(setting: String) throws {
        let connection = try Engine.connect("duckdb")
        let sql = """
            SELECT CASE WHEN i % 7 = 0 THEN NULL WHEN i % 2 = 0 THEN 'k' || i ELSE repeat('long', 5) || i END AS t
            FROM range(5000) AS r(i) ORDER BY i
            """
        let plain = try connection.execute(sql)[0].strings()
        try connection.executeUpdate("SET arrow_output_version = '1.4'")
        try connection.executeUpdate("SET \(setting) = true")
        #expect(try connection.execute(sql)[0].strings() == plain)
        #expect(plain[0] == nil)
        #expect(plain[2] == "k2")
        #expect(plain[4999] == "longlonglonglonglong4999")
    }

    @Test("an enumeration over several batches")
    func enumeration() throws {
        let texts = try Engine.query(
            """
            SELECT CASE WHEN i % 5 = 0 THEN NULL ELSE ['low', 'mid', 'high'][i % 3 + 1] END::ENUM('low', 'mid', 'high')
            FROM range(10000) AS r(i) ORDER BY i
            """)[0]
        #expect(texts.batchCount > 1)
        let expected = (0..<10_000).map { (i: Int) in i % 5 == 0 ? nil : ["low", "mid", "high"][i % 3] }
        #expect(try texts.strings() == expected)
        #expect(texts.validity().nullCount == 2000)
    }
}
