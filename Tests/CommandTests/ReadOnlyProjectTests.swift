import Foundation
import Store
import Testing

/// A project whose folder cannot be written is looked at as any other.
///
/// The superuser may write everywhere, so the program then runs without that privilege.
@Suite(
    .enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)),
    .enabled(if: Onlooker.exists, "the superuser's privileges cannot be dropped here (setpriv)"))
struct ReadOnlyProjectTests {
    /// A moment of another day, so that what is stored, not what is read now, is seen.
    private static let looks = [
        ["status"], ["status", "--format", "json"], ["status", "--as-of", "2026-07-19"], ["explain", "conversion"],
        ["query", "revenue", "orders", "--grain", "month", "--format", "csv"], ["check"],
    ]

    @Test("what is stored is shown as the owner sees it, and nothing is written")
    func stored() throws {
        let shop = try Shop()
        #expect(try shop.run("set", "nps", "36", "--on", "2026-06-15").code == 0)
        try shop.refresh()
        let owner = try Self.looks.map { try Program.run($0, in: shop.folder) }
        try shop.remove("data/orders.csv")
        let onlooker = try Onlooker(of: shop.folder)
        let before = try onlooker.listing()
        for (arguments, seen) in zip(Self.looks, owner) where arguments != ["check"] {
            let run = try onlooker.run(arguments)
            #expect(run.code == 0, "\(arguments): \(run)")
            #expect(run.output == seen.output, "\(arguments)")
        }
        #expect(try onlooker.listing() == before)
    }

    @Test("what a refresh that was killed left in the log is seen, with and without the file it was shared through")
    func leftLog() throws {
        let shop = try Shop()
        // The last to close the cache would empty its log.
        let held = try SeriesCache.open(path: Store.ProjectFolder(project: shop.folder).prepare().cachePath)
        defer { withExtendedLifetime(held) {} }
        try shop.refresh()
        // Their sizes only: to read and close them here would drop the locks that this process holds.
        let log = try shop.size(".bellwether/cache.sqlite-wal")
        let main = try shop.size(".bellwether/cache.sqlite")
        try #require(log > main, "\(log) bytes in the log, \(main) in the file")
        let question = ["query", "revenue", "--grain", "month", "--format", "csv"]
        let seen = try Program.run(question, in: shop.folder)
        try shop.remove("data/orders.csv")
        for endings in [["-wal", "-shm"], ["-wal"]] {
            let copy = try LeftLog(of: shop)
            try #require(FileManager.default.fileExists(atPath: copy.folder + "/.bellwether/cache.sqlite-wal"))
            for ending in ["-wal", "-shm"] where !endings.contains(ending) {
                try FileManager.default.removeItem(atPath: copy.folder + "/.bellwether/cache.sqlite" + ending)
            }
            let run = try Onlooker(of: copy.folder).run(question)
            #expect(run.code == 0, "\(endings): \(run)")
            #expect(run.output == seen.output, "\(endings)")
        }
    }

    @Test("damaged series are left out and the sources read; damaged words of people are refused by their own name")
    func damaged() throws {
        let shop = try Shop()
        let owner = try shop.run("query", "revenue", "--grain", "month")
        try shop.refresh()
        try shop.write(".bellwether/cache.sqlite", String(repeating: "noise ", count: 1000))
        let onlooker = try Onlooker(of: shop.folder)
        let run = try onlooker.run(["query", "revenue", "--grain", "month"])
        #expect(run.code == 0, "\(run)")
        #expect(run.output == owner.output)
        #expect(run.errors.contains("are left out"), "\(run)")
        try Onlooker.shell("chmod -R u+w '\(shop.folder)'")
        try shop.write(".bellwether/state.sqlite", String(repeating: "noise ", count: 1000))
        let refused = try Onlooker(of: shop.folder).run(["status"])
        #expect(refused.code == 3, "\(refused)")
        #expect(refused.errors.contains(shop.folder + "/.bellwether/state.sqlite is damaged"), "\(refused)")
    }

    @Test("a folder of stores that may not even be read is not taken for an empty one")
    func unreadable() throws {
        let shop = try Shop()
        try shop.refresh()
        let onlooker = try Onlooker(of: shop.folder)
        try Onlooker.shell("chmod 000 '\(shop.folder)/.bellwether'")
        let run = try onlooker.run(["status"])
        #expect(run.code == 3, "\(run)")
        #expect(run.errors.contains(".bellwether cannot be written"), "\(run)")
    }

    @Test("where nothing is stored, everything is read now")
    func nothingStored() throws {
        let shop = try Shop()
        let onlooker = try Onlooker(of: shop.folder)
        for arguments in Self.looks {
            let run = try onlooker.run(arguments)
            #expect(run.code == 0, "\(arguments): \(run)")
        }
        #expect(try onlooker.run(["status"]).output.contains("€37,647"))
        #expect(!FileManager.default.fileExists(atPath: shop.folder + "/.bellwether"))
    }

    @Test("what must write says so, with exit code 3")
    func writing() throws {
        let shop = try Shop()
        try shop.refresh()
        let onlooker = try Onlooker(of: shop.folder)
        for arguments in [["refresh"], ["set", "nps", "40"]] {
            let run = try onlooker.run(arguments)
            #expect(run.code == 3, "\(arguments): \(run)")
            #expect(run.errors.contains("cannot be written"), "\(arguments): \(run)")
        }
    }
}

extension Shop {
    fileprivate func size(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: folder + "/" + path)[.size] as? Int)
    }
}

/// A copy of a project whose cache is in use, as a killed refresh would leave it.
private final class LeftLog {
    let folder: String

    init(of shop: Shop) throws {
        folder = shop.folder + "-left"
        try Onlooker.shell("cp -R '\(shop.folder)' '\(folder)'")
    }

    deinit { _ = try? Onlooker.shell("chmod -R u+w '\(folder)' && rm -r '\(folder)'") }
}

/// A user who may read a folder and not write it.
struct Onlooker {
    static let exists = getuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

    let folder: String

    /// Takes the right to write away from everybody.
    init(of folder: String) throws {
        self.folder = folder
        try Self.shell("chmod -R a-w,a+rX '\(folder)'")
    }

    /// Names, sizes and times of everything in the folder.
    func listing() throws -> String { try Self.shell("ls -lRA --time-style=full-iso '\(folder)'") }

    func run(_ arguments: [String]) throws -> Program.Run {
        let program = try #require(Program.path)
        guard getuid() == 0 else { return try Program.run(arguments, in: folder) }
        return try Program.finish(
            Program.start(
                "/usr/bin/setpriv", ["--inh-caps=-all", "--bounding-set=-all", program] + arguments, in: folder,
                now: Shop.now))
    }

    @discardableResult
    static func shell(_ command: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
