import Chronology

/// A metric, and how its value is written in SQL by hand over the tables of `Oracle`.
struct Measured: Sendable {
    /// The sources a metric reads, whose periods and slices are those of its answer.
    enum Basis: Sendable { case events, visits, both, stock }

    var name: String
    /// The metric's keys in YAML.
    var keys: String
    var basis = Basis.events
    /// The value in a period and slice; see `Oracle` for the tables it may name.
    var value: String
    /// Whether the value is a sum of whole numbers or decimals, which must be exact.
    var isExact = false
    /// The grains at which the metric has a meaning.
    var grains = Grain.allCases

    var definition: String { "metric: \(name)\n\(keys)" }

    /// Whether a grain may have no value of it at all in the ranges tried.
    func isRare(_ grain: Grain) -> Bool {
        switch grain {
        case .year, .fiscalYear, .retailYear: name.hasPrefix("growth") || name.hasPrefix("customers_growth")
        default: false
        }
    }

    /// Whether rows meet every later day, so that one statement takes seconds; filtered, such metrics are left out.
    var isQuadratic: Bool { name == "customers_ever" || name == "customers_ytd" }

    /// Grains that a day or longer fills: what accumulates over days, or is dated by day, has no hours.
    static let days = Grain.allCases.filter { $0 != .hour }
    /// Grains of which whole months, or whole years, ago is a period.
    private static let dividedByMonths: [Grain] = [.day, .month]
    private static let dividedByYears: [Grain] = [.day, .month, .quarter, .year, .fiscalQuarter, .fiscalYear]

    /// Those that stand for a kind, where only the dating of rows is tried.
    static var dated: [Measured] {
        let names = [
            "orders", "revenue", "customers", "basket", "per_visit", "growth_month", "revenue_mtd", "customers_28d",
            "median_load", "orders_step",
        ]
        return all.filter { names.contains($0.name) }
    }

    static let all: [Measured] = aggregates + ratios + derived + cumulative

    private static func event(
        _ name: String, _ keys: String, _ value: String? = nil, isExact: Bool = false
    ) -> Measured {
        Measured(
            name: name, keys: keys + "\nsource: events", value: value ?? "now.\(name)", isExact: isExact)
    }

    private static let aggregates = [
        event("orders", "type: count", isExact: true),
        event("units", "type: sum\nvalue: qty", isExact: true),
        event("revenue", "type: sum\nvalue: price", isExact: true),
        event("amount", "type: sum\nvalue: qty * price\nfilter: qty > 2", isExact: true),
        event("loading", "type: sum\nvalue: load"),
        event("mean_price", "type: average\nvalue: price"), event("mean_load", "type: average\nvalue: load"),
        event("least", "type: min\nvalue: price", isExact: true), event("most", "type: max\nvalue: load"),
        event("median_load", "type: median\nvalue: load"), event("median_qty", "type: median\nvalue: qty"),
        event("p90", "type: percentile\npercentile: 0.9\nvalue: price"),
        event("p10", "type: percentile\npercentile: 0.1\nvalue: price\nfilter: country <> 'NO'"),
        event("customers", "type: count_distinct\nvalue: customer"),
        event("buyers", "type: count_distinct\nvalue: customer\nfilter: qty > 2"),
        Measured(
            name: "visits", keys: "type: count\nsource: visits", basis: .visits, value: "now.visits", isExact: true),
        Measured(
            name: "stock_level", keys: "type: last\nsource: stock\nvalue: units", basis: .stock, value: "now.units",
            isExact: true, grains: days),
    ]

    private static let ratios = [
        Measured(
            name: "basket", keys: "type: ratio\nnumerator: revenue\ndenominator: orders",
            value: "now.revenue / nullif(now.orders, 0)"),
        Measured(
            name: "per_customer", keys: "type: ratio\nnumerator: revenue\ndenominator: customers",
            value: "now.revenue / nullif(now.customers, 0)"),
        Measured(
            name: "large_share", keys: "type: ratio\nnumerator: {metric: orders, where: qty > 5}\ndenominator: orders",
            value: "now.large / nullif(now.orders, 0)"),
        Measured(
            name: "conversion", keys: "type: ratio\nnumerator: orders\ndenominator: {metric: visits, where: pages > 3}",
            basis: .both, value: "now.orders / nullif(now.engaged, 0)", grains: days),
        Measured(
            name: "per_visit", keys: "type: ratio\nnumerator: revenue\ndenominator: visits", basis: .both,
            value: "now.revenue / nullif(now.visits, 0)", grains: days),
    ]

    private static let derived = [
        Measured(
            name: "growth_month",
            keys: "type: derived\nexpression: \"(revenue - ago(revenue, 1 month)) / ago(revenue, 1 month)\"",
            value: "(now.revenue - month_ago.revenue) / nullif(month_ago.revenue, 0)", grains: dividedByMonths),
        Measured(
            name: "growth_year",
            keys: "type: derived\nexpression: \"(revenue - ago(revenue, 1 year)) / ago(revenue, 1 year)\"",
            value: "(now.revenue - year_ago.revenue) / nullif(year_ago.revenue, 0)", grains: dividedByYears),
        Measured(
            name: "customers_growth", keys: "type: derived\nexpression: customers / ago(customers, 1 year)",
            value: "now.customers / nullif(year_ago.customers, 0)", grains: dividedByYears),
        Measured(
            name: "orders_step", keys: "type: derived\nexpression: orders - previous(orders)",
            value: "now.orders - before.orders", isExact: true),
        Measured(
            name: "median_step", keys: "type: derived\nexpression: median_load / previous(median_load)",
            value: "now.median_load / nullif(before.median_load, 0)"),
        Measured(
            name: "net", keys: "type: derived\nexpression: coalesce(revenue, 0) - 0.25 * units",
            value: "now.revenue - 0.25 * now.units", isExact: true),
        Measured(
            name: "size", keys: "type: derived\nexpression: \"case when orders > 3 then mean_load else p90 end\"",
            value: "CASE WHEN now.orders > 3 THEN now.mean_load ELSE now.p90 END"),
    ]

    private static func window(
        _ name: String, of metric: String, _ span: String?, isExact: Bool = false
    ) -> Measured {
        Measured(
            name: name, keys: "type: cumulative\nof: \(metric)" + (span.map { "\n" + $0 } ?? ""),
            value: "windows.\(name)", isExact: isExact, grains: days)
    }

    private static let cumulative = [
        window("revenue_mtd", of: "revenue", "to_date: month", isExact: true),
        window("orders_ytd", of: "orders", "to_date: year", isExact: true),
        window("units_fytd", of: "units", "to_date: fiscal_year", isExact: true),
        window("revenue_rqtd", of: "revenue", "to_date: retail_quarter", isExact: true),
        window("orders_7d", of: "orders", "window: 7d", isExact: true),
        window("loading_28d", of: "loading", "window: 28d"),
        window("revenue_ever", of: "revenue", nil, isExact: true),
        window("basket_28d", of: "basket", "window: 28d"),
        window("customers_28d", of: "customers", "window: 28d"),
        window("median_28d", of: "median_load", "window: 28d"),
        window("p90_28d", of: "p90", "window: 28d"),
        window("most_28d", of: "most", "window: 28d"),
        window("customers_ytd", of: "customers", "to_date: year"),
        window("customers_ever", of: "customers", nil),
    ]
}
