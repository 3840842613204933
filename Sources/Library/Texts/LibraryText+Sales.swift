extension LibraryText {
    /// The goal “Win deals”: what to measure for it, and what to beware of.
    static let sales = #"""
        goal: sales
        label: Win deals
        summary: Enough well-chosen opportunities are opened, and a steady share of them is won at a good price.
        words: [pipeline, deals, win rate, opportunities, B2B sales, close deals, sales team, sales cycle, quota, contracts]
        kpis: [won_value, win_rate, average_deal_value, sales_cycle_days, pipeline_value]
        leading: [qualified_leads, time_to_contact_lead, idle_pipeline_share, price_realisation]
        definitions:
          won_value:
            label: Value of deals won
            also: [bookings, new business, contracts won, closed won]
            formula: value of opportunities won, by closing day
            metric: {type: sum, source: deals, value: value, filter: "outcome = 'won'"}
            unit: money
            direction: up
            kind: result
            serves: {sales: lagging, revenue: leading}
            window: total
            frequency: weekly
            example: ["300000", "360000"]
            led_by: [pipeline_value, win_rate]
            traps:
              - A contract over three years is not three times a contract over one. Agree on annual or total value.
              - Deals pulled forward by a discount at the quarter's end are missing from the next quarter.
          deals_closed:
            label: Deals closed
            also: [closed opportunities, decided deals]
            formula: opportunities won or lost, by closing day
            metric: {type: count, source: deals}
            unit: deals
            direction: up
            kind: activity
            serves: {sales: leading}
            window: quarter
            frequency: monthly
            example: ["60", "70"]
            traps:
              - Sellers seldom close what is lost. A clean-up shows as one terrible week.
              - Duplicates by two sellers of one firm count twice.
          win_rate:
            label: Win rate
            also: [close rate, deal win rate, opportunity win rate]
            formula: opportunities won ÷ opportunities won or lost, by closing day
            metric: {type: ratio, numerator: {metric: deals_closed, where: "outcome = 'won'"}, denominator: deals_closed}
            unit: percent
            direction: up
            kind: result
            serves: {sales: lagging, revenue: leading}
            window: quarter
            frequency: monthly
            example: ["22%", "26%"]
            led_by: [time_to_contact_lead, lead_qualification_rate]
            traps:
              - Wins close early and losses linger, so by closing day a growing team looks better than it is; check it by the quarter in which deals were opened.
              - By number and by value it tells different stories. Large deals are won less often.
          average_deal_value:
            label: Average value of a deal won
            also: [deal size, average contract value, ACV]
            formula: value of deals won ÷ deals won
            metric: {type: ratio, numerator: won_value, denominator: {metric: deals_closed, where: "outcome = 'won'"}}
            unit: money
            direction: up
            kind: result
            serves: {sales: lagging}
            window: quarter
            frequency: monthly
            example: ["18000", "20000"]
            led_by: [price_realisation]
            traps:
              - One large customer moves it for a quarter. Show the median as well.
              - Chasing size lengthens the cycle. Value per selling day is the fairer aim.
          sales_cycle_days:
            label: Sales cycle (median)
            also: [sales cycle, time to close, deal age]
            formula: median days from opening to winning, of deals won
            metric: {type: median, source: deals, value: days_open, filter: "outcome = 'won'"}
            unit: days
            direction: down
            kind: result
            serves: {sales: lagging}
            window: quarter
            frequency: monthly
            example: ["62", "52"]
            led_by: [time_to_contact_lead]
            traps:
              - Sellers who enter a deal on the day of signature produce cycles of zero days.
              - A young company can have no long cycles yet, and so its median rises with age.
          price_realisation:
            label: Share of list price realised
            also: [price realisation, discount on deals, net to list]
            formula: value of deals won ÷ their value at list price
            metric: {type: ratio, numerator: won_value, denominator: won_list_value}
            unit: percent
            direction: up
            kind: result
            serves: {sales: leading, profitability: leading}
            window: quarter
            frequency: monthly
            example: ["84%", "88%"]
            traps:
              - Free months and extra seats are discounts too, and are rarely in the field.
              - A raised list price with the same prices paid looks like weaker selling.
          won_list_value:
            label: List value of deals won
            also: [gross deal value]
            formula: value at list price of opportunities won
            metric: {type: sum, source: deals, value: list_value, filter: "outcome = 'won'"}
            unit: money
            direction: up
            kind: activity
            serves: {sales: leading}
            window: quarter
            frequency: quarterly
            example: ["360000", "400000"]
            traps:
              - Only as good as the price list is kept; special offers without a list price must stay out of both sides.
              - It grows with every price rise, whoever pays it.
          pipeline_value:
            label: Open pipeline
            also: [pipeline, open opportunities, pipeline coverage]
            formula: value of open opportunities at the end of the period
            metric: {type: last, source: pipeline, value: value}
            unit: money
            direction: up
            kind: activity
            serves: {sales: leading, revenue: leading}
            window: month
            frequency: weekly
            example: ["900000", "1100000"]
            led_by: [qualified_leads]
            traps:
              - The rule of three times the target holds at a win rate of a third. At 20 % it takes five.
              - Old hopes stay in it for ever unless idle deals are closed; see the idle share.
          idle_pipeline_share:
            label: Idle share of the pipeline
            also: [stale pipeline, stuck deals]
            formula: open value without activity for 30 days ÷ open value
            metric: {type: ratio, numerator: {metric: pipeline_value, where: days_idle > 30}, denominator: pipeline_value}
            unit: percent
            direction: down
            kind: activity
            serves: {sales: leading}
            window: month
            frequency: weekly
            example: ["35%", "25%"]
            traps:
              - A logged mail that nobody answered is activity. Count contacts in both directions.
              - Large buyers pause for a budget round, and idle is normal then.

        """#
}
