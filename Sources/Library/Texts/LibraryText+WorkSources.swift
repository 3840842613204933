extension LibraryText {
    /// Rows of channels, operations, quality and money.
    static let workSources = #"""
        sources:
          social_days:
            label: Social accounts by day
            row: one row an account and day
            also: [social, social_media, followers, social_stats]
            time: day
            dimensions: [network]
            columns:
              day: {type: date, also: [date]}
              network: {type: text, also: [platform, account]}
              followers: {type: integer, also: [fans, audience]}
              new_followers: {type: integer, also: [follows, gained]}
              reach: {type: integer, also: [accounts_reached, unique_reach]}
              messages: {type: integer, also: [inbound_messages, questions]}
              answered_in_time: {type: integer, also: [replied_in_time, answered]}
          posts:
            label: Posts
            row: one row a post
            also: [social_posts, publications]
            time: published_at
            dimensions: [network, format]
            columns:
              published_at: {type: timestamp, also: [date, posted_at]}
              network: {type: text, also: [platform]}
              format: {type: text, also: [type, media_type]}
              reach: {type: integer, also: [accounts_reached]}
              likes: {type: integer, also: [reactions]}
              comments: {type: integer, also: [replies]}
              shares: {type: integer, also: [reposts, retweets]}
              saves: {type: integer, also: [bookmarks]}
              clicks: {type: integer, also: [link_clicks]}
              video_starts: {type: integer, also: [video_views, plays]}
              video_completions: {type: integer, also: [completed_views, full_plays]}
          mentions:
            label: Mentions of brands
            row: one row a mention
            also: [brand_mentions, social_listening]
            time: mentioned_at
            dimensions: [brand, network]
            columns:
              mentioned_at: {type: timestamp, also: [date, posted_at]}
              brand: {type: text, also: [company, topic]}
              network: {type: text, also: [platform, place]}
              sentiment: {type: text, also: [tone, polarity]}
          questions:
            label: Questions in the community
            row: one row a question asked
            also: [community, forum_posts, threads]
            time: asked_at
            entity: member_id
            dimensions: [topic]
            columns:
              asked_at: {type: timestamp, also: [date, created_at]}
              member_id: {type: text, also: [user_id, author]}
              topic: {type: text, also: [category, board]}
              first_answer_minutes: {type: number, also: [answer_minutes]}
              answered_by: {type: text, also: [responder]}
              solved: {type: boolean, also: [accepted, resolved]}
          search_days:
            label: Results in web search
            row: one row a page and day, brand queries apart
            also: [search_console, gsc, organic_search, search_performance]
            time: day
            dimensions: [kind, page]
            columns:
              day: {type: date, also: [date]}
              page: {type: text, also: [url]}
              kind: {type: text, also: [query_kind, query_type]}
              impressions: {type: integer, also: [impr]}
              clicks: {type: integer, also: [search_clicks]}
              position: {type: number, also: [avg_position, rank]}
          reads:
            label: Reading of articles
            row: one row a read of an article
            also: [article_views, content, pageviews, articles]
            time: read_at
            entity: visitor_id
            dimensions: [article, source]
            columns:
              read_at: {type: timestamp, also: [date, viewed_at]}
              visitor_id: {type: text, also: [user_id, reader]}
              article: {type: text, also: [page, title, url]}
              source: {type: text, also: [channel, referrer]}
              is_returning: {type: boolean, also: [returning_visitor, returning]}
              seconds: {type: number, also: [time_on_page, engaged_seconds]}
              read_to_end: {type: boolean, also: [completed, scrolled_to_end]}
              subscribed: {type: boolean, also: [signed_up, newsletter_signup]}
          page_loads:
            label: Page loads as visitors had them
            row: one row a page load measured in the browser
            also: [web_vitals, page_speed, rum, performance]
            time: loaded_at
            dimensions: [page, device]
            columns:
              loaded_at: {type: timestamp, also: [date, measured_at]}
              page: {type: text, also: [url, template]}
              device: {type: text, also: [device_category]}
              lcp_ms: {type: number, also: [lcp, largest_contentful_paint]}
              inp_ms: {type: number, also: [inp, interaction_to_next_paint]}
              cls: {type: number, also: [layout_shift, cumulative_layout_shift]}
          requests:
            label: Requests to services
            row: one row a request
            also: [api_requests, access_log, http_requests, web_log]
            time: requested_at
            dimensions: [service]
            columns:
              requested_at: {type: timestamp, also: [date, timestamp, logged_at]}
              service: {type: text, also: [endpoint, route]}
              status: {type: integer, also: [status_code, http_status]}
              duration_ms: {type: number, also: [latency, latency_ms, response_time]}
          app_sessions:
            label: Sessions of the app
            row: one row a session of the app
            also: [crashes, crash_reports, mobile_sessions]
            time: started_at
            entity: user_id
            dimensions: [version]
            columns:
              started_at: {type: timestamp, also: [date]}
              user_id: {type: text, also: [device_id, install_id]}
              version: {type: text, also: [app_version, release]}
              crashed: {type: boolean, also: [crash, had_crash]}
          incidents:
            label: Incidents
            row: one row an incident
            also: [outages, service_incidents]
            time: started_at
            dimensions: [service, severity]
            columns:
              started_at: {type: timestamp, also: [opened_at, date]}
              service: {type: text, also: [system, component]}
              severity: {type: text, also: [priority, level]}
              minutes_to_detect: {type: number, also: [detection_minutes, time_to_detect]}
              minutes_to_restore: {type: number, also: [restore_minutes, duration_minutes, time_to_restore]}
              caused_by_change: {type: boolean, also: [change_related]}
          deployments:
            label: Deployments
            row: one row a deployment to production
            also: [releases, deploys]
            time: deployed_at
            dimensions: [service]
            columns:
              deployed_at: {type: timestamp, also: [date, released_at]}
              service: {type: text, also: [repository, component]}
              lead_time_hours: {type: number, also: [lead_hours, commit_to_deploy_hours]}
              failed: {type: boolean, also: [caused_failure, rolled_back]}
          defects:
            label: Defects
            row: one row a defect reported
            also: [bugs, issues, faults]
            time: reported_on
            dimensions: [severity, component]
            columns:
              reported_on: {type: date, also: [created_at, opened_on]}
              severity: {type: text, also: [priority]}
              component: {type: text, also: [area, module]}
              found_by: {type: text, also: [reporter, origin]}
              days_to_fix: {type: number, also: [fix_days, age_days]}
              reopened: {type: boolean, also: [regressed]}
          shipments:
            label: Shipments
            row: one row an order promised to a customer
            also: [deliveries, parcels, fulfilment]
            time: promised_on
            dimensions: [carrier, warehouse]
            columns:
              promised_on: {type: date, also: [due_on, promise_date]}
              ordered_on: {type: date, also: [order_date, ordered_at]}
              shipped_on: {type: date, also: [dispatched_on, ship_date]}
              delivered_on: {type: date, also: [delivery_date, delivered_at]}
              carrier: {type: text, also: [courier, shipper]}
              warehouse: {type: text, also: [site, location]}
              complete: {type: boolean, also: [in_full, all_items]}
              damaged: {type: boolean, also: [damage]}
              wrong_item: {type: boolean, also: [mispick, wrong]}
              attempts: {type: integer, also: [delivery_attempts]}
              cost: {type: money, also: [shipping_cost, freight]}
          stock_days:
            label: Stock by day
            row: one row an article and day
            also: [inventory, stock, stock_levels]
            time: day
            dimensions: [warehouse, category]
            columns:
              day: {type: date, also: [date, snapshot_date]}
              sku: {type: text, also: [article, product_id]}
              warehouse: {type: text, also: [site]}
              category: {type: text, also: [product_group]}
              units: {type: integer, also: [quantity, on_hand]}
              value: {type: money, also: [stock_value, inventory_value]}
              in_stock: {type: boolean, also: [available, sellable]}
          returns:
            label: Returns
            row: one row a returned order
            also: [refunds, rma]
            time: returned_on
            entity: customer_id
            dimensions: [category, reason]
            columns:
              returned_on: {type: date, also: [date, received_on]}
              customer_id: {type: text, also: [customer]}
              category: {type: text, also: [product_group]}
              reason: {type: text, also: [return_reason]}
              value: {type: money, also: [amount, refund_amount]}
          ledger:
            label: The accounts by month
            row: one row a month
            also: [finance, accounting, profit_and_loss, pnl, financials]
            time: month
            covers: month
            columns:
              month: {type: date, also: [date, period]}
              revenue: {type: money, also: [sales, turnover, net_sales]}
              cost_of_sales: {type: money, also: [cogs, cost_of_goods_sold]}
              sales_and_marketing: {type: money, also: [marketing_costs, selling_costs]}
              operating_costs: {type: money, also: [opex, overheads]}
              depreciation: {type: money, also: [amortisation, depreciation_and_amortisation]}
              free_cash_flow: {type: money, also: [cash_flow, fcf]}
              cash: {type: money, also: [cash_balance, bank]}
              staff: {type: number, also: [headcount, employees, fte]}
          invoices:
            label: Invoices
            row: one row an invoice
            also: [bills, receivables]
            time: issued_on
            entity: customer_id
            columns:
              issued_on: {type: date, also: [invoice_date, date]}
              customer_id: {type: text, also: [customer, account_id]}
              amount: {type: money, also: [total, value]}
              paid_late: {type: boolean, also: [late, overdue]}
              days_to_pay: {type: number, also: [payment_days, days_outstanding]}
          brand_survey:
            label: Survey of the market
            row: one row a person asked, customer or not
            also: [brand_tracker, brand_tracking]
            time: asked_on
            dimensions: [segment]
            columns:
              asked_on: {type: date, also: [date, wave]}
              segment: {type: text, also: [group, age_group]}
              weight: {type: number, also: [sample_weight]}
              named_unaided: {type: boolean, also: [unaided, spontaneous]}
              knows: {type: boolean, also: [aided, recognises]}
              considers: {type: boolean, also: [consideration]}
              prefers: {type: boolean, also: [preference, first_choice]}
              saw_ad: {type: boolean, also: [ad_recall, recalled]}
          reviews:
            label: Public reviews
            row: one row a review
            also: [ratings, app_reviews, customer_reviews]
            time: posted_on
            dimensions: [place]
            columns:
              posted_on: {type: date, also: [date, posted_at]}
              place: {type: text, also: [platform, site]}
              stars: {type: number, also: [rating, score]}
              answered: {type: boolean, also: [replied]}
          experiments:
            label: Experiments that ended
            row: one row an experiment
            also: [tests, ab_tests, split_tests]
            time: ended_on
            dimensions: [area]
            columns:
              ended_on: {type: date, also: [date, finished_on]}
              area: {type: text, also: [page, funnel_step]}
              won: {type: boolean, also: [winner, is_winner]}
              reached_sample: {type: boolean, also: [full_sample, powered]}

        """#
}
