import Queries
import Testing

/// A slicing, in the project's terms and in SQL.
struct Slicing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var dimensions: [DimensionQuery]
    /// The SQL of each dimension's slice, in the same order.
    var keys: [String]

    /// Whether the dimensions are those of a source without countries.
    var isOfChannel: Bool { dimensions.allSatisfy { $0.name == "channel" } }

    static let none = Slicing(testDescription: "no slices", dimensions: [], keys: [])
    static let all = [
        none,
        Slicing(testDescription: "by channel", dimensions: [DimensionQuery("channel")], keys: ["channel"]),
        Slicing(
            testDescription: "social, null and other", dimensions: [DimensionQuery("channel", kept: ["social", nil])],
            keys: ["CASE WHEN channel IS NULL THEN NULL WHEN channel = 'social' THEN 'social' ELSE 'other' END"]),
        Slicing(
            testDescription: "nothing kept", dimensions: [DimensionQuery("channel", kept: [])], keys: ["'other'"]),
        Slicing(
            testDescription: "by country and channel",
            dimensions: [DimensionQuery("country"), DimensionQuery("channel")], keys: ["country", "channel"]),
        Slicing(
            testDescription: "email and other by Spain and other",
            dimensions: [DimensionQuery("channel", kept: ["email"]), DimensionQuery("country", kept: ["ES"])],
            keys: [
                "CASE WHEN channel = 'email' THEN 'email' ELSE 'other' END",
                "CASE WHEN country = 'ES' THEN 'ES' ELSE 'other' END",
            ]),
    ]

    /// One text for all dimensions of a row: null is told from every value.
    var key: String {
        keys.isEmpty ? "''" : keys.map { "coalesce('=' || \($0), '-')" }.joined(separator: " || chr(31) || ")
    }

    /// The same text for the slice of an answer.
    static func key(_ slice: [String?]) -> String {
        slice.map { value in value.map { "=" + $0 } ?? "-" }.joined(separator: "\u{1F}")
    }
}
