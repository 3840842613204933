import Foundation

extension FileCase {
    private static func days(_ values: [String], _ rest: String, _ outcome: Outcome) -> FileCase {
        FileCase(
            "\(values.joined(separator: " | ")) \(rest)", "at,v\n" + values.map { "\"\($0)\",1\n" }.joined(),
            "from: data/a.csv\ntime: at\n" + rest, outcome)
    }

    private static func found(_ days: String...) -> Outcome {
        .rows("SELECT CAST(\"at\" AS VARCHAR) FROM s ORDER BY 1", days.map { [$0] })
    }

    /// How dates and times are written.
    static let dates: [FileCase] = [
        days(["2026-01-31", "2026-02-01"], "", found("2026-01-31", "2026-02-01")),
        days(["2026/01/31", "2026/02/01"], "", found("2026-01-31", "2026-02-01")),
        days(["31/01/2026", "01/02/2026"], "", found("2026-01-31", "2026-02-01")),
        days(["01/31/2026", "02/01/2026"], "", found("2026-01-31", "2026-02-01")),
        days(["31.01.2026", "01.02.2026"], "columns: {at: date}", found("2026-01-31", "2026-02-01")),
        days(["03/04/2026", "05/06/2026"], "", .refused("ambiguous-dates", "date_format")),
        days(["03/04/2026", "05/06/2026"], "columns: {at: date}", .refused("ambiguous-dates", "date_format")),
        days(["03/04/26", "05/06/26"], "", .refused("ambiguous-dates", "date_format")),
        days(["03/04/2026 10:00:00"], "", .refused("ambiguous-dates", "timestamp_format")),
        days(["03/04/2026", "05/06/2026"], "format: {date_format: \"%d/%m/%Y\"}", found("2026-04-03", "2026-06-05")),
        days(["03/04/2026", "05/06/2026"], "format: {date_format: \"%m/%d/%Y\"}", found("2026-03-04", "2026-05-06")),
        days(
            ["31/01/2026", "2026-02-01", "3.2.2026"],
            "columns: {at: date}\nformat: {date_format: [\"%Y-%m-%d\", \"%d/%m/%Y\", \"%d.%m.%Y\"]}",
            found("2026-01-31", "2026-02-01", "2026-02-03")),
        days(["20260131"], "columns: {at: date}\nformat: {date_format: \"%Y%m%d\"}", found("2026-01-31")),
        days(["Jan 31, 2026"], "columns: {at: date}\nformat: {date_format: \"%b %d, %Y\"}", found("2026-01-31")),
        days(
            ["4/22/2018 6:00", "4/21/2018 22:45"],
            "columns: {at: timestamp}\nformat: {timestamp_format: \"%m/%d/%Y %H:%M\"}",
            found("2018-04-21 22:45:00", "2018-04-22 06:00:00")),
        days(["2026-01-31T10:00:00Z"], "", .rows("SELECT epoch(\"at\") FROM s", [["1769853600.0"]])),
        days(
            ["31/01/2026", "2026-02-30"],
            "columns: {at: date}\nformat: {date_format: [\"%Y-%m-%d\", \"%d/%m/%Y\"]}",
            .malformed("SELECT count(*) FROM s", [["1"]], places: ["data/a.csv:3"], reason: "cannot be read as date")),
        FileCase(
            "one file settles the dates of the others",
            ["a.csv": Data("at,v\n03/04/2026,1\n".utf8), "b.csv": Data("at,v\n31/01/2026,1\n".utf8)],
            "from: data/*.csv\ntime: at", found("2026-01-31", "2026-04-03")),
        FileCase(
            "ambiguous dates that place no row are text", "at,birth,v\n2026-01-01,03/04/2006,1\n",
            "from: data/a.csv\ntime: at", .rows("SELECT birth FROM s", [["03/04/2006"]])),
    ]
}
