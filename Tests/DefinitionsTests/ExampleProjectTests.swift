import Definitions
import Diagnostics
import Foundation
import Testing

/// Folders of the checkout that tests read.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let golden = root.appendingPathComponent("Tests/DefinitionsTests/Golden")
    static let example = root.appendingPathComponent("examples/acme").path
}

@Suite("The complete example")
struct ExampleProjectTests {
    @Test("loads without a single finding")
    func loads() {
        let loaded = ProjectLoader.load(root: Checkout.example)
        #expect(loaded.diagnostics.map(\.rendered) == [])
        #expect(loaded.project?.metrics.count == 18)
        #expect(loaded.project?.kpis.map(\.name.value) == ["conversion_q2", "nps_2026", "revenue_2026", "stock_range"])
    }
}
