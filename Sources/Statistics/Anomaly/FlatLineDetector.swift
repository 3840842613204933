import RealModule

/// Finds values that stay the same for longer than those before ever gave reason to expect: a counter that hangs, a feed that repeats.
///
/// A run is flat once it is at least twice as long as any before it, and so long that values which repeat as often as these
/// did would make one in fewer than one of a million steps.
///
/// Source: runs of a Bernoulli process (Feller 1968, An Introduction to Probability Theory I, XIII.7).
public struct FlatLineDetector: Sendable {
    /// The fewest equal values in a row that are flat.
    public var minimumSteps: Int

    private var last = Double.nan
    private var run = 0
    private var longest = 1
    private var repeats = 0.0
    private var pairs = 0.0

    /// Creates a detector that has seen nothing.
    ///
    /// Source: definition.
    public init(minimumSteps: Int = 6) {
        self.minimumSteps = Swift.max(2, minimumSteps)
    }

    /// Takes the next value; the length of the flat line that it is part of, nil if it is part of none. O(1).
    ///
    /// A series that never varied is not flat but constant: nothing is said of it. Missing values neither end nor lengthen a run.
    ///
    /// Source: as the type.
    public mutating func update(_ value: Double) -> Int? {
        guard value.isFinite else { return nil }
        defer { last = value }
        if value == last {
            run += 1
        } else {
            // What a run was is learnt when it is over, so that it does not make itself usual.
            if run > 0 {
                longest = Swift.max(longest, run)
                repeats += Double(run - 1)
                pairs += Double(run)
            }
            run = 1
        }
        guard run >= minimumSteps, run >= 2 * longest, pairs >= Double(minimumSteps) else { return nil }
        let chance = (repeats + 1) / (pairs + 2)
        return Double(run - 1) * Double.log10(chance) < -6 ? run : nil
    }
}
