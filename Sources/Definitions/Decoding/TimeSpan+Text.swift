extension TimeSpan {
    /// Reads a positive whole number of hours, days or weeks, as in `36h`, `3d`, `2w`; at most 100,000 of them.
    public init?(_ text: some StringProtocol) {
        let seconds: [Character: Int] = ["h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = text.last, let factor = seconds[unit] else { return nil }
        let digits = text.dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let count = Int(digits), (1...100_000).contains(count) else { return nil }
        self.init(seconds: count * factor)
    }
}
