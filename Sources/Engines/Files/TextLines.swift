/// The lines of a text in UTF-8, whatever ends them; line ends in double quotes end no line.
struct TextLines {
    private let bytes: [UInt8]
    /// Where each line begins, and where its end of line does.
    private let places: [Range<Int>]

    /// Cuts a text into lines. Complexity: O(bytes).
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var places: [Range<Int>] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var position = start
        var isQuoted = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D {
                places.append(start..<position)
                if byte == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
                start = position + 1
            }
            position += 1
        }
        if start < bytes.count { places.append(start..<bytes.count) }
        self.places = places
    }

    private init(_ bytes: [UInt8], _ places: [Range<Int>]) {
        self.bytes = bytes
        self.places = places
    }

    /// How many lines there are.
    var count: Int { places.count }

    /// Some of the lines.
    subscript(part: Range<Int>) -> TextLines { TextLines(bytes, Array(places[part])) }

    /// All lines, every line end a line feed, those in quotes too.
    var joined: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(places.reduce(0) { (sum: Int, place: Range<Int>) -> Int in sum + place.count + 1 })
        for place in places {
            for position in place {
                if bytes[position] != 0x0D {
                    result.append(bytes[position])
                } else if position + 1 == place.upperBound || bytes[position + 1] != 0x0A {
                    result.append(0x0A)
                }
            }
            result.append(0x0A)
        }
        return result
    }

    /// Line ends above a line, those in quotes too.
    func endsBefore(_ line: Int) -> Int {
        guard places.indices.contains(line) else { return 0 }
        var count = 0
        for position in 0..<places[line].lowerBound {
            let isPair = bytes[position] == 0x0D && bytes[position + 1] == 0x0A
            if bytes[position] == 0x0A || (bytes[position] == 0x0D && !isPair) { count += 1 }
        }
        return count
    }

    /// Whether a line holds nothing but blanks and separators.
    func isBlank(_ line: Int) -> Bool {
        bytes[places[line]].allSatisfy { [0x20, 0x09, 0x2C, 0x3B].contains($0) }
    }

    /// The first line that is neither empty nor a comment.
    func firstFilled(from line: Int) -> Int {
        places.indices.dropFirst(line).first { !isBlank($0) && bytes[places[$0].lowerBound] != 0x23 } ?? count
    }

    /// Lines that begin with some bytes, in quotes or not.
    func starting(with prefix: [UInt8]) -> [Int] {
        places.indices.filter { line in
            let line = bytes[places[line]]
            return line.starts(with: prefix) || line.starts(with: [0x22] + prefix)
        }
    }

    /// Lines that follow an empty line, with comments between or not, and are none themselves: where tables begin.
    var headers: [String] {
        var result: [String] = []
        var isStart = true
        for line in places.indices {
            let isBlank = isBlank(line)
            let isNone = isBlank || bytes[places[line].lowerBound] == 0x23
            if isStart, !isNone { result.append(String(decoding: bytes[places[line]].prefix(60), as: UTF8.self)) }
            isStart = isBlank || (isNone && isStart)
        }
        return result
    }
}
