import Diagnostics

/// All rules over a whole project; each looks at what was decoded and returns what it finds.
enum ValidationRules {
    static let all: [@Sendable (DecodedProject) -> [Diagnostic]] = []
}
