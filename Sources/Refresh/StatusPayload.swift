import Foundation
import Framework

/// The recorded form of a status.
enum StatusPayload {
    /// The status as JSON.
    static func text(of status: KPIStatus) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(status) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The status that was recorded; nil where an earlier version wrote it otherwise.
    static func status(_ text: String) -> KPIStatus? {
        try? JSONDecoder().decode(KPIStatus.self, from: Data(text.utf8))
    }
}
