import Foundation

extension FileCase {
    private static let plain = "from: data/a.csv\ntime: at"
    private static let head = "# Report\n# Account: Tool\n#\n"
    private static let several =
        head
        + "Users,New\n12,10\n\n#  \n# Start date: 20251203\nNth day,new,old\n0000,1,2\n0001,3,4\n\n#\nCity,Users\nX,7\n"

    /// Where the table is in the file, and which rows are data.
    static let tables: [FileCase] = [
        FileCase("comments above the header", head + "at,v\n2026-01-01,1\n", plain, total("1", 1)),
        FileCase(
            "comments above the header of one file of two",
            ["a.csv": Data((head + "at,v\n2026-01-01,1\n").utf8), "b.csv": Data("at,v\n2026-01-02,2\n".utf8)],
            "from: data/*.csv\ntime: at", total("3", 2)),
        FileCase(
            "comments further down, declared", "at,v\n2026-01-01,1\n# mid\n2026-01-02,2\n",
            plain + "\nformat: {comment: \"#\"}", total("3", 2)),
        FileCase(
            "comments further down, not declared", head + "at,v\n2026-01-01,1\n# mid\n2026-01-02,2\n",
            plain + "\ncolumns: {at: date, v: integer}",
            .malformed("SELECT sum(v) FROM s", [["3"]], places: ["data/a.csv:6"], reason: "# mid")),
        FileCase("hashtags are no comments", "tag,at,v\n#sale,2026-01-01,1\n#buy,2026-01-02,2\n", plain, total("3", 2)),
        FileCase(
            "title lines", "Report of sales\nat,v,w\n2026-01-01,1,1\n2026-01-02,2,1\n", plain,
            .refused("title-lines", "`format: {skip: 1}`")),
        FileCase(
            "title lines, skipped", "Report of sales\n\nat,v\n2026-01-01,1\n2026-01-02,2\n",
            plain + "\nformat: {skip: 2}", total("3", 2)),
        FileCase(
            "title lines, and a bad row", "Report\n\nat,v\n2026-01-01,1\n2026-01-02,x\n",
            plain + "\nformat: {skip: 2}\ncolumns: {v: integer}",
            .malformed("SELECT sum(v) FROM s", [["1"]], places: ["data/a.csv:5"], reason: "`x`")),
        FileCase("several tables", several, plain, .refused("several-tables", "`Nth day,new,old`")),
        FileCase(
            "several tables, one chosen", several,
            "from: data/a.csv\ntime: {expression: \"date '2026-01-01'\"}\nformat: {table: Nth day}",
            .rows("SELECT sum(new), sum(old), count(*) FROM s", [["4", "6", "2"]])),
        FileCase(
            "several tables, the last chosen", several,
            "from: data/a.csv\ntime: {expression: \"date '2026-01-01'\"}\nformat: {table: City}",
            .rows("SELECT City, Users FROM s", [["X", "7"]])),
        FileCase(
            "a table that is not there", several,
            "from: data/a.csv\ntime: {expression: \"date '2026-01-01'\"}\nformat: {table: Country}",
            .refused("table-not-found", "`City,Users`")),
        FileCase(
            "a table named twice", "a,b\n1,2\n\na,c\n3,4\n",
            "from: data/a.csv\ntime: {expression: \"date '2026-01-01'\"}\nformat: {table: a}",
            .refused("several-tables", "lines 1, 4")),
        FileCase(
            "a bad row in a chosen table", several.replacing("0001,3,4", with: "0001,x,4"),
            "from: data/a.csv\ntime: {expression: \"date '2026-01-01'\"}\nformat: {table: Nth day}\ncolumns: {new: integer}",
            .malformed("SELECT sum(old) FROM s", [["2"]], places: ["data/a.csv:11"], reason: "`x`")),
        FileCase(
            "until a blank line", "Report\nat,v\n2026-01-01,1\n2026-01-02,2\n\nnotes,9\n",
            plain + "\nformat: {skip: 1, until: blank_line}", total("3", 2)),
        FileCase(
            "a total at the end, dropped", "at,v\n2026-01-01,1\n2026-01-02,2\nGrand total,3\n",
            plain + "\ncolumns: {at: date}\ndrop: \"at = 'Grand total'\"", total("3", 2)),
        FileCase(
            "a total at the end, of a column nobody declared",
            "region,at,v\nN,2026-01-01,1\nTotal,,3\n", plain + "\ndrop: \"region = 'Total'\"", total("1", 1)),
        FileCase(
            "several conditions", "at,v,n\n2026-01-01,1,a\n2026-01-02,2,test\nTotal,3,\n",
            plain + "\ncolumns: {at: date}\ndrop: [\"at = 'Total'\", \"n = 'test'\"]", total("1", 1)),
        FileCase(
            "a condition on a number as it is written", "at,v\n2026-01-01,1\n2026-01-02,-2\n",
            plain + "\ndrop: \"number(v) < 0\"", total("1", 1)),
        FileCase(
            "a condition on a column that is not there", "at,v\n2026-01-01,1\n", plain + "\ndrop: \"day = 'Total'\"",
            .refused("unknown-column", "`day`")),
        FileCase(
            "dropped rows are not malformed, others are",
            "at,v\n2026-01-01,1\nTotal,3\nyesterday,2\n", plain + "\ncolumns: {at: date}\ndrop: \"at = 'Total'\"",
            .malformed("SELECT sum(v) FROM s", [["1"]], places: ["data/a.csv:4"], reason: "`yesterday`")),
        FileCase(
            "too few and too many fields", "at,n,v\n2026-01-01,a,1\n2026-01-02,b\n2026-01-03,c,3,4\n2026-01-04,d,4\n",
            plain + "\nformat: {delimiter: \",\", header: true}",
            .malformed("SELECT sum(v) FROM s", [["5"]], places: ["data/a.csv:3", "data/a.csv:4"], reason: "Expected")),
        FileCase(
            "headers twice, empty and with blanks", "at,a,a,, b c ,\"x\ny\",\"q\"\"z\"\n2026-01-01,1,2,3,4,5,6\n",
            plain,
            .rows("SELECT a, a_1, column3, \"b c\", \"x\ny\", \"q\"\"z\" FROM s", [["1", "2", "3", "4", "5", "6"]])),
        FileCase("a header alone", "at,v\n", plain + "\ncolumns: {at: date}", .rows("SELECT count(*) FROM s", [["0"]])),
        FileCase(
            "a header alone beside a full file",
            ["a.csv": Data("at,v".utf8), "b.csv": Data("at,v\n2026-01-01,1\n".utf8)],
            "from: data/*.csv\ntime: at", total("1", 1)),
        FileCase(
            "an empty file beside a full one", ["a.csv": Data(), "b.csv": Data("at,v\n2026-01-01,1\n".utf8)],
            "from: data/*.csv\ntime: at", total("1", 1)),
        FileCase("an empty file", "", plain, .refused("empty-file", "header line")),
        FileCase(
            "empty lines above the header of one file of two",
            ["a.csv": Data("\n\nat,v\n2026-01-01,1\n".utf8), "b.csv": Data("at,v\n2026-01-02,2\n2026-01-03,4\n".utf8)],
            "from: data/*.csv\ntime: at", total("7", 3)),
        FileCase(
            "columns in another order",
            ["a.csv": Data("at,v,w\n2026-01-01,1,x\n".utf8), "b.csv": Data("w,v,at\ny,2,2026-01-02\n".utf8)],
            "from: data/*.csv\ntime: at", total("3", 2)),
        FileCase(
            "other columns",
            ["a.csv": Data("at,v\n2026-01-01,1\n".utf8), "b.csv": Data("at,v,extra\n2026-01-02,2,9\n".utf8)],
            "from: data/*.csv\ntime: at", .rows("SELECT sum(v), sum(extra) FROM s", [["3", "9"]])),
    ]
}
