import Chronology
import Series
import Testing

@Suite("Periods computed anew")
struct PatchTests {
    private func series(_ start: Int, _ values: [Double?], scale: Int? = nil) -> SeriesValues {
        let numbers = values.map { (value: Double?) -> Double in value ?? .nan }
        let exact = scale.map { (scale: Int) -> ExactValues in
            ExactValues(scale: scale, units: values.map { (value: Double?) -> Int128 in value.map { Int128($0) } ?? 0 })
        }
        return SeriesValues(grain: .day, start: start, values: numbers, exact: exact)
    }

    @Test("values inside the ranges are those of the patch, missing ones too; others stay")
    func replaces() {
        let stored = series(10, [1, 2, 3, 4, 5], scale: 0)
        let patch = series(11, [nil, 7], scale: 0)
        #expect(stored.patched(by: patch, in: [11..<13]) == series(10, [1, nil, 7, 4, 5], scale: 0))
        #expect(stored.patched(by: patch, in: [12..<13]) == series(10, [1, 2, 7, 4, 5], scale: 0))
        #expect(stored.patched(by: nil, in: [10..<12, 14..<15]) == series(12, [3, 4], scale: 0))
        #expect(
            stored.patched(by: series(16, [9], scale: 0), in: [16..<17])
                == series(10, [1, 2, 3, 4, 5, nil, 9], scale: 0))
        #expect(
            stored.patched(by: series(7, [9], scale: 0), in: [7..<8])
                == series(7, [9, nil, nil, 1, 2, 3, 4, 5], scale: 0))
    }

    @Test("what is left of nothing is empty, and what begins from nothing is the patch inside the ranges")
    func empty() {
        #expect(series(3, [1]).patched(by: nil, in: [0..<9]) == .empty(.day))
        #expect(
            SeriesValues.empty(.day).patched(by: series(5, [1, 2, 3], scale: 2), in: [6..<9])
                == series(6, [2, 3], scale: 2))
        #expect(series(3, [1, 2, 3]).patched(by: nil, in: [], within: 4..<5) == series(4, [2]))
    }

    @Test("what is exact at another scale, or not exact, is no part of one series")
    func mismatch() {
        #expect(series(3, [1], scale: 2).patched(by: series(3, [1], scale: 3), in: [3..<4]) == nil)
        #expect(series(3, [1], scale: 2).patched(by: series(3, [1]), in: [3..<4]) == nil)
        #expect(series(3, [1]).patched(by: SeriesValues(grain: .week, start: 3, values: [1]), in: [3..<4]) == nil)
    }
}
