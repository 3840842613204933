import ADBC
import ArgumentParser
import Foundation

/// SQL through ADBC and nothing else: the floor that Bellwether's memory and time are held against.
struct AdbcCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adbc", abstract: "Run SQL on DuckDB through ADBC alone, and say how many rows came back.",
        discussion: """
            Examples:
              bellwether-bench adbc --sql "SELECT count(*) FROM 'benchmarks/.data/refresh/data/rows.parquet'"
              BELLWETHER_SQL_LOG=log bellwether refresh; bellwether-bench adbc --script log
            """)

    @Option(help: "A statement; several are run in order.") var sql: [String] = []
    @Option(help: "A file of statements, as BELLWETHER_SQL_LOG writes it.") var script: String?

    func run() throws {
        var statements = sql
        if let script {
            let text = try String(contentsOfFile: script, encoding: .utf8)
            statements += text.split(separator: "\0").map(String.init)
        }
        let driver = try ADBCDriver.load(try DriverSearch.ofThisProcess.first(for: "duckdb"))
        let connection = try ADBCDatabase(driver: driver).connect()
        var rows = 0
        let seconds = try Stopwatch.seconds {
            for statement in statements {
                try connection.forEachBatch(statement) { (batch: ResultTable) throws(ADBCError) in
                    rows += batch.rowCount
                }
            }
        }
        print("\(statements.count) statements, \(rows) rows, \(seconds.durationText)")
    }
}
