import Chronology
import Foundation

/// The tables of the demo company, each a folder of CSV files below `data/`.
enum DemoTable: Int, CaseIterable {
    case sessions, orders, adSpend, social, emails, subscriptions, tickets, pages, inventory

    /// Place among all tables.
    var position: Int { rawValue }

    /// The name of its folder and of its source.
    var name: String {
        switch self {
        case .sessions: "sessions"
        case .orders: "orders"
        case .adSpend: "ad_spend"
        case .social: "social"
        case .emails: "email_campaigns"
        case .subscriptions: "subscriptions"
        case .tickets: "tickets"
        case .pages: "page_errors"
        case .inventory: "inventory"
        }
    }

    var header: [String] {
        switch self {
        case .sessions:
            [
                "session_id", "started_at", "device", "channel", "country", "landing_page", "pages", "seconds",
                "bounced", "reached_checkout", "converted", "customer_id",
            ]
        case .orders:
            [
                "order_id", "ordered_at", "session_id", "customer_id", "customer_type", "point_of_sale", "country",
                "channel", "device", "category", "items", "discount", "shipping", "total", "status", "payment",
            ]
        case .adSpend: ["date", "platform", "campaign", "impressions", "clicks", "cost"]
        case .social: ["date", "network", "followers", "posts", "reach", "likes", "comments", "shares"]
        case .emails: ["sent_at", "campaign", "kind", "sent", "delivered", "opened", "clicked", "unsubscribed"]
        case .subscriptions: ["date", "plan", "active", "mrr", "started", "cancelled"]
        case .tickets:
            [
                "ticket_id", "opened_at", "channel", "topic", "first_response_minutes", "resolved_at", "satisfaction",
            ]
        case .pages: ["date", "page", "views", "errors", "load_ms"]
        case .inventory: ["date", "warehouse", "category", "units"]
        }
    }

    /// Whether a file holds a month; else it holds a year.
    var isMonthly: Bool { self == .sessions || self == .orders }
}

/// Writes the rows of one table into its folder, a file a month or a year (of the local calendar).
struct DemoTableFiles {
    let table: DemoTable
    private let folder: URL
    private var period: String?
    private(set) var rows = 0
    private(set) var files = 0
    /// Where the rows of the day go.
    var buffer: CSVBuffer

    /// Makes the folder, and removes files of an earlier demo from it.
    init(_ table: DemoTable, below data: URL) throws {
        self.table = table
        folder = data.appendingPathComponent(table.name, isDirectory: true)
        buffer = CSVBuffer(header: table.header)
        let manager = FileManager.default
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: folder.path)
        where name.hasPrefix(table.name) && (name.hasSuffix(".csv") || name.hasSuffix(".parquet")) {
            try manager.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    /// Call before the rows of a day are appended.
    mutating func begin(_ day: Day) throws {
        let text = day.description.prefix(table.isMonthly ? 7 : 4)
        if let period, period != text { try flush() }
        period = String(text)
    }

    /// Writes what is buffered.
    mutating func flush() throws {
        guard let period, buffer.rows > 0 else { return }
        let file = folder.appendingPathComponent("\(table.name)-\(period).csv")
        try Data(buffer.bytes).write(to: file)
        rows += buffer.rows
        files += 1
        buffer.reset()
    }
}
