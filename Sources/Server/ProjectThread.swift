import Dispatch
import Refresh
import Synchronization

/// A project read on a thread of its own, one question after the other, so that no page waits for an engine in vain.
final class ProjectThread: Sendable {
    private let queue: DispatchQueue
    private let open: @Sendable () throws -> Workspace
    private let workspace = Mutex<Workspace?>(nil)

    /// - Parameter open: Opens the project; called on the thread, and again after `forget`.
    init(_ name: String, open: @escaping @Sendable () throws -> Workspace) {
        queue = DispatchQueue(label: "bellwether.\(name)")
        self.open = open
    }

    /// Does something with the project; after a failure it is opened anew next time.
    func ask<Answer: Sendable>(_ body: @escaping @Sendable (Workspace) throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.answer(body) }) }
        }
    }

    private func answer<Answer: Sendable>(_ body: @Sendable (Workspace) throws -> Answer) throws -> Answer {
        try workspace.withLock { (held: inout sending Workspace?) throws -> Answer in
            let project: Workspace
            if let open = held { project = open } else { project = try open() }
            held = project
            do { return try body(project) } catch {
                if error is RefreshFailure { held = nil }
                throw error
            }
        }
    }

    /// Opens the project now.
    func warm() throws { try queue.sync { try answer { _ in } } }

    /// The next question finds the project as it then is; where that cannot be opened, as it was.
    func forget() {
        queue.async {
            self.workspace.withLock { (held: inout sending Workspace?) in
                if let fresh = try? self.open() { held = fresh }
            }
        }
    }
}
