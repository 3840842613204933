extension LibraryText {
    /// The goal “Help customers well”: what to measure for it, and what to beware of.
    static let support = #"""
        goal: support
        label: Help customers well
        summary: Questions are answered soon and for good, with as little effort as possible for both sides.
        words: [support, customer support, customer service, help desk, tickets, response time, service level, faster answers, contact center, service quality]
        kpis: [first_response_time, first_contact_resolution, csat, service_level_met, complaints_per_order]
        leading: [open_tickets, call_abandonment_rate, replies_per_ticket, reopened_rate, self_service_rate]
        definitions:
          tickets_opened:
            label: Tickets
            also: [tickets opened, support volume, contacts, cases]
            formula: tickets opened
            metric: {type: count, source: tickets}
            unit: tickets
            direction: none
            kind: activity
            serves: {support: leading, satisfaction: leading}
            window: week
            frequency: weekly
            example: ["420", "420"]
            led_by: [orders, defects_reported]
            traps:
              - One annoyed customer using mail, chat and telephone is three tickets unless they are merged.
              - Fewer tickets can mean a hidden contact form. Divide by orders or users before judging.
          first_response_time:
            label: First response time (median)
            also: [FRT, first response, first reply time, response time]
            formula: median minutes from opening to the first answer by a person
            metric: {type: median, source: tickets, value: first_response_minutes}
            unit: minutes
            direction: down
            kind: activity
            serves: {support: lagging, satisfaction: leading}
            window: week
            frequency: weekly
            example: ["120", "90"]
            led_by: [open_tickets]
            traps:
              - An automatic "we have received your message" stops the clock in several tools. Exclude it.
              - Business hours or round the clock changes it several fold; a promise in business hours must be measured in them.
              - Quick empty answers improve it and lengthen the solution. Watch replies per ticket.
          resolution_time_p90:
            label: Resolution time (90 % solved within)
            also: [resolution time, time to resolution, p90 resolution]
            formula: hours within which nine in ten tickets were solved
            metric: {type: percentile, percentile: 0.9, source: tickets, value: resolution_hours}
            unit: hours
            direction: down
            kind: result
            serves: {support: lagging, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["72", "54"]
            led_by: [open_tickets, reopened_rate]
            traps:
              - Tickets still open have no time yet. Clearing old ones makes the month of clearing look terrible where tickets are dated by solving.
              - Percentiles of teams cannot be averaged into that of the whole.
          first_contact_resolution:
            label: Solved with the first answer
            also: [first contact resolution, FCR, one-touch resolution]
            formula: solved tickets with one answer and not reopened ÷ solved tickets
            metric: {type: ratio, numerator: {metric: tickets_opened, where: "status = 'solved' and replies <= 1 and not reopened"}, denominator: {metric: tickets_opened, where: "status = 'solved'"}}
            unit: percent
            direction: up
            kind: result
            serves: {support: lagging, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["58%", "65%"]
            traps:
              - A customer who writes a new ticket in place of answering is a failure that counts as success; look for a second contact within a week.
              - Better self-service removes the easy questions and lowers it.
          service_level_met:
            label: Tickets within the promised time
            also: [SLA compliance, SLA met, service level, in-time rate]
            formula: tickets answered within the promised time ÷ tickets
            metric: {type: ratio, numerator: {metric: tickets_opened, where: in_target}, denominator: tickets_opened}
            unit: percent
            direction: up
            kind: result
            serves: {support: lagging}
            window: month
            frequency: weekly
            example: ["86%", "92%"]
            led_by: [open_tickets]
            traps:
              - Once a ticket is late it no longer counts against anybody, so late ones rot. Add the age of the oldest.
              - Changing a ticket's priority resets the promise in many tools.
          replies_per_ticket:
            label: Replies per ticket
            also: [touches per ticket, agent touches]
            formula: mean number of answers by agents in a ticket
            metric: {type: average, source: tickets, value: replies}
            unit: replies
            direction: down
            kind: activity
            serves: {support: leading, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["2.6", "2.2"]
            traps:
              - Chats have many short turns and mails few long ones; never join them.
              - Thank-you notes and their answers count too.
          reopened_rate:
            label: Reopened tickets
            also: [reopen rate]
            formula: tickets reopened after they were solved ÷ tickets
            metric: {type: ratio, numerator: {metric: tickets_opened, where: reopened}, denominator: tickets_opened}
            unit: percent
            direction: down
            kind: result
            serves: {support: leading}
            window: month
            frequency: weekly
            example: ["7%", "5%"]
            traps:
              - A reply of thanks reopens a ticket in most tools.
              - Systems that close for good after some days force a new ticket and keep this low.
          open_tickets:
            label: Open tickets
            also: [backlog, ticket backlog, unsolved tickets]
            formula: tickets open at the end of the period
            metric: {type: last, source: backlog, value: open_tickets}
            unit: tickets
            direction: down
            kind: activity
            serves: {support: leading}
            window: week
            frequency: daily
            example: ["180", "120"]
            led_by: [tickets_opened]
            traps:
              - A stock, so weeks must not be added up.
              - Closing in bulk empties it in an afternoon, and the reopened rate tells the rest.
          call_abandonment_rate:
            label: Calls abandoned
            also: [abandon rate, lost calls, call abandonment]
            formula: callers who hung up while waiting ÷ calls
            metric: {type: ratio, numerator: {metric: calls_offered, where: abandoned and wait_seconds > 10}, denominator: calls_offered}
            unit: percent
            direction: down
            kind: result
            serves: {support: leading, satisfaction: leading}
            window: week
            frequency: weekly
            example: ["9%", "6%"]
            traps:
              - Callers who hang up within seconds dialled wrongly; the first ten seconds are left out here.
              - An announcement of the waiting time moves abandonment to the front, where it may not be counted.
          calls_offered:
            label: Calls
            also: [calls received, call volume]
            formula: calls that came in
            metric: {type: count, source: calls}
            unit: calls
            direction: none
            kind: activity
            serves: {support: leading}
            window: week
            frequency: weekly
            example: ["900", "900"]
            traps:
              - Who hangs up and calls again is counted twice, so long queues inflate their own demand.
              - Transfers between queues make one call into several.
          self_service_rate:
            label: Help visits without a ticket
            also: [self-service rate, deflection rate, help centre success]
            formula: visits to the help centre that led to no ticket ÷ visits to the help centre
            metric: {type: ratio, numerator: {metric: help_visits_count, where: not opened_ticket}, denominator: help_visits_count}
            unit: percent
            direction: up
            kind: result
            serves: {support: leading, profitability: leading}
            window: month
            frequency: monthly
            example: ["82%", "86%"]
            traps:
              - Leaving without asking is not being helped; half of them may have given up. Ask at the foot of the article.
              - Search engines send people who were never going to write to you.
          help_visits_count:
            label: Visits to the help centre
            also: [help centre traffic, knowledge base visits]
            formula: visits to the help centre
            metric: {type: count, source: help_visits}
            unit: visits
            direction: none
            kind: activity
            serves: {support: leading}
            window: month
            frequency: monthly
            example: ["9000", "9000"]
            traps:
              - A surge on one article is an alarm about the product.
              - Agents reading their own articles are a large part where the team is big.

        """#
}
