/// The metrics of marketing, customer relations and service.
extension DemoMetrics {
    static let marketing = """
        metric: ad_cost
        label: Advertising cost
        type: sum
        source: ad_spend
        value: cost
        unit: EUR
        direction: none
        kind: activity
        team: growth
        ---
        metric: ad_clicks
        type: sum
        source: ad_spend
        value: clicks
        unit: clicks
        kind: activity
        team: growth
        ---
        metric: ad_impressions
        type: sum
        source: ad_spend
        value: impressions
        unit: impressions
        kind: activity
        team: growth
        ---
        metric: click_through_rate
        type: ratio
        numerator: ad_clicks
        denominator: ad_impressions
        unit: percent
        kind: activity
        team: growth
        ---
        metric: cost_per_order
        label: Advertising cost per order
        type: ratio
        numerator: ad_cost
        denominator: orders
        unit: EUR
        direction: down
        kind: result
        team: growth
        ---
        metric: return_on_ad_spend
        label: Revenue per euro of advertising
        type: derived
        expression: revenue / ad_cost
        kind: result
        team: growth
        ---
        metric: followers
        label: Social followers
        type: last
        source: social
        value: followers
        unit: followers
        kind: activity
        team: brand
        ---
        metric: social_interactions
        type: sum
        source: social
        value: likes + comments + shares
        unit: interactions
        kind: activity
        team: brand
        ---
        metric: social_reach
        type: sum
        source: social
        value: reach
        unit: people
        kind: activity
        team: brand
        ---
        metric: engagement_rate
        type: ratio
        numerator: social_interactions
        denominator: social_reach
        unit: percent
        kind: activity
        team: brand
        ---
        metric: emails_delivered
        type: sum
        source: email_campaigns
        value: delivered
        unit: emails
        kind: activity
        team: crm
        ---
        metric: emails_opened
        type: sum
        source: email_campaigns
        value: opened
        unit: emails
        kind: activity
        team: crm
        ---
        metric: open_rate
        label: E-mail open rate
        type: ratio
        numerator: emails_opened
        denominator: emails_delivered
        unit: percent
        kind: activity
        team: crm
        owner: luis@acme.example
        ---
        metric: unsubscribes
        type: sum
        source: email_campaigns
        value: unsubscribed
        unit: people
        direction: down
        kind: activity
        team: crm

        """

    static let subscriptions = """
        metric: subscribers
        label: Active subscriptions
        type: last
        source: subscriptions
        value: active
        unit: subscriptions
        kind: result
        team: crm
        owner: luis@acme.example
        ---
        metric: recurring_revenue
        label: Monthly recurring revenue
        type: last
        source: subscriptions
        value: mrr
        unit: EUR
        kind: result
        team: crm
        ---
        metric: subscriptions_started
        type: sum
        source: subscriptions
        value: started
        unit: subscriptions
        kind: activity
        team: crm
        ---
        metric: subscriptions_cancelled
        type: sum
        source: subscriptions
        value: cancelled
        unit: subscriptions
        direction: down
        kind: result
        team: crm
        ---
        metric: churn_rate
        label: Cancelled share of subscriptions
        type: ratio
        numerator: subscriptions_cancelled
        denominator: subscribers
        unit: percent
        direction: down
        kind: result
        team: crm
        ---
        metric: nps
        label: Net promoter score
        description: Asked of some 400 customers at the end of every month, and entered by hand.
        type: manual
        unit: points
        kind: result
        team: crm
        owner: luis@acme.example

        """

    static let service = """
        metric: tickets
        label: Support tickets
        type: count
        source: tickets
        unit: tickets
        direction: down
        kind: activity
        team: operations
        ---
        metric: first_response
        label: First response (median)
        type: median
        source: tickets
        value: first_response_minutes
        unit: minutes
        direction: down
        kind: activity
        team: operations
        owner: marta@acme.example
        ---
        metric: first_response_p90
        label: First response (slowest tenth)
        type: percentile
        percentile: 0.9
        source: tickets
        value: first_response_minutes
        unit: minutes
        direction: down
        kind: activity
        team: operations
        ---
        metric: fastest_response
        type: min
        source: tickets
        value: first_response_minutes
        unit: minutes
        direction: down
        kind: activity
        team: operations
        ---
        metric: satisfaction
        label: Satisfaction with support
        type: average
        source: tickets
        value: satisfaction
        unit: points
        kind: result
        team: operations
        owner: marta@acme.example
        drivers: [{metric: first_response, sign: negative, lag: 6d}]
        ---
        metric: checkout_errors
        type: sum
        source: page_errors
        value: errors
        filter: page = 'checkout'
        unit: errors
        direction: down
        kind: activity
        team: operations
        owner: marta@acme.example
        decision: Twice the usual number for two days stops the next release.
        ---
        metric: page_views
        type: sum
        source: page_errors
        value: views
        unit: views
        kind: activity
        team: operations
        ---
        metric: page_error_count
        label: Page errors
        type: sum
        source: page_errors
        value: errors
        unit: errors
        direction: down
        kind: activity
        team: operations
        ---
        metric: checkout_error_rate
        type: ratio
        numerator: checkout_errors
        denominator: {metric: page_views, where: "page = 'checkout'"}
        unit: percent
        direction: down
        kind: result
        team: operations
        owner: marta@acme.example
        ---
        metric: page_load
        label: Page load time
        type: average
        source: page_errors
        value: load_ms
        unit: ms
        direction: down
        kind: activity
        team: operations
        ---
        metric: stock_units
        label: Units in stock
        type: last
        source: inventory
        value: units
        unit: units
        direction: none
        kind: activity
        team: operations

        """
}
