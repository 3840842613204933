import Definitions
import Diagnostics
public import Framework

/// An audit as SARIF 2.1.0, which code hosts show beside the lines of the definitions.
///
/// Source: OASIS Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (2020).
public enum AuditSARIF {
    /// The report, ending with a line break. Complexity: O(findings).
    public static func render(_ report: AuditReport, version: String) -> String {
        let sentences = SentenceText(NumberText(locale: report.locale))
        let used = Set(report.findings.map(\.code))
        let rules = AuditCode.allCases.filter { used.contains($0) }
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", "2.1.0")
            json.array("runs") { json in
                json.object { json in
                    json.object("tool") { json in
                        json.object("driver") { json in
                            json.member("name", "bellwether audit")
                            json.member("version", version)
                            json.array("rules") { json in for rule in rules { write(rule, &json) } }
                        }
                    }
                    json.object("originalUriBaseIds") { json in
                        json.object("PROJECT") { json in
                            json.object("description") { json in
                                json.member("text", "The folder of the project, which holds bellwether.yml.")
                            }
                        }
                    }
                    json.array("results") { json in
                        for finding in report.findings {
                            write(finding, rules.firstIndex(of: finding.code) ?? 0, sentences, &json)
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private static func write(_ rule: AuditCode, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", rule.rawValue)
            json.object("shortDescription") { json in
                json.member("text", rule.rawValue.split(separator: "-").joined(separator: " "))
            }
            json.object("fullDescription") { json in json.member("text", rule.why) }
        }
    }

    private static func write(
        _ finding: AuditFinding, _ rule: Int, _ sentences: SentenceText, _ json: inout JSONWriter
    ) {
        let evidence = finding.evidence.map { sentences.render($0.words) }.joined(separator: "; ")
        let figures = evidence.isEmpty ? "" : " (\(evidence))"
        let title = "\(finding.subject.label): \(sentences.render(finding.message))"
        json.object { json in
            json.member("ruleId", finding.code.rawValue)
            json.member("ruleIndex", rule)
            json.member("level", finding.severity.rawValue)
            json.object("message") { json in
                json.member("text", "\(title)\(figures). Fix: \(sentences.render(finding.fix)).")
            }
            json.array("locations") { json in
                json.object { json in
                    json.object("physicalLocation") { json in
                        json.object("artifactLocation") { json in
                            json.member("uri", finding.subject.span.file)
                            json.member("uriBaseId", "PROJECT")
                        }
                        json.object("region") { json in
                            json.member("startLine", max(1, finding.subject.span.line))
                            json.member("startColumn", max(1, finding.subject.span.column))
                        }
                    }
                }
            }
            json.object("partialFingerprints") { json in
                json.member(
                    "bellwether/v1", "\(finding.subject.kind.rawValue)/\(finding.subject.name)/\(finding.code.rawValue)"
                )
            }
            guard let accepted = finding.accepted else { return }
            json.array("suppressions") { json in
                json.object { json in
                    json.member("kind", "inSource")
                    json.member("justification", accepted.because)
                }
            }
        }
    }
}
