import Foundation

extension Dialect {
    /// A text as a constant in composed form, as columns are read: "é" is the same however it was typed.
    public func composedText(_ content: String) -> SQLFragment {
        text(operators.composed == nil ? content : content.precomposedStringWithCanonicalMapping)
    }

    /// SQL that gives a text, in composed form where the engine can.
    public func composed(_ text: SQLFragment) -> SQLFragment { operators.composed?.filled(with: [text]) ?? text }
}
