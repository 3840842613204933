/// Currencies of ISO 4217 in use, and the signs people write for them.
public enum CurrencyCode {
    /// Whether a text is the code of a currency.
    public static func isKnown(_ text: String) -> Bool { all.contains(text) }

    /// Currencies a sign may mean; empty for what is no sign.
    public static func meant(by sign: Character) -> [String] {
        switch sign {
        case "€": ["EUR"]
        case "£": ["GBP", "EGP", "LBP", "SYP", "SSP", "SDG", "FKP", "GIP", "SHP"]
        case "¥": ["JPY", "CNY"]
        case "$": dollars
        case "₹": ["INR"]
        case "₩": ["KRW"]
        case "₽": ["RUB"]
        case "₺": ["TRY"]
        case "₴": ["UAH"]
        case "₪": ["ILS"]
        case "฿": ["THB"]
        case "₫": ["VND"]
        case "₦": ["NGN"]
        case "₱": ["PHP"]
        default: []
        }
    }

    private static let dollars = [
        "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD", "NZD",
        "SBD", "SGD", "SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU",
    ]

    /// The codes of currencies in use, sorted.
    static let all: Set<String> = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
        CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
        HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
        RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
        UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
