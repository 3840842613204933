import Chronology
import Definitions
import Framework

/// Definitions as the words that definition files use, for JSON and CSV.
enum MachineWords {
    /// `percent`, `EUR`, `orders`; nil without a unit.
    static func unit(_ unit: Unit) -> String? {
        switch unit {
        case .none: nil
        case .percent: "percent"
        case .money(let code): code
        case .named(let name): name
        }
    }

    /// `month`, `trailing 28d`, `total`.
    static func window(_ window: KPIDefinition.Window) -> String {
        switch window {
        case .period(let grain): grain.rawValue
        case .trailing(let days): "trailing \(days)d"
        case .total: "total"
        }
    }

    /// `simulated`, `settled`, `unavailable`, `none`.
    static func kind(_ chance: Chance) -> String {
        switch chance {
        case .simulated: "simulated"
        case .settled: "settled"
        case .unavailable: "unavailable"
        case .none: "none"
        }
    }

    /// The single value of a target; nil for a band.
    static func value(_ target: KPIDefinition.Target?) -> Double? {
        if case .value(let value) = target { value } else { nil }
    }

    /// The limits of a band; nil for a single value.
    static func limits(_ target: KPIDefinition.Target?) -> (lower: Double?, upper: Double?) {
        if case .band(let lower, let upper) = target { (lower, upper) } else { (nil, nil) }
    }
}
