import ADBC
import Foundation
import Testing

/// What docs/adbc.md promises of a DuckDB locked through SQL.
@Suite("DuckDB locked down", .enabled(if: Engine.has("duckdb"), Comment(rawValue: Engine.missing)))
struct LockDownTests {
    let project: TemporaryFolder
    let elsewhere: TemporaryFolder
    let connection: ADBCConnection

    init() throws {
        project = try TemporaryFolder()
        elsewhere = try TemporaryFolder()
        try project.write("data/orders.csv", "id,total\n1,2.5\n2,3.5\n")
        try elsewhere.write("secret.csv", "id\n42\n")
        try FileManager.default.createSymbolicLink(
            atPath: project.path + "/data/link.csv", withDestinationPath: elsewhere.path + "/secret.csv")
        connection = try Engine.connect("duckdb", ["temp_directory": project.path + "/spill", "memory_limit": "60MB"])
        try connection.executeUpdate("SET TimeZone = 'UTC'")
        try connection.executeUpdate("SET allowed_directories = ['\(project.path)/data']")
        try connection.executeUpdate("SET enable_external_access = false")
        try connection.executeUpdate("SET lock_configuration = true")
    }

    @Test("reads the project's data")
    func inside() throws {
        let table = try connection.execute("SELECT sum(total) AS s FROM '\(project.path)/data/ord*.csv'")
        #expect(try table.single() == .double(6))
    }

    @Test(
        "reads nothing else",
        arguments: [
            "SELECT * FROM '{elsewhere}/secret.csv'", "SELECT * FROM '{project}/data/../../secret.csv'",
            "SELECT * FROM '{project}/data/link.csv'", "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM glob('/etc/*')", "ATTACH '{elsewhere}/x.db'", "COPY (SELECT 1) TO '{elsewhere}/x.csv'",
            "SELECT * FROM 'http://127.0.0.1:9/x.csv'", "INSTALL httpfs", "EXPORT DATABASE '{elsewhere}/dump'",
            "SELECT * FROM read_text('{project}/bellwether.yml')",
        ])
    func outside(sql: String) throws {
        let sql = sql.replacingOccurrences(of: "{elsewhere}", with: elsewhere.path)
            .replacingOccurrences(of: "{project}", with: project.path)
        let error = #expect(throws: ADBCError.self) { try connection.execute(sql) }
        #expect(error?.code == .engineError)
        #expect(error?.message.contains("Permission Error") == true)
        #expect(error?.sql == sql)
    }

    @Test(
        "cannot be unlocked",
        arguments: [
            "SET enable_external_access = true", "SET allowed_directories = ['/']", "RESET allowed_directories",
            "SET lock_configuration = false", "PRAGMA memory_limit = '1GB'", "SET temp_directory = '/'",
        ])
    func locked(sql: String) throws {
        #expect(throws: ADBCError.self) { try connection.execute(sql) }
        let second = try connection.database.connect()
        #expect(throws: ADBCError.self) { try second.execute(sql) }
    }

    @Test("a folder allowed by a path with a symbolic link in it is read by that path and by its real one")
    func linkedFolder() throws {
        try FileManager.default.createSymbolicLink(
            atPath: elsewhere.path + "/project", withDestinationPath: project.path)
        let linked = try Engine.connect("duckdb")
        try linked.executeUpdate("SET allowed_directories = ['\(elsewhere.path)/project/data']")
        try linked.executeUpdate("SET enable_external_access = false")
        for root in [elsewhere.path + "/project", project.path] {
            let sum = try linked.execute("SELECT sum(total) AS s FROM '\(root)/data/orders.csv'")
            #expect(try sum.single() == .double(6))
        }
    }

    @Test("spills to its own folder when memory is short")
    func spills() throws {
        let table = try connection.execute(
            "SELECT count(*) FROM (SELECT i, repeat('x', 40) || i AS s FROM range(2000000) AS r(i) ORDER BY s DESC, i)")
        #expect(try table.single() == .integer(2_000_000))
    }
}
