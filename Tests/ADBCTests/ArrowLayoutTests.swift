import ADBC
import Testing

@Suite("Arrow layouts beyond those of the drivers at hand")
struct ArrowLayoutTests {
    typealias Column = HandMadeBatch.Column

    func only(_ column: Column, length: Int? = nil, offset: Int = 0) throws(ADBCError) -> ADBC.Column {
        try HandMadeBatch.table([column], length: length ?? column.length - offset, offset: offset).get()[0]
    }

    @Test(
        "offsets of the column and of the batch add up, for values and nulls", arguments: [0, 1, 7, 8, 13], [0, 3, 9])
    func offsets(own: Int, batch: Int) throws {
        let total = 64
        let numbers = (0..<total).map { (i: Int) in Double(i) }
        // Every third value is null.
        let bitmap = stride(from: 0, to: total, by: 8).map { (start: Int) in
            (0..<8).reduce(UInt8(0)) { (byte: UInt8, i: Int) in (start + i) % 3 == 0 ? byte : byte | 1 << UInt8(i) }
        }
        let column = Column("g", length: total - own, [bitmap, bytes(numbers)])
        column.offset = own
        let length = 20
        let read = try only(column, length: length, offset: batch)
        let first = own + batch
        let expected = (0..<length).map { (i: Int) in (first + i) % 3 == 0 ? nil : Double(first + i) }
        #expect(try read.doubles().map { (x: Double) in x.isNaN ? nil : x } == expected)
        #expect((0..<length).map { (i: Int) in read.validity()[i] } == expected.map { $0 != nil })
        for row in 0..<length {
            #expect(try read.value(row) == expected[row].map(Value.double) ?? .null)
        }
        #expect(try read.withUnsafeDoubles(inBatch: 0) { $0[1] } == Double(first + 1))
    }

    @Test("texts at an offset, with 32 and 64-bit offsets")
    func texts() throws {
        let ends: [Int] = [0, 1, 1, 3, 6]
        let data = Array("abbccc".utf8)
        let short = Column("u", length: 3, [nil, bytes(ends.map { Int32($0) }), data])
        let long = Column("U", length: 3, [[0b1101], bytes(ends.map { Int64($0) }), data])
        (short.offset, long.offset) = (1, 1)
        #expect(try only(short).strings() == ["", "bb", "ccc"])
        #expect(try only(long).strings() == [nil, "bb", "ccc"])
        let empty = Column("u", length: 2, [nil, bytes([Int32](repeating: 0, count: 3)), nil])
        #expect(try only(empty).strings() == ["", ""])
        #expect(try only(empty).value(1) == .text(""))
    }

    @Test("bytes that are not UTF-8 become the replacement character")
    func brokenText() throws {
        let column = Column("u", length: 1, [nil, bytes([Int32(0), 2]), [0xFF, 0x41]])
        #expect(try only(column).strings() == ["\u{FFFD}A"])
    }

    @Test("decimals of every width", arguments: [32, 64, 128, 256])
    func decimals(bits: Int) throws {
        let numbers: [Int32] = [-1, 123_456, 0]
        let data: [UInt8] = numbers.flatMap { (n: Int32) -> [UInt8] in
            let sign: UInt8 = n < 0 ? 0xFF : 0
            return bytes([n]) + [UInt8](repeating: sign, count: bits / 8 - 4)
        }
        let column = try only(Column("d:9,3,\(bits)", length: 3, [nil, data]))
        #expect(column.type == .decimal(precision: 9, scale: 3))
        #expect(try column.decimals().units == [-1, 123_456, 0])
        #expect(try column.doubles() == [-0.001, 123.456, 0])
        #expect(try column.value(1) == .decimal(units: 123_456, scale: 3))
    }

    @Test("a 256-bit decimal that does not fit is refused, unless it is null")
    func largeDecimal() throws {
        let data = bytes([Int128(5), 0, 7, 1])
        let column = try only(Column("d:76,0,256", length: 2, [nil, data]))
        for read in [
            { _ = try column.decimals() }, { _ = try column.doubles() }, { _ = try column.integers() },
            { _ = try column.value(1) },
        ] as [() throws -> Void] {
            let error = #expect(throws: ADBCError.self) { try read() }
            #expect(error?.code == .outOfRange)
            #expect(error?.message.contains("row 2") == true)
        }
        let null = try only(Column("d:76,0,256", length: 2, [[0b01], data]))
        #expect(try null.decimals().units == [5, 0])
        #expect(try null.integers().values == [5, 0])
    }

    @Test("decimals with a negative scale are multiplied")
    func negativeScale() throws {
        let column = try only(Column("d:9,-3", length: 1, [nil, bytes([Int128(12)])]))
        #expect(try column.doubles() == [12_000])
    }

    @Test("dates in milliseconds, before and after 1970")
    func dates64() throws {
        let column = try only(Column("tdm", length: 2, [nil, bytes([Int64(-86_400_000), 172_800_000])]))
        #expect(try column.days().days == [-1, 2])
        #expect(try column.value(0) == .date(days: -1))
        let odd = try only(Column("tdm", length: 1, [nil, bytes([Int64(-1)])]))
        #expect(throws: ADBCError.self) { try odd.days() }
        #expect(try odd.value(0) == .date(days: -1))
    }

    @Test("timestamps that overflow microseconds are refused; nanoseconds are rounded down")
    func extremeTimes() throws {
        let seconds = try only(Column("tss:", length: 2, [nil, bytes([Int64.max, 1])]))
        let error = #expect(throws: ADBCError.self) { try seconds.microseconds() }
        #expect(error?.code == .outOfRange)
        let null = try only(Column("tss:", length: 2, [[0b10], bytes([Int64.max, 1])]))
        #expect(try null.microseconds().values == [0, 1_000_000])
        let fine = try only(Column("tsn:", length: 4, [nil, bytes([Int64(-1), 999, .min, .max])]))
        #expect(
            try fine.microseconds().values == [-1, 0, -9_223_372_036_854_776, 9_223_372_036_854_775])
    }

    @Test("times, durations and intervals")
    func spans() throws {
        #expect(
            try only(Column("tts", length: 1, [nil, bytes([Int32(61)])])).value(0) == .time(nanoseconds: 61_000_000_000)
        )
        #expect(try only(Column("ttm", length: 1, [nil, bytes([Int32(5)])])).microseconds().values == [5000])
        #expect(
            try only(Column("tDs", length: 1, [nil, bytes([Int64(5)])])).value(0) == .duration(count: 5, unit: .seconds)
        )
        let months = try only(Column("tiM", length: 1, [nil, bytes([Int32(5)])]))
        #expect(try months.value(0) == .interval(months: 5, days: 0, nanoseconds: 0))
        let days = try only(Column("tiD", length: 1, [nil, bytes([Int32(5), 7])]))
        #expect(try days.value(0) == .interval(months: 0, days: 5, nanoseconds: 7_000_000))
    }

    @Test(
        "dictionaries with every index type, null entries and null rows",
        arguments: ["c", "C", "s", "S", "i", "I", "l", "L"])
    func dictionaries(index: String) throws {
        let indices: [Int] = [1, 0, 2, 1, 0]
        let data: [UInt8] =
            switch index {
            case "c", "C": bytes(indices.map { Int8($0) })
            case "s", "S": bytes(indices.map { Int16($0) })
            case "i", "I": bytes(indices.map { Int32($0) })
            default: bytes(indices.map { Int64($0) })
            }
        let column = Column(index, length: 5, [[0b01111], data])
        column.dictionary = Column("u", length: 3, [[0b011], bytes([Int32(0), 1, 3, 3]), Array("abb".utf8)])
        let texts = try only(column)
        #expect(texts.type == .text)
        #expect(try texts.strings() == ["bb", "a", nil, "bb", nil])
        #expect(texts.validity().mask == [true, true, false, true, false])
        #expect(try (0..<5).map { try texts.value($0) } == [.text("bb"), .text("a"), .null, .text("bb"), .null])
        column.dictionary = Column("g", length: 3, [nil, bytes([1.5, 2.5, 3.5])])
        let numbers = try only(column)
        #expect(try numbers.doubles().prefix(4) == [2.5, 1.5, 3.5, 2.5])
        #expect(throws: ADBCError.self) { try numbers.withUnsafeDoubles(inBatch: 0) { $0.count } }
    }

    @Test("an index beyond its dictionary is an error", arguments: [Int8(3), -1])
    func wildIndex(index: Int8) throws {
        let column = Column("c", length: 1, [nil, bytes([index])])
        column.dictionary = Column("u", length: 1, [nil, bytes([Int32(0), 1]), [65]])
        let read = try only(column)
        #expect(throws: ADBCError.self) { try read.strings() }
        #expect(throws: ADBCError.self) { try read.value(0) }
    }

    @Test("fixed-width bytes and string views")
    func fixedAndViews() throws {
        #expect(try only(Column("w:2", length: 2, [nil, [1, 2, 3, 4]])).bytes() == [[1, 2], [3, 4]])
        let long = "more than twelve bytes"
        let inline = bytes([Int32(2)]) + Array("ab".utf8) + [UInt8](repeating: 0, count: 10)
        let pointing = bytes([Int32(long.utf8.count)]) + Array("more".utf8) + bytes([Int32(0), 3])
        let column = Column("vu", length: 2, [nil, inline + pointing, Array("...\(long)".utf8), bytes([Int64(25)])])
        #expect(try only(column).strings() == ["ab", long])
    }

    nonisolated(unsafe) static let contradictions: [(Column, Int, String)] = [
        (Column("g", length: 2, [nil, bytes([1.0, 2.0])]), 3, "2 values where 3 were promised"),
        (Column("g", length: 1, [nil, nil]), 1, "no data"),
        (Column("g", length: 1, [bytes([1.0])]), 1, "number of buffers"),
        (Column("u", length: 1, [nil, bytes([Int32(0), 0])]), 1, "number of buffers"),
    ]

    @Test("batches that contradict themselves are refused", arguments: 0..<4)
    func broken(index: Int) throws {
        let (column, length, words) = Self.contradictions[index]
        let error = #expect(throws: ADBCError.self) { try only(column, length: length) }
        #expect(error?.code == .malformedResult)
        #expect(error?.message.contains(words) == true)
    }

    @Test("unknown formats are named", arguments: ["", "d:", "d:x,y", "d:9,2,13", "w:", "ts", "tsq:", "+r", "e", "??"])
    func unknownFormats(format: String) throws {
        let column = try only(Column(format, length: 1, []))
        guard case .unsupported = column.type else {
            Issue.record("\(format) was taken for \(column.type)")
            return
        }
        #expect(throws: ADBCError.self) { try column.value(0) }
        #expect(throws: ADBCError.self) { try column.doubles() }
    }

    @Test("the buffers are given back once, with the last column that uses them")
    func releases() throws {
        let releases = HandMadeBatch.Releases()
        let given = Column("g", length: 1, [nil, bytes([1.0])])
        var table: ResultTable? = try HandMadeBatch.table([given], length: 1, releases: releases).get()
        var column: ADBC.Column? = table?[0]
        table = nil
        #expect(releases.count == 0)
        #expect(try column?.doubles() == [1])
        column = nil
        #expect(releases.count == 1)
        _ = table
        _ = column
    }
}
