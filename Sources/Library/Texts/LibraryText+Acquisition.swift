extension LibraryText {
    /// The goal “Win new customers”: what to measure for it, and what to beware of.
    static let acquisition = #"""
        goal: acquisition
        label: Win new customers
        summary: More of the right people become customers, at a cost their later value repays.
        words: [acquisition, acquire, new customers, win customers, attract customers, lead generation, leads, customer growth, grow the customer base, sign ups]
        kpis: [new_customers, customer_acquisition_cost, lead_to_customer_rate, qualified_leads, acquisition_payback]
        leading: [leads_created, lead_qualification_rate, time_to_contact_lead, signups, new_visitors]
        definitions:
          new_customers:
            label: New customers
            also: [first-time customers, first orders, customers won]
            formula: orders that are a customer's first, returns and cancellations left out
            metric: {type: count, source: orders, filter: "is_first and status <> 'cancelled'"}
            unit: customers
            direction: up
            kind: result
            serves: {acquisition: lagging, revenue: leading}
            window: month
            frequency: weekly
            example: ["400", "480"]
            led_by: [signups, qualified_leads, new_visitors]
            traps:
              - Guest checkouts create a new identity each time, so a shop with many of them counts old customers as new; match by e-mail or phone first.
              - A discount for first orders invites existing customers to open a second account.
          customer_acquisition_cost:
            label: Customer acquisition cost
            also: [CAC, cost per new customer, acquisition cost]
            formula: advertising cost ÷ new customers
            metric: {type: ratio, numerator: ad_cost, denominator: new_customers}
            unit: money
            direction: down
            kind: result
            serves: {acquisition: lagging, profitability: leading, paid_media: lagging}
            window: quarter
            frequency: monthly
            example: ["45", "38"]
            led_by: [cost_per_click, conversion_rate]
            traps:
              - This form holds media cost only; the fully loaded figure adds salaries, agencies and tools, and investors ask for that one. State which it is.
              - Dividing by all new customers, those who came unasked included, flatters paid channels; watch the cost of the next customer when spending rises, which is always higher than the mean.
              - With a sales cycle of three months, this month's cost belongs to customers won next quarter; a fast rise in spending makes the ratio look bad before it can look good.
          acquisition_payback:
            label: First-order margin per acquisition cost
            also: [CAC payback on first order, first order profitability]
            formula: gross margin of first orders ÷ advertising cost
            metric: {type: ratio, numerator: {metric: gross_margin, where: is_first}, denominator: ad_cost}
            unit: percent
            direction: up
            kind: result
            serves: {acquisition: lagging, profitability: leading}
            window: quarter
            frequency: monthly
            example: ["70%", "85%"]
            led_by: [customer_acquisition_cost, average_order_value]
            traps:
              - Below 100 % every new customer is a loan to be repaid by later orders; that is sound only if repeat orders are measured on cohorts old enough to have made them.
              - Use margin and not revenue, or heavy discounting will appear to pay back at once.
          leads_created:
            label: Leads
            also: [new leads, enquiries received, contacts generated]
            formula: enquiries received
            metric: {type: count, source: leads}
            unit: leads
            direction: up
            kind: activity
            serves: {acquisition: leading, sales: leading}
            window: month
            frequency: weekly
            example: ["900", "1000"]
            led_by: [visitors]
            traps:
              - The easiest way to more leads is a lower bar (a giveaway, one field in the form); judge the count only beside the share that qualifies.
              - Robots and competitors fill in forms too. A jump from one network or at night is worth a look before it is celebrated.
          qualified_leads:
            label: Qualified leads
            also: [sales qualified leads, SQL, MQL, marketing qualified leads]
            formula: leads that met the agreed criteria, by the day they arrived
            metric: {type: count, source: leads, filter: qualified_on is not null}
            unit: leads
            direction: up
            kind: result
            serves: {acquisition: leading, sales: leading}
            window: month
            frequency: weekly
            example: ["220", "260"]
            led_by: [leads_created, time_to_contact_lead]
            traps:
              - Counted by arrival, the last weeks always look weak, because their leads have not had time to qualify; compare cohorts of the same age.
              - When marketing alone decides what qualifies, the bar sinks as the quarter ends. Let sales accept or refuse, and keep the reasons.
          lead_qualification_rate:
            label: Lead qualification rate
            also: [share of qualified leads, MQL to SQL rate]
            formula: qualified leads ÷ leads
            metric: {type: ratio, numerator: qualified_leads, denominator: leads_created}
            unit: percent
            direction: up
            kind: result
            serves: {acquisition: leading, sales: leading}
            window: month
            frequency: weekly
            example: ["24%", "28%"]
            led_by: [time_to_contact_lead]
            traps:
              - A rate that rises while the count falls is often a channel that was switched off, and not better leads; read it by channel.
              - A near-constant rate over many months suggests that a quota is being filled and no judgement made.
          lead_to_customer_rate:
            label: Lead-to-customer rate
            also: [lead conversion rate, lead to win rate, close rate of leads]
            formula: leads that became customers ÷ leads, by the month the lead arrived
            metric: {type: ratio, numerator: {metric: leads_created, where: won_on is not null}, denominator: leads_created}
            unit: percent
            direction: up
            kind: result
            serves: {acquisition: lagging, sales: lagging}
            window: quarter
            frequency: monthly
            example: ["6%", "7.5%"]
            led_by: [lead_qualification_rate, time_to_contact_lead]
            traps:
              - Dividing this month's wins by this month's leads mixes two groups of people; when lead volume grows, that ratio falls although nothing got worse.
              - Leave out cohorts younger than the usual sales cycle, or the newest months will always look like a collapse.
          time_to_contact_lead:
            label: Time to contact a lead (median)
            also: [speed to lead, lead response time]
            formula: median minutes from enquiry to first personal contact
            metric: {type: median, source: leads, value: minutes_to_contact}
            unit: minutes
            direction: down
            kind: activity
            serves: {acquisition: leading, sales: leading}
            window: week
            frequency: weekly
            example: ["180", "60"]
            traps:
              - Leads never contacted have no time at all and drop out of the median; show their share beside it.
              - Automatic confirmations count as contact in many systems, which turns hours of silence into seconds.
          signups:
            label: Sign-ups
            also: [registrations, new accounts, accounts created]
            formula: accounts created
            metric: {type: count, source: signups}
            unit: accounts
            direction: up
            kind: activity
            serves: {acquisition: leading, activation: leading}
            window: month
            frequency: weekly
            example: ["1200", "1400"]
            led_by: [visitors]
            traps:
              - Disposable addresses and one person with three accounts inflate it; count accounts with a confirmed address.
              - Sign-ups react to any campaign within hours and say nothing of who stays. Alone it is a vanity metric.
          new_visitors:
            label: New visitors
            also: [first-time visitors, new users]
            formula: different visitors whose visit was their first
            metric: {type: count_distinct, source: sessions, value: visitor_id, filter: is_new}
            unit: visitors
            direction: up
            kind: activity
            serves: {acquisition: leading, awareness: leading}
            window: month
            frequency: weekly
            example: ["30000", "34000"]
            traps:
              - Browsers that delete cookies after a week (Safari limits script-set ones to seven days) turn returning people into new ones, so the share of new visitors is overstated and rises with the share of iPhones.
              - Visitors of days do not add up to visitors of the month; ask for the month itself.
          referred_share:
            label: Share of sign-ups by referral
            also: [referral rate, invited sign-ups, viral share]
            formula: sign-ups invited by an existing user ÷ sign-ups
            metric: {type: ratio, numerator: {metric: signups, where: invited_by is not null}, denominator: signups}
            unit: percent
            direction: up
            kind: result
            serves: {acquisition: leading, satisfaction: lagging}
            window: month
            frequency: monthly
            example: ["12%", "16%"]
            led_by: [net_promoter_score]
            traps:
              - Rewards for inviting bring self-invitations; count an invitation once the invited person has done something that costs effort.
              - The share also rises when paid campaigns stop. Look at the number of invited accounts too.

        """#
}
