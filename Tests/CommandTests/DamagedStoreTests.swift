import Foundation
import Testing

/// Files of `.bellwether/` that were damaged, and folders that cannot be used.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct DamagedStoreTests {
    private static let noise = Data((0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 / 11) })

    private func damage(_ shop: Shop, _ name: String) throws {
        try Self.noise.write(to: URL(fileURLWithPath: shop.folder + "/.bellwether/" + name))
    }

    @Test("damaged series are built anew, and that is said; the numbers are the same")
    func damagedCache() throws {
        let shop = try Shop()
        try shop.refresh()
        let before = try shop.run("status", "--format", "json").output
        try damage(shop, "cache.sqlite")
        let run = try shop.run("refresh")
        #expect(run.code == 0, "\(run)")
        #expect(run.errors.contains("the stored series were damaged and are built anew"), "\(run)")
        #expect(try shop.run("status", "--format", "json").output == before)
        try damage(shop, "cache.sqlite")
        let status = try shop.run("status", "--format", "json")
        #expect(status.code == 0)
        #expect(status.errors.contains("the stored series were damaged"), "\(status)")
        #expect(status.output == before)
    }

    @Test("a cache that was deleted is no loss")
    func deletedCache() throws {
        let shop = try Shop()
        try shop.refresh()
        let before = try shop.run("status", "--format", "json").output
        try shop.remove(".bellwether/cache.sqlite")
        try shop.refresh()
        #expect(try shop.run("status", "--format", "json").output == before)
    }

    @Test(
        "damaged words of people are never overwritten: exit code 3 and how to restore",
        arguments: ["status", "refresh", "query"])
    func damagedState(command: String) throws {
        let shop = try Shop()
        try shop.refresh()
        try damage(shop, "state.sqlite")
        let arguments = command == "query" ? ["query", "revenue"] : [command]
        let run = try Program.run(arguments, in: shop.folder)
        #expect(run.code == 3, "\(run)")
        #expect(run.errors.contains("state.sqlite is damaged"), "\(run)")
        #expect(run.errors.contains("To restore:"), "\(run)")
        #expect(try shop.data(".bellwether/state.sqlite") == Self.noise)
    }

    @Test(
        "a folder that cannot be written to says so, exit code 3",
        .enabled(if: Onlooker.exists, "the superuser's privileges cannot be dropped here (setpriv)"))
    func readOnlyFolder() throws {
        let shop = try Shop()
        let run = try Onlooker(of: shop.folder).run(["refresh"])
        #expect(run.code == 3, "\(run)")
        #expect(run.errors.contains(".bellwether cannot be written"), "\(run)")
    }

    @Test("a file where the folder of the stores should be says so, exit code 3")
    func fileInTheWay() throws {
        let shop = try Shop()
        try shop.write(".bellwether", "not a folder")
        let run = try shop.run("refresh")
        #expect(run.code == 3, "\(run)")
        #expect(run.errors.contains(".bellwether"), "\(run)")
        #expect(try shop.read(".bellwether") == "not a folder")
    }

    @Test("without a project: exit code 2, and how to make one")
    func noProject() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "bellwether-none-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for command in [["status"], ["refresh"], ["check"], ["query", "x"], ["explain", "x"]] {
            let run = try Program.run(command, in: folder.path)
            #expect(run.code == 2, "\(command): \(run)")
            #expect(run.errors.contains("`bellwether init` makes a project"), "\(command): \(run)")
        }
        let elsewhere = try Program.run(["status", "--project", "nowhere"], in: folder.path)
        #expect(elsewhere.code == 2)
        #expect(elsewhere.errors.contains("there is no folder `nowhere`"))
    }
}
