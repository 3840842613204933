import Chronology
import Definitions
public import Framework

/// A scorecard as JSON: full precision, percentages as fractions, null for what has no meaning.
///
/// Keys are stable and documented in `docs/status.md`; new ones may be added.
public enum ScorecardJSON {
    /// The scorecard, ending with a line break. Complexity: O(KPIs).
    public static func render(_ scorecard: Scorecard) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("organisation", scorecard.organisation)
            json.member("as_of", scorecard.asOf.description)
            json.member("reconstructed", scorecard.isReconstructed)
            json.array("objectives") { json in
                json.elements(scorecard.objectives) { objective, json in write(objective, scorecard, &json) }
            }
        }
        return json.text + "\n"
    }

    /// One KPI with its explanation, ending with a line break: what `bellwether explain --format json` prints.
    public static func render(_ status: KPIStatus, locale: String) -> String {
        var json = JSONWriter()
        let sentences = SentenceText(NumberText(locale: locale))
        json.object { json in
            members(of: status, sentences, &json)
            json.object("explanation") { json in
                for paragraph in status.explanation {
                    json.array(paragraph.topic.rawValue) { json in
                        for sentence in paragraph.sentences {
                            json.element(sentences.render(sentence, capitalised: true))
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private static func write(_ objective: ObjectiveStatus, _ scorecard: Scorecard, _ json: inout JSONWriter) {
        let sentences = SentenceText(NumberText(locale: scorecard.locale))
        json.object { json in
            json.member("objective", objective.name)
            json.member("label", objective.label)
            json.member("why", objective.why)
            json.member("owner", objective.owner)
            json.member("period", objective.period)
            json.member("end", objective.end?.description)
            json.member("days_left", objective.end.map { $0 - scorecard.asOf })
            json.array("kpis") { json in
                for status in objective.kpis { json.object { json in members(of: status, sentences, &json) } }
            }
            json.array("warnings") { json in
                for warning in objective.warnings { json.element(sentences.render(warning)) }
            }
        }
    }

    private static func members(of status: KPIStatus, _ sentences: SentenceText, _ json: inout JSONWriter) {
        writeDefinition(status, &json)
        writeValues(status, &json)
        writeProgress(status, &json)
        writeChance(status, sentences, &json)
        json.member("state", status.state.rawValue)
        json.member("basis", status.basis.rawValue)
        json.array("guardrails") { json in
            for guardrail in status.guardrails {
                json.object { json in
                    json.member("name", guardrail.name)
                    json.member("breached", guardrail.isBreached)
                    json.member("finding", sentences.render(guardrail.finding))
                }
            }
        }
        json.array("warnings") { json in
            for warning in status.allWarnings { json.element(sentences.render(warning)) }
        }
        json.array("failed_sources") { json in
            for failed in status.failedSources ?? [] {
                json.object { json in
                    json.member("source", failed.name)
                    json.member("failed_at", failed.failedAt)
                    json.member("code", failed.code)
                    json.member("reason", failed.reason)
                    json.member("shown_from", failed.shownFrom)
                }
            }
        }
    }
}

extension ScorecardJSON {
    private static func writeDefinition(_ status: KPIStatus, _ json: inout JSONWriter) {
        json.member("kpi", status.name)
        json.member("label", status.label)
        json.member("metric", status.metric)
        json.member("objective", status.objective)
        json.member("owner", status.owner)
        json.member("team", status.team)
        json.member("unit", MachineWords.unit(status.unit))
        json.member("direction", status.direction.rawValue)
        json.member("window", MachineWords.window(status.window))
        json.member("start", status.start?.description)
        json.member("deadline", status.deadline?.description)
        json.member("days_left", status.daysLeft)
        json.member("satisfy", status.satisfaction.rawValue)
        json.member("target", MachineWords.value(status.target))
        json.member("target_lower", MachineWords.limits(status.target).lower)
        json.member("target_upper", MachineWords.limits(status.target).upper)
        json.member("minimum", status.minimum)
        json.member("stretch", status.stretch)
        json.member("as_of", status.asOf.description)
        json.member("watermark", status.watermark?.description)
        json.member("stale", status.staleness)
        json.member("reconstructed", status.isReconstructed)
    }

    private static func writeValues(_ status: KPIStatus, _ json: inout JSONWriter) {
        json.member("value", number: status.value.flatMap { $0.exact ?? MachineNumber.text($0.value) })
        json.member("value_from", status.value?.days.first.description)
        json.member("value_to", status.value?.days.last.description)
        json.member("value_window", status.value?.name)
        if let open = status.open {
            json.object("open") { json in
                json.member("value", open.value)
                json.member("from", open.days.first.description)
                json.member("to", open.days.last.description)
                json.member("elapsed_days", open.elapsedDays)
                json.member("elapsed_share", open.elapsedShare)
                json.member("path", open.path)
                json.member("same_elapsed_before", open.sameElapsedBefore)
            }
        } else {
            json.member("open", nil as String?)
        }
        write("previous", status.previous, &json)
        write("last_year", status.lastYear, &json)
        json.member("baseline", status.baseline)
    }

    private static func write(_ key: String, _ change: Change?, _ json: inout JSONWriter) {
        guard let change else { return json.member(key, nil as String?) }
        json.object(key) { json in
            json.member("value", change.against.value)
            json.member("from", change.against.days.first.description)
            json.member("to", change.against.days.last.description)
            json.member("difference", change.difference)
            json.member("relative", change.relative)
            json.member("improvement", change.isImprovement)
            json.member("note", change.note)
        }
    }

    private static func writeProgress(_ status: KPIStatus, _ json: inout JSONWriter) {
        json.member("path", status.path?.value)
        json.member("path_shape", status.path?.shape.rawValue)
        json.member("path_progress", status.path?.progress)
        json.member("gap", status.gap?.value)
        json.member("gap_favourable", status.gap?.favourable)
        json.member("progress", status.progress?.share)
        let held: (inside: Int, all: Int)? =
            if case .held(let inside, let all) = status.progress { (inside, all) } else { nil }
        json.member("periods_inside", held?.inside)
        json.member("periods_complete", held?.all)
        json.member("attainment", status.attainment)
        json.member("required", status.isTargetReached ? nil : status.pace.required?.amount)
        json.member("required_kind", status.pace.required?.kind.rawValue)
        json.member("required_per", status.pace.required?.grain.rawValue)
        json.member("required_periods", status.pace.required?.remaining)
        json.member("pace", status.pace.current)
        json.member("best_pace", status.pace.bestEver)
        json.member("best_pace_to", status.pace.bestEverEnd?.description)
        json.member("projected_value", status.pace.projectedValue)
        json.member("projected_date", status.pace.projectedDate?.description)
    }

    private static func writeChance(_ status: KPIStatus, _ sentences: SentenceText, _ json: inout JSONWriter) {
        json.member("chance", status.chance.probability)
        json.member("chance_kind", MachineWords.kind(status.chance))
        switch status.chance {
        case .simulated(let simulation):
            json.member("chance_paths", simulation.paths)
            json.member("chance_note", sentences.render(simulation.method))
        case .unavailable(let reason):
            json.member("chance_paths", nil as Int?)
            json.member("chance_note", "chance-unavailable: " + sentences.render(reason))
        case .settled, .none:
            json.member("chance_paths", nil as Int?)
            json.member("chance_note", nil as String?)
        }
    }
}
