/// Numbers as definitions write them.
enum DecimalText {
    /// Whether a text is an optional sign, digits, an optional fraction and an optional exponent, all in ASCII.
    static func isNumber(_ text: some StringProtocol) -> Bool {
        var bytes = Array(text.utf8)[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
        let whole = takeDigits(&bytes)
        var fraction = 0
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            fraction = takeDigits(&bytes)
            if fraction == 0 { return false }
        }
        guard whole + fraction > 0, whole + fraction <= 40 else { return false }
        if let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            bytes.removeFirst()
            if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
            let exponent = takeDigits(&bytes)
            guard (1...3).contains(exponent) else { return false }
        }
        return bytes.isEmpty
    }

    private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> Int {
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        bytes = bytes.dropFirst(digits.count)
        return digits.count
    }

    /// A number without a needless `.0`.
    static func short(_ value: Double) -> String {
        if let whole = Int(exactly: value) { return String(whole) }
        return String(value)
    }
}
