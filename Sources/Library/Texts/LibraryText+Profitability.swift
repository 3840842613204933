extension LibraryText {
    /// The goal “Earn a profit”: what to measure for it, and what to beware of.
    static let profitability = #"""
        goal: profitability
        label: Earn a profit
        summary: What is sold leaves more than it costs to make, sell and run, and the cash arrives.
        words: [profitability, profit, profitable, margin, costs, reduce costs, save money, cash flow, bottom line, earnings, break even]
        kpis: [gross_margin_rate, operating_margin, contribution_rate, free_cash_flow, customer_acquisition_cost]
        leading: [discount_rate, shipping_cost_share, return_value_rate, days_to_pay, marketing_cost_share]
        definitions:
          gross_margin:
            label: Gross margin
            also: [gross profit, product margin]
            formula: order totals less refunds and cost of goods
            metric: {type: sum, source: orders, value: "total - coalesce(refunded, 0) - cost", filter: "status <> 'cancelled'"}
            unit: money
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: month
            frequency: monthly
            example: ["45000", "52000"]
            led_by: [discount_rate, orders]
            traps:
              - Cost must be that of the day of sale, freight in and duty included. Today's list cost applied to old orders rewrites history.
              - Refunded goods that come back sellable are not a cost of goods; those written off are.
          gross_margin_rate:
            label: Gross margin rate
            also: [gross margin percentage, margin, margin rate]
            formula: gross margin ÷ revenue
            metric: {type: ratio, numerator: gross_margin, denominator: net_revenue}
            unit: percent
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: month
            frequency: monthly
            example: ["41%", "44%"]
            led_by: [discount_rate, return_value_rate]
            traps:
              - Margin on price and mark-up on cost are different figures. A mark-up of 50 % is a margin of a third.
              - Averaging the margins of articles weighs slow sellers like best sellers; divide the sums.
          contribution_rate:
            label: Contribution after marketing and shipping
            also: [contribution margin, CM3, contribution margin rate]
            formula: (gross margin − shipping − advertising) ÷ revenue
            metric: {type: derived, expression: (gross_margin - shipping_costs - ad_cost) / net_revenue}
            unit: percent
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: month
            frequency: monthly
            example: ["16%", "19%"]
            led_by: [shipping_cost_share, customer_acquisition_cost]
            traps:
              - Advertising works with delay, so cutting it lifts this at once and costs sales later; judge over quarters.
              - Which costs vary with an order is a choice. Payment fees and packaging are the ones usually forgotten.
          operating_margin:
            label: Operating margin
            also: [EBIT margin, operating profit margin]
            formula: (revenue − cost of sales − selling − operating costs − depreciation) ÷ revenue
            metric: {type: ratio, numerator: operating_profit, denominator: booked_revenue}
            unit: percent
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: quarter
            frequency: monthly
            example: ["6%", "8%"]
            led_by: [gross_margin_rate, marketing_cost_share]
            traps:
              - It can be raised for a year by starving maintenance, training and brand; pair it with a measure of quality.
              - One-off gains and restructuring belong apart, in good years as well as in bad.
          operating_profit:
            label: Operating profit
            also: [EBIT, operating income]
            formula: revenue − cost of sales − selling − operating costs − depreciation
            metric: {type: sum, source: ledger, value: revenue - cost_of_sales - sales_and_marketing - operating_costs - depreciation}
            unit: money
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: quarter
            frequency: monthly
            example: ["30000", "42000"]
            led_by: [gross_margin]
            traps:
              - Adding depreciation back gives EBITDA, which looks better in proportion to how much equipment the business wears out.
              - Months close late. The newest one moves until the accountants are done.
          booked_revenue:
            label: Revenue in the accounts
            also: [booked revenue, accounting revenue]
            formula: revenue as the accounts recognise it
            metric: {type: sum, source: ledger, value: revenue}
            unit: money
            direction: up
            kind: result
            serves: {profitability: lagging, revenue: lagging}
            window: quarter
            frequency: monthly
            example: ["500000", "560000"]
            led_by: [net_revenue]
            traps:
              - Prepaid years are recognised month by month, so accounts trail sales when the business grows.
              - Do not reconcile it to the shop's revenue to the cent; explain the difference in three lines and watch that it stays stable.
          free_cash_flow:
            label: Free cash flow
            also: [FCF, cash flow]
            formula: cash from operations less investments
            metric: {type: sum, source: ledger, value: free_cash_flow}
            unit: money
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: quarter
            frequency: monthly
            example: ["20000", "30000"]
            led_by: [days_to_pay, operating_profit]
            traps:
              - Paying suppliers a week later lifts the quarter and comes back in the next. Look at a trailing year.
              - A growing trader with stock can be profitable and run out of cash.
          marketing_cost_share:
            label: Selling and marketing share of revenue
            also: [marketing cost ratio, selling cost ratio]
            formula: selling and marketing costs ÷ revenue
            metric: {type: ratio, numerator: selling_costs, denominator: booked_revenue}
            unit: percent
            direction: down
            kind: activity
            serves: {profitability: leading}
            window: quarter
            frequency: monthly
            example: ["22%", "19%"]
            led_by: [customer_acquisition_cost]
            traps:
              - Too low starves next year's growth. For a growing business a band is a wiser target than a floor.
              - Annual trade fairs make one quarter look reckless.
          selling_costs:
            label: Selling and marketing costs
            also: [sales and marketing spend]
            formula: selling and marketing costs in the accounts
            metric: {type: sum, source: ledger, value: sales_and_marketing}
            unit: money
            direction: down
            kind: activity
            serves: {profitability: leading}
            window: quarter
            frequency: monthly
            example: ["110000", "105000"]
            traps:
              - Salaries of sellers are the larger part in most firms and the part that media reports leave out.
              - Costs are booked when invoiced, often a month after the campaign ran.
          shipping_costs:
            label: Shipping costs
            also: [freight cost, delivery costs]
            formula: what shipping orders cost, cancelled ones left out
            metric: {type: sum, source: orders, value: shipping_cost, filter: "status <> 'cancelled'"}
            unit: money
            direction: down
            kind: activity
            serves: {profitability: leading, delivery: leading}
            window: month
            frequency: monthly
            example: ["9000", "8200"]
            led_by: [orders]
            traps:
              - Carriers bill fuel and size surcharges weeks later; costs from the rate card are too low.
              - What customers pay for shipping is revenue. Netting the two hides both.
          shipping_cost_share:
            label: Shipping share of revenue
            also: [shipping cost ratio, freight ratio]
            formula: shipping costs ÷ revenue
            metric: {type: ratio, numerator: shipping_costs, denominator: net_revenue}
            unit: percent
            direction: down
            kind: result
            serves: {profitability: leading, delivery: lagging}
            window: month
            frequency: monthly
            example: ["8.5%", "7.5%"]
            led_by: [average_order_value]
            traps:
              - It moves with the size of baskets more than with carriers' prices; look at cost per parcel before renegotiating.
              - Free returns cost the same road twice and usually sit in another account.
          days_to_pay:
            label: Days until invoices are paid
            also: [days sales outstanding, DSO, payment days, collection period]
            formula: mean days from invoice to payment, each invoice weighted by its amount
            metric: {type: ratio, numerator: invoice_days, denominator: invoiced_amount}
            unit: days
            direction: down
            kind: result
            serves: {profitability: leading}
            window: quarter
            frequency: monthly
            example: ["41", "35"]
            traps:
              - It covers paid invoices only; the worst payers are still missing. Keep a list of what is overdue.
              - Unweighted, a hundred small prompt payers drown the one large late one.
          invoice_days:
            label: Invoiced amount times days to payment
            also: [payment day volume]
            formula: amount × days to payment, summed over paid invoices
            metric: {type: sum, source: invoices, value: amount * days_to_pay, filter: days_to_pay is not null}
            unit: money days
            direction: down
            kind: result
            serves: {profitability: leading}
            window: quarter
            frequency: quarterly
            example: ["4100000", "3500000"]
            traps:
              - Only a building block, so that the mean can be weighted; by itself it grows with sales.
              - Part payments need one row each.
          invoiced_amount:
            label: Invoiced amount (paid)
            also: [paid invoices]
            formula: amount of invoices that were paid
            metric: {type: sum, source: invoices, value: amount, filter: days_to_pay is not null}
            unit: money
            direction: up
            kind: result
            serves: {profitability: lagging}
            window: quarter
            frequency: monthly
            example: ["100000", "110000"]
            traps:
              - Credit notes must enter with a minus, or a corrected invoice counts twice.
              - Dated by the day of the invoice, its latest months still grow as payments come.

        """#
}
