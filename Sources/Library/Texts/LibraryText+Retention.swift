extension LibraryText {
    /// The goal “Keep customers”: what to measure for it, and what to beware of.
    static let retention = #"""
        goal: retention
        label: Keep customers
        summary: Customers stay, come back and spend more over time, so that growth does not have to replace what was lost.
        words: [retention, retain, keep customers, loyalty, churn, repeat purchase, customer lifetime value, reduce churn, cancellations, returning customers, renewals]
        kpis: [net_revenue_retention, logo_churn_rate, gross_revenue_retention, repeat_order_share, orders_per_customer]
        leading: [core_feature_adoption, active_days_per_user, failed_payment_rate, contraction_share, net_promoter_score]
        definitions:
          logo_churn_rate:
            label: Customer churn rate
            also: [churn, logo churn, cancellation rate, attrition, churn rate]
            formula: customers lost in the month ÷ customers at its start
            metric: {type: ratio, numerator: {metric: subscription_customers, where: "mrr_end = 0"}, denominator: subscription_customers}
            unit: percent
            direction: down
            kind: result
            serves: {retention: lagging, revenue: leading}
            window: month
            frequency: monthly
            example: ["3%", "2.4%"]
            led_by: [active_days_per_user, core_feature_adoption, failed_payment_rate]
            traps:
              - The denominator is the customers at the start. Putting this month's new customers below the line dilutes churn exactly when growth is fast.
              - Twelve months at 3 % lose 30.6 % of a cohort and not 36 %, since each month loses from what is left. Do not multiply.
              - Annual contracts cannot churn in eleven months of twelve. Mixed with monthly ones they hide it; use renewals due as their denominator.
          subscription_customers:
            label: Paying customers at start of month
            also: [subscribers at start, opening customers, active subscriptions, paying customers]
            formula: customers with recurring revenue at the start of the month
            metric: {type: count, source: subscription_months, filter: mrr_start > 0}
            unit: customers
            direction: up
            kind: result
            serves: {retention: lagging, revenue: leading}
            window: month
            frequency: monthly
            example: ["1200", "1350"]
            led_by: [trial_to_paid_rate]
            traps:
              - Paused and unpaid accounts still look like customers in many billing systems; decide once and write it down.
              - One company with five contracts is one customer for churn and five for revenue. Say which.
          net_revenue_retention:
            label: Net revenue retention
            also: [NRR, net dollar retention, NDR]
            formula: recurring revenue at month end of customers there at its start ÷ their revenue at the start
            metric: {type: ratio, numerator: {metric: closing_mrr, where: mrr_start > 0}, denominator: opening_mrr}
            unit: percent
            direction: up
            kind: result
            serves: {retention: lagging, revenue: lagging}
            window: month
            frequency: monthly
            example: ["99.5%", "100.5%"]
            led_by: [expansion_share, logo_churn_rate]
            traps:
              - Customers won during the month must stay out of the numerator, or sales hides losses.
              - Above 100 % is possible while a third of customers leaves, if a few large ones grow. Always show gross retention beside it.
              - This is the monthly rate. Published figures of 110 % and more compare a year with the year before, so raise to the twelfth power before comparing.
          gross_revenue_retention:
            label: Gross revenue retention
            also: [GRR, gross dollar retention]
            formula: of the revenue at the start of the month, what is still there at its end, growth left out
            metric: {type: ratio, numerator: kept_mrr, denominator: opening_mrr}
            unit: percent
            direction: up
            kind: result
            serves: {retention: lagging}
            window: month
            frequency: monthly
            example: ["97.5%", "98.2%"]
            led_by: [contraction_share, failed_payment_rate]
            traps:
              - By definition it never exceeds 100 %. If it does, price rises or upgrades have slipped in.
              - Long contracts make it look calm until the month the renewals fall due.
          opening_mrr:
            label: Recurring revenue at start of month
            also: [opening MRR, MRR at start, beginning MRR]
            formula: sum of monthly recurring revenue at the start of the month
            metric: {type: sum, source: subscription_months, value: mrr_start}
            unit: money
            direction: up
            kind: result
            serves: {retention: lagging, revenue: lagging}
            window: month
            frequency: monthly
            example: ["80000", "90000"]
            traps:
              - Annual contracts enter with a twelfth, discounts taken off; one-off fees and usage above plan stay out.
              - In several currencies, exchange rates move it. Hold the rate for the year.
          closing_mrr:
            label: Monthly recurring revenue
            also: [MRR, recurring revenue, closing MRR, ARR]
            formula: sum of monthly recurring revenue at the end of the month
            metric: {type: sum, source: subscription_months, value: mrr_end}
            unit: money
            direction: up
            kind: result
            serves: {revenue: lagging, retention: lagging}
            window: month
            frequency: monthly
            example: ["84000", "95000"]
            led_by: [trial_to_paid_rate, net_revenue_retention]
            traps:
              - It is no accounting figure. Signed contracts that have not begun belong to a separate line.
              - The sum of three months means nothing; for a quarter take its last month.
          kept_mrr:
            label: Recurring revenue kept
            also: [retained MRR]
            formula: for each customer the smaller of revenue at start and at end of the month, summed
            metric: {type: sum, source: subscription_months, value: "least(mrr_start, mrr_end)"}
            unit: money
            direction: up
            kind: result
            serves: {retention: lagging}
            window: month
            frequency: monthly
            example: ["78000", "88000"]
            led_by: [active_days_per_user]
            traps:
              - Compute it customer by customer. Netting the totals lets one upgrade pay for ten departures.
              - Customers that merge or change their legal name look like one loss and one win.
          expansion_share:
            label: Expansion rate
            also: [expansion revenue, upsell rate, expansion MRR]
            formula: growth of recurring revenue from customers there at the start ÷ their revenue at the start
            metric: {type: ratio, numerator: expansion_mrr, denominator: opening_mrr}
            unit: percent
            direction: up
            kind: result
            serves: {retention: leading, revenue: leading}
            window: month
            frequency: monthly
            example: ["1.5%", "2%"]
            led_by: [active_users, teammates_per_account]
            traps:
              - A price rise is expansion in the books and a test of patience for customers; show it apart from seats and upgrades.
              - The end of a first-year discount looks like growth that nobody chose.
          expansion_mrr:
            label: Expansion of recurring revenue
            also: [upsell MRR, upgrades]
            formula: sum of increases of customers who paid already
            metric: {type: sum, source: subscription_months, value: "greatest(mrr_end - mrr_start, 0)", filter: mrr_start > 0}
            unit: money
            direction: up
            kind: result
            serves: {retention: leading, revenue: leading}
            window: month
            frequency: monthly
            example: ["1200", "1800"]
            traps:
              - Customers who left and returned are new business or expansion depending on the gap; 90 days is a common line, and any line beats none.
              - Commission on expansion invites selling small first and the rest a month later.
          contraction_share:
            label: Share of customers that shrank
            also: [downgrade rate, contraction]
            formula: customers paying less at the end of the month than at its start, but still paying ÷ customers at the start
            metric: {type: ratio, numerator: {metric: subscription_customers, where: "mrr_end < mrr_start and mrr_end > 0"}, denominator: subscription_customers}
            unit: percent
            direction: down
            kind: result
            serves: {retention: leading}
            window: month
            frequency: monthly
            example: ["2%", "1.5%"]
            led_by: [active_days_per_user]
            traps:
              - A downgrade often comes one renewal before the exit; it is also the better of the two, and blocking downgrades turns some of them into exits.
              - Seats taken out at the end of a project are no verdict on the product.
          failed_payment_rate:
            label: Failed payment rate
            also: [involuntary churn, payment failures, dunning]
            formula: customers whose payment failed ÷ customers at the start of the month
            metric: {type: ratio, numerator: {metric: subscription_customers, where: failed_payment}, denominator: subscription_customers}
            unit: percent
            direction: down
            kind: result
            serves: {retention: leading}
            window: month
            frequency: weekly
            example: ["4%", "3%"]
            traps:
              - Count customers and not attempts, since processors retry the same card several times.
              - A good part of subscription losses are expired cards and not decisions. They are the cheapest customers to keep, and no survey of reasons will name them.
          repeat_order_share:
            label: Share of orders by returning customers
            also: [repeat purchase rate, returning customer rate, repeat orders, orders by returning customers, repeat customers]
            formula: orders that are not a customer's first ÷ orders
            metric: {type: ratio, numerator: {metric: orders, where: not is_first}, denominator: orders}
            unit: percent
            direction: up
            kind: result
            serves: {retention: lagging, satisfaction: lagging}
            window: quarter
            frequency: monthly
            example: ["38%", "42%"]
            led_by: [on_time_delivery, net_promoter_score]
            traps:
              - It rises when advertising stops, because new customers stay away. True loyalty is the share of a first-order cohort that orders again within, say, 180 days.
              - Young shops have few people who could return; the share climbs with age by itself.
          orders_per_customer:
            label: Orders per customer
            also: [purchase frequency, order frequency]
            formula: orders ÷ different customers who ordered, in the period
            metric: {type: ratio, numerator: orders, denominator: buyers}
            unit: orders
            direction: up
            kind: result
            serves: {retention: lagging, revenue: leading}
            window: year
            frequency: quarterly
            example: ["1.8", "2"]
            led_by: [repeat_order_share]
            traps:
              - The period is part of the figure. Over a month nearly everyone orders once, over a year the same people order twice; never compare across spans.
              - Free shipping above a sum lowers the number of orders and raises their size.
          buyers:
            label: Customers who ordered
            also: [active customers, buyers, unique customers, customers]
            formula: different customers with an order in the period
            metric: {type: count_distinct, source: orders, value: customer_id, filter: "status <> 'cancelled'"}
            unit: customers
            direction: up
            kind: result
            serves: {retention: lagging, revenue: leading}
            window: quarter
            frequency: monthly
            example: ["4200", "4600"]
            led_by: [new_customers]
            traps:
              - Customers of twelve months do not add up to customers of the year. The longer figure must be counted anew.
              - Marketplace orders often carry an alias as the address, a new one for each order.

        """#
}
