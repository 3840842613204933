extension LibraryText {
    /// The goal “Build a community in social media”: what to measure for it, and what to beware of.
    static let social = #"""
        goal: social
        label: Build a community in social media
        summary: People follow, answer and pass on what the brand says, and some of them become customers.
        words: [social, social media, community, followers, engagement, instagram, tiktok, linkedin, facebook, likes, shares]
        kpis: [engagement_rate, social_conversion_rate, shares_per_reach, in_time_answer_rate, community_answer_rate]
        leading: [post_reach, video_completion_rate, posts_published, follower_growth]
        definitions:
          engagement_rate:
            label: Engagement rate by reach
            also: [engagement, engagement rate, ER, interactions per reach]
            formula: (likes + comments + shares + saves) ÷ people reached by the posts
            metric: {type: ratio, numerator: engagements, denominator: post_reach}
            unit: percent
            direction: up
            kind: result
            serves: {social: lagging, awareness: leading}
            window: month
            frequency: weekly
            example: ["3.2%", "4%"]
            led_by: [video_completion_rate]
            traps:
              - Divided by followers it is another and much smaller figure, and benchmarks rarely say which they mean.
              - A like costs nothing. Comments, shares and saves predict reach better, so weigh or show them apart.
              - Outrage engages. Read the comments before celebrating a record.
          engagements:
            label: Engagements
            also: [interactions, likes comments and shares]
            formula: likes, comments, shares and saves of posts, by day of publication
            metric: {type: sum, source: posts, value: likes + comments + shares + saves}
            unit: engagements
            direction: up
            kind: activity
            serves: {social: leading}
            window: month
            frequency: weekly
            example: ["6400", "8000"]
            led_by: [post_reach]
            traps:
              - Engagement pods and giveaways buy it; accounts that answer every post within a minute are a sign.
              - Posts gather for days, so yesterday's always look weak.
          post_reach:
            label: Reach of posts
            also: [reach, organic reach, accounts reached]
            formula: accounts reached by each post, summed over posts
            metric: {type: sum, source: posts, value: reach}
            unit: accounts
            direction: up
            kind: activity
            serves: {social: leading, awareness: leading}
            window: month
            frequency: weekly
            example: ["200000", "230000"]
            led_by: [posts_published]
            traps:
              - Summed over posts it counts one follower ten times; it is no number of people.
              - Networks change how they rank and how they count, and a whole industry moves at once. Compare with peers before blaming the team.
          posts_published:
            label: Posts published
            also: [posting frequency, number of posts]
            formula: posts published
            metric: {type: count, source: posts}
            unit: posts
            direction: up
            kind: activity
            serves: {social: leading}
            window: month
            frequency: weekly
            example: ["40", "45"]
            traps:
              - Pure activity. More posts usually mean less reach for each.
              - Stories that vanish after a day are missing from many exports.
          shares_per_reach:
            label: Share rate
            also: [shares per reach, amplification rate, virality]
            formula: shares ÷ people reached by the posts
            metric: {type: ratio, numerator: post_shares, denominator: post_reach}
            unit: percent
            direction: up
            kind: result
            serves: {social: lagging, awareness: leading}
            window: month
            frequency: weekly
            example: ["0.4%", "0.6%"]
            traps:
              - Private sharing by message is invisible on some networks and counted on others; never add networks up.
              - One post that travels makes the month. Look at the median post too.
          post_shares:
            label: Shares
            also: [reposts, retweets]
            formula: shares of posts
            metric: {type: sum, source: posts, value: shares}
            unit: shares
            direction: up
            kind: result
            serves: {social: leading}
            window: month
            frequency: weekly
            example: ["800", "1100"]
            traps:
              - Shared with a mocking comment is shared as well.
              - Staff sharing their own company's posts can be half of it in a small firm.
          follower_growth:
            label: New followers
            also: [follower growth, followers gained, audience growth]
            formula: followers gained in the period, losses not deducted
            metric: {type: sum, source: social_days, value: new_followers}
            unit: followers
            direction: up
            kind: activity
            serves: {social: leading}
            window: month
            frequency: monthly
            example: ["900", "1100"]
            led_by: [post_reach]
            traps:
              - The classic vanity metric, since it hardly ever falls and most followers never see a given post. Tie it to clicks or orders or leave it to the team.
              - Networks purge false accounts from time to time, which shows as a sudden loss that no post caused.
          video_completion_rate:
            label: Video completion rate
            also: [completion rate, watch-through rate, VTR]
            formula: videos watched to the end ÷ videos started
            metric: {type: ratio, numerator: video_completions, denominator: video_starts}
            unit: percent
            direction: up
            kind: result
            serves: {social: leading, content: leading}
            window: month
            frequency: weekly
            example: ["22%", "27%"]
            traps:
              - A start is three seconds on one network and a single frame on another. Compare within one network only.
              - Shorter videos win it automatically; set targets by length.
          video_completions:
            label: Videos watched to the end
            also: [completed views, full views]
            formula: videos watched to the end
            metric: {type: sum, source: posts, value: video_completions}
            unit: views
            direction: up
            kind: result
            serves: {social: leading}
            window: month
            frequency: weekly
            example: ["9000", "11000"]
            traps:
              - Clips that loop complete several times for one viewer.
              - Advertising that cannot be skipped completes by force.
          video_starts:
            label: Videos started
            also: [video views, plays]
            formula: videos started
            metric: {type: sum, source: posts, value: video_starts}
            unit: views
            direction: up
            kind: activity
            serves: {social: leading}
            window: month
            frequency: weekly
            example: ["40000", "44000"]
            traps:
              - With autoplay a start is no decision by the viewer.
              - Networks have corrected their definition of a view more than once, always with a step in the series.
          social_conversion_rate:
            label: Conversion rate of visits from social media
            also: [social conversion, conversion from social]
            formula: visits from social media with an order ÷ visits from social media
            metric: {type: ratio, numerator: {metric: sessions, where: "channel = 'social' and ordered"}, denominator: {metric: sessions, where: "channel = 'social'"}}
            unit: percent
            direction: up
            kind: result
            serves: {social: lagging, conversion: leading}
            window: month
            frequency: monthly
            example: ["0.8%", "1.1%"]
            led_by: [engagement_rate, page_load_time]
            traps:
              - People see it on a phone and buy days later by another route, so last-click figures are a lower bound.
              - Links in apps often arrive without a referrer and are filed as direct; tag every link.
          in_time_answer_rate:
            label: Messages answered in time
            also: [social response rate, social care rate]
            formula: messages answered within the promised time ÷ messages received
            metric: {type: ratio, numerator: social_answers, denominator: social_messages}
            unit: percent
            direction: up
            kind: activity
            serves: {social: lagging, support: leading, satisfaction: leading}
            window: week
            frequency: weekly
            example: ["70%", "85%"]
            traps:
              - Comments that ask something count as messages only in some tools.
              - Nights and weekends count for the customer even where nobody works; say whether the clock stops.
          social_answers:
            label: Messages answered in time (count)
            also: [replies in time]
            formula: messages answered within the promised time
            metric: {type: sum, source: social_days, value: answered_in_time}
            unit: messages
            direction: up
            kind: activity
            serves: {social: leading}
            window: week
            frequency: weekly
            example: ["210", "255"]
            traps:
              - An automatic first line answers in a second and helps nobody; leave robots out.
              - Moving people to e-mail ends the clock and not the problem.
          social_messages:
            label: Messages received in social media
            also: [inbound messages, mentions to answer]
            formula: messages that expect an answer
            metric: {type: sum, source: social_days, value: messages}
            unit: messages
            direction: none
            kind: activity
            serves: {social: leading, support: leading}
            window: week
            frequency: weekly
            example: ["300", "300"]
            traps:
              - A rise can be popularity or a broken checkout. Sort a sample by topic.
              - Spam filters differ by network.
          community_answer_rate:
            label: Community questions solved
            also: [community answer rate, solved questions, peer answers]
            formula: questions with an accepted answer ÷ questions asked in the community
            metric: {type: ratio, numerator: {metric: questions_asked, where: solved}, denominator: questions_asked}
            unit: percent
            direction: up
            kind: result
            serves: {social: lagging, support: leading}
            window: month
            frequency: monthly
            example: ["58%", "66%"]
            traps:
              - Most people who got help never mark the answer as accepted, so the level is too low and only its course tells.
              - When staff answer first, members stop answering. Follow the share solved by members.
          questions_asked:
            label: Questions asked in the community
            also: [community questions, new threads]
            formula: questions asked
            metric: {type: count, source: questions}
            unit: questions
            direction: up
            kind: activity
            serves: {social: leading}
            window: month
            frequency: monthly
            example: ["240", "280"]
            traps:
              - Good answers that search engines find lower the number of new questions. That is success.
              - Nine in ten members read and never write; do not take askers for the community.

        """#
}
