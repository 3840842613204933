extension LibraryText {
    /// The goal “Be found and read”: what to measure for it, and what to beware of.
    static let content = #"""
        goal: content
        label: Be found and read
        summary: Articles answer what people search for, are read to the end, and lead readers a step further.
        words: [content, SEO, search engine, organic traffic, blog, articles, rankings, readers, content marketing, found in search, google ranking, publishing]
        kpis: [search_clicks, reader_signup_rate, read_through_rate, returning_reader_share, organic_conversion_rate]
        leading: [search_impressions, search_click_rate, search_position, page_load_time, article_reads]
        definitions:
          search_clicks:
            label: Clicks from web search
            also: [organic clicks, organic traffic, SEO traffic, non-brand clicks]
            formula: clicks from searches that do not contain the brand's name
            metric: {type: sum, source: search_days, value: clicks, filter: "kind <> 'brand'"}
            unit: clicks
            direction: up
            kind: result
            serves: {content: lagging, acquisition: leading, awareness: leading}
            window: month
            frequency: weekly
            example: ["18000", "21000"]
            led_by: [search_impressions, search_click_rate]
            traps:
              - With the brand's name left in, a television spot looks like a success of search work.
              - Search Console hides rare queries, so what is left after taking brand queries out mixes unknown ones in by some exports and drops them by others.
          search_impressions:
            label: Impressions in web search
            also: [search impressions, search visibility, organic impressions]
            formula: how often a page was shown in search results, brand queries left out
            metric: {type: sum, source: search_days, value: impressions, filter: "kind <> 'brand'"}
            unit: impressions
            direction: up
            kind: activity
            serves: {content: leading}
            window: month
            frequency: weekly
            example: ["600000", "680000"]
            traps:
              - Ranking eightieth for a popular word brings thousands of impressions and nobody.
              - Changes to how many results a page holds move it for every site on the same day.
          search_click_rate:
            label: Click rate in web search
            also: [organic CTR, search CTR]
            formula: clicks ÷ impressions, brand queries left out
            metric: {type: ratio, numerator: search_clicks, denominator: search_impressions}
            unit: percent
            direction: up
            kind: result
            serves: {content: leading}
            window: month
            frequency: weekly
            example: ["3%", "3.6%"]
            led_by: [search_position]
            traps:
              - New rankings on page three lower it although nothing got worse; compare the same queries.
              - Answers shown on the result page itself take the click and keep the impression.
          search_position:
            label: Average position in web search
            also: [average rank, keyword ranking, position]
            formula: mean position, each page and day weighted by its impressions
            metric: {type: ratio, numerator: position_impressions, denominator: search_impressions}
            unit: rank
            direction: down
            kind: result
            serves: {content: leading}
            window: month
            frequency: monthly
            example: ["18", "15"]
            traps:
              - A mean of positions without weights lets a query seen once count like the one seen a million times.
              - Adding pages that rank low raises the mean and the traffic together. Follow a fixed list of queries that matter.
          position_impressions:
            label: Positions times impressions
            also: [weighted rank volume]
            formula: position × impressions, summed over pages and days
            metric: {type: sum, source: search_days, value: position * impressions, filter: "kind <> 'brand'"}
            unit: rank impressions
            direction: none
            kind: activity
            serves: {content: leading}
            window: month
            frequency: monthly
            example: ["10800000", "10200000"]
            traps:
              - Only there to weight the average position; it grows with visibility.
              - Exports rounded to one decimal put an error of up to 0.05 on each row.
          article_reads:
            label: Reads of articles
            also: [article views, content views, blog traffic]
            formula: reads of articles
            metric: {type: count, source: reads}
            unit: reads
            direction: up
            kind: activity
            serves: {content: leading}
            window: month
            frequency: weekly
            example: ["40000", "46000"]
            led_by: [search_clicks]
            traps:
              - One piece that travels can be half of a month. Look at the median article.
              - Page views reward splitting an article into five pages.
          read_through_rate:
            label: Read-through rate
            also: [completion rate of articles, scroll depth, read ratio]
            formula: reads to the end ÷ reads
            metric: {type: ratio, numerator: {metric: article_reads, where: read_to_end}, denominator: article_reads}
            unit: percent
            direction: up
            kind: result
            serves: {content: lagging}
            window: month
            frequency: monthly
            example: ["38%", "44%"]
            led_by: [page_load_time]
            traps:
              - Scrolling to the foot is not reading. Ask for a least time as well.
              - Short notes win. Compare articles of like length.
          returning_reader_share:
            label: Share of reads by returning readers
            also: [returning visitors, loyal readers]
            formula: reads by readers who had been there before ÷ reads
            metric: {type: ratio, numerator: {metric: article_reads, where: is_returning}, denominator: article_reads}
            unit: percent
            direction: up
            kind: result
            serves: {content: lagging, retention: leading}
            window: month
            frequency: monthly
            example: ["26%", "31%"]
            led_by: [read_through_rate]
            traps:
              - Cookie limits turn returning readers into new ones after a week on many phones, so the level is too low.
              - It falls when search brings many new readers. Follow the number of returning ones.
          reader_signup_rate:
            label: Newsletter sign-ups per read
            also: [content conversion rate, subscription rate of readers]
            formula: reads that ended in a newsletter subscription ÷ reads
            metric: {type: ratio, numerator: {metric: article_reads, where: subscribed}, denominator: article_reads}
            unit: percent
            direction: up
            kind: result
            serves: {content: lagging, email: leading, acquisition: leading}
            window: month
            frequency: monthly
            example: ["0.8%", "1.1%"]
            led_by: [read_through_rate, returning_reader_share]
            traps:
              - A window over the text raises it and the share of people who leave at once.
              - Readers already subscribed cannot subscribe again; as the list grows, the rate must fall unless they are left out.
          organic_conversion_rate:
            label: Conversion rate of visits from search
            also: [SEO conversion, organic search conversion]
            formula: visits from web search with an order ÷ visits from web search
            metric: {type: ratio, numerator: {metric: sessions, where: "channel = 'organic' and ordered"}, denominator: {metric: sessions, where: "channel = 'organic'"}}
            unit: percent
            direction: up
            kind: result
            serves: {content: lagging, conversion: leading}
            window: quarter
            frequency: monthly
            example: ["2.6%", "3%"]
            traps:
              - Guides attract people months before they buy, so success with them lowers this rate; judge guides by sign-ups.
              - Visits by brand name are in it and convert best.

        """#
}
