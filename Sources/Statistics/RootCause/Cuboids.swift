/// The sums over every combination of dimension values that occurs, brought up to date as rows are taken away.
///
/// Source: Gray et al. (1997), "Data cube: a relational aggregation operator".
struct Cuboids {
    /// One set of dimensions, and which of its combinations each row belongs to.
    struct Cuboid {
        var dimensions: [Int]
        var members: [Int32]
        var first: Int
        var count: Int
    }

    private(set) var all: [Cuboid] = []
    /// Number of rows, sum, sum of squares and log likelihood without a cause, by combination.
    private(set) var sums: [SIMD4<Double>]

    /// The combinations of at most `deepest` dimensions. O(rows × sets of dimensions).
    init(_ codes: [[Int]], deepest: Int) {
        let rows = codes.first?.count ?? 0
        let compact = codes.map { (column: [Int]) -> (codes: [Int32], count: Int) in Self.compact(column) }
        var known: [(dimensions: [Int], members: [Int32], count: Int)] = [
            ([], [Int32](repeating: 0, count: rows), rows > 0 ? 1 : 0)
        ]
        var next = 0
        while next < known.count {
            let parent = known[next]
            next += 1
            guard parent.dimensions.count < deepest else { continue }
            for dimension in ((parent.dimensions.last ?? -1) + 1)..<codes.count {
                let (members, count) = Self.refined(parent.members, parent.count, by: compact[dimension])
                known.append((parent.dimensions + [dimension], members, count))
            }
        }
        var first = 0
        for one in known.dropFirst() {
            all.append(Cuboid(dimensions: one.dimensions, members: one.members, first: first, count: one.count))
            first += one.count
        }
        sums = [SIMD4<Double>](repeating: SIMD4(repeating: 0), count: first)
    }

    /// Starts anew from the rows' own numbers. O(rows × sets of dimensions).
    mutating func reset(_ rows: [SIMD4<Double>]) {
        for index in sums.indices { sums[index] = SIMD4(repeating: 0) }
        let cuboids = all
        sums.withUnsafeMutableBufferPointer { (sums: inout UnsafeMutableBufferPointer<SIMD4<Double>>) in
            rows.withUnsafeBufferPointer { (rows: UnsafeBufferPointer<SIMD4<Double>>) in
                for cuboid in cuboids {
                    cuboid.members.withUnsafeBufferPointer { (members: UnsafeBufferPointer<Int32>) in
                        for row in 0..<members.count { sums[cuboid.first + Int(members[row])] += rows[row] }
                    }
                }
            }
        }
    }

    /// Takes rows away. O(taken × sets of dimensions).
    mutating func remove(_ taken: [Int], _ rows: [SIMD4<Double>]) {
        for cuboid in all {
            for row in taken { sums[cuboid.first + Int(cuboid.members[row])] -= rows[row] }
        }
    }

    private static func compact(_ column: [Int]) -> (codes: [Int32], count: Int) {
        var places: [Int: Int32] = [:]
        let codes = column.map { (code: Int) -> Int32 in
            if let known = places[code] { return known }
            let place = Int32(places.count)
            places[code] = place
            return place
        }
        return (codes, places.count)
    }

    private static func refined(
        _ members: [Int32], _ count: Int, by dimension: (codes: [Int32], count: Int)
    ) -> ([Int32], Int) {
        var result = [Int32](repeating: 0, count: members.count)
        var next: Int32 = 0
        func place(_ row: Int) -> Int { Int(members[row]) * dimension.count + Int(dimension.codes[row]) }
        guard count * dimension.count <= 1 << 24 else {
            var places: [Int: Int32] = [:]
            for row in members.indices {
                let here = place(row)
                if let known = places[here] {
                    result[row] = known
                } else {
                    places[here] = next
                    result[row] = next
                    next += 1
                }
            }
            return (result, Int(next))
        }
        var places = [Int32](repeating: -1, count: count * dimension.count)
        for row in members.indices {
            let here = place(row)
            if places[here] < 0 {
                places[here] = next
                next += 1
            }
            result[row] = places[here]
        }
        return (result, Int(next))
    }
}
