import Diagnostics

/// All rules over a whole project; each looks at what was decoded and returns what it finds.
enum ValidationRules {
    static let all: [@Sendable (DecodedProject) -> [Diagnostic]] = [
        DuplicateNames.check, DanglingReferences.check, EngineSupport.check, MetricCycles.check, MetricSize.check,
        MetricResolvability.check, ExpressionTypes.check, SharedDimensions.check, DatesInOrder.check,
        DistantDeadline.check, GuardrailOfItself.check, WindowFit.check, CoveredPeriodFit.check,
        TargetDirection.check, TargetLevels.check, BaselineBeyondTarget.check, KPICompleteness.check,
        CrowdedObjectives.check,
    ]
}
