import Definitions

/// A plan that first puts rows into *cells* (a period and one value of each key) and answers from the cells.
///
/// Before: 40 filtered aggregates over all rows, for the total and again for every dimension.
/// After: a few plain aggregates over all rows by period, dimension and the columns the filters mention; then the 40
/// filtered aggregates over far fewer cells.
struct CellPlan {
    /// Source, periods and range; no dimensions.
    var key: Scan.Key
    /// Conditions every aggregate shares.
    var conditions: [Expression]
    /// What cells are told apart by.
    var keys: [CellKey]
    /// What is kept of the rows of a cell.
    var partials: [Partial]
    /// The tables of cells, each after the one it is made from.
    var tables: [Table]
    /// The parts of the answer.
    var branches: [Branch]

    /// An aggregate that adds up: of counts the sum, of sums the sum, of extremes the extreme.
    struct Partial: Hashable {
        var function: Aggregate.Function
        /// What is aggregated; of a count, what must not be null.
        var value: Expression?
    }

    /// Cells by some of the keys.
    struct Table: Hashable {
        /// Positions of its keys, ascending.
        var keys: [Int]
        /// Position of the table it is made from; nil is the rows themselves.
        var parent: Int?
        /// Positions of the partials it keeps, ascending.
        var partials: [Int]
    }

    /// The aggregates of one set of dimensions that one table answers.
    struct Branch {
        var dimensions: [DimensionQuery]
        /// Positions of the keys that are the dimensions.
        var dimensionKeys: [Int]
        /// Position of the table.
        var table: Int
        var columns: [CellColumn]
    }
}

/// Something cells are told apart by: a dimension, a column with few values, or a condition.
struct CellKey: Hashable {
    /// What it is, over the rows of the source.
    var expression: Expression
    /// About how many values it has.
    var distinct: Double
    /// Its name in filters over cells.
    var name: String
}

/// An aggregate as asked for, over cells.
struct CellColumn {
    /// Position in the list given to the planner.
    var query: Int
    /// Position of what it puts together.
    var partial: Int
    /// Which cells count; names of keys only.
    var filter: Expression?
    /// Positions of the keys the filter mentions.
    var keys: Set<Int>
}
