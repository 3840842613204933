import Chronology
import Definitions
import Diagnostics
import Foundation
import Statements
import Testing

/// A sentence and what it must be read as: `Golden/*.tsv`, one a line.
struct StatementCase: Sendable, CustomTestStringConvertible {
    var sentence: String
    var expected: String
    var testDescription: String { sentence }

    static func all(_ file: String) -> [StatementCase] {
        let text = (try? String(contentsOf: Checkout.golden.appendingPathComponent(file), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return StatementCase(sentence: fields[0], expected: fields.count > 1 ? fields[1] : "")
        }
    }
}

@Suite("Sentences are read as they are meant")
struct StatementTableTests {
    static let loaded = ProjectLoader.load(root: Checkout.golden.appendingPathComponent("project").path)
    static let today = Day(number: 20_781)
    static let vocabulary: StatementVocabulary? = loaded.project.map { StatementVocabulary($0) }

    static func reading(of sentence: String) throws -> String {
        let vocabulary = try #require(vocabulary, "\(loaded.diagnostics.map(\.message))")
        switch StatementReader(vocabulary, today: today).read(sentence) {
        case .understood(let stated):
            return CompactReading.text(stated, unit: loaded.project?.metrics[stated.metric]?.unit ?? .none)
        case .ambiguous(let complaint, let readings):
            #expect(readings.count > 1 && !complaint.fix.isEmpty)
            return "? " + complaint.code
        case .refused(let complaints):
            #expect(!complaints.isEmpty && complaints.allSatisfy { $0.message.hasSuffix(".") && !$0.fix.isEmpty })
            return "! " + complaints.map(\.code).joined(separator: " ")
        }
    }

    @Test("the tables are large, and a good part of them is impossible or ambiguous")
    func sizes() {
        #expect(Self.today.description == "2026-11-24")
        let cases = StatementCase.all("statements.tsv")
        #expect(cases.count >= 250)
        #expect(cases.count { $0.expected.hasPrefix("!") || $0.expected.hasPrefix("?") } >= 50)
        #expect(StatementCase.all("heldout.tsv").count >= 100)
    }

    @Test("the table", arguments: StatementCase.all("statements.tsv"))
    func table(_ row: StatementCase) throws { #expect(try Self.reading(of: row.sentence) == row.expected) }

    @Test("sentences written before the grammar was looked at again", arguments: StatementCase.all("heldout.tsv"))
    func heldOut(_ row: StatementCase) throws {
        let reading = try Self.reading(of: row.sentence)
        // Where only a refusal is expected, its reason is free.
        if row.expected == "!" {
            #expect(reading.hasPrefix("!") || reading.hasPrefix("?"), "\(reading)")
        } else {
            #expect(reading == row.expected)
        }
    }

    @Test(
        "letters, blanks, dashes and full stops make no difference",
        arguments: StatementCase.all("statements.tsv").enumerated().filter { $0.offset % 5 == 0 }.map(\.element))
    func forms(_ row: StatementCase) throws {
        guard !row.expected.hasPrefix("!"), !row.sentence.contains("owner"), !row.sentence.contains("`") else { return }
        let spaced = row.sentence.split(separator: " ").joined(separator: "\u{A0} ")
        #expect(try Self.reading(of: spaced) == row.expected)
        #expect(try Self.reading(of: "  " + row.sentence + "..") == row.expected)
    }

    @Test("hostile texts are refused, and never end the program", arguments: 0..<100)
    func hostile(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &* 7_919 + 3)
        let cases = StatementCase.all("statements.tsv")
        var characters = Array(cases[seed % cases.count].sentence)
        let noise = Array("%€`'\"-–→.,0123456789abyQ/()<>=~\u{0}🐑é\n")
        for _ in 0..<(1 + seed % 9) where !characters.isEmpty {
            let place = Int.random(in: 0..<characters.count, using: &generator)
            characters[place] = noise[Int.random(in: 0..<noise.count, using: &generator)]
        }
        _ = try Self.reading(of: String(characters))
        _ = try Self.reading(of: String(repeating: "by 20 % ", count: 1 + seed))
    }
}

/// A generator that repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
