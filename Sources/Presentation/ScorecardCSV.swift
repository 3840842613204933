import Chronology
import Definitions
public import Framework

/// A scorecard as CSV, a line a KPI: full precision, percentages as fractions, empty fields for what has no meaning.
public enum ScorecardCSV {
    /// The columns, in order.
    public static let columns = [
        "objective", "kpi", "label", "metric", "unit", "direction", "window", "start", "deadline", "days_left",
        "satisfy", "owner", "team", "as_of", "watermark", "stale", "reconstructed", "value", "value_from", "value_to",
        "open_value", "open_elapsed_share", "previous", "previous_difference", "last_year", "last_year_difference",
        "target", "target_lower", "target_upper", "minimum", "stretch", "baseline", "path", "gap", "gap_favourable",
        "progress", "periods_inside", "periods_complete", "attainment", "required", "required_kind", "required_per",
        "projected_value", "projected_date", "chance", "chance_kind", "state", "basis", "breached_guardrails",
        "failed_sources",
    ]

    /// The scorecard with a heading line. Complexity: O(KPIs).
    public static func render(_ scorecard: Scorecard) -> String {
        var csv = CSVWriter()
        csv.row(columns)
        for objective in scorecard.objectives {
            for status in objective.kpis {
                csv.row([objective.name] + definition(status) + values(status) + judgement(status))
            }
        }
        return csv.text
    }

    private static func number(_ value: Double?) -> String? { value.flatMap(MachineNumber.text) }

    private static func definition(_ status: KPIStatus) -> [String?] {
        [
            status.name, status.label, status.metric, MachineWords.unit(status.unit), status.direction.rawValue,
            MachineWords.window(status.window), status.start?.description, status.deadline?.description,
            status.daysLeft.map(String.init), status.satisfaction.rawValue, status.owner, status.team,
            status.asOf.description, status.watermark?.description, status.staleness,
            status.isReconstructed ? "true" : "false",
        ]
    }

    private static func values(_ status: KPIStatus) -> [String?] {
        let limits = MachineWords.limits(status.target)
        return [
            status.value?.exact ?? number(status.value?.value), status.value?.days.first.description,
            status.value?.days.last.description, number(status.open?.value), number(status.open?.elapsedShare),
            number(status.previous?.against.value), number(status.previous?.difference),
            number(status.lastYear?.against.value), number(status.lastYear?.difference),
            number(MachineWords.value(status.target)), number(limits.lower), number(limits.upper),
            number(status.minimum), number(status.stretch), number(status.baseline),
        ]
    }

    private static func judgement(_ status: KPIStatus) -> [String?] {
        var held: (inside: String, all: String)?
        if case .held(let inside, let all) = status.progress { held = (String(inside), String(all)) }
        let breached = status.breachedGuardrails.map(\.name)
        return [
            number(status.path?.value), number(status.gap?.value), number(status.gap?.favourable),
            number(status.progress?.share), held?.inside, held?.all, number(status.attainment),
            number(status.isTargetReached ? nil : status.pace.required?.amount), status.pace.required?.kind.rawValue,
            status.pace.required?.grain.rawValue, number(status.pace.projectedValue),
            status.pace.projectedDate?.description, number(status.chance.probability),
            MachineWords.kind(status.chance), status.state.rawValue, status.basis.rawValue,
            breached.isEmpty ? nil : breached.joined(separator: " "),
            status.failedSources.map { (failed: [FailedSource]) in failed.map(\.name).joined(separator: " ") },
        ]
    }
}
