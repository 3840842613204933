import Chronology
import Foundation

/// A small generator whose numbers depend on the seed only (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < share }
}

/// When a zone's distance from universal time changes, and to what: by Foundation, asked once a change.
private struct ZoneOffsets {
    private var changes: [(moment: Int, seconds: Int)] = []

    init?(_ name: String, from first: Int, to last: Int) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        var moment = Date(timeIntervalSince1970: Double(first))
        changes = [(first, zone.secondsFromGMT(for: moment))]
        while let next = zone.nextDaylightSavingTimeTransition(after: moment),
            next.timeIntervalSince1970 <= Double(last)
        {
            changes.append((Int(next.timeIntervalSince1970.rounded()), zone.secondsFromGMT(for: next)))
            moment = next
        }
    }

    /// Seconds a local clock is ahead of universal time.
    func seconds(at moment: Int) -> Int { changes.last { $0.moment <= moment }?.seconds ?? changes[0].seconds }
}

/// Rows over three years with empty days, an empty month, nulls in values and dimensions, and crowds around the clock
/// changes of Madrid, New York and Adelaide.
struct ShopData {
    static let first = 1_642_204_800  // 2022-01-15T00:00:00Z
    static let last = 1_737_417_600  // 2025-01-21T00:00:00Z

    var events = "id,instant,at_utc,at_madrid,at_newyork,at_adelaide,day,channel,country,customer,qty,price,load\n"
    var visits = "at_utc,channel,country,pages\n"
    var stock = "day,channel,units\n"
    /// The rows all tests share; made once.
    static let shared = Result { try ShopData(seed: 20_260) }

    private var numbers: SeededNumbers
    private let zones: [ZoneOffsets]

    init(seed: UInt64) throws {
        numbers = SeededNumbers(seed: seed)
        zones = ["UTC", "Europe/Madrid", "America/New_York", "Australia/Adelaide"].compactMap { name in
            ZoneOffsets(name, from: Self.first - 86_400, to: Self.last + 86_400)
        }
        for moment in moments(count: 4_700) { addEvent(moment) }
        for moment in moments(count: 6_100) { addVisit(moment) }
        addStock()
    }

    private mutating func moments(count: Int) -> [Int] {
        var result: [Int] = []
        // Clock changes: 27 Mar and 30 Oct 2022 (Madrid), 13 Mar and 6 Nov 2022 (New York), 3 Apr and 2 Oct 2022 (Adelaide).
        for change in [
            1_648_342_800, 1_667_091_600, 1_647_154_800, 1_667_714_400, 1_648_917_000, 1_664_641_800,
        ] {
            for _ in 0..<40 { result.append(change - 7_200 + numbers.below(14_400)) }
        }
        while result.count < count {
            let moment = Self.first + numbers.below(Self.last - Self.first)
            let isEmptyMonth = (1_690_840_800..<1_693_605_600).contains(moment)  // August 2023
            let isEmptyDay = (moment / 86_400) % 11 == 3
            if !isEmptyMonth, !isEmptyDay { result.append(moment) }
        }
        return result.filter { moment in zones.allSatisfy { isUnique(moment, $0) } }
    }

    /// Whether the local time names this moment: not the second of two alike.
    private func isUnique(_ moment: Int, _ zone: ZoneOffsets) -> Bool {
        zone.seconds(at: moment - 3_600) <= zone.seconds(at: moment)
    }

    private func local(_ moment: Int, _ zone: ZoneOffsets) -> String { Self.text(moment + zone.seconds(at: moment)) }

    private static func text(_ seconds: Int) -> String {
        let second = seconds % 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Day(number: seconds / 86_400)) \(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    private mutating func addEvent(_ moment: Int) {
        let times = zones.map { local(moment, $0) }
        let channel = numbers.chance(0.1) ? "" : ["social", "email", "search", "direct"][numbers.below(4)]
        let country = numbers.chance(0.04) ? "" : ["ES", "PT", "NO"][numbers.below(3)]
        let customer = numbers.chance(0.15) ? "" : "\(numbers.below(700))"
        let quantity = numbers.chance(0.08) ? "" : "\(numbers.below(9) + 1)"
        let price = numbers.chance(0.08) ? "" : "\(numbers.below(90_000) / 100).\(10 + numbers.below(90))"
        let load = numbers.chance(0.08) ? "" : "\(Double(numbers.below(1_000_000)) / 7)"
        let cells =
            ["\(events.utf8.count)", times[0] + "Z"] + times
            + [String(times[0].prefix(10)), channel, country, customer, quantity, price, load]
        events += cells.joined(separator: ",") + "\n"
    }

    private mutating func addVisit(_ moment: Int) {
        let channel = numbers.chance(0.05) ? "" : ["social", "email", "search"][numbers.below(3)]
        visits += "\(Self.text(moment)),\(channel),\(["ES", "PT"][numbers.below(2)]),\(numbers.below(20))\n"
    }

    /// A count now and then, of which a channel may be absent; none for six weeks.
    private mutating func addStock() {
        for day in (Self.first / 86_400)..<(Self.last / 86_400) where numbers.chance(0.4) {
            if (19_500..<19_545).contains(day) { continue }
            for channel in ["", "social", "email"] where numbers.chance(0.8) {
                stock += "\(Self.text(day * 86_400).prefix(10)),\(channel),\(numbers.below(1_000))\n"
            }
        }
    }
}
