extension LibraryText {
    /// The goal “Satisfied customers”: what to measure for it, and what to beware of.
    static let satisfaction = #"""
        goal: satisfaction
        label: Satisfied customers
        summary: Customers get what they came for with little effort, say so when asked, and act accordingly.
        words: [satisfaction, satisfied, customer satisfaction, happy customers, happiness, customer experience, NPS, delight, recommend, loyalty score]
        kpis: [csat, net_promoter_score, customer_effort_easy_share, repeat_order_share, average_stars]
        leading: [first_response_time, first_contact_resolution, on_time_delivery, survey_response_rate, complaints_per_order]
        definitions:
          csat:
            label: Customer satisfaction (CSAT)
            also: [CSAT, satisfaction score, satisfaction rate, top-two-box satisfaction, satisfaction with support]
            formula: answers of 4 or 5 ÷ all answers, on a scale of 1 to 5
            metric: {type: ratio, numerator: {metric: survey_answers, where: "kind = 'csat' and score >= 4"}, denominator: {metric: survey_answers, where: "kind = 'csat'"}}
            unit: percent
            direction: up
            kind: result
            serves: {satisfaction: lagging, support: lagging, retention: leading}
            window: month
            frequency: weekly
            example: ["78%", "83%"]
            led_by: [first_response_time, first_contact_resolution, on_time_delivery]
            traps:
              - It measures the contact just rated and not the relationship. A kind agent gets a 5 from a customer who is leaving.
              - Agents who choose whom to ask will ask the happy. Send the question by rule, to all or to a random share.
              - Cultures use scales differently; a 4 in one country is a 5 in another, so compare a country with its own past.
          net_promoter_score:
            label: Net promoter score
            also: [NPS, promoter score, net promoter, likelihood to recommend]
            formula: share of answers 9 and 10 less share of answers 0 to 6, in points
            metric: {type: derived, expression: 100 * (promoters - detractors) / nps_answers}
            unit: points
            direction: up
            kind: result
            serves: {satisfaction: lagging, retention: leading, acquisition: leading}
            window: quarter
            frequency: monthly
            example: ["32", "38"]
            led_by: [csat, on_time_delivery]
            traps:
              - With 100 answers its margin of error is about 15 points either way, so most movements reported are noise. Show the number of answers.
              - Those who answer differ from those who do not. When the response rate drops, the extremes remain and the score moves without any change of heart.
              - Asked right after a happy moment it is another number than asked twice a year; changing the moment starts a new series.
          promoters:
            label: Promoters
            also: [answers 9 and 10]
            formula: answers of 9 or 10 to the question of recommendation
            metric: {type: count, source: surveys, filter: "kind = 'nps' and score >= 9"}
            unit: answers
            direction: up
            kind: result
            serves: {satisfaction: lagging}
            window: quarter
            frequency: monthly
            example: ["240", "280"]
            traps:
              - The count grows with the number of people asked, so it is a part of the score and no goal.
              - Saying one would recommend and doing it are different acts; compare with referred sign-ups.
          detractors:
            label: Detractors
            also: [answers 0 to 6]
            formula: answers of 0 to 6 to the question of recommendation
            metric: {type: count, source: surveys, filter: "kind = 'nps' and score <= 6"}
            unit: answers
            direction: down
            kind: result
            serves: {satisfaction: leading, retention: leading}
            window: quarter
            frequency: monthly
            example: ["90", "75"]
            traps:
              - A 6 and a 0 count alike, so a real improvement from 2 to 6 does not show in the score; look at the distribution once a year.
              - Calling detractors back is worth more than counting them. Record what was promised.
          nps_answers:
            label: Answers to the recommendation question
            also: [NPS responses, NPS sample size]
            formula: answers to the question of recommendation
            metric: {type: count, source: surveys, filter: "kind = 'nps' and score is not null"}
            unit: answers
            direction: none
            kind: activity
            serves: {satisfaction: leading}
            window: quarter
            frequency: monthly
            example: ["500", "600"]
            traps:
              - It is the base of a score and needed to read it; a hundred answers hardly tell 30 from 40.
              - One customer answering for five colleagues is one opinion.
          survey_answers:
            label: Survey answers
            also: [survey responses, feedback received]
            formula: surveys that were answered with a score
            metric: {type: count, source: surveys, filter: score is not null}
            unit: answers
            direction: none
            kind: activity
            serves: {satisfaction: leading}
            window: month
            frequency: monthly
            example: ["800", "1000"]
            traps:
              - Dated by the day the survey was sent, so answers keep arriving for a week or two and the latest month grows.
              - E-mail scanners that follow every link leave answers nobody gave, often the first option of the scale.
          surveys_sent:
            label: Surveys sent
            also: [survey invitations, customers asked]
            formula: surveys sent, answered or not
            metric: {type: count, source: surveys}
            unit: surveys
            direction: none
            kind: activity
            serves: {satisfaction: leading}
            window: month
            frequency: monthly
            example: ["4000", "4000"]
            traps:
              - Without a rest period the most loyal customers are asked most often, tire first and leave the sample.
              - Sent is not received. Count bounces out.
          survey_response_rate:
            label: Survey response rate
            also: [answer rate, feedback rate]
            formula: surveys answered ÷ surveys sent
            metric: {type: ratio, numerator: survey_answers, denominator: surveys_sent}
            unit: percent
            direction: up
            kind: activity
            serves: {satisfaction: leading}
            window: month
            frequency: monthly
            example: ["18%", "24%"]
            traps:
              - A higher rate does not remove bias by itself; compare those who answered with all customers by age, size and spending.
              - Prizes raise it and soften the answers.
          customer_effort_easy_share:
            label: Share who found it easy
            also: [customer effort score, CES, ease score]
            formula: answers of 5 to 7 to "it was easy to get this solved" ÷ all answers, on a scale of 1 to 7
            metric: {type: ratio, numerator: {metric: survey_answers, where: "kind = 'ces' and score >= 5"}, denominator: {metric: survey_answers, where: "kind = 'ces'"}}
            unit: percent
            direction: up
            kind: result
            serves: {satisfaction: lagging, support: lagging, retention: leading}
            window: month
            frequency: monthly
            example: ["64%", "70%"]
            led_by: [first_contact_resolution, replies_per_ticket]
            traps:
              - The first version of the question scored low effort low, the second agreement high. Mixing both turns the scale round within one chart.
              - It speaks of one errand and knows nothing of price or product.
          complaints_per_order:
            label: Tickets per order
            also: [contact rate, complaints per order, ticket rate]
            formula: support tickets ÷ orders
            metric: {type: ratio, numerator: tickets_opened, denominator: orders}
            unit: percent
            direction: down
            kind: result
            serves: {satisfaction: leading, support: lagging, profitability: leading}
            window: month
            frequency: weekly
            example: ["9%", "7.5%"]
            led_by: [on_time_delivery, defects_reported]
            traps:
              - Hiding the contact form improves it at once. Pair it with reviews or effort as a guardrail.
              - Tickets follow their orders by days, so a sale lowers the ratio in its week and raises it in the next.
          average_stars:
            label: Average rating in public reviews
            also: [star rating, review score, app store rating]
            formula: mean stars of reviews posted in the period
            metric: {type: average, source: reviews, value: stars}
            unit: stars
            direction: up
            kind: result
            serves: {satisfaction: lagging, awareness: leading}
            window: quarter
            frequency: monthly
            example: ["4.1", "4.3"]
            led_by: [on_time_delivery, crash_free_rate]
            traps:
              - Reviews cluster at five stars and one, so a mean of 4.1 describes almost nobody; follow the share of one and two stars.
              - The rating a shop page shows averages all years. Measure the reviews of the period or nothing will ever seem to change.

        """#
}
