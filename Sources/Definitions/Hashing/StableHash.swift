/// A hash that is the same on every machine and in every run, for telling whether a text has changed.
///
/// Source: FNV-1a with 128 bits (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv). Not for secrets.
public struct StableHash: Sendable {
    private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    /// The hash of nothing.
    public init() {}

    /// Adds the bytes of a text. Complexity: O(length).
    public mutating func add(_ text: String) {
        for byte in text.utf8 {
            state ^= UInt128(byte)
            state &*= 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
    }

    /// The hash as 32 hexadecimal digits.
    public var hex: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// The hash of one text.
    public static func hex(of text: String) -> String {
        var hash = StableHash()
        hash.add(text)
        return hash.hex
    }
}
