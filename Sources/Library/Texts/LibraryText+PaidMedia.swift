extension LibraryText {
    /// The goal “Make advertising pay”: what to measure for it, and what to beware of.
    static let paidMedia = #"""
        goal: paid_media
        label: Make advertising pay
        summary: Money spent on advertising brings more profit than it costs, at the margin and not only on average.
        words: [paid media, advertising, ads, ad spend, PPC, paid search, campaigns, ROAS, media buying, google ads, marketing efficiency]
        kpis: [return_on_ad_spend, cost_per_conversion, customer_acquisition_cost, blended_ad_efficiency]
        leading: [ad_click_rate, cost_per_click, ad_conversion_rate, viewable_share, ad_cost]
        definitions:
          return_on_ad_spend:
            label: Return on ad spend
            also: [ROAS, return on advertising, ad return]
            formula: conversion value reported by platforms ÷ advertising cost
            metric: {type: ratio, numerator: ad_value, denominator: ad_cost}
            unit: none
            direction: up
            kind: result
            serves: {paid_media: lagging, profitability: leading}
            window: month
            frequency: weekly
            example: ["3.6", "4.2"]
            led_by: [ad_conversion_rate, cost_per_click]
            traps:
              - Each platform credits itself, so their sum exceeds the shop's revenue. Compare with blended efficiency.
              - The average hides the margin; the last thousand spent often returns less than it costs while the mean still shines.
              - At a margin of 40 %, breaking even takes 2.5. Campaigns on your own name reach 20 and bring almost nothing new.
          cost_per_conversion:
            label: Cost per conversion
            also: [CPA, cost per acquisition, cost per action]
            formula: advertising cost ÷ conversions reported by platforms
            metric: {type: ratio, numerator: ad_cost, denominator: ad_conversions}
            unit: money
            direction: down
            kind: result
            serves: {paid_media: lagging}
            window: month
            frequency: weekly
            example: ["24", "20"]
            led_by: [ad_conversion_rate, cost_per_click]
            traps:
              - Conversions seen after a mere view of an ad count by default on some platforms; switch them off or report them apart.
              - Reported conversions arrive for up to thirty days after the click, so recent days look dear.
          blended_ad_efficiency:
            label: Revenue per advertising cost (blended)
            also: [MER, blended ROAS, marketing efficiency ratio]
            formula: all revenue ÷ all advertising cost
            metric: {type: ratio, numerator: net_revenue, denominator: ad_cost}
            unit: none
            direction: up
            kind: result
            serves: {paid_media: lagging, profitability: leading}
            window: month
            frequency: weekly
            example: ["6", "7"]
            led_by: [repeat_order_share]
            traps:
              - No attribution can bend it, but loyal customers hold it up; it falls slowly when advertising gets worse.
              - Spending nothing makes it infinite. Pair it with new customers.
          ad_cost:
            label: Advertising cost
            also: [ad spend, media spend, marketing spend]
            formula: cost of campaigns
            metric: {type: sum, source: ad_spend, value: cost}
            unit: money
            direction: none
            kind: activity
            serves: {paid_media: leading, acquisition: leading}
            window: month
            frequency: weekly
            example: ["18000", "20000"]
            traps:
              - Platforms report in the account's own time zone and currency. Days near midnight move when you convert.
              - Credits for invalid clicks arrive later and are in the invoice only.
          ad_value:
            label: Conversion value of advertising
            also: [platform revenue, attributed ad revenue]
            formula: value of conversions as platforms report them
            metric: {type: sum, source: ad_spend, value: conversion_value}
            unit: money
            direction: up
            kind: result
            serves: {paid_media: leading}
            window: month
            frequency: weekly
            example: ["65000", "78000"]
            traps:
              - Without consent platforms model what they cannot see, and the modelled part is not shown apart in most exports.
              - Before returns and cancellations.
          ad_conversions:
            label: Conversions of advertising
            also: [platform conversions, paid conversions]
            formula: conversions as platforms report them
            metric: {type: sum, source: ad_spend, value: conversions}
            unit: conversions
            direction: up
            kind: result
            serves: {paid_media: leading}
            window: month
            frequency: weekly
            example: ["750", "900"]
            led_by: [ad_clicks]
            traps:
              - An account may count newsletter sign-ups and orders as conversions alike; filter by the action.
              - Fractions are normal under data-driven attribution, so it is no count of people.
          ad_clicks:
            label: Clicks on advertising
            also: [paid clicks, link clicks]
            formula: clicks on ads
            metric: {type: sum, source: ad_spend, value: clicks}
            unit: clicks
            direction: up
            kind: activity
            serves: {paid_media: leading, conversion: leading}
            window: month
            frequency: weekly
            example: ["24000", "27000"]
            led_by: [ad_cost]
            traps:
              - A gap of more than a fifth between clicks and visits points at slow pages, robots or taps by mistake.
              - Clicks to expand a picture count as clicks on some networks, and only link clicks lead anywhere.
          ad_impressions:
            label: Impressions of advertising
            also: [impressions, ad views]
            formula: how often ads were served
            metric: {type: sum, source: ad_spend, value: impressions}
            unit: impressions
            direction: none
            kind: activity
            serves: {paid_media: leading, awareness: leading}
            window: month
            frequency: weekly
            example: ["1500000", "1600000"]
            traps:
              - Served is not seen; only the viewable part had a chance.
              - Any number of them can be bought, so they say what was spent and not what it did.
          ad_click_rate:
            label: Click rate of ads
            also: [CTR, ad CTR, click-through rate]
            formula: clicks ÷ impressions of ads
            metric: {type: ratio, numerator: ad_clicks, denominator: ad_impressions}
            unit: percent
            direction: up
            kind: activity
            serves: {paid_media: leading}
            window: week
            frequency: weekly
            example: ["1.6%", "2%"]
            traps:
              - Search and display differ tenfold; a shift of budget between them moves the total without any change in either.
              - Banners on game apps collect taps of thumbs that missed.
          cost_per_click:
            label: Cost per click
            also: [CPC]
            formula: advertising cost ÷ clicks
            metric: {type: ratio, numerator: ad_cost, denominator: ad_clicks}
            unit: money
            direction: down
            kind: activity
            serves: {paid_media: leading, acquisition: leading}
            window: week
            frequency: weekly
            example: ["0.75", "0.65"]
            traps:
              - The cheapest clicks are usually the worst. Follow it next to conversion rate.
              - It is set by an auction, so it rises each November for everybody.
          ad_conversion_rate:
            label: Conversion rate of ad clicks
            also: [click conversion rate, post-click conversion]
            formula: conversions ÷ clicks on ads
            metric: {type: ratio, numerator: ad_conversions, denominator: ad_clicks}
            unit: percent
            direction: up
            kind: result
            serves: {paid_media: leading, conversion: leading}
            window: week
            frequency: weekly
            example: ["3.1%", "3.7%"]
            led_by: [page_load_time]
            traps:
              - Showing ads to people with a full cart raises it, and most of them would have bought.
              - With conversions that need no click in the numerator it can pass 100 %.
          viewable_share:
            label: Viewable share of impressions
            also: [viewability, viewable rate]
            formula: viewable impressions ÷ impressions
            metric: {type: ratio, numerator: viewable_impressions, denominator: ad_impressions}
            unit: percent
            direction: up
            kind: activity
            serves: {paid_media: leading, awareness: leading}
            window: month
            frequency: monthly
            example: ["55%", "65%"]
            traps:
              - By the industry's standard, half the pixels for one second is enough. It is a low bar.
              - Sites that stack ads in view are viewable and useless.
          viewable_impressions:
            label: Viewable impressions
            also: [viewable views]
            formula: impressions of which half was in view for at least a second
            metric: {type: sum, source: ad_spend, value: viewable}
            unit: impressions
            direction: up
            kind: activity
            serves: {paid_media: leading}
            window: month
            frequency: monthly
            example: ["825000", "1040000"]
            traps:
              - Where a platform cannot measure, rows are empty and must leave the denominator as well.
              - For video the standard asks for two seconds, so formats do not add up.

        """#
}
