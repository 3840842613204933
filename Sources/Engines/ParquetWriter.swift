public import ADBC
import Foundation
import Queries

/// Writes CSV files of a known shape as one Parquet file, as the demo company needs it.
public enum ParquetWriter {
    /// Converts the CSV files of a glob; the target appears whole or not at all.
    ///
    /// - Parameters:
    ///   - csvGlob: Absolute glob of CSV files with a heading line.
    ///   - columns: Names and DuckDB types in the order of the files.
    ///   - target: Absolute path of the Parquet file.
    /// - Throws: `driver-not-found`, `driver-load-failed`, `engine-error`.
    public static func convert(
        csvGlob: String, columns: [(name: String, type: String)], to target: String, search: DriverSearch
    ) throws(EngineFailure) {
        let dialect = Dialect.duckDB
        let types = columns.map { "\(dialect.text($0.name).text): \(dialect.text($0.type).text)" }
        let unfinished = target + ".unfinished"
        let sql = """
            COPY (SELECT * FROM read_csv(\(dialect.text(csvGlob).text), header = true, \
            columns = {\(types.joined(separator: ", "))})) \
            TO \(dialect.text(unfinished).text) (FORMAT parquet, COMPRESSION zstd)
            """
        do throws(ADBCError) {
            let driver = try ADBCDriver.load(try search.first(for: "duckdb"))
            _ = try ADBCDatabase(driver: driver).connect().executeUpdate(sql)
        } catch {
            throw EngineFailure(
                error.code.rawValue, "The demo's rows could not be written as Parquet.", cause: error.message)
        }
        guard rename(unfinished, target) == 0 else {
            throw EngineFailure("file-not-written", "\(target) could not be written.")
        }
    }
}
