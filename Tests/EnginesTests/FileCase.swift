import Foundation
import Testing

/// A file as people have them, the definition of a source over it, and what must come of it.
struct FileCase: CustomTestStringConvertible, Sendable {
    /// What it shows.
    var name: String
    /// Files by name below `data/`.
    var files: [String: Data]
    /// The source's definition, without its name.
    var source: String
    /// What must come of it.
    var outcome: Outcome

    enum Outcome: Sendable {
        /// Cells of a query over `s`.
        case rows(String, [[String?]])
        /// The same, and rows set aside: `file:line` of each, and a part of the first one's reason.
        case malformed(String, [[String?]], places: [String], reason: String)
        /// The code of the failure and a part of its message.
        case refused(String, String)
    }

    var testDescription: String { name }

    /// A case with one file.
    init(_ name: String, _ text: String, _ source: String, _ outcome: Outcome) {
        self.init(name, ["a.csv": Data(text.utf8)], source, outcome)
    }

    init(_ name: String, _ files: [String: Data], _ source: String, _ outcome: Outcome) {
        self.name = name
        self.files = files
        self.source = source
        self.outcome = outcome
    }

    /// The sum and count of a column `v`.
    static func total(_ sum: String?, _ count: Int) -> Outcome {
        .rows("SELECT sum(v), count(*) FROM s", [[sum, "\(count)"]])
    }
}

extension String {
    /// The text in another encoding.
    func encoded(_ encoding: String.Encoding, mark: [UInt8] = []) -> Data {
        Data(mark) + (data(using: encoding) ?? Data())
    }
}
