import Foundation

extension FileCase {
    private static let plain = "from: data/a.csv\ntime: at"
    private static let rowsText = "at,v\n2026-01-01,1\n2026-01-02,2\n"
    private static let named = "at;name;v\n2026-01-01;Perú “x” € 5;1\n2026-01-02;Ñandú;2\n"
    private static let names = "SELECT name, v FROM s ORDER BY v"
    private static let nameRows: [[String?]] = [["Perú “x” € 5", "1"], ["Ñandú", "2"]]

    /// How the text is written: encodings, line ends, delimiters, quotes.
    static let form: [FileCase] = [
        FileCase("UTF-8", rowsText, plain, total("3", 2)),
        FileCase("byte order mark of UTF-8", "\u{FEFF}" + rowsText, plain, total("3", 2)),
        FileCase("CRLF", rowsText.replacing("\n", with: "\r\n"), plain, total("3", 2)),
        FileCase("CR only", rowsText.replacing("\n", with: "\r"), plain, total("3", 2)),
        FileCase("CRLF and LF", "at,v\r\n2026-01-01,1\n2026-01-02,2\r\n", plain, total("3", 2)),
        FileCase("LF and CR", "at,v\n2026-01-01,1\r2026-01-02,2\r", plain, total("3", 2)),
        FileCase(
            "CRLF beyond the rows that are looked at",
            rowsText + String(repeating: "2026-01-03,1\n", count: 30_000)
                + String(repeating: "2026-01-03,1\r\n", count: 30_000), plain, total("60003", 60_002)),
        FileCase("no final newline", "at,v\n2026-01-01,1\n2026-01-02,2", plain, total("3", 2)),
        FileCase("empty lines", "at,v\n\n2026-01-01,1\n\n\n2026-01-02,2\n\n", plain, total("3", 2)),
        FileCase("empty lines above the header", "\n\nat,v\n2026-01-01,1\n", plain, total("1", 1)),
        FileCase(
            "Latin-1", ["a.csv": "at,name,v\n2026-01-01,Perú,1\n".encoded(.isoLatin1)],
            plain + "\nformat: {encoding: latin-1}", .rows("SELECT name FROM s", [["Perú"]])),
        FileCase(
            "Windows-1252", ["a.csv": named.encoded(.windowsCP1252)],
            plain + "\nformat: {encoding: windows-1252}", .rows(names, nameRows)),
        FileCase(
            "UTF-16LE with mark", ["a.csv": named.encoded(.utf16LittleEndian, mark: [0xFF, 0xFE])], plain,
            .rows(names, nameRows)),
        FileCase("UTF-16LE without mark", ["a.csv": named.encoded(.utf16LittleEndian)], plain, .rows(names, nameRows)),
        FileCase(
            "UTF-16BE with mark, CRLF",
            ["a.csv": named.replacing("\n", with: "\r\n").encoded(.utf16BigEndian, mark: [0xFE, 0xFF])], plain,
            .rows(names, nameRows)),
        FileCase("UTF-16BE without mark", ["a.csv": named.encoded(.utf16BigEndian)], plain, .rows(names, nameRows)),
        FileCase(
            "UTF-16 beside UTF-8",
            ["a.csv": rowsText.encoded(.utf16LittleEndian, mark: [0xFF, 0xFE]), "b.csv": Data(rowsText.utf8)],
            "from: data/*.csv\ntime: at", total("6", 4)),
        FileCase(
            "Latin-1 in a header that nobody declared", ["a.csv": "at,año\n2026-01-01,1\n".encoded(.isoLatin1)], plain,
            .refused("encoding-mismatch", "`format: {encoding: windows-1252}`")),
        FileCase(
            "Latin-1 in a row that nobody declared",
            ["a.csv": "at,name,v\n2026-01-01,a,1\n2026-01-02,Perú,1\n".encoded(.isoLatin1)],
            plain + "\nformat: {delimiter: \",\", header: true}",
            .malformed("SELECT sum(v) FROM s", [["1"]], places: ["data/a.csv:3"], reason: "latin1")),
        FileCase(
            "Windows-1252 compressed", ["a.csv.gz": Data([0x1F, 0x8B, 8, 0])],
            "from: data/a.csv.gz\ntime: at\nformat: {encoding: windows-1252}", .refused("compressed-file", "Unpack it")),
        FileCase(
            "compressed without saying so", ["a.csv": Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0])], plain,
            .refused("unknown-format", "a.csv.gz")),
        FileCase(
            "a spreadsheet called CSV", ["a.csv": Data([0x50, 0x4B, 3, 4, 0, 0, 0, 0])], plain,
            .refused("unknown-format", "Save the sheet as CSV")),
        FileCase("semicolon", "at;v\n2026-01-01;1\n2026-01-02;2\n", plain, total("3", 2)),
        FileCase("tab", "at\tv\n2026-01-01\t1\n2026-01-02\t2\n", plain, total("3", 2)),
        FileCase("pipe", "at|v\n2026-01-01|1\n2026-01-02|2\n", plain, total("3", 2)),
        FileCase("colon, declared", "at:v\n2026-01-01:1\n", plain + "\nformat: {delimiter: \":\"}", total("1", 1)),
        FileCase(
            "single quotes", "at,name\n2026-01-01,'x,y'\n2026-01-02,'it''s'\n", plain,
            .rows("SELECT name FROM s ORDER BY \"at\"", [["x,y"], ["it's"]])),
        FileCase(
            "line ends in quotes, and a bad row after them",
            "at,name,v\n2026-01-01,\"a\nb\",1\n2026-01-02,\"c\r\nd\",2\n2026-01-03,e,many\n",
            plain + "\ncolumns: {v: number, name: text}\nformat: {delimiter: \",\", quote: '\"', header: true}",
            .malformed("SELECT sum(v) FROM s", [["3.0"]], places: ["data/a.csv:6"], reason: "many")),
        FileCase(
            "quotes doubled and a delimiter inside", "at,name\n2026-01-01,\"say \"\"hi\"\", now\"\n", plain,
            .rows("SELECT name FROM s", [["say \"hi\", now"]])),
        FileCase(
            "zero bytes", "at,name\n2026-01-01,x\0y\n2026-01-02,z\n", plain, .rows("SELECT count(*) FROM s", [["2"]])),
        FileCase(
            "a long line", "at,name,v\n2026-01-01,\(String(repeating: "x", count: 1_500_000)),1\n", plain,
            .rows("SELECT length(name), v FROM s", [["1500000", "1"]])),
        FileCase(
            "a line too long", "at,name,v\n2026-01-01,\(String(repeating: "x", count: 3_000_000)),1\n", plain,
            .refused("engine-error", "could not be read as a text table")),
        FileCase("one column", "at\n2026-01-01\n2026-01-02\n", plain, .rows("SELECT count(*) FROM s", [["2"]])),
        FileCase(
            "padded with blanks", "at,v,name\n2026-01-01,   5,x\(String(repeating: " ", count: 4_000))\n", plain,
            .rows("SELECT v, trim(name) FROM s", [["5", "x"]])),
    ]
}
