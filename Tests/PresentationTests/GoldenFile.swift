import Foundation
import Testing

/// A file that holds what was printed once and agreed to.
///
/// `RECORD_GOLDEN=1` writes it anew; refused where `CI` is set, so that no wrong output records itself.
enum GoldenFile {
    static func check(_ text: String, _ name: String, source: String = #filePath) throws {
        let file = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
        let environment = ProcessInfo.processInfo.environment
        if environment["RECORD_GOLDEN"] == "1" {
            guard environment["CI"] == nil else {
                Issue.record("golden files are not recorded in CI")
                return
            }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("\(name) is not recorded; run the tests with RECORD_GOLDEN=1")
            return
        }
        let wanted = String(decoding: data, as: UTF8.self)
        #expect(text == wanted, "\(name) differs; if that is right, record it with RECORD_GOLDEN=1")
    }
}
