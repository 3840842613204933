import Foundation
import Testing

@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct DemoCommandTests {
    @Test("what a killed run left is made anew by the next, and shown by the one after")
    func killed() throws {
        let folder = try Folder()
        let company = ["demo", "shop", "--scale", "0.02", "--until", "2026-06-30"]
        let begun = try Program.start(company, in: folder.path)
        let marker = folder.path + "/shop/.demo"
        while begun.process.isRunning, !FileManager.default.fileExists(atPath: marker) { usleep(500) }
        kill(begun.process.processIdentifier, SIGKILL)
        _ = try Program.finish(begun)
        try #require(FileManager.default.fileExists(atPath: marker))

        let made = try Program.run(company, in: folder.path)
        #expect(made.code == 0, "\(made)")
        #expect(made.output.contains("chance"), "\(made)")
        let scorecard = try Program.run(["status"], in: folder.path + "/shop")
        let again = try Program.run(["demo", "shop"], in: folder.path)
        #expect(again.code == 0, "\(again)")
        #expect(again.output.hasPrefix(scorecard.output), "\(again)")
        #expect(!again.errors.contains("Making"), "\(again)")
    }

    @Test(
        "a folder that holds something of one's own is refused and left as it is",
        arguments: ["bellwether.yml", "notes.txt"])
    func own(name: String) throws {
        let folder = try Folder()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
        let run = try Program.run(["demo", "."], in: folder.path)
        #expect(run.code == 2, "\(run)")
        #expect(run.errors.contains("Name another folder"), "\(run)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    }
}

private final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "bellwether-demo-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
