extension LibraryText {
    /// The goal “Be known and thought of”: what to measure for it, and what to beware of.
    static let awareness = #"""
        goal: awareness
        label: Be known and thought of
        summary: People who could buy know the brand, think of it first and think well of it.
        words: [brand awareness, awareness, brand, visibility, recognition, reputation, well known, share of voice, reach, top of mind]
        kpis: [aided_awareness, unaided_awareness, brand_consideration, brand_search_clicks, share_of_voice]
        leading: [visitors, positive_mention_share, ad_recall, brand_search_impressions]
        definitions:
          unaided_awareness:
            label: Unaided awareness
            also: [spontaneous awareness, brand recall, top of mind]
            formula: weighted share of people asked who name the brand without help
            metric: {type: ratio, numerator: {metric: survey_weight, where: named_unaided}, denominator: survey_weight}
            unit: percent
            direction: up
            kind: result
            serves: {awareness: lagging, acquisition: leading}
            window: quarter
            frequency: quarterly
            example: ["8%", "10%"]
            led_by: [ad_recall]
            traps:
              - With 1,000 people asked, the margin around 8 % is about 1.7 points, so two waves must differ by some 2.4 before it means anything.
              - Ask it before any question that names a brand, or it is no longer unaided.
          aided_awareness:
            label: Aided awareness
            also: [brand awareness, prompted awareness, brand recognition]
            formula: weighted share of people asked who know the brand when shown a list
            metric: {type: ratio, numerator: {metric: survey_weight, where: knows}, denominator: survey_weight}
            unit: percent
            direction: up
            kind: result
            serves: {awareness: lagging}
            window: quarter
            frequency: quarterly
            example: ["31%", "35%"]
            led_by: [ad_recall, visitors]
            traps:
              - People claim to know brands that do not exist, often one in ten. Put an invented name on the list and report the difference.
              - Changing the panel provider moves it by more than a year of advertising; run both for one wave.
          brand_consideration:
            label: Consideration
            also: [brand consideration, purchase intent]
            formula: weighted share of those who know the brand that would consider it
            metric: {type: ratio, numerator: {metric: survey_weight, where: considers and knows}, denominator: {metric: survey_weight, where: knows}}
            unit: percent
            direction: up
            kind: result
            serves: {awareness: lagging, revenue: leading}
            window: quarter
            frequency: quarterly
            example: ["24%", "28%"]
            led_by: [aided_awareness, average_stars]
            traps:
              - As awareness grows it reaches people with less interest, so consideration among those who know can fall during a successful campaign.
              - What people intend and what they buy differ most for things they ought to want.
          ad_recall:
            label: Advertising recall
            also: [ad recall, campaign recall]
            formula: weighted share of people asked who remember having seen the advertising
            metric: {type: ratio, numerator: {metric: survey_weight, where: saw_ad}, denominator: survey_weight}
            unit: percent
            direction: up
            kind: activity
            serves: {awareness: leading, paid_media: leading}
            window: quarter
            frequency: quarterly
            example: ["12%", "15%"]
            traps:
              - Brand buyers remember advertising better whether they saw it or not. Only a group that was not exposed shows the lift.
              - It fades within weeks of the last showing; fieldwork dates decide the value.
          survey_weight:
            label: People asked (weighted)
            also: [brand survey sample, respondents]
            formula: sum of the weights of people asked
            metric: {type: sum, source: brand_survey, value: weight}
            unit: people
            direction: none
            kind: activity
            serves: {awareness: leading}
            window: quarter
            frequency: quarterly
            example: ["1000", "1000"]
            traps:
              - Weights repair age and region and never who refuses to take part in panels at all.
              - Strong weights make 1,000 answers worth 600; judge margins by the effective size.
          share_of_voice:
            label: Share of voice
            also: [SOV, share of mentions]
            formula: mentions of the own brand ÷ mentions of all brands followed
            metric: {type: ratio, numerator: {metric: brand_mentions, where: "brand = 'own'"}, denominator: brand_mentions}
            unit: percent
            direction: up
            kind: result
            serves: {awareness: lagging, social: lagging}
            window: quarter
            frequency: monthly
            example: ["18%", "22%"]
            led_by: [posts_published]
            traps:
              - It doubles in a scandal. Read it together with the tone.
              - A brand named after a common word collects mentions that mean something else; check a random hundred by hand.
          brand_mentions:
            label: Mentions of all brands followed
            also: [mentions, market mentions]
            formula: mentions of the own brand and its competitors
            metric: {type: count, source: mentions}
            unit: mentions
            direction: none
            kind: activity
            serves: {awareness: leading}
            window: month
            frequency: monthly
            example: ["2400", "2600"]
            traps:
              - Closed groups and messengers are invisible to listening tools, and much of the talk is there.
              - A network that closes its interface to tools lowers the count overnight.
          positive_mention_share:
            label: Share of positive mentions
            also: [sentiment, net sentiment, positive sentiment]
            formula: positive mentions of the own brand ÷ its mentions
            metric: {type: ratio, numerator: {metric: brand_mentions, where: "brand = 'own' and sentiment = 'positive'"}, denominator: {metric: brand_mentions, where: "brand = 'own'"}}
            unit: percent
            direction: up
            kind: result
            serves: {awareness: leading, satisfaction: leading}
            window: month
            frequency: monthly
            example: ["34%", "40%"]
            led_by: [csat]
            traps:
              - Automatic tone detection misreads irony, and takes "I had to cancel" in a travel forum for anger. Calibrate it on your own sample.
              - Most mentions are neutral, so the share moves with how many of those are caught.
          brand_search_clicks:
            label: Clicks from searches for the brand
            also: [branded search, brand searches, branded traffic]
            formula: clicks from web searches that contain the brand's name
            metric: {type: sum, source: search_days, value: clicks, filter: "kind = 'brand'"}
            unit: clicks
            direction: up
            kind: result
            serves: {awareness: lagging, content: lagging}
            window: month
            frequency: monthly
            example: ["6000", "7000"]
            led_by: [ad_recall, visitors]
            traps:
              - An ad on the own name takes clicks that would have come for nothing; demand did not fall, it was paid for.
              - Existing customers search the name to sign in. Take queries such as login and support out.
          brand_search_impressions:
            label: Searches that showed the brand
            also: [brand search volume, branded impressions]
            formula: impressions for searches that contain the brand's name
            metric: {type: sum, source: search_days, value: impressions, filter: "kind = 'brand'"}
            unit: impressions
            direction: up
            kind: result
            serves: {awareness: leading}
            window: month
            frequency: monthly
            example: ["9000", "10500"]
            led_by: [ad_recall]
            traps:
              - Search Console leaves rare queries out for privacy, so totals by query are below the total of the page.
              - One search can show several of your pages; counted by page it counts several times.
          visitors:
            label: Visitors
            also: [unique visitors, unique users, users]
            formula: different visitors in the period
            metric: {type: count_distinct, source: sessions, value: visitor_id}
            unit: visitors
            direction: up
            kind: activity
            serves: {awareness: leading, acquisition: leading}
            window: month
            frequency: monthly
            example: ["60000", "66000"]
            led_by: [ad_clicks, search_clicks]
            traps:
              - It counts browsers and not people; one person with a phone and a laptop is two.
              - Never add weeks to a month, or countries to a total, where one visitor can be in several.

        """#
}
