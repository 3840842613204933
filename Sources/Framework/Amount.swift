import Series

/// A value that is compared: a Double, and the exact decimal beside it where the engine gave one.
struct Amount: Equatable {
    var value: Double
    var exact: ExactDecimal?

    /// A measured value.
    init(_ value: Double, exact: ExactDecimal? = nil) {
        self.value = value
        self.exact = exact
    }

    /// A number people wrote or that follows from such: its shortest digits are meant, 0.3 is three tenths.
    init(meant value: Double) {
        self.init(value, exact: ExactDecimal(shortest: value))
    }

    /// The value of a window.
    init(_ window: WindowValue) {
        self.init(window.value, exact: window.exact.flatMap { ExactDecimal(decimal: $0) })
    }

    /// The difference: of exact values exactly, then rounded once.
    func minus(_ other: Amount) -> Double {
        guard let exact, let less = other.exact, let difference = exact.subtracting(less) else {
            return value - other.value
        }
        return difference.double
    }

    /// Whether it is less; nil where only Doubles can be compared.
    func isLess(than other: Amount) -> Bool? {
        guard let exact, let more = other.exact else { return nil }
        return exact.isLess(than: more)
    }
}

extension KPIEvaluation {
    /// The metric over a window, as it is compared; nil where nothing is known.
    func amount(at slot: Int) -> Amount? {
        value(at: slot).map { Amount($0, exact: inputs.windowed.exactValue(at: slot)) }
    }
}
