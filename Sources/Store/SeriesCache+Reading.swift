public import Chronology
import Foundation
import GRDB
public import Series

extension SeriesCache {
    /// A stored series; nil where there is none.
    ///
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`. Complexity: O(log(series) + values).
    public func series(_ key: SeriesKey) throws(StoreFailure) -> SeriesValues? {
        try file.attempt {
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT series.start, exact_scale, vals, exact_units FROM family
                            JOIN series ON series.family = family.id AND is_null = ? AND slice = ?
                            WHERE leaf = ? AND grain = ? AND dimension = ?
                            """),
                    arguments: [
                        key.slice == nil, Data((key.slice ?? "").utf8), key.leaf, key.grain.rawValue, key.dimension,
                    ])
                return try rows.next().map { (row: Row) in try values(row, grain: key.grain) }
            }
        }
    }

    /// All slices of a family: null first, then by the bytes of the text. Empty where nothing is stored.
    ///
    /// Throws: as `series(_:)`. Complexity: O(values).
    public func slices(
        leaf: String, grain: Grain, dimension: String
    ) throws(StoreFailure) -> [(slice: String?, values: SeriesValues)] {
        try file.attempt {
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT series.start, exact_scale, vals, exact_units, is_null, slice FROM family
                            JOIN series ON series.family = family.id
                            WHERE leaf = ? AND grain = ? AND dimension = ? ORDER BY is_null DESC, slice
                            """),
                    arguments: [leaf, grain.rawValue, dimension])
                var result: [(slice: String?, values: SeriesValues)] = []
                while let row = try rows.next() {
                    let text = String(decoding: row[5] as Data, as: UTF8.self)
                    result.append((slice: row[4] as Bool ? nil : text, values: try values(row, grain: grain)))
                }
                return result
            }
        }
    }

    /// Whether a family is stored as computed from exactly that state of its source, under the rules by which the
    /// source was last read.
    ///
    /// Throws: as `series(_:)`.
    public func hasSeries(
        leaf: String, grain: Grain, dimension: String, fingerprint: String
    ) throws(StoreFailure) -> Bool {
        try file.attempt {
            try pool.read { db in
                try Bool.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT EXISTS (SELECT 1 FROM family
                                JOIN source ON source.name = family.source AND source.rules = family.rules
                                WHERE leaf = ? AND grain = ? AND dimension = ? AND family.fingerprint = ?)
                            """),
                    arguments: [leaf, grain.rawValue, dimension, fingerprint]) ?? false
            }
        }
    }

    /// The families of a source that are as fresh as its record: what need not be computed again while its rules and
    /// fingerprint stay.
    ///
    /// Throws: as `series(_:)`. Complexity: O(families of the source).
    public func knownLeaves(source name: String) throws(StoreFailure) -> Set<SeriesFamily> {
        try file.attempt {
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT leaf, grain, dimension FROM family JOIN source ON source.name = family.source
                            AND source.rules = family.rules AND source.fingerprint = family.fingerprint
                        WHERE family.source = ?
                        """, arguments: [name])
                var result: Set<SeriesFamily> = []
                while let row = try rows.next() {
                    guard let grain = Grain(rawValue: row[1]) else { continue }
                    result.insert(SeriesFamily(leaf: row[0], grain: grain, dimension: row[2]))
                }
                return result
            }
        }
    }

    /// The series in a row of start, exact scale, values and exact units.
    private func values(_ row: Row, grain: Grain) throws -> SeriesValues {
        let series = try row.withUnsafeData(atIndex: 2) { (values: Data?) in
            try row.withUnsafeData(atIndex: 3) { (units: Data?) in
                // SQLite hands out an empty blob as null; the scale says which it was.
                let scale = row[1] as Int?
                let units = scale == nil ? units : units ?? Data()
                return (values ?? Data()).withUnsafeBytes { (valueBytes: UnsafeRawBufferPointer) -> SeriesValues? in
                    guard let units else {
                        return StoredSeries.series(
                            grain: grain, start: row[0], values: valueBytes, exactScale: scale, exactUnits: nil)
                    }
                    return units.withUnsafeBytes { (unitBytes: UnsafeRawBufferPointer) in
                        StoredSeries.series(
                            grain: grain, start: row[0], values: valueBytes, exactScale: scale, exactUnits: unitBytes)
                    }
                }
            }
        }
        guard let series else { throw file.corrupt("the bytes of a series do not fit together") }
        return series
    }
}
