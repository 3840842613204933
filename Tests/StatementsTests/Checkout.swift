import Definitions
import Foundation

/// The repository these tests are compiled from.
enum Checkout {
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder
    }()
    static let golden = root.appendingPathComponent("Tests/StatementsTests/Golden")
}
