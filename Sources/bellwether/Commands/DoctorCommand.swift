import ADBC
import ArgumentParser
import Chronology
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is installed, which engine drivers were found where, and how to mend what is missing.",
        discussion: """
            Exit code 0: everything needed is there, 3: something is missing.
            Example:
              bellwether doctor
            """)

    func run() throws {
        var isWell = true
        print("bellwether \(Bellwether.version)")
        isWell = zones() && isWell
        isWell = engine() && isWell
        optional("sqlite", "SQLite files as sources")
        optional("postgresql", "PostgreSQL as an engine")
        print("")
        print("Drivers are looked for in:")
        for place in DriverSearch.ofThisProcess.places {
            print("  \(place.exists ? "✓" : "·") \(place.folder) (\(place.origin.rawValue))")
        }
        guard isWell else {
            throw CommandFailure(exitCode: 3, message: "Something needed is missing; see ✗ above.")
        }
    }

    private func zones() -> Bool {
        guard let zone = Zone("Europe/Madrid"), zone.offset(at: Instant(seconds: 1_782_000_000)) == 7_200 else {
            print("✗ time zones: the zone database cannot be read. Install it: apt-get install tzdata")
            return false
        }
        print("✓ time zones")
        return true
    }

    /// The embedded engine is loaded and asked something, not only found.
    private func engine() -> Bool {
        let candidates = DriverSearch.ofThisProcess.candidates(for: "duckdb")
        guard let chosen = candidates.first(where: \.isUsable) else {
            print("✗ DuckDB (embedded engine): no driver was found.")
            for candidate in candidates { print("    \(candidate.path): \(candidate.problem ?? "")") }
            print("    Install it: `make setup`, or put libduckdb.so into a folder named in ADBC_DRIVER_PATH.")
            return false
        }
        do {
            let connection = try ADBCDatabase(driver: try ADBCDriver.load(chosen)).connect()
            let answer = try connection.execute("SELECT version()").value(row: 0, column: 0)
            var version = "\(answer)"
            if case .text(let text) = answer { version = text }
            print("✓ DuckDB \(version) (embedded engine): \(chosen.path)")
            return true
        } catch {
            print("✗ DuckDB (embedded engine): \(chosen.path) does not work: \(error)")
            print("    Install it anew: `make setup`.")
            return false
        }
    }

    private func optional(_ name: String, _ purpose: String) {
        let candidates = DriverSearch.ofThisProcess.candidates(for: name)
        if let usable = candidates.first(where: \.isUsable) {
            print("✓ \(name) (optional): \(usable.path)")
        } else {
            let problem = candidates.first?.problem.map { ": \($0)" } ?? ""
            print("· \(name) (optional, for \(purpose)): not found\(problem)")
        }
    }
}
