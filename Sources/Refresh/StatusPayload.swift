import Dispatch
import Foundation
import Framework
import Synchronization

/// The recorded form of a status.
enum StatusPayload {
    /// Statuses or parts of them as JSON, each by itself; empty where one cannot be written. On all cores.
    static func texts(of values: [some Encodable & Sendable]) -> [String] {
        concurrently(values) { text(of: $0) }.map { $0 ?? "" }
    }

    /// The status as JSON.
    static func text(of status: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(status) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The status that was recorded; nil where an earlier version wrote it otherwise.
    static func status(_ text: String) -> KPIStatus? {
        try? JSONDecoder().decode(KPIStatus.self, from: Data(text.utf8))
    }

    /// Results in the order of the elements, computed on all cores in runs of neighbours.
    private static func concurrently<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ body: @Sendable (Element) -> Result?
    ) -> [Result?] {
        let runs = min(elements.count, 16)
        let results = Mutex<[Int: [Result?]]>([:])
        DispatchQueue.concurrentPerform(iterations: runs) { run in
            let range = (elements.count * run / runs)..<(elements.count * (run + 1) / runs)
            let mapped = elements[range].map(body)
            results.withLock { $0[run] = mapped }
        }
        let byRun = results.withLock { $0 }
        return (0..<runs).flatMap { byRun[$0] ?? [] }
    }
}
