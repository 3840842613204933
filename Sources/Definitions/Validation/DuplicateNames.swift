import Diagnostics

/// No two definitions of a kind have one name.
enum DuplicateNames {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for kind in DefinitionKind.allCases {
            var first: [String: Located<String>] = [:]
            for name in project.declared[kind] ?? [] {
                guard let earlier = first[name.value] else {
                    first[name.value] = name
                    continue
                }
                found.append(
                    Diagnostic(
                        "duplicate-name", "There already is \(kind.phrase) `\(name.value.shortened)`.", at: name.span,
                        fix: "The other is in \(earlier.span.file), line \(earlier.span.line). Rename one of them."))
            }
        }
        return found
    }
}
