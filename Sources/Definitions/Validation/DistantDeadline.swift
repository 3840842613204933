import Chronology
import Diagnostics

/// A deadline a generation after the start is more often a mistyped year than a plan.
enum DistantDeadline {
    private static let daysOfThirtyYears = 10_958

    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.compactMap { kpi in
            guard let start = kpi.value.start, let deadline = kpi.value.deadline,
                deadline - start > daysOfThirtyYears
            else { return nil }
            return Diagnostic(
                "deadline-far", "The deadline \(deadline) is more than thirty years after the start \(start).",
                at: kpi.node.span("deadline"), fix: "Check the year.", severity: .warning)
        }
    }
}
