/// The metrics of the demo company: the web shop and its sales.
enum DemoMetrics {
    static let traffic = """
        metric: sessions
        type: count
        source: sessions
        unit: sessions
        kind: activity
        team: growth
        owner: ana@acme.example
        synonyms: [visits]
        drivers: [ad_cost]
        ---
        metric: paid_sessions
        label: Paid search sessions
        type: count
        source: sessions
        filter: channel = 'paid_search'
        unit: sessions
        kind: activity
        team: growth
        owner: ana@acme.example
        drivers: [{metric: ad_clicks, sign: positive, lag: 1d}]
        ---
        metric: checkouts
        label: Sessions that reach the checkout
        type: count
        source: sessions
        filter: reached_checkout = true
        unit: sessions
        kind: activity
        team: growth
        ---
        metric: bounces
        type: count
        source: sessions
        filter: bounced = true
        unit: sessions
        direction: down
        kind: activity
        team: growth
        ---
        metric: bounce_rate
        type: ratio
        numerator: bounces
        denominator: sessions
        unit: percent
        direction: down
        kind: activity
        team: growth
        decision: Above 45 % for a week we look at the landing pages of the campaigns.
        ---
        metric: checkout_rate
        label: Checkout rate
        type: ratio
        numerator: checkouts
        denominator: sessions
        unit: percent
        kind: activity
        team: growth
        ---
        metric: pages_per_session
        type: average
        source: sessions
        value: pages
        unit: pages
        kind: activity
        team: growth
        ---
        metric: session_seconds
        label: Time on site
        type: median
        source: sessions
        value: seconds
        unit: seconds
        direction: none
        kind: activity
        team: growth
        ---
        metric: visitors_known
        label: Known visitors
        type: count_distinct
        source: sessions
        value: customer_id
        unit: customers
        kind: activity
        team: crm

        """

    static let sales = """
        metric: orders
        type: count
        source: orders
        filter: status <> 'cancelled'
        unit: orders
        kind: result
        team: sales
        owner: ana@acme.example
        decision: Below 80 a day for a week we bring the next campaign forward.
        ---
        metric: app_orders
        label: Orders by app
        type: count
        source: orders
        filter: status <> 'cancelled' and point_of_sale = 'app'
        unit: orders
        kind: result
        team: sales
        ---
        metric: revenue
        label: Revenue
        description: Completed orders, after discounts, with shipping.
        type: sum
        source: orders
        value: total
        filter: status = 'completed'
        unit: EUR
        kind: result
        team: sales
        owner: ana@acme.example
        synonyms: [sales, turnover]
        ---
        metric: revenue_ytd
        label: Revenue since January
        type: cumulative
        of: revenue
        to_date: year
        unit: EUR
        kind: result
        team: sales
        ---
        metric: revenue_28d
        label: Revenue of 28 days
        type: cumulative
        of: revenue
        window: 28d
        unit: EUR
        kind: result
        team: sales
        ---
        metric: revenue_growth
        label: Revenue against last year
        type: derived
        expression: (revenue - ago(revenue, 1 year)) / ago(revenue, 1 year)
        unit: percent
        kind: result
        team: sales
        ---
        metric: average_order_value
        label: Average order value
        type: ratio
        numerator: revenue
        denominator: {metric: orders, where: "status = 'completed'"}
        unit: EUR
        kind: result
        team: sales
        owner: ana@acme.example
        ---
        metric: basket_median
        label: Median basket
        type: median
        source: orders
        value: total
        filter: status <> 'cancelled'
        unit: EUR
        kind: result
        team: sales
        ---
        metric: basket_p90
        label: Large baskets (90th percentile)
        type: percentile
        percentile: 0.9
        source: orders
        value: total
        filter: status <> 'cancelled'
        unit: EUR
        kind: result
        team: sales
        ---
        metric: largest_order
        type: max
        source: orders
        value: total
        unit: EUR
        direction: none
        kind: result
        team: sales
        ---
        metric: items_sold
        type: sum
        source: orders
        value: items
        filter: status <> 'cancelled'
        unit: items
        kind: result
        team: sales
        ---
        metric: customers
        type: count_distinct
        source: orders
        value: customer_id
        filter: status <> 'cancelled'
        unit: customers
        kind: result
        team: crm
        ---
        metric: conversion_rate
        label: Conversion rate
        description: Orders of the web shop for each session; two sources, joined on the period.
        type: ratio
        numerator: {metric: orders, where: "point_of_sale = 'web'"}
        denominator: sessions
        unit: percent
        kind: result
        team: growth
        owner: ana@acme.example
        decision: A fall of a tenth for two weeks stops other work on the shop.
        drivers:
          - {metric: checkout_errors, sign: negative, lag: 9d}
          - page_load
        ---
        metric: repeat_share
        label: Orders by returning customers
        type: ratio
        numerator: {metric: orders, where: "customer_type = 'returning'"}
        denominator: orders
        unit: percent
        direction: band                   # too few: they leave; too many: nobody new comes
        kind: result
        team: crm
        owner: luis@acme.example
        ---
        metric: refunds
        type: count
        source: orders
        filter: status = 'refunded'
        unit: orders
        direction: down
        kind: result
        team: operations
        ---
        metric: refund_rate
        type: ratio
        numerator: refunds
        denominator: orders
        unit: percent
        direction: down
        kind: result
        team: operations
        ---
        metric: discounts
        type: sum
        source: orders
        value: discount
        filter: status = 'completed'
        unit: EUR
        direction: down
        kind: activity
        team: sales

        """
}
