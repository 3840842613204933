import Chronology
import Foundation

/// Writes all tables day by day and keeps the summary.
struct DemoWriter {
    private let model: DemoModel
    /// In the order of `DemoTable.allCases`.
    private var files: [DemoTableFiles]
    private(set) var summary: DemoSummary

    init(_ model: DemoModel, root: URL) throws {
        self.model = model
        summary = DemoSummary(firstDay: model.firstDay)
        let data = root.appendingPathComponent("data", isDirectory: true)
        files = try DemoTable.allCases.map { try DemoTableFiles($0, below: data) }
    }

    /// Rows and files of every table so far.
    var counts: [(table: DemoTable, rows: Int, files: Int)] {
        files.map { ($0.table, $0.rows, $0.files) }
    }

    /// Writes one day.
    mutating func write(_ day: Day) throws {
        for position in files.indices { try files[position].begin(day) }
        let sessions = model.sessions(day)
        let orders = model.orders(day, sessions: sessions)
        write(sessions, orders, day)
        writeMarketing(day)
        writeService(day)
        for (category, label) in OrderRow.categories.enumerated() {
            for (warehouse, name) in ["madrid", "porto"].enumerated() {
                let units = model.stock(day, warehouse: warehouse, category: category)
                append(.inventory) { row in
                    row.date(day)
                    row.text(name)
                    row.text(label)
                    row.integer(units)
                }
            }
        }
    }

    /// Writes what is left in the buffers.
    mutating func finish() throws {
        for position in files.indices { try files[position].flush() }
    }

    private mutating func append(_ table: DemoTable, _ fields: (inout CSVBuffer) -> Void) {
        fields(&files[table.position].buffer)
        files[table.position].buffer.endRow()
    }
}

extension DemoWriter {
    private mutating func write(_ sessions: [SessionRow], _ orders: [OrderRow], _ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        let base = (year * 10_000 + month * 100 + dayOfMonth) * 100_000
        let local = LocalDay(day)
        var buyers: [Int: Int] = [:]
        for order in orders { if let session = order.session { buyers[session] = order.customer } }
        for (position, session) in sessions.enumerated() {
            append(.sessions) {
                Self.fill(&$0, session, id: base + position, local: local, customer: buyers[position])
            }
        }
        for (position, order) in orders.enumerated() {
            append(.orders) { Self.fill(&$0, order, id: base + position, sessionBase: base, local: local) }
        }
        summarise(sessions, orders)
    }

    private static func fill(
        _ row: inout CSVBuffer, _ session: SessionRow, id: Int, local: LocalDay, customer: Int?
    ) {
        row.integer(id)
        row.timestamp(local.utc(session.second))
        row.text(SessionRow.devices[session.device])
        row.text(SessionRow.channels[session.channel])
        row.text(SessionRow.countries[session.country])
        row.text(SessionRow.landings[session.landing])
        row.integer(session.pages)
        row.integer(session.seconds)
        row.boolean(session.isBounced)
        row.boolean(session.reachedCheckout)
        row.boolean(session.isConverted)
        row.integer(customer ?? session.customer)
    }

    private static func fill(
        _ row: inout CSVBuffer, _ order: OrderRow, id: Int, sessionBase: Int, local: LocalDay
    ) {
        row.integer(id)
        row.timestamp(local.utc(order.second))
        row.integer(order.session.map { (position: Int) -> Int in sessionBase + position })
        row.integer(order.customer)
        row.text(order.isReturning ? "returning" : "new")
        row.text(order.pointOfSale)
        row.text(SessionRow.countries[order.country])
        row.text(order.channel)
        row.text(order.device)
        row.text(OrderRow.categories[order.category])
        row.integer(order.items)
        row.cents(order.discount)
        row.cents(order.shipping)
        row.cents(order.total)
        row.text(order.status)
        row.text(order.payment)
    }

    private mutating func summarise(_ sessions: [SessionRow], _ orders: [OrderRow]) {
        let kept = orders.filter { $0.status != "cancelled" }
        func count(_ matches: (OrderRow) -> Bool) -> Double { Double(kept.filter(matches).count) }
        summary.sessions.append(Double(sessions.count))
        summary.paidSessions.append(Double(sessions.filter { $0.channel == 2 }.count))
        summary.orders.append(Double(kept.count))
        summary.webOrders.append(count { $0.session != nil })
        summary.appOrders.append(count { $0.pointOfSale == "app" })
        summary.returningOrders.append(count { $0.isReturning })
        summary.completedOrders.append(count { $0.status == "completed" })
        let cents = kept.reduce(0) { (sum: Int, order) -> Int in order.status == "completed" ? sum + order.total : sum }
        summary.revenue.append(Double(cents) / 100)
    }
}

extension DemoWriter {
    private mutating func writeMarketing(_ day: Day) {
        let ads = model.ads(day)
        for ad in ads {
            append(.adSpend) { row in
                row.date(day)
                row.text(ad.platform)
                row.text(ad.campaign)
                row.integer(ad.impressions)
                row.integer(ad.clicks)
                row.cents(ad.cents)
            }
        }
        summary.adCost.append(ads.reduce(0) { (sum: Double, ad) -> Double in sum + Double(ad.cents) / 100 })
        let networks = model.social(day)
        for network in networks {
            append(.social) { row in
                row.date(day)
                row.text(network.network)
                let numbers = [
                    network.followers, network.posts, network.reach, network.likes, network.comments, network.shares,
                ]
                for number in numbers { row.integer(number) }
            }
        }
        summary.followers.append(networks.reduce(0) { (sum: Double, row) -> Double in sum + Double(row.followers) })
        let mails = model.emails(day)
        for mail in mails {
            append(.emails) { row in
                row.timestamp(mail.sentAt)
                row.text(mail.name)
                row.text(mail.kind)
                for number in [mail.sent, mail.delivered, mail.opened, mail.clicked, mail.unsubscribed] {
                    row.integer(number)
                }
            }
        }
        summary.opened.append(mails.reduce(0) { (sum: Double, mail) -> Double in sum + Double(mail.opened) })
        summary.delivered.append(mails.reduce(0) { (sum: Double, mail) -> Double in sum + Double(mail.delivered) })
    }

    private mutating func writeService(_ day: Day) {
        let plans = model.subscriptions(day)
        for plan in plans {
            append(.subscriptions) { row in
                row.date(day)
                row.text(plan.plan)
                row.integer(plan.active)
                row.cents(plan.monthlyCents)
                row.integer(plan.started)
                row.integer(plan.cancelled)
            }
        }
        summary.subscribers.append(plans.reduce(0) { (sum: Double, plan) -> Double in sum + Double(plan.active) })
        writeTickets(day)
        for page in model.pages(day) {
            append(.pages) { row in
                row.date(day)
                row.text(page.page)
                row.integer(page.views)
                row.integer(page.errors)
                row.integer(page.loadMilliseconds)
            }
            guard page.page == "checkout" else { continue }
            summary.checkoutErrors.append(Double(page.errors))
            summary.checkoutViews.append(Double(page.views))
        }
    }

    private mutating func writeTickets(_ day: Day) {
        let tickets = model.tickets(day)
        let (year, month, dayOfMonth) = day.civil
        let base = (year * 10_000 + month * 100 + dayOfMonth) * 10_000
        for (position, ticket) in tickets.enumerated() {
            append(.tickets) { row in
                row.integer(base + position)
                row.timestamp(ticket.openedAt)
                row.text(ticket.channel)
                row.text(ticket.topic)
                row.integer(ticket.responseMinutes)
                row.timestamp(ticket.resolvedAt)
                row.integer(ticket.satisfaction)
            }
        }
        let scores = tickets.compactMap { $0.satisfaction }
        summary.satisfactionSum.append(Double(scores.reduce(0, +)))
        summary.satisfactionCount.append(Double(scores.count))
        summary.responseMinutes.append(tickets.map { $0.responseMinutes })
    }
}
