extension RefreshFailure {
    /// Whether it lies in what was asked, not in an engine, a source or a store.
    public var isOfQuestion: Bool { Self.codesOfQuestions.contains(code) }

    private static let codesOfQuestions: Set<String> = [
        "unknown-metric", "unknown-dimension", "dimension-not-shared", "ago-does-not-divide", "ago-needs-grain",
        "manual-not-sliced",
        "top-needs-one-dimension", "no-hours", "filter-on-manual", "unknown-column", "grain-not-nested",
        "expression-type", "grain-finer-than-rows", "expression-unknown-column", "answer-too-large",
    ]
}
