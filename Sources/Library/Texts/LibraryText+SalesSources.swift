extension LibraryText {
    /// Rows of visits, sales, customers and their requests.
    static let salesSources = #"""
        sources:
          sessions:
            label: Visits to a website or app
            row: one row a visit
            also: [visits, web_sessions, website_visits, web_traffic, ga_sessions]
            time: started_at
            entity: visitor_id
            dimensions: [channel, device, landing_page]
            columns:
              started_at: {type: timestamp, also: [date, day, session_start, visited_at]}
              visitor_id: {type: text, also: [user_id, client_id, user_pseudo_id, customer_id, visitor]}
              channel: {type: text, also: [source, medium, utm_source, traffic_source]}
              device: {type: text, also: [device_category]}
              landing_page: {type: text, also: [entry_page, landing]}
              pages: {type: integer, also: [page_views, pageviews, views]}
              engaged_seconds: {type: number, also: [engagement_seconds, seconds, duration, engagement_time, session_duration]}
              is_new: {type: boolean, also: [new_visitor, new_user, first_visit]}
              saw_product: {type: boolean, also: [viewed_product, product_view, view_item]}
              added_to_cart: {type: boolean, also: [add_to_cart, cart]}
              began_checkout: {type: boolean, also: [checkout, begin_checkout, reached_checkout]}
              ordered: {type: boolean, also: [purchased, converted, transaction]}
              searched: {type: boolean, also: [site_search, used_search]}
          orders:
            label: Orders
            row: one row an order
            also: [sales, purchases, transactions, order_lines]
            time: ordered_at
            entity: customer_id
            dimensions: [channel, country]
            columns:
              order_id: {type: text, also: [id, order_number, transaction_id]}
              ordered_at: {type: timestamp, also: [order_date, created_at, purchased_at, date]}
              customer_id: {type: text, also: [customer, buyer, client_id, user_id]}
              channel: {type: text, also: [source, point_of_sale]}
              country: {type: text, also: [market, region]}
              total: {type: money, also: [amount, value, revenue, price, net_total, grand_total]}
              discount: {type: money, also: [rebate, discount_amount]}
              cost: {type: money, also: [cost_of_goods, cogs, purchase_cost]}
              shipping_cost: {type: money, also: [freight, delivery_cost]}
              refunded: {type: money, also: [refund, refund_amount]}
              units: {type: integer, also: [quantity, items, pieces]}
              status: {type: text, also: [state, order_status]}
              is_first: {type: boolean, also: [first_order, new_customer, is_new]}
          signups:
            label: New accounts
            row: one row an account that signed up
            also: [registrations, accounts, new_users, sign_ups]
            time: signed_up_at
            entity: account_id
            dimensions: [channel, plan]
            columns:
              signed_up_at: {type: timestamp, also: [created_at, registered_at, signup_date, date]}
              account_id: {type: text, also: [user_id, customer_id, id]}
              channel: {type: text, also: [source, utm_source]}
              plan: {type: text, also: [tier]}
              invited_by: {type: text, also: [referrer, referred_by]}
              setup_done: {type: boolean, also: [onboarded, onboarding_done, setup_complete]}
              activated_on: {type: date, also: [first_value_on, activated_at, activation_date]}
              hours_to_value: {type: number, also: [time_to_value, hours_to_first_value]}
              teammates_invited: {type: integer, also: [invites, invited]}
          usage:
            label: Use of the product
            row: one row a user and day with activity
            also: [activity, product_usage, daily_usage, user_days, events]
            time: day
            entity: user_id
            dimensions: [plan]
            columns:
              day: {type: date, also: [date, active_on, event_date]}
              user_id: {type: text, also: [user, member_id]}
              account_id: {type: text, also: [customer_id, company_id, workspace_id]}
              plan: {type: text, also: [tier]}
              actions: {type: integer, also: [events, event_count]}
              used_core: {type: boolean, also: [core_feature, key_feature, used_key_feature]}
              minutes: {type: number, also: [time_spent, duration]}
          subscription_months:
            label: Subscriptions by month
            row: one row a customer and month, with the recurring revenue at its start and its end
            also: [subscriptions, mrr, recurring_revenue, subscription_revenue]
            time: month
            covers: month
            entity: customer_id
            dimensions: [plan]
            columns:
              month: {type: date, also: [date, period, month_start]}
              customer_id: {type: text, also: [account_id, customer]}
              plan: {type: text, also: [tier, product]}
              mrr_start: {type: money, also: [opening_mrr, mrr_before]}
              mrr_end: {type: money, also: [closing_mrr, mrr, mrr_after]}
              failed_payment: {type: boolean, also: [payment_failed, involuntary]}
          trials:
            label: Trials
            row: one row a trial started
            also: [free_trials, trial_starts]
            time: started_on
            entity: account_id
            dimensions: [channel, plan]
            columns:
              started_on: {type: date, also: [trial_start, started_at, start_date]}
              account_id: {type: text, also: [customer_id, user_id]}
              channel: {type: text, also: [source]}
              plan: {type: text, also: [tier]}
              paid_on: {type: date, also: [converted_on, conversion_date, converted_at]}
          leads:
            label: Leads
            row: one row a lead
            also: [enquiries, prospects, inquiries, form_fills]
            time: created_at
            entity: lead_id
            dimensions: [channel]
            columns:
              created_at: {type: timestamp, also: [date, received_at, lead_date]}
              lead_id: {type: text, also: [id, contact_id, email]}
              channel: {type: text, also: [source, campaign]}
              qualified_on: {type: date, also: [sql_date, mql_date, qualified_at]}
              won_on: {type: date, also: [customer_on, closed_won_on]}
              minutes_to_contact: {type: number, also: [response_minutes, speed_to_lead]}
          deals:
            label: Opportunities that were closed
            row: one row an opportunity won or lost
            also: [opportunities, closed_deals]
            time: closed_on
            entity: customer_id
            dimensions: [owner, segment]
            columns:
              closed_on: {type: date, also: [close_date, closed_at]}
              customer_id: {type: text, also: [account_id, company]}
              owner: {type: text, also: [seller, rep]}
              segment: {type: text, also: [market, industry]}
              outcome: {type: text, also: [stage, status, result]}
              value: {type: money, also: [amount, acv, deal_value]}
              list_value: {type: money, also: [list_price, gross_value]}
              days_open: {type: integer, also: [cycle_days, sales_cycle, age_days]}
          pipeline:
            label: Open pipeline
            row: one row an open opportunity and day
            also: [open_opportunities, pipeline_snapshots]
            time: day
            dimensions: [owner]
            columns:
              day: {type: date, also: [date, snapshot_date]}
              owner: {type: text, also: [seller, rep]}
              value: {type: money, also: [amount, pipeline_value]}
              days_idle: {type: integer, also: [days_since_activity, idle_days]}
          surveys:
            label: Surveys of customers
            row: one row a survey sent, answered or not
            also: [survey_answers, feedback, survey_responses, csat, nps_answers]
            time: sent_at
            entity: customer_id
            dimensions: [touchpoint]
            columns:
              sent_at: {type: timestamp, also: [date, asked_at, sent_on, survey_date]}
              customer_id: {type: text, also: [respondent, user_id]}
              kind: {type: text, also: [survey_type, type, question]}
              touchpoint: {type: text, also: [moment, trigger]}
              score: {type: number, also: [rating, answer, value]}
              answered_on: {type: date, also: [answered_at, response_date]}
          tickets:
            label: Support requests
            row: one row a ticket
            also: [support_tickets, cases, requests, helpdesk, issues]
            time: opened_at
            entity: customer_id
            dimensions: [channel, topic]
            columns:
              opened_at: {type: timestamp, also: [created_at, date, opened]}
              customer_id: {type: text, also: [requester, user_id]}
              channel: {type: text, also: [contact, via]}
              topic: {type: text, also: [category, reason]}
              status: {type: text, also: [state]}
              first_response_minutes: {type: number, also: [first_reply_minutes, response_minutes, frt]}
              resolution_hours: {type: number, also: [hours_to_solve, solve_hours, resolution_time]}
              handle_minutes: {type: number, also: [work_minutes, handling_time]}
              replies: {type: integer, also: [agent_replies, touches, answers]}
              reopened: {type: boolean, also: [was_reopened, reopen]}
              escalated: {type: boolean, also: [escalation, tier2]}
              in_target: {type: boolean, also: [within_sla, sla_met, sla]}
          backlog:
            label: Open support requests by day
            row: one row a queue and day
            also: [open_tickets, ticket_backlog, queue]
            time: day
            dimensions: [queue]
            columns:
              day: {type: date, also: [date]}
              queue: {type: text, also: [team, topic]}
              open_tickets: {type: integer, also: [open, backlog, unsolved]}
              older_than_week: {type: integer, also: [aged, overdue]}
          calls:
            label: Calls offered
            row: one row a call that came in
            also: [phone_calls, call_log]
            time: called_at
            entity: caller_id
            dimensions: [queue]
            columns:
              called_at: {type: timestamp, also: [date, started_at]}
              caller_id: {type: text, also: [customer_id, phone]}
              queue: {type: text, also: [team, line]}
              wait_seconds: {type: number, also: [queue_seconds, waiting_time]}
              abandoned: {type: boolean, also: [hung_up, lost]}
          help_visits:
            label: Visits to the help centre
            row: one row a visit to the help centre
            also: [help_center, knowledge_base, self_service]
            time: visited_at
            entity: visitor_id
            dimensions: [article]
            columns:
              visited_at: {type: timestamp, also: [date, day]}
              visitor_id: {type: text, also: [user_id, customer_id]}
              article: {type: text, also: [page, topic]}
              searched: {type: boolean, also: [used_search]}
              found_nothing: {type: boolean, also: [no_results, zero_results]}
              opened_ticket: {type: boolean, also: [contacted, created_ticket]}
          ad_spend:
            label: Advertising
            row: one row a campaign and day
            also: [ads, campaigns, ad_costs, paid_media, google_ads, meta_ads]
            time: day
            dimensions: [platform, campaign]
            columns:
              day: {type: date, also: [date]}
              platform: {type: text, also: [network, source]}
              campaign: {type: text, also: [campaign_name, ad_set]}
              cost: {type: money, also: [spend, amount_spent]}
              impressions: {type: integer, also: [impr, views]}
              viewable: {type: integer, also: [viewable_impressions]}
              clicks: {type: integer, also: [link_clicks]}
              conversions: {type: number, also: [results, purchases]}
              conversion_value: {type: money, also: [conv_value, purchase_value]}
              budget: {type: money, also: [daily_budget]}
              lost_to_budget: {type: percent, also: [impression_share_lost, search_lost_is_budget]}
          mailings:
            label: Mailings
            row: one row a mailing
            also: [email_campaigns, emails, newsletters, campaigns, email_sends]
            time: sent_at
            dimensions: [kind]
            columns:
              sent_at: {type: timestamp, also: [date, send_time]}
              kind: {type: text, also: [type, mailing_type]}
              sent: {type: integer, also: [emails_sent, sends]}
              delivered: {type: integer, also: [deliveries]}
              opened: {type: integer, also: [opens, unique_opens]}
              clicked: {type: integer, also: [clicks, unique_clicks]}
              bounced: {type: integer, also: [bounces, hard_bounces]}
              unsubscribed: {type: integer, also: [unsubscribes, opt_outs]}
              complaints: {type: integer, also: [spam_complaints, abuse_reports]}
              orders: {type: integer, also: [purchases, conversions]}
              revenue: {type: money, also: [sales, attributed_revenue]}
          list_days:
            label: Mailing list by day
            row: one row a list and day
            also: [email_list, subscribers, list_size]
            time: day
            dimensions: [list]
            columns:
              day: {type: date, also: [date]}
              list: {type: text, also: [audience, segment]}
              subscribers: {type: integer, also: [members, list_size]}
              joined: {type: integer, also: [new_subscribers, subscribed]}
              left: {type: integer, also: [unsubscribed, removed]}
              active: {type: integer, also: [engaged, active_subscribers]}

        """#
}
