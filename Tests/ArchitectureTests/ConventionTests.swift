import Foundation
import Testing

/// Something that code does not do, and the files that may, with the reason.
struct Ban: Sendable, CustomTestStringConvertible {
    var rule: String
    /// A regular expression over lines.
    var pattern: String
    /// Whether comments count as well.
    var includesComments = false
    /// Path or folder, and why it may.
    var exceptions: [String: String] = [:]

    var testDescription: String { rule }

    static let all: [Ban] = [
        Ban(
            rule: "Only TimeSource reads the clock",
            pattern:
                #"\bDate\(\)|\bDate\.now\b|\bclock_gettime\b|\bgettimeofday\b|\btime\(nil\)|\bCFAbsoluteTimeGetCurrent\b"#
                + #"|\b(Continuous|Suspending)Clock\b|\bDispatch(Wall)?Time\.now\b|\bsystemUptime\b"#,
            exceptions: [
                "Sources/Chronology/TimeSource.swift": "it is the clock",
                "Sources/Store/FileLock.swift": "waits a number of seconds; no moment is kept or shown",
                "Sources/bellwether/Commands/RefreshCommand.swift": "shows how long the refresh took",
                "Sources/bellwether-bench/": "it measures",
            ]),
        Ban(
            rule: "No Calendar or formatter of Foundation, which cost 10 to 3,000 times integer dates",
            pattern: #"\bCalendar[.(]|\bDateFormatter\b|\bISO8601DateFormatter\b|\bNumberFormatter\b|String\(format:"#),
        Ban(
            rule: "Nothing is left for later",
            pattern: #"\b(TODO|FIXME|XXX)\b"#, includesComments: true),
        Ban(
            rule: "No input can end the process by a shortcut",
            pattern: #"\btry!|\bfatalError\("#),
        Ban(
            rule: "Unchecked concurrency only where C hands us pointers",
            pattern: #"@unchecked\s+Sendable|nonisolated\(unsafe\)"#,
            exceptions: ["Sources/ADBC/": "buffers of drivers", "Sources/Engines/": "sessions of drivers"]),
        Ban(
            rule: "No module hands on another one's declarations",
            pattern: #"@_exported"#),
        Ban(
            rule: "No path of one machine",
            pattern: #"/(home|root|work|Users)/[a-z]"#, includesComments: true),
    ]

    func allows(_ path: String) -> Bool {
        exceptions.keys.contains { path == $0 || ($0.hasSuffix("/") && path.hasPrefix($0)) }
    }
}

@Suite("Conventions that a reader would otherwise have to check")
struct ConventionTests {
    @Test("What code does not do", arguments: Ban.all)
    func bans(ban: Ban) {
        for file in Repository.sources where !ban.allows(file.path) {
            let places = file.places(of: ban.pattern, includingComments: ban.includesComments)
            #expect(places.isEmpty, "\(ban.rule): \(places.joined(separator: "\n"))")
        }
    }

    @Test("Exceptions name files that need them", arguments: Ban.all)
    func exceptionsAreNeeded(ban: Ban) {
        for path in ban.exceptions.keys where !path.hasSuffix("/") {
            let file = Repository.sources.first { $0.path == path }
            let needs = file.map { !$0.places(of: ban.pattern).isEmpty } ?? false
            #expect(needs, "\(path) no longer needs its exception from: \(ban.rule)")
        }
    }

    @Test("A file is read in one sitting: below 400 lines", arguments: Repository.sources)
    func filesAreShort(file: SwiftFile) {
        #expect(
            file.lineCount < 400, "\(file.path) has \(file.lineCount) lines; divide it by aspect: Type+Aspect.swift")
    }

    @Test("A file is named after what it holds, not Manager, Helper or Utils", arguments: Repository.sources)
    func filesAreNamedAfterThings(file: SwiftFile) {
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        for word in ["Manager", "Helper", "Util"] { #expect(!name.contains(word), "\(file.path)") }
    }

    @Test(
        "Comments are told from code",
        arguments: [
            ("let a = 1 // Date()", "let a = 1 "), ("/// Calendar.", ""),
            (#"let url = "http://x""#, #"let url = "http://x""#),
            (#"let q = "\"//" // x"#, #"let q = "\"//" "#),
        ])
    func commentsAreTold(line: String, code: String) {
        #expect(SwiftFile.withoutComment(line) == code)
    }
}
