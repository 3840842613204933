extension Zone {
    /// Index of the local hour that holds a moment.
    ///
    /// An hour is a stretch of one hour of the local clock under one offset: whenever the clock is changed, a new one
    /// begins. So hours make up local days, whatever the size and the minute of the change.
    func hourIndex(of instant: Instant) -> Int {
        let segment = segment(at: instant)
        let local = instant.seconds.addingClamped(segment.offset)
        return local.flooredDivision(by: 3_600) + segment.hourBase
    }

    /// The moment the hour of an index begins.
    func start(ofHourIndex index: Int) -> Instant {
        let segment = segment(ofHourIndex: index)
        let number = index.clamped(to: Day.numberLimit) - segment.hourBase
        return Instant(seconds: max(segment.start, number * 3_600 - segment.offset))
    }

    /// Lays hours out over offsets: the number to add to each offset's local hours, and its first new hour.
    ///
    /// The hour of 1970-01-01T00:00 UTC has the index 0, moved by whole hours nowhere after it.
    static func hours(starts: [Int], offsets: [Int]) -> (bases: [Int], firsts: [Int]) {
        var bases = [0]
        var firsts = [Int.min]
        for position in starts.indices.dropFirst() {
            let before = (starts[position] - 1 + offsets[position - 1]).flooredDivision(by: 3_600)
            let after = (starts[position] + offsets[position]).flooredDivision(by: 3_600)
            let first = before + bases[position - 1] + 1
            bases.append(first - after)
            firsts.append(first)
        }
        let atEpoch = starts.lastIndex { (start: Int) in start <= 0 } ?? 0
        let shift = -(offsets[atEpoch].flooredDivision(by: 3_600)) - bases[atEpoch]
        let movedFirsts = firsts.map { (first: Int) in first == .min ? first : first + shift }
        return (bases.map { (base: Int) in base + shift }, movedFirsts)
    }
}
