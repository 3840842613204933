import Definitions

extension Dialect {
    /// DuckDB 1.2 and later.
    public static let duckDB = Dialect(
        name: "duckdb",
        quoting: Quoting(
            identifierQuote: "\"", backslashEscapes: false, nulCharacter: "chr(0)", date: "DATE {0}",
            timestamp: "TIMESTAMP {0}"),
        functions: duckDBFunctions,
        operators: Operators(
            divide: SQLTemplate("{0:product} / {1:>product}", .product),
            modulo: SQLTemplate("{0:product} % {1:>product}", .product),
            concatenate: SQLTemplate("{0:concatenation} || {1:>concatenation}", .concatenation),
            like: SQLTemplate("{0:>comparison} LIKE {1:>comparison}", .comparison),
            ilike: SQLTemplate("{0:>comparison} ILIKE {1:>comparison}", .comparison), composed: "nfc_normalize({0})"),
        time: duckDBTime,
        aggregates: Aggregates(
            supportsFilter: true, countDistinct: "COUNT(DISTINCT {0})", percentile: "quantile_cont({0}, {1})",
            last: "arg_max({0}, {1})", sumOfNumbers: "fsum({0})", approximateDistinct: "approx_count_distinct({0})",
            sample: "{0} TABLESAMPLE system({1}%) REPEATABLE (42)"),
        subqueries: Subqueries(inline: "NOT MATERIALIZED ", kept: "MATERIALIZED "))

    /// Where a local time occurs twice DuckDB takes the later.
    /// The casts take in days and timestamps in nanoseconds, which have no arithmetic with zones.
    private static let duckDBTime = Time(
        local: SQLTemplate("{0:>product} AT TIME ZONE {1}", .product),
        instant: SQLTemplate("CAST({0} AS TIMESTAMP) AT TIME ZONE {1}", .product),
        hoursEarlier: SQLTemplate("{0:>product} - INTERVAL {1} HOUR", .sum),
        secondsEarlier: SQLTemplate("{0:>product} - INTERVAL {1} SECOND", .sum),
        universal: SQLTemplate("CAST({0} AS TIMESTAMP) AT TIME ZONE 'UTC'", .product),
        day: "CAST({0} AS DATE)",
        truncate: Dictionary(
            uniqueKeysWithValues: Unit.allCases.map {
                ($0, SQLTemplate("CAST(date_trunc('\($0.rawValue)', {0}) AS DATE)"))
            }),
        addDays: SQLTemplate("{0:sum} + {1:>sum}", .sum),
        addMonths: "CAST({0:sum} + to_months({1}) AS DATE)",
        hour: "time_bucket(INTERVAL 1 HOUR, {0:>product} AT TIME ZONE 'UTC', to_minutes({1}))",
        cutHour: SQLTemplate(duckDBCutHour),
        microseconds: "epoch_us({0})",
        universalMicroseconds: "epoch_us(CAST({0} AS TIMESTAMP))",
        shiftedDay: "CAST(make_timestamp({0:sum} + {1}) AS DATE)",
        since: "(CASE WHEN {0:>comparison} >= to_timestamp({1}) THEN {2} ELSE {3} END)")

    /// The local time at which the hour began, as a moment by the offset in force now; if that moment shows another
    /// local time, the clock was changed in between.
    private static let duckDBCutHour: String = {
        let local = "({0:>product} AT TIME ZONE {1})"
        let start = "({0:>sum} - (\(local) - date_trunc('hour', \(local))))"
        return "(CASE WHEN \(start) AT TIME ZONE {1} = date_trunc('hour', \(local)) THEN \(start) AT TIME ZONE 'UTC' "
            + "ELSE \(start) AT TIME ZONE 'UTC' + INTERVAL 3599 SECOND END)"
    }()

    private static let duckDBFunctions: [ExpressionFunction: SQLTemplate] = {
        var templates = Dictionary(
            uniqueKeysWithValues: ExpressionFunction.allCases.map { ($0, SQLTemplate.named($0.rawValue)) })
        for (function, template) in duckDBDifferences { templates[function] = template }
        return templates
    }()

    /// Functions DuckDB names or defines otherwise. It gives NaN and infinity where the language says null.
    private static let duckDBDifferences: [ExpressionFunction: SQLTemplate] = [
        .sqrt: "NULLIF(sqrt({0}), 'nan'::DOUBLE)",
        .power: "CASE WHEN isfinite(power({0}, {1})) THEN power({0}, {1}) END",
        .ln: "ln(NULLIF(greatest({0}, 0), 0))",
        .log10: "log10(NULLIF(greatest({0}, 0), 0))",
        .exp: "NULLIF(exp({0}), 'inf'::DOUBLE)",
        .choose: "CASE WHEN {0} THEN {1} ELSE {2} END",
        .number: "CASE WHEN isfinite(TRY_CAST({0} AS DOUBLE)) THEN TRY_CAST({0} AS DOUBLE) END",
        .integer: "TRY_CAST(trunc(TRY_CAST({0} AS DECIMAL(38, 10))) AS BIGINT)",
        .text: "CAST({0} AS VARCHAR)",
        .date: "TRY_CAST({0} AS DATE)",
        .timestamp: "TRY_CAST({0} AS TIMESTAMP)",
        .weekday: "isodow({0})",
        .daysBetween: "date_diff('day', CAST({0} AS DATE), CAST({1} AS DATE))",
        .addDays: SQLTemplate("CAST({0} AS DATE) + CAST({1} AS INTEGER)", .sum),
    ]
}
