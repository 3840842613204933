import Chronology

/// Reads the texts of `date '…'` and `timestamp '…'`.
enum ExpressionMoment {
    /// The day as `yyyy-mm-dd`, if it exists in the years 1 to 9999.
    static func date(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count == 10, scalars[4] == "-", scalars[7] == "-",
            let year = digits(scalars[0..<4]), let month = digits(scalars[5..<7]), let day = digits(scalars[8..<10]),
            year >= 1, Day(year: year, month: month, day: day) != nil
        else { return nil }
        return text
    }

    /// The moment as `yyyy-mm-dd hh:mm:ss[.f…]`; `T` may separate, seconds may be missing, up to 6 decimals.
    static func timestamp(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= 16, scalars.count <= 26, scalars.count != 18, scalars.count != 20,
            let day = date(String(String.UnicodeScalarView(scalars[0..<10]))),
            scalars[10] == " " || scalars[10] == "T", scalars[13] == ":",
            let hour = digits(scalars[11..<13]), hour < 24, let minute = digits(scalars[14..<16]), minute < 60
        else { return nil }
        var clock = String(String.UnicodeScalarView(scalars[11..<16]))
        guard scalars.count > 16 else { return "\(day) \(clock):00" }
        guard scalars.count >= 19, scalars[16] == ":", let second = digits(scalars[17..<19]), second < 60 else {
            return nil
        }
        clock += ":" + String(String.UnicodeScalarView(scalars[17..<19]))
        guard scalars.count > 19 else { return "\(day) \(clock)" }
        guard scalars[19] == ".", digits(scalars[20...]) != nil else { return nil }
        return "\(day) \(clock)." + String(String.UnicodeScalarView(scalars[20...]))
    }

    private static func digits(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        var value = 0
        for scalar in scalars {
            guard ExpressionLexer.isDigit(scalar) else { return nil }
            value = value * 10 + Int(scalar.value - 48)
        }
        return value
    }
}
