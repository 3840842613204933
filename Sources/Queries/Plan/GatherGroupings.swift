import Chronology

/// Scans that differ only in their dimensions: the total and the slices of the same periods.
struct ScanFamily {
    /// What they share; its dimensions are empty.
    var key: Scan.Key
    /// One scan a set of dimensions.
    var scans: [Scan]

    /// Whether rows may be put together before periods and slices are: each belongs to one period, found by arithmetic.
    var canBeFactored: Bool {
        guard case .plain = key.shape else { return false }
        if case .grain(let grain) = key.bucketing, grain.isRetail { return false }
        return true
    }
}

/// Puts the scans together that read the same rows for the same periods, in order of first appearance.
///
/// Before: orders by day; orders by day and country; stock by day.
/// After: orders by day and by day and country; stock by day.
enum GatherGroupings {
    static func apply(_ scans: [Scan]) -> [ScanFamily] {
        var families: [ScanFamily] = []
        var positions: [Scan.Key: Int] = [:]
        for scan in scans {
            var key = scan.key
            key.dimensions = []
            if let known = positions[key] {
                families[known].scans.append(scan)
            } else {
                positions[key] = families.count
                families.append(ScanFamily(key: key, scans: [scan]))
            }
        }
        return families
    }
}
