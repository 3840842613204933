import Chronology

/// English words with a fixed meaning in statements.
enum StatementLexicon {
    /// What a verb wants.
    enum Verb: Sendable, Hashable {
        case raise, lower, improve, hold, reach, watch
        /// Times so much.
        case multiply(Double)
    }

    static let verbs: [String: Verb] = {
        var table: [String: Verb] = [:]
        func add(_ bases: String, _ verb: Verb) {
            for base in bases.split(separator: " ").map(String.init) {
                for form in forms(base) { table[form] = verb }
            }
        }
        add("increase grow raise lift boost push rise climb expand bump elevate", .raise)
        add("reduce cut lower decrease drop shrink fall decline slash trim shorten lessen diminish", .lower)
        add("improve better enhance", .improve)
        add("keep hold maintain stay remain sustain preserve retain", .hold)
        add(
            "reach achieve hit attain get bring have deliver move take make land drive acquire win generate earn secure",
            .reach)
        add("watch track follow monitor", .watch)
        add("double", .multiply(2))
        add("triple treble", .multiply(3))
        add("quadruple", .multiply(4))
        add("halve", .multiply(0.5))
        let irregular: [(String, Verb)] = [
            ("grown", .raise), ("grew", .raise), ("risen", .raise), ("rose", .raise), ("fallen", .lower),
            ("fell", .lower),
            ("kept", .hold), ("held", .hold), ("brought", .reach), ("got", .reach), ("taken", .reach), ("made", .reach),
            ("growth", .raise), ("reduction", .lower), ("improvement", .improve), ("has", .reach), ("won", .reach),
        ]
        for (form, verb) in irregular { table[form] = verb }
        return table
    }()

    private static func forms(_ base: String) -> [String] {
        let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
        var forms = [base, base + "s", stem + "ing", stem + "ed"]
        if ["cut", "hit", "get", "drop", "trim"].contains(base), let last = base.last {
            forms += [base + "\(last)ing", base + "\(last)ed"]
        }
        return forms
    }

    /// Words that add nothing wherever they stand between other parts.
    static let fillers: Set<String> = [
        "the", "teh", "our", "a", "an", "we", "i", "want", "wants", "wish", "would", "like", "need", "needs", "must",
        "should", "shall", "will", "please", "be", "is", "are", "been", "being", "aim", "aims", "plan", "goal",
        "objective",
        "target", "kpi", "okr", "kr", "its", "and", "so", "that", "then", "of", "to", "let", "us", "lets", "sure",
        "ensure",
        "ensuring", "make", "going", "team", "company", "strive", "commit", "intend", "has", "have", "could", "can",
        "it",
        "result", "key", "at", "try", "looking", "hope", "this", "their", "my", "your", "with", "s", "for", "expected",
        "supposed", "set", "value", "level", "ought",
    ]

    /// Words that ask for something a target cannot hold, and why.
    static let hedges: Set<String> = [
        "about", "around", "approximately", "roughly", "nearly", "almost", "circa", "ca", "some", "significantly",
        "substantially", "dramatically", "considerably", "slightly", "somewhat", "possibly", "maybe", "perhaps",
    ]

    static let months: [String: Int] = {
        var table: [String: Int] = [:]
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        for (index, name) in names.enumerated() {
            table[name] = index + 1
            table[String(name.prefix(3))] = index + 1
        }
        table["sept"] = 9
        return table
    }()

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    ]

    static let smallNumbers: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19,
    ]
    static let tens: [String: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    static let magnitudes: [String: Int] = [
        "k": 3, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "mio": 6, "mn": 6, "mln": 6, "mm": 6,
        "billion": 9, "billions": 9, "bn": 9, "b": 9,
    ]
    /// Parts by their words, as shares of one.
    static let parts: [String: Int] = [
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
        "tenth": 10,
        "tenths": 10,
    ]

    /// The grain of a noun for periods, or of its adverb.
    static let grains: [String: Grain] = [
        "week": .week, "weekly": .week, "month": .month, "monthly": .month, "quarter": .quarter, "quarterly": .quarter,
        "year": .year, "yearly": .year, "annually": .year, "annual": .year, "annum": .year, "wk": .week, "mo": .month,
        "weeks": .week, "months": .month, "quarters": .quarter, "years": .year, "mth": .month, "yr": .year,
        "qtr": .quarter,
    ]

    static let currencies: [String: [String]] = [
        "euro": ["EUR"], "euros": ["EUR"], "eur": ["EUR"], "pound": ["GBP"], "pounds": ["GBP"], "gbp": ["GBP"],
        "usd": ["USD"], "chf": ["CHF"], "francs": ["CHF"], "yen": ["JPY"], "jpy": ["JPY"], "rupees": ["INR"],
        "inr": ["INR"],
        "dollar": ["USD", "AUD", "CAD", "NZD", "SGD", "HKD"], "dollars": ["USD", "AUD", "CAD", "NZD", "SGD", "HKD"],
        "bucks": ["USD"], "sek": ["SEK"], "nok": ["NOK"], "dkk": ["DKK"], "pln": ["PLN"], "mxn": ["MXN"],
        "cad": ["CAD"],
        "aud": ["AUD"], "brl": ["BRL"], "cny": ["CNY"],
    ]
}
