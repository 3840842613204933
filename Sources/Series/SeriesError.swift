import Chronology

/// Why an operation on series cannot be done.
public struct SeriesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable name of the reason.
    public enum Code: String, Sendable {
        /// A coarse grain is not made of whole periods of the finer one.
        case grainNotNested = "grain-not-nested"
        /// Two series of different grains meet in one operation.
        case grainMismatch = "grain-mismatch"
        /// One period is given two values.
        case duplicatePeriod = "duplicate-period"
        /// First and last period lie implausibly far apart.
        case rangeTooLong = "range-too-long"
    }

    /// The reason.
    public var code: Code
    /// What happened, what was expected and how to mend it.
    public var message: String

    /// An error from its parts.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }

    static func notNested(_ fine: Grain, in coarse: Grain) -> SeriesError {
        SeriesError(
            .grainNotNested,
            "A \(coarse.noun) is not made of whole \(fine.noun)s in this calendar; ask for a grain that is, or start from days."
        )
    }
}
