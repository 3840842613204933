extension LibraryText {
    /// The goal “Deliver what was promised”: what to measure for it, and what to beware of.
    static let delivery = #"""
        goal: delivery
        label: Deliver what was promised
        summary: Orders arrive complete, sound and on the promised day, at a cost that leaves a profit.
        words: [delivery, operations, logistics, shipping, on time, fulfilment, fulfillment, warehouse, supply chain, stock, inventory, faster delivery, returns]
        kpis: [perfect_order_rate, on_time_delivery, delivery_days, return_value_rate, cost_per_shipment]
        leading: [same_day_dispatch_rate, in_stock_rate, stock_value, damage_rate]
        definitions:
          on_time_delivery:
            label: On-time delivery
            also: [OTD, delivery on time, punctual deliveries]
            formula: orders delivered by the promised day ÷ orders promised for the period
            metric: {type: ratio, numerator: {metric: shipments_due, where: delivered_on <= promised_on}, denominator: shipments_due}
            unit: percent
            direction: up
            kind: result
            serves: {delivery: lagging, satisfaction: leading, retention: leading}
            window: month
            frequency: weekly
            example: ["91%", "95%"]
            led_by: [same_day_dispatch_rate, in_stock_rate]
            traps:
              - Dated by delivery, parcels that never arrived are missing and the figure is too good. It is dated by promise here.
              - Promising later raises it. Keep the promise shown before ordering and never the one revised since, and watch delivery days.
          shipments_due:
            label: Shipments due
            also: [orders promised, deliveries due]
            formula: orders promised for delivery in the period
            metric: {type: count, source: shipments}
            unit: shipments
            direction: none
            kind: activity
            serves: {delivery: leading}
            window: week
            frequency: weekly
            example: ["2000", "2000"]
            led_by: [orders]
            traps:
              - Orders in two parcels are one promise to the customer.
              - Future promises are in the file as well, so the open period is known before it comes.
          perfect_order_rate:
            label: Perfect orders
            also: [OTIF, on time in full, perfect order rate]
            formula: orders on time, complete, undamaged and correct ÷ orders due
            metric: {type: ratio, numerator: {metric: shipments_due, where: delivered_on <= promised_on and complete and not damaged and not wrong_item}, denominator: shipments_due}
            unit: percent
            direction: up
            kind: result
            serves: {delivery: lagging, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["84%", "89%"]
            led_by: [on_time_delivery, damage_rate]
            traps:
              - Four parts at 97 % each leave 88.5 % if they are independent; teams that each report 97 % are all right and the customer is not.
              - Damage is known only from complaints, so it is understated for cheap goods.
          delivery_days:
            label: Days from order to delivery (median)
            also: [delivery time, lead time, click to door]
            formula: median days from order to delivery
            metric: {type: median, source: shipments, value: "days_between(ordered_on, delivered_on)"}
            unit: days
            direction: down
            kind: result
            serves: {delivery: lagging, conversion: leading}
            window: month
            frequency: weekly
            example: ["3", "2"]
            led_by: [same_day_dispatch_rate]
            traps:
              - Whole days move in steps, so a median can stay at 3 for a year and hide progress; add the share within two days.
              - Weekends belong to it for the customer, whatever the carrier's working days are.
          same_day_dispatch_rate:
            label: Dispatched on the day of order
            also: [same-day dispatch, same day shipping]
            formula: orders that left on the day they came in ÷ orders due
            metric: {type: ratio, numerator: {metric: shipments_due, where: shipped_on = ordered_on}, denominator: shipments_due}
            unit: percent
            direction: up
            kind: activity
            serves: {delivery: leading}
            window: week
            frequency: daily
            example: ["62%", "75%"]
            led_by: [in_stock_rate]
            traps:
              - A printed label is shipped for many systems while the parcel still stands in the hall. Use the carrier's first scan.
              - Orders after the cut-off cannot leave that day. Measure against those before it.
          damage_rate:
            label: Damaged deliveries
            also: [damage rate, transport damage]
            formula: deliveries reported damaged ÷ orders due
            metric: {type: ratio, numerator: {metric: shipments_due, where: damaged}, denominator: shipments_due}
            unit: percent
            direction: down
            kind: result
            serves: {delivery: leading, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["1.2%", "0.8%"]
            traps:
              - Reports arrive up to two weeks late, so the newest value always rises later.
              - Slice by packaging before by carrier.
          cost_per_shipment:
            label: Cost per shipment
            also: [shipping cost per order, freight cost per parcel]
            formula: mean freight cost of an order
            metric: {type: average, source: shipments, value: cost}
            unit: money
            direction: down
            kind: result
            serves: {delivery: lagging, profitability: leading}
            window: month
            frequency: monthly
            example: ["4.90", "4.50"]
            traps:
              - Heavier baskets cost more to ship and earn more. Compare with revenue.
              - Surcharges billed later are missing from the newest months.
          in_stock_rate:
            label: In-stock rate
            also: [availability of articles, stock availability, fill rate, out of stock]
            formula: article days with stock to sell ÷ article days
            metric: {type: ratio, numerator: {metric: stock_days_count, where: in_stock}, denominator: stock_days_count}
            unit: percent
            direction: up
            kind: activity
            serves: {delivery: leading, revenue: leading, conversion: leading}
            window: week
            frequency: weekly
            example: ["93%", "96%"]
            traps:
              - Every article counts alike, while the ten best sellers are half of demand. Weight by sales or slice by class.
              - Articles taken off the site while empty disappear from the denominator.
          stock_days_count:
            label: Article days followed
            also: [sku days]
            formula: one for each article and day in the stock file
            metric: {type: count, source: stock_days}
            unit: article days
            direction: none
            kind: activity
            serves: {delivery: leading}
            window: week
            frequency: weekly
            example: ["21000", "21000"]
            traps:
              - Discontinued articles linger in the file for years and sink every rate built on it.
              - A snapshot at night misses shelves that were empty over noon.
          stock_value:
            label: Stock value
            also: [inventory value, stock on hand, inventory]
            formula: value of goods in stock at the end of the period
            metric: {type: last, source: stock_days, value: value}
            unit: money
            direction: band
            kind: activity
            serves: {delivery: leading, profitability: leading}
            window: month
            frequency: monthly
            example: ["180000", "220000"]
            traps:
              - Too little loses sales and too much eats cash, so it needs a band and no direction.
              - At cost, at the lower of cost and market, or at selling price are three figures.
          return_value_rate:
            label: Return rate by value
            also: [return rate, returns, refund rate]
            formula: value of returned goods ÷ order totals, by the day each happened
            metric: {type: ratio, numerator: return_value, denominator: gross_sales}
            unit: percent
            direction: down
            kind: result
            serves: {delivery: lagging, profitability: leading, satisfaction: leading}
            window: quarter
            frequency: monthly
            example: ["12%", "10%"]
            led_by: [damage_rate, units_per_order]
            traps:
              - Goods come back weeks after the sale, so after a sales peak this ratio first dips and then jumps; by order cohort it is steady.
              - Making returns hard lowers it and next year's orders.
          return_value:
            label: Value of returns
            also: [returned goods, refund value]
            formula: value of returned goods
            metric: {type: sum, source: returns, value: value}
            unit: money
            direction: down
            kind: result
            serves: {delivery: leading, profitability: leading}
            window: month
            frequency: monthly
            example: ["13000", "11000"]
            led_by: [gross_sales]
            traps:
              - Exchanges are returns in the warehouse and not in the till.
              - It includes what can be sold again. The loss is what cannot.

        """#
}
