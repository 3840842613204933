extension LibraryText {
    /// The goal “Turn visits into orders”: what to measure for it, and what to beware of.
    static let conversion = #"""
        goal: conversion
        label: Turn visits into orders
        summary: A larger share of the people who come does what they came for, without being pushed into orders they send back.
        words: [conversion, convert, conversion rate, checkout, cart abandonment, funnel, sell more online, turn visitors into buyers, landing page]
        kpis: [conversion_rate, checkout_completion_rate, add_to_cart_rate, average_order_value, revenue_per_visit]
        leading: [product_view_rate, mobile_conversion_rate, search_conversion_rate, page_load_time, experiment_win_rate]
        definitions:
          conversion_rate:
            label: Conversion rate
            also: [CVR, order rate, purchase rate, e-commerce conversion rate, CR]
            formula: orders ÷ visits
            metric: {type: ratio, numerator: orders, denominator: sessions}
            unit: percent
            direction: up
            kind: result
            serves: {conversion: lagging, revenue: leading}
            window: month
            frequency: weekly
            example: ["2%", "2.4%"]
            led_by: [checkout_completion_rate, add_to_cart_rate, page_load_time]
            traps:
              - It falls when a campaign brings many curious people, although orders rise; cutting traffic is the easiest way to improve it. Judge it per channel and beside orders.
              - Never average daily or per-channel rates. A quiet Sunday would weigh as much as a sale; divide the sums.
              - Visits shrink by consent banners and grow by robots, orders do neither. A new banner changes the rate overnight.
          sessions:
            label: Visits
            also: [sessions, web sessions, site visits, traffic, website traffic]
            formula: visits to the site or app
            metric: {type: count, source: sessions}
            unit: visits
            direction: up
            kind: activity
            serves: {conversion: leading, awareness: leading, content: leading}
            window: month
            frequency: weekly
            example: ["100000", "110000"]
            led_by: [ad_clicks, search_clicks]
            traps:
              - Tools cut visits differently. Universal Analytics began a new one at midnight and at each new campaign, Google Analytics 4 does neither, so figures across the two do not compare.
              - More visits are a means. Paid traffic can be bought in any amount, and leaves as it came.
          orders:
            label: Orders
            also: [number of orders, purchases, sales count, transactions]
            formula: orders placed, cancelled ones left out
            metric: {type: count, source: orders, filter: "status <> 'cancelled'"}
            unit: orders
            direction: up
            kind: result
            serves: {conversion: lagging, revenue: leading}
            window: month
            frequency: weekly
            example: ["2000", "2300"]
            led_by: [sessions, add_to_cart_rate]
            traps:
              - Split shipments and changed orders appear as several orders in some systems; count by the number the customer sees.
              - Cancellations arrive for days, so the last week is always a little too good.
          checkout_completion_rate:
            label: Checkout completion rate
            also: [checkout conversion, checkout success rate, checkout abandonment]
            formula: visits with an order ÷ visits that began the checkout
            metric: {type: ratio, numerator: {metric: sessions, where: "began_checkout and ordered"}, denominator: {metric: sessions, where: began_checkout}}
            unit: percent
            direction: up
            kind: result
            serves: {conversion: lagging}
            window: week
            frequency: weekly
            example: ["52%", "58%"]
            led_by: [page_load_time, request_error_rate]
            traps:
              - Payments that lead to a bank's page and back often lose the visit; such orders count as abandoned until the return is stitched on.
              - Some people open the checkout only to see the shipping cost. Showing it earlier lowers the number of checkouts and raises the rate.
          add_to_cart_rate:
            label: Add-to-cart rate
            also: [cart rate, add to basket rate]
            formula: visits with something put into the cart ÷ visits
            metric: {type: ratio, numerator: {metric: sessions, where: added_to_cart}, denominator: sessions}
            unit: percent
            direction: up
            kind: result
            serves: {conversion: leading}
            window: week
            frequency: weekly
            example: ["8%", "9.5%"]
            led_by: [product_view_rate, in_stock_rate]
            traps:
              - Carts are used as wish lists, most of all on phones; removing a wish list raises this rate and no sales.
              - Quick-buy buttons skip the cart altogether.
          cart_abandonment_rate:
            label: Cart abandonment rate
            also: [basket abandonment, abandoned carts]
            formula: visits with a cart and without an order ÷ visits with a cart
            metric: {type: ratio, numerator: {metric: sessions, where: "added_to_cart and not ordered"}, denominator: {metric: sessions, where: added_to_cart}}
            unit: percent
            direction: down
            kind: result
            serves: {conversion: leading}
            window: week
            frequency: weekly
            example: ["72%", "68%"]
            led_by: [checkout_completion_rate]
            traps:
              - Around seven carts in ten are left behind in most published surveys; that is how people shop, so the trend says more than the level.
              - Who puts things into the cart on a phone and orders later on a laptop counts as abandoned, unless people are recognised across devices.
          product_view_rate:
            label: Product view rate
            also: [visits with product view, product page rate]
            formula: visits that saw a product ÷ visits
            metric: {type: ratio, numerator: {metric: sessions, where: saw_product}, denominator: sessions}
            unit: percent
            direction: up
            kind: activity
            serves: {conversion: leading}
            window: week
            frequency: weekly
            example: ["45%", "50%"]
            traps:
              - Ads that lead straight to product pages raise it without anybody choosing anything.
              - Quick views in lists fire the same event in some set-ups and not in others.
          mobile_conversion_rate:
            label: Conversion rate on phones
            also: [mobile CVR, smartphone conversion]
            formula: visits on phones with an order ÷ visits on phones
            metric: {type: ratio, numerator: {metric: sessions, where: "device = 'mobile' and ordered"}, denominator: {metric: sessions, where: "device = 'mobile'"}}
            unit: percent
            direction: up
            kind: result
            serves: {conversion: leading}
            window: month
            frequency: weekly
            example: ["1.2%", "1.6%"]
            led_by: [page_load_time]
            traps:
              - A shift of traffic to phones lowers the overall rate even if both devices improve (Simpson's paradox); this slice shows which of the two happened.
              - Browsers inside social apps block sign-in and wallets. They deserve a look of their own.
          search_conversion_rate:
            label: Conversion of visits with site search
            also: [site search conversion, searcher conversion]
            formula: visits that searched and ordered ÷ visits that searched
            metric: {type: ratio, numerator: {metric: sessions, where: "searched and ordered"}, denominator: {metric: sessions, where: searched}}
            unit: percent
            direction: up
            kind: result
            serves: {conversion: leading}
            window: month
            frequency: monthly
            example: ["4%", "5%"]
            traps:
              - Searchers know what they want, so their higher rate does not prove that search sells; pushing others into the search box lowers it.
              - Count searches without a result apart. They are the list of what to stock or to name better.
          experiment_win_rate:
            label: Share of experiments won
            also: [test win rate, A/B test success]
            formula: experiments with a winner ÷ experiments that ended
            metric: {type: ratio, numerator: {metric: experiments_ended, where: won}, denominator: experiments_ended}
            unit: percent
            direction: band
            kind: activity
            serves: {conversion: leading, content: leading}
            window: quarter
            frequency: monthly
            example: ["15%", "25%"]
            traps:
              - Stopping a test as soon as it looks significant finds winners in pure noise. Fix the sample before the start, or use a sequential method.
              - Rates far above a third mean that only sure things are tested, or that the test is read too early. More is not better here.
          experiments_ended:
            label: Experiments ended
            also: [tests run, A/B tests completed]
            formula: experiments that reached their planned end
            metric: {type: count, source: experiments, filter: reached_sample}
            unit: experiments
            direction: up
            kind: activity
            serves: {conversion: leading}
            window: quarter
            frequency: monthly
            example: ["8", "12"]
            traps:
              - Volume rewards trivial tests of button colours; agree on a smallest effect worth finding first.
              - Overlapping tests on one page can carry each other's effect.

        """#
}
