extension LibraryText {
    /// The goal “Grow revenue”: what to measure for it, and what to beware of.
    static let revenue = #"""
        goal: revenue
        label: Grow revenue
        summary: More money comes in from sales, from customers who would buy at that price again.
        words: [revenue, sales, turnover, income, grow sales, sell more, average order value, top line, grow the business]
        kpis: [net_revenue, revenue_growth, average_order_value, revenue_per_buyer, repeat_order_share]
        leading: [orders, conversion_rate, new_customers, units_per_order, discount_rate]
        definitions:
          net_revenue:
            label: Revenue
            also: [net revenue, sales, turnover, net sales, online revenue]
            formula: order totals less refunds, cancelled orders left out
            metric: {type: sum, source: orders, value: "total - coalesce(refunded, 0)", filter: "status <> 'cancelled'"}
            unit: money
            direction: up
            kind: result
            serves: {revenue: lagging, profitability: leading}
            window: total
            frequency: weekly
            example: ["400000", "480000"]
            led_by: [orders, average_order_value]
            traps:
              - Refunds are charged to the day of the order here, so past months shrink when goods come back; accounts book them when they happen. The two never agree to the cent, so name yours.
              - With or without tax and shipping is a difference of a fifth or more; decide once.
          revenue_growth:
            label: Revenue growth on last year
            also: [year-on-year growth, YoY growth, sales growth]
            formula: revenue less that of a year before ÷ that of a year before
            metric: {type: derived, expression: "(net_revenue - ago(net_revenue, 1 year)) / ago(net_revenue, 1 year)"}
            unit: percent
            direction: up
            kind: result
            serves: {revenue: lagging}
            window: quarter
            frequency: monthly
            example: ["8%", "12%"]
            led_by: [new_customers, repeat_order_share]
            traps:
              - Easter moves between quarters and leap years have a day more. Read two quarters together before explaining a jump.
              - Growth of 50 % after a fall of 50 % is still a quarter below where it began.
          average_order_value:
            label: Average order value
            also: [AOV, basket size, average basket, order value]
            formula: revenue ÷ orders
            metric: {type: ratio, numerator: net_revenue, denominator: orders}
            unit: money
            direction: up
            kind: result
            serves: {revenue: lagging, conversion: lagging}
            window: month
            frequency: weekly
            example: ["52", "56"]
            led_by: [units_per_order, discount_rate]
            traps:
              - A few business orders pull the mean; the median tells what a usual customer spends.
              - Raising the sum for free shipping lifts it and scares off small orders, which shows only in conversion.
          revenue_per_visit:
            label: Revenue per visit
            also: [RPV, revenue per session]
            formula: revenue ÷ visits
            metric: {type: ratio, numerator: net_revenue, denominator: sessions}
            unit: money
            direction: up
            kind: result
            serves: {revenue: leading, conversion: lagging}
            window: month
            frequency: weekly
            example: ["1.10", "1.25"]
            led_by: [conversion_rate, average_order_value]
            traps:
              - It joins rate and size of orders, so a test can be judged by one figure; yet its scatter is that of order values, and tests on it need several times the sample.
              - Orders by phone or in shops must stay out, since they have no visit.
          revenue_per_buyer:
            label: Revenue per customer
            also: [ARPU, average revenue per customer, revenue per customer, ARPC]
            formula: revenue ÷ different customers who ordered in the period
            metric: {type: ratio, numerator: net_revenue, denominator: buyers}
            unit: money
            direction: up
            kind: result
            serves: {revenue: lagging, retention: lagging}
            window: quarter
            frequency: monthly
            example: ["88", "96"]
            led_by: [orders_per_customer, average_order_value]
            traps:
              - Losing small customers raises it. Show the number of customers beside it.
              - It is no lifetime value. That needs cohorts followed over years, and margin in place of revenue.
          units_per_order:
            label: Units per order
            also: [items per order, UPT, basket depth]
            formula: units sold ÷ orders
            metric: {type: ratio, numerator: units_sold, denominator: orders}
            unit: units
            direction: up
            kind: result
            serves: {revenue: leading}
            window: month
            frequency: weekly
            example: ["2.1", "2.3"]
            traps:
              - In fashion, people order two sizes to send one back; units rise and returns follow.
              - Bundles count as one unit or as their parts, depending on the system.
          units_sold:
            label: Units sold
            also: [items sold, quantity sold, volume]
            formula: units in orders, cancelled orders left out
            metric: {type: sum, source: orders, value: units, filter: "status <> 'cancelled'"}
            unit: units
            direction: up
            kind: result
            serves: {revenue: leading}
            window: month
            frequency: weekly
            example: ["4200", "4800"]
            led_by: [orders]
            traps:
              - A shift to cheap small articles raises volume and lowers revenue. Watch the mix.
              - Gifts and samples count as units unless their price of zero is filtered.
          discount_rate:
            label: Discount rate
            also: [share of discount, average discount, markdown rate]
            formula: discounts granted ÷ order totals before discount
            metric: {type: derived, expression: discounts / (gross_sales + discounts)}
            unit: percent
            direction: down
            kind: result
            serves: {revenue: leading, profitability: leading}
            window: month
            frequency: weekly
            example: ["14%", "11%"]
            traps:
              - At a margin of 40 % a discount of 10 % gives away a quarter of the profit on the article; sales must rise by a third to pay for it.
              - Crossed-out prices and vouchers live in different fields in many shops, and only one of them is usually counted.
          discounts:
            label: Discounts granted
            also: [rebates, voucher costs, discount amount]
            formula: sum of discounts of orders, cancelled ones left out
            metric: {type: sum, source: orders, value: discount, filter: "status <> 'cancelled'"}
            unit: money
            direction: down
            kind: activity
            serves: {revenue: leading, profitability: leading}
            window: month
            frequency: monthly
            example: ["14000", "11000"]
            traps:
              - Some exports write discounts as negative numbers, which turns the rate round without an error.
              - It says what was given and not what it brought; only a group without the voucher can tell.
          gross_sales:
            label: Order totals before refunds
            also: [gross sales, gross revenue, GMV, demand]
            formula: sum of order totals, cancelled orders left out
            metric: {type: sum, source: orders, value: total, filter: "status <> 'cancelled'"}
            unit: money
            direction: up
            kind: result
            serves: {revenue: leading}
            window: month
            frequency: weekly
            example: ["110000", "125000"]
            led_by: [orders, average_order_value]
            traps:
              - On a marketplace this is what buyers paid and not what the platform earns; quoting it as revenue overstates the business many times over.
              - It never sees returns, so it is the figure of marketing, and revenue that of finance.

        """#
}
