import Chronology
import Definitions

extension KPIStatus: Compact {
    /// All of it but the explanation, which is most of a status and seldom asked for.
    func write(to bytes: inout CompactWriter) {
        bytes.add(name)
        bytes.add(label)
        bytes.add(metric)
        bytes.add(objective)
        bytes.add(unit)
        bytes.add(direction)
        bytes.add(owner)
        bytes.add(team)
        bytes.add(window)
        bytes.add(start)
        bytes.add(deadline)
        bytes.add(satisfaction)
        bytes.add(target)
        bytes.add(goal)
        bytes.add(minimum)
        bytes.add(stretch)
        bytes.add(asOf)
        bytes.add(watermark)
        bytes.add(staleness)
        bytes.add(isReconstructed)
        bytes.add(value)
        bytes.add(open)
        bytes.add(previous)
        bytes.add(lastYear)
        bytes.add(baseline)
        bytes.add(path)
        bytes.add(gap)
        bytes.add(progress)
        bytes.add(attainment)
        bytes.add(pace)
        bytes.add(chance)
        bytes.add(state)
        bytes.add(basis)
        bytes.add(guardrails)
        bytes.add(warnings)
        bytes.add(failedSources)
    }

    init(from bytes: inout CompactReader) throws(CompactReader.Malformed) {
        name = try bytes.next()
        label = try bytes.next()
        metric = try bytes.next()
        objective = try bytes.next()
        unit = try bytes.next()
        direction = try bytes.next()
        owner = try bytes.next()
        team = try bytes.next()
        window = try bytes.next()
        start = try bytes.next()
        deadline = try bytes.next()
        satisfaction = try bytes.next()
        target = try bytes.next()
        goal = try bytes.next()
        minimum = try bytes.next()
        stretch = try bytes.next()
        asOf = try bytes.next()
        watermark = try bytes.next()
        staleness = try bytes.next()
        isReconstructed = try bytes.next()
        value = try bytes.next()
        open = try bytes.next()
        previous = try bytes.next()
        lastYear = try bytes.next()
        baseline = try bytes.next()
        path = try bytes.next()
        gap = try bytes.next()
        progress = try bytes.next()
        attainment = try bytes.next()
        pace = try bytes.next()
        chance = try bytes.next()
        state = try bytes.next()
        basis = try bytes.next()
        guardrails = try bytes.next()
        warnings = try bytes.next()
        failedSources = try bytes.next()
        explanation = []
    }
}

extension KPIStatus {
    /// The status without its explanation, and the explanation, as bytes for this program.
    public var compact: (status: [UInt8], explanation: [UInt8]) { (compactBytes, explanation.compactBytes) }

    /// The status that bytes of this program hold, with its explanation where that is given; nil where they hold none.
    public init?(compact status: [UInt8], explanation: [UInt8]?) {
        let found = status.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in KPIStatus(compactBytes: bytes) }
        guard var found else { return nil }
        if let explanation {
            let told = explanation.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
                [Explanation](compactBytes: bytes)
            }
            guard let told else { return nil }
            found.explanation = told
        }
        self = found
    }
}
