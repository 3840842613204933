import Diagnostics

/// A KPI cannot be guarded by itself: what it must not cost has to be something else.
enum GuardrailOfItself {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.flatMap { kpi in
            kpi.value.guardrails.filter { $0.value == kpi.value.name.value }.map { guardrail in
                Diagnostic(
                    "guardrail-of-itself", "A KPI cannot be its own guardrail.", at: guardrail.span,
                    fix: "Name a metric or another KPI that must not suffer, or delete the guardrail.")
            }
        }
    }
}
