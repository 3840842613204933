package import CADBC

/// The name and type of one column of a result.
public struct Field: Sendable, Hashable {
    /// The column's name as the engine gives it.
    public let name: String
    /// What the column holds.
    public let type: ColumnType

    let layout: ColumnLayout
}

extension Field {
    /// Reads one column of a driver's schema.
    package init(schema: UnsafeMutablePointer<ArrowSchema>) {
        name = schema.pointee.name.map { String(cString: $0) } ?? ""
        layout = ColumnLayout(schema: schema.pointee)
        type = layout.type
    }
}

/// How the buffers of a column are laid out.
struct ColumnLayout: Sendable, Hashable {
    /// The physical form of the values, or of the indices where the column has a dictionary.
    var storage: Storage
    /// What the values mean.
    var type: ColumnType
    /// The physical form of the dictionary's values.
    var dictionary: Storage?

    init(schema: ArrowSchema) {
        let format = schema.format.map { String(cString: $0) } ?? ""
        let own = ArrowFormat(format)
        guard let dictionary = schema.dictionary?.pointee else {
            storage = own.storage
            type = own.type
            return
        }
        let values = ArrowFormat(dictionary.format.map { String(cString: $0) } ?? "")
        let nested = dictionary.dictionary != nil || !own.storage.isInteger
        storage = own.storage
        self.dictionary = values.storage
        type = nested ? .unsupported("dictionary of \(values.type)") : values.type
    }
}

/// The physical form of a column's values.
enum Storage: Sendable, Hashable {
    case absent, bit
    case int8, int16, int32, int64, uint8, uint16, uint32, uint64
    case float32, float64
    case decimal32, decimal64, decimal128, decimal256
    case variable32, variable64, view, fixed(width: Int)
    case dayTime, monthDayNano
    case unreadable

    /// How many buffers a column of this form has, nil where any number may come.
    var bufferCount: ClosedRange<Int>? {
        switch self {
        case .absent: 0...0
        case .variable32, .variable64: 3...3
        case .view: 2...Int.max
        case .unreadable: nil
        default: 2...2
        }
    }

    var isInteger: Bool {
        switch self {
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
        default: false
        }
    }
}
