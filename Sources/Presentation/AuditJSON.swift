import Chronology
import Definitions
import Diagnostics
public import Framework

/// An audit as JSON. Keys are stable and documented in `docs/audit.md`; new ones may be added.
public enum AuditJSON {
    /// The report, ending with a line break. Complexity: O(findings + metrics).
    public static func render(_ report: AuditReport) -> String {
        let sentences = SentenceText(NumberText(locale: report.locale))
        var json = JSONWriter()
        json.object { json in
            json.member("organisation", report.organisation)
            json.member("as_of", report.asOf.description)
            json.object("counts") { json in
                json.member("objectives", report.counts.objectives)
                json.member("kpis", report.counts.kpis)
                json.member("metrics", report.counts.metrics)
            }
            json.array("findings") { json in
                for finding in report.findings { json.object { json in write(finding, sentences, &json) } }
            }
            json.array("vanity") { json in
                for score in report.vanity { json.object { json in write(score, sentences, &json) } }
            }
            json.array("notes") { json in for note in report.notes { json.element(sentences.render(note)) } }
        }
        return json.text + "\n"
    }

    private static func write(_ finding: AuditFinding, _ sentences: SentenceText, _ json: inout JSONWriter) {
        json.member("code", finding.code.rawValue)
        json.member("severity", finding.severity.rawValue)
        json.member("kind", finding.subject.kind.rawValue)
        json.member("name", finding.subject.name)
        json.member("label", finding.subject.label)
        json.member("file", finding.subject.span.file)
        json.member("line", finding.subject.span.line)
        json.member("message", sentences.render(finding.message, capitalised: true))
        json.array("evidence") { json in
            for evidence in finding.evidence {
                json.object { json in
                    json.member("key", evidence.key)
                    json.member("value", evidence.value)
                    json.member("words", sentences.render(evidence.words))
                }
            }
        }
        json.member("why", finding.code.why)
        json.member("fix", sentences.render(finding.fix))
        guard let accepted = finding.accepted else { return json.member("accepted", nil as String?) }
        json.object("accepted") { json in
            json.member("because", accepted.because)
            json.member("until", accepted.until.description)
            json.member("by", accepted.by)
        }
    }

    private static func write(_ score: VanityScore, _ sentences: SentenceText, _ json: inout JSONWriter) {
        json.member("metric", score.metric)
        json.member("score", score.score)
        json.array("parts") { json in
            for part in score.parts {
                json.object { json in
                    json.member("question", part.question.rawValue)
                    json.member("answer", part.answer)
                    json.member("weight", part.question.weight)
                    json.member("value", part.value)
                    json.member("words", sentences.render(part.words))
                }
            }
        }
    }
}
