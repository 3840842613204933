/// Minimisation without derivatives by a moving simplex.
///
/// Source: Nelder, J. A. & Mead, R. (1965), The Computer Journal 7; coefficients adapted to the dimension after
/// Gao, F. & Han, L. (2012), Computational Optimization and Applications 51.
enum NelderMead {
    /// The best point found and its value; values that are not finite count as +∞. At most `evaluations` calls.
    static func minimum(
        from start: [Double], step: Double, evaluations: Int, tolerance: Double = 1e-9,
        _ objective: ([Double]) -> Double
    ) -> (point: [Double], value: Double) {
        func value(_ point: [Double]) -> Double {
            let result = objective(point)
            return result.isFinite ? result : .infinity
        }
        let size = start.count
        guard size > 0 else { return (start, value(start)) }
        var simplex: [(point: [Double], value: Double)] = [(start, value(start))]
        for index in 0..<size {
            var point = start
            point[index] += step
            simplex.append((point, value(point)))
        }
        let dimension = Double(Swift.max(2, size))
        let (expand, contract, shrink) = (1 + 2 / dimension, 0.75 - 0.5 / dimension, 1 - 1 / dimension)
        var used = size + 1
        while used < evaluations {
            simplex.sort { (a: (point: [Double], value: Double), b: (point: [Double], value: Double)) -> Bool in
                a.value < b.value
            }
            if simplex[size].value - simplex[0].value <= tolerance * (abs(simplex[0].value) + tolerance) { break }
            var centre = [Double](repeating: 0, count: size)
            for vertex in simplex.dropLast() {
                for index in 0..<size { centre[index] += vertex.point[index] / Double(size) }
            }
            func along(_ factor: Double) -> (point: [Double], value: Double) {
                var point = centre
                for index in 0..<size { point[index] += factor * (centre[index] - simplex[size].point[index]) }
                used += 1
                return (point, value(point))
            }
            let reflected = along(1)
            if reflected.value < simplex[0].value {
                let expanded = along(expand)
                simplex[size] = expanded.value < reflected.value ? expanded : reflected
            } else if reflected.value < simplex[size - 1].value {
                simplex[size] = reflected
            } else {
                let isOutside = reflected.value < simplex[size].value
                let contracted = along(isOutside ? contract : -contract)
                if contracted.value < (isOutside ? reflected.value : simplex[size].value) {
                    simplex[size] = contracted
                } else {
                    for vertex in 1...size {
                        for index in 0..<size {
                            let best = simplex[0].point[index]
                            simplex[vertex].point[index] = best + shrink * (simplex[vertex].point[index] - best)
                        }
                        simplex[vertex].value = value(simplex[vertex].point)
                    }
                    used += size
                }
            }
        }
        let best = simplex.min { (a: (point: [Double], value: Double), b: (point: [Double], value: Double)) -> Bool in
            a.value < b.value
        }
        return best ?? simplex[0]
    }
}
