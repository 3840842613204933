import Chronology

/// Rows for a template's source: made up, the same at every run for the same day, near the library's examples.
struct SampleRows {
    /// How values of a column are made.
    enum Rule {
        /// True with this probability.
        case share(Double)
        /// Around this mean, within two fifths of it.
        case mean(Double)
        /// One of these, each as likely; an empty one is no value.
        case choice([String])
        /// So many days after the row's time, each as likely; nil is no value.
        case after([Int?])
        /// One of so many entities.
        case one(of: Int)
    }

    /// Days with rows, a little more than two quarters.
    static let dayCount = 210
    /// Near what a day of sample orders brings, for totals to aim at.
    static let typicalDailyTotal = 75

    let source: LibrarySource
    let columns: Set<String>
    let today: Day

    /// A header and the rows, by time. Complexity: linear in the rows.
    var csv: String {
        let shown = source.columns.filter { columns.contains($0.name) }
        var lines = [shown.map(\.name).joined(separator: ",")]
        var dice = SampleDice(seed: source.name)
        for day in times {
            for _ in 0..<Int(rowsPerTime + dice.unit()) { lines.append(row(day, shown, &dice)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The days rows stand on: every day, or the first of each complete month.
    private var times: [Day] {
        let calendar = ProjectCalendar()
        guard source.covers != nil else {
            return (1...Self.dayCount).reversed().map { (back: Int) -> Day in today - back }
        }
        let open = calendar.period(.month, containing: today)
        return (1...14).reversed().map { (back: Int) -> Day in calendar.days(of: open - back).first }
    }

    private var rowsPerTime: Double { SampleRules.rows[source.name] ?? 4 }

    private func row(_ day: Day, _ shown: [LibrarySource.Column], _ dice: inout SampleDice) -> String {
        var fields: [String] = []
        let isSubscription = source.name == "subscription_months"
        var revenue = isSubscription ? Self.subscription(&dice) : (start: 0, end: 0)
        revenue = (revenue.start.rounded(), revenue.end.rounded())
        for column in shown {
            if column.name == source.time {
                fields.append(column.type == "timestamp" ? "\(day) \(Self.clock(&dice))" : "\(day)")
            } else if isSubscription, column.name.hasPrefix("mrr_") {
                fields.append(Self.cents(column.name == "mrr_start" ? revenue.start : revenue.end))
            } else {
                fields.append(value(column, day, &dice))
            }
        }
        return fields.joined(separator: ",")
    }

    private func value(_ column: LibrarySource.Column, _ day: Day, _ dice: inout SampleDice) -> String {
        switch SampleRules.columns["\(source.name).\(column.name)"] ?? SampleRules.usual(column) {
        case .share(let share): return dice.unit() < share ? "true" : "false"
        case .choice(let values): return values[dice.below(values.count)]
        case .after(let offsets): return offsets[dice.below(offsets.count)].map { "\(day + $0)" } ?? ""
        case .one(let count): return "\(column.name.prefix(1))\(1 + dice.below(count))"
        case .mean(let mean):
            let drawn = mean * (0.6 + 0.8 * dice.unit())
            return column.type == "integer" ? String(Int(drawn.rounded())) : Self.cents(drawn)
        }
    }

    /// A time of day between 8 and 20 o'clock.
    private static func clock(_ dice: inout SampleDice) -> String {
        let hour = 8 + dice.below(12)
        return "\(hour < 10 ? "0" : "")\(hour):\(10 + dice.below(50)):00"
    }

    /// A customer's month: revenue at its end follows that at its start.
    private static func subscription(_ dice: inout SampleDice) -> (start: Double, end: Double) {
        let start = 1_000 + 100 * Double(dice.below(8))
        let fate = dice.unit()
        let end = fate < 0.028 ? 0 : fate < 0.05 ? start * 0.7 : fate < 0.1 ? start * 1.5 : start
        return (start, end)
    }

    private static func cents(_ value: Double) -> String {
        let cents = Int((value * 100).rounded())
        return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}

/// Numbers that look random and are the same at every run.
struct SampleDice {
    private var state: UInt64

    init(seed: String) {
        state = seed.utf8.reduce(0x9E37_79B9_7F4A_7C15) { (hash: UInt64, byte: UInt8) -> UInt64 in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
    }

    /// In 0..<1.
    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }

    /// In 0..<count.
    mutating func below(_ count: Int) -> Int { min(count - 1, Int(unit() * Double(count))) }
}
