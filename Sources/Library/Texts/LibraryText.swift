/// The texts of the library, YAML each, compiled into the binary; in what order goals are listed.
enum LibraryText {
    /// Goals by their file's name.
    static let goals: [(file: String, text: String)] = [
        ("acquisition.yml", acquisition), ("activation.yml", activation), ("conversion.yml", conversion),
        ("retention.yml", retention), ("satisfaction.yml", satisfaction), ("revenue.yml", revenue),
        ("profitability.yml", profitability), ("awareness.yml", awareness), ("social.yml", social),
        ("email.yml", email), ("content.yml", content), ("paid_media.yml", paidMedia), ("sales.yml", sales),
        ("support.yml", support), ("quality.yml", quality), ("delivery.yml", delivery),
    ]

    /// Sources by their file's name.
    static let sources: [(file: String, text: String)] = [
        ("sales_sources.yml", salesSources), ("work_sources.yml", workSources),
    ]
}
