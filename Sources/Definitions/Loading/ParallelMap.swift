import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results for all elements in their order, computed on all cores in runs of neighbours.
    ///
    /// `body` gets a run, so that what is costly to make can be made once for each. Small arrays stay on this thread.
    func mapRuns<Result: Sendable>(
        smallest: Int = 64, _ body: @Sendable (ArraySlice<Element>) -> [Result]
    ) -> [Result] {
        let runs = Swift.min(count / Swift.max(1, smallest), 16)
        guard runs > 1 else { return body(self[...]) }
        let results = Mutex<[Int: [Result]]>([:])
        DispatchQueue.concurrentPerform(iterations: runs) { run in
            let mapped = body(self[(count * run / runs)..<(count * (run + 1) / runs)])
            results.withLock { $0[run] = mapped }
        }
        let byRun = results.withLock { $0 }
        return (0..<runs).flatMap { byRun[$0] ?? [] }
    }
}
