import Foundation

/// The only clock of the program; everything that needs the present moment is given one.
public struct TimeSource: Sendable {
    private let read: @Sendable () -> Instant

    /// A clock that answers what the closure answers.
    public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    /// The present moment.
    public var now: Instant { read() }

    /// The machine's clock.
    public static let system = TimeSource { Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down))) }

    /// A clock that stands still.
    public static func fixed(_ instant: Instant) -> TimeSource { TimeSource { instant } }
}
