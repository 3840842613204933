import Foundation
import Testing

/// A small project whose rows are the same at every run: 200 days of orders and visits of a shop, written to a folder of
/// its own.
final class Shop {
    /// The morning of the day that is present to the tests.
    static let now = "2026-07-20T08:00:00+02:00"

    let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("bellwether-command-\(UUID().uuidString)").path
        for (path, text) in Self.definitions { try write(path, text) }
        try write("data/orders.csv", Self.orders(days: 0..<200))
        try write("data/visits.csv", Self.visits(days: 0..<200))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func append(_ path: String, _ text: String) throws { try write(path, try read(path) + text) }

    func read(_ path: String) throws -> String { String(decoding: try data(path), as: UTF8.self) }

    func data(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)) }

    func replace(_ path: String, _ old: String, with new: String) throws {
        let text = try read(path)
        try #require(text.contains(old))
        try write(path, text.replacingOccurrences(of: old, with: new))
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + path) }

    /// Runs the program in the folder.
    @discardableResult
    func run(_ arguments: String..., now: String? = Shop.now) throws -> Program.Run {
        try Program.run(arguments, in: folder, now: now)
    }

    /// Runs a refresh that must succeed.
    @discardableResult
    func refresh(now: String? = Shop.now) throws -> Program.Run {
        let run = try run("refresh", now: now)
        try #require(run.code == 0, "\(run)")
        return run
    }
}

extension Shop {
    /// The day so many days after 1 January 2026.
    private static func iso(_ day: Int) -> String {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var (month, rest) = (0, day)
        while rest >= lengths[month] { (month, rest) = (month + 1, rest - lengths[month]) }
        return "2026-\(month < 9 ? "0" : "")\(month + 1)-\(rest < 9 ? "0" : "")\(rest + 1)"
    }

    /// Orders of some days: more at the weekend and as time goes on.
    static func orders(days: Range<Int>) -> String {
        var text = "order_id,ordered_at,customer,channel,total,status\n"
        for day in days {
            let count = 3 + day / 40 + (day % 7 == 2 || day % 7 == 3 ? 2 : 0) + (day * 13 % 5) / 2
            for order in 0..<count {
                let number = day * 10 + order
                let euros = 12 + number * 37 % 41
                text += "\(number),\(iso(day)) \(10 + order):0\(number % 10):00,c\(number * 7 % 97),"
                text += "\(["web", "shop", "phone"][number * 5 % 7 % 3]),\(euros).\(10 + number % 90),"
                text += "\(number % 11 == 0 ? "cancelled" : "paid")\n"
            }
        }
        return text
    }

    static func visits(days: Range<Int>) -> String {
        var text = "day,channel,visits\n"
        for day in days {
            for (position, channel) in ["web", "phone"].enumerated() {
                text += "\(iso(day)),\(channel),\(120 - position * 80 + day % 7 * 6 + day * 29 % 17)\n"
            }
        }
        return text
    }

    static let definitions: [String: String] = [
        "bellwether.yml": "name: Corner shop\ntimezone: Europe/Madrid\ncurrency: EUR\n",
        "sources/orders.yml": """
        source: orders
        from: data/orders.csv
        columns: {ordered_at: timestamp, total: "decimal(12,2)"}
        time: {column: ordered_at}
        entity: customer
        dimensions:
          channel: channel
          status: status
        slices: [channel]

        """,
        "sources/visits.yml": """
        source: visits
        from: data/visits*.csv
        columns: {day: date, visits: integer}
        time: {column: day}
        dimensions:
          channel: channel

        """,
        "metrics/orders.yml": """
        metric: orders
        type: count
        source: orders
        filter: status <> 'cancelled'
        unit: orders
        kind: result

        """,
        "metrics/revenue.yml": """
        metric: revenue
        type: sum
        source: orders
        value: total
        filter: status <> 'cancelled'
        unit: EUR
        kind: result

        """,
        "metrics/customers.yml": """
        metric: customers
        type: count_distinct
        source: orders
        value: customer
        unit: customers

        """,
        "metrics/cancelled_share.yml": """
        metric: cancelled_share
        type: ratio
        numerator: {metric: all_orders, where: status = 'cancelled'}
        denominator: all_orders
        unit: percent
        direction: down

        """,
        "metrics/all_orders.yml": "metric: all_orders\ntype: count\nsource: orders\n",
        "metrics/visits.yml": "metric: visits\ntype: sum\nsource: visits\nvalue: visits\nkind: activity\n",
        "metrics/conversion.yml": """
        metric: conversion
        type: ratio
        numerator: orders
        denominator: visits
        unit: percent

        """,
        "metrics/nps.yml": "metric: nps\nlabel: NPS\ntype: manual\nunit: points\n",
        "objectives/grow.yml": """
        objective: grow
        label: Grow the shop
        owner: ana@shop.example

        """,
        "kpis/conversion.yml": """
        kpi: conversion
        metric: conversion
        objective: grow
        window: month
        start: 2026-04-01
        deadline: 2026-12-31
        baseline: {value: 3%, period: 2026-Q1}
        target: 4.5%
        guardrails: [cancelled_share]
        owner: ana@shop.example
        frequency: weekly
        review: monthly
        basis: {kind: history, note: best month was 4 %}

        """,
        "kpis/revenue_2026.yml": """
        kpi: revenue_2026
        metric: revenue
        objective: grow
        window: total
        start: 2026-01-01
        deadline: 2026-12-31
        baseline: 0
        target: 70000
        owner: ana@shop.example
        frequency: weekly
        review: monthly
        basis: {kind: commitment, note: agreed with the bank}

        """,
        "kpis/nps.yml": """
        kpi: nps
        metric: nps
        objective: grow
        window: month
        start: 2026-01-01
        deadline: 2026-12-31
        baseline: 30
        target: 40
        owner: ana@shop.example
        frequency: monthly
        review: quarterly
        basis: {kind: benchmark, note: shops of our size}

        """,
    ]
}
