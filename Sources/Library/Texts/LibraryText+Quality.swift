extension LibraryText {
    /// The goal “A product that works”: what to measure for it, and what to beware of.
    static let quality = #"""
        goal: quality
        label: A product that works
        summary: The product is quick, does not break, and is mended soon when it does.
        words: [product quality, quality, reliability, bugs, defects, uptime, availability, performance, speed, stability, crashes, faster releases, incidents]
        kpis: [request_success_rate, crash_free_rate, page_load_time, escaped_defect_share, time_to_restore]
        leading: [change_failure_rate, deployment_count, change_lead_time, defects_reported, request_error_rate]
        definitions:
          request_success_rate:
            label: Successful requests
            also: [availability, uptime, success rate, SLO]
            formula: requests that did not fail by the server's fault ÷ requests
            metric: {type: ratio, numerator: {metric: requests_served, where: status < 500}, denominator: requests_served}
            unit: percent
            direction: up
            kind: result
            serves: {quality: lagging, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["99.8%", "99.9%"]
            led_by: [change_failure_rate]
            traps:
              - A server that is down logs nothing, so measure at the load balancer or from outside.
              - 99.9 % allows 43 minutes in a month of 30 days. Failures at the busiest hour weigh more here than in uptime by the clock, as they should.
          request_error_rate:
            label: Error rate
            also: [server errors, error rate, failed requests]
            formula: requests answered with a status of 500 or above ÷ requests
            metric: {type: ratio, numerator: {metric: requests_served, where: status >= 500}, denominator: requests_served}
            unit: percent
            direction: down
            kind: result
            serves: {quality: leading, conversion: leading}
            window: week
            frequency: daily
            example: ["0.3%", "0.15%"]
            led_by: [deployment_count]
            traps:
              - Health checks succeed ten thousand times a day and dilute it.
              - An error page sent with status 200 is a success to the log.
          requests_served:
            label: Requests
            also: [requests, traffic to services]
            formula: requests to services
            metric: {type: count, source: requests}
            unit: requests
            direction: none
            kind: activity
            serves: {quality: leading}
            window: week
            frequency: weekly
            example: ["2000000", "2000000"]
            traps:
              - Clients that try again multiply requests exactly while something is broken.
              - A cache in front answers many before they are logged.
          response_time_p95:
            label: Response time (95 % within)
            also: [p95 latency, latency, API response time]
            formula: milliseconds within which 95 % of requests were answered
            metric: {type: percentile, percentile: 0.95, source: requests, value: duration_ms}
            unit: ms
            direction: down
            kind: result
            serves: {quality: leading}
            window: week
            frequency: daily
            example: ["480", "350"]
            traps:
              - Percentiles of servers or minutes cannot be averaged. Compute them over all requests.
              - Requests that fail at once are quick, so an outage improves it.
          page_load_time:
            label: Page load, largest paint (75 % within)
            also: [LCP, page speed, page load time, core web vitals, load time]
            formula: milliseconds until the largest element showed, for three in four page loads
            metric: {type: percentile, percentile: 0.75, source: page_loads, value: lcp_ms}
            unit: ms
            direction: down
            kind: result
            serves: {quality: lagging, conversion: leading, content: leading}
            window: month
            frequency: weekly
            example: ["3100", "2500"]
            traps:
              - Google calls up to 2,500 ms good, at the 75th percentile of real visits. A test in the laboratory on a fast line is not that.
              - Visitors who leave before the page shows are not measured, so a slower site can lose its slowest values.
          crash_free_rate:
            label: Sessions without a crash
            also: [crash-free sessions, crash rate, app stability]
            formula: sessions of the app without a crash ÷ sessions of the app
            metric: {type: ratio, numerator: {metric: app_sessions_count, where: not crashed}, denominator: app_sessions_count}
            unit: percent
            direction: up
            kind: result
            serves: {quality: lagging, satisfaction: leading}
            window: week
            frequency: daily
            example: ["99.4%", "99.7%"]
            led_by: [change_failure_rate]
            traps:
              - Users with ten crashes a day and users with none make a fine average. Follow crash-free users too.
              - Crashes at the very start may end before the reporter runs. The worst ones are invisible.
          app_sessions_count:
            label: Sessions of the app
            also: [app sessions, app opens]
            formula: sessions of the app
            metric: {type: count, source: app_sessions}
            unit: sessions
            direction: up
            kind: activity
            serves: {quality: leading, activation: leading}
            window: week
            frequency: weekly
            example: ["50000", "54000"]
            traps:
              - An app restarted after a crash begins a new session, so crashes raise the denominator.
              - Waking in the background is a session on some systems.
          time_to_restore:
            label: Time to restore service (median)
            also: [MTTR, time to restore, recovery time]
            formula: median minutes from the start of an incident to its end
            metric: {type: median, source: incidents, value: minutes_to_restore}
            unit: minutes
            direction: down
            kind: result
            serves: {quality: lagging}
            window: quarter
            frequency: monthly
            example: ["95", "60"]
            traps:
              - With a dozen incidents a quarter one long night decides a mean, and even the median is rough; show the count.
              - Declaring many small incidents improves it, which is a good habit and a bad target.
          incident_count:
            label: Incidents
            also: [number of incidents, outages]
            formula: incidents that began in the period
            metric: {type: count, source: incidents}
            unit: incidents
            direction: down
            kind: result
            serves: {quality: lagging, support: leading}
            window: quarter
            frequency: monthly
            example: ["12", "8"]
            led_by: [change_failure_rate]
            traps:
              - Teams that are punished for incidents stop declaring them.
              - A stricter severity scale moves it overnight. Note the date.
          change_failure_rate:
            label: Change failure rate
            also: [failed deployments, CFR]
            formula: deployments that caused a failure ÷ deployments
            metric: {type: ratio, numerator: {metric: deployment_count, where: failed}, denominator: deployment_count}
            unit: percent
            direction: down
            kind: result
            serves: {quality: leading}
            window: month
            frequency: monthly
            example: ["14%", "10%"]
            traps:
              - Splitting changes into more deployments lowers it without fewer failures; count failures as well.
              - Failures found weeks later must be charged to their deployment, so the latest months flatter.
          deployment_count:
            label: Deployments
            also: [deployment frequency, releases]
            formula: deployments to production
            metric: {type: count, source: deployments}
            unit: deployments
            direction: up
            kind: activity
            serves: {quality: leading}
            window: month
            frequency: weekly
            example: ["24", "32"]
            traps:
              - Useful with change failure rate beside it, and a game without it.
              - Configuration switched on by a flag is a change that no deployment shows.
          change_lead_time:
            label: Lead time for changes (median)
            also: [lead time for changes, commit to deploy, cycle time]
            formula: median hours from commit to production
            metric: {type: median, source: deployments, value: lead_time_hours}
            unit: hours
            direction: down
            kind: activity
            serves: {quality: leading}
            window: month
            frequency: monthly
            example: ["52", "30"]
            traps:
              - Squashing commits on merge makes the last commit the first and the lead time tiny.
              - Waiting before the first commit, in the queue of ideas, is usually the longest part and not in it.
          defects_reported:
            label: Defects reported
            also: [bugs, bug reports, defect count]
            formula: defects reported in the period
            metric: {type: count, source: defects}
            unit: defects
            direction: down
            kind: result
            serves: {quality: leading, satisfaction: leading}
            window: month
            frequency: weekly
            example: ["60", "45"]
            led_by: [deployment_count]
            traps:
              - More users find more defects. Divide by users or sessions when growing.
              - Rewarding testers by the number of reports fills the list with trifles.
          escaped_defect_share:
            label: Defects found by customers
            also: [escaped defects, defect escape rate]
            formula: defects found by customers ÷ defects reported
            metric: {type: ratio, numerator: {metric: defects_reported, where: "found_by = 'customer'"}, denominator: defects_reported}
            unit: percent
            direction: down
            kind: result
            serves: {quality: lagging, satisfaction: leading}
            window: quarter
            frequency: monthly
            example: ["35%", "25%"]
            traps:
              - Support files on behalf of customers; the field must say who noticed and not who typed.
              - Finding many trivial defects in testing lowers the share and helps no customer. Restrict it to severe ones.

        """#
}
