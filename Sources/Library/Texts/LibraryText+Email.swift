extension LibraryText {
    /// The goal “Make e-mail pay”: what to measure for it, and what to beware of.
    static let email = #"""
        goal: email
        label: Make e-mail pay
        summary: Mailings reach people who want them, and lead to visits and orders, without wearing the list out.
        words: [email, e-mail, newsletter, mailing, mailing list, open rate, subscribers, email marketing, click rate, deliverability, inbox]
        kpis: [revenue_per_delivered_mail, email_click_rate, email_order_rate, active_subscriber_share, unsubscribe_rate]
        leading: [delivery_rate, click_to_open_rate, email_open_rate, spam_complaint_rate, list_growth]
        definitions:
          email_click_rate:
            label: Click rate
            also: [CTR, e-mail click rate, click-through rate of mailings]
            formula: mails clicked ÷ mails delivered
            metric: {type: ratio, numerator: mail_clicks, denominator: mails_delivered}
            unit: percent
            direction: up
            kind: result
            serves: {email: lagging, conversion: leading}
            window: month
            frequency: weekly
            example: ["2.4%", "3%"]
            led_by: [click_to_open_rate, delivery_rate]
            traps:
              - Company mail scanners follow every link within seconds of delivery; clicks on all links at once, or on a hidden one, are machines.
              - Unique clicks and all clicks differ by half. A rate needs unique ones.
          email_open_rate:
            label: Open rate
            also: [open rate, opens, mail open rate]
            formula: mails opened ÷ mails delivered
            metric: {type: ratio, numerator: mail_opens, denominator: mails_delivered}
            unit: percent
            direction: up
            kind: activity
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["28%", "31%"]
            led_by: [delivery_rate]
            traps:
              - Since Apple's Mail Privacy Protection (September 2021) Apple Mail loads the pixel whether or not anybody reads, so opens are inflated by the share of Apple readers and cannot be compared with the years before.
              - Clients that block images hide true opens. Steer by clicks and orders; keep opens for spotting delivery trouble by provider.
          click_to_open_rate:
            label: Click-to-open rate
            also: [CTOR]
            formula: mails clicked ÷ mails opened
            metric: {type: ratio, numerator: mail_clicks, denominator: mail_opens}
            unit: percent
            direction: up
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["8%", "10%"]
            traps:
              - Its denominator carries the false opens of privacy proxies, so it fell in 2021 for senders whose readers did nothing different.
              - A better subject line brings more openers with less interest and lowers it.
          delivery_rate:
            label: Delivery rate
            also: [delivered share, inbox delivery, bounce rate of mailings]
            formula: mails accepted by the receiving server ÷ mails sent
            metric: {type: ratio, numerator: mails_delivered, denominator: mails_sent}
            unit: percent
            direction: up
            kind: activity
            serves: {email: leading}
            window: week
            frequency: weekly
            example: ["97%", "98.5%"]
            traps:
              - Accepted is not inbox. Mail in the spam folder counts as delivered, and only seed addresses or a fall of clicks at one provider show it.
              - A bought list shows itself here first, through unknown addresses.
          spam_complaint_rate:
            label: Spam complaint rate
            also: [complaint rate, abuse rate]
            formula: spam complaints ÷ mails delivered
            metric: {type: ratio, numerator: mail_complaints, denominator: mails_delivered}
            unit: percent
            direction: down
            kind: result
            serves: {email: leading}
            window: week
            frequency: weekly
            example: ["0.12%", "0.08%"]
            traps:
              - Gmail and Yahoo ask bulk senders to stay below 0.3 %, better below 0.1 %; beyond that everything you send suffers, receipts too.
              - Gmail gives senders no single complaints, so the figure of your mailing tool leaves its users out.
          unsubscribe_rate:
            label: Unsubscribe rate
            also: [opt-out rate]
            formula: unsubscriptions ÷ mails delivered
            metric: {type: ratio, numerator: mail_unsubscribes, denominator: mails_delivered}
            unit: percent
            direction: down
            kind: result
            serves: {email: lagging}
            window: month
            frequency: monthly
            example: ["0.3%", "0.2%"]
            led_by: [mails_sent]
            traps:
              - Hiding the link turns it into spam complaints, which cost far more.
              - Readers who tire simply stop reading. A low rate with a shrinking active share is no good sign.
          active_subscriber_share:
            label: Share of active subscribers
            also: [active list share, engaged subscribers]
            formula: subscribers who clicked or bought in the last 90 days ÷ all subscribers
            metric: {type: ratio, numerator: active_subscribers, denominator: subscribers}
            unit: percent
            direction: up
            kind: result
            serves: {email: lagging}
            window: month
            frequency: monthly
            example: ["32%", "38%"]
            led_by: [email_click_rate]
            traps:
              - Deleting inactive addresses raises it in one step. That is good hygiene; start a new baseline then.
              - Counted by opens it is inflated by mail proxies, so use clicks and orders.
          active_subscribers:
            label: Active subscribers
            also: [engaged list size]
            formula: subscribers who clicked or bought in the last 90 days
            metric: {type: last, source: list_days, value: active}
            unit: subscribers
            direction: up
            kind: result
            serves: {email: lagging}
            window: month
            frequency: monthly
            example: ["12000", "14000"]
            traps:
              - A quiet quarter without mailings shrinks it, since nobody had a chance to act.
              - The same person on two lists counts twice.
          subscribers:
            label: Subscribers
            also: [list size, newsletter subscribers]
            formula: subscribers at the end of the period
            metric: {type: last, source: list_days, value: subscribers}
            unit: subscribers
            direction: up
            kind: activity
            serves: {email: leading}
            window: month
            frequency: monthly
            example: ["38000", "42000"]
            led_by: [list_growth]
            traps:
              - A stock that hardly ever falls, and so a vanity metric unless the active part is shown.
              - Unconfirmed addresses do not belong here, by law in several countries.
          list_growth:
            label: New subscribers
            also: [list growth, newsletter sign-ups]
            formula: subscribers who joined
            metric: {type: sum, source: list_days, value: joined}
            unit: subscribers
            direction: up
            kind: activity
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["1200", "1500"]
            led_by: [visitors]
            traps:
              - A voucher for joining brings throw-away addresses; compare orders after 60 days by form.
              - Losses are left out. Net growth can be negative while this looks well.
          revenue_per_delivered_mail:
            label: Revenue per mail delivered
            also: [RPE, revenue per e-mail, revenue per recipient]
            formula: revenue ascribed to mailings ÷ mails delivered
            metric: {type: ratio, numerator: mail_revenue, denominator: mails_delivered}
            unit: money
            direction: up
            kind: result
            serves: {email: lagging, revenue: leading}
            window: month
            frequency: monthly
            example: ["0.09", "0.11"]
            led_by: [email_click_rate]
            traps:
              - Tools credit every order within days of a click or even an open. A group that gets no mail for a month shows what truly came from it, often less than half.
              - Mailing only the best customers raises it and lowers the sum earned.
          email_order_rate:
            label: Orders per mail delivered
            also: [e-mail conversion rate, order rate of mailings]
            formula: orders ascribed to mailings ÷ mails delivered
            metric: {type: ratio, numerator: mail_orders, denominator: mails_delivered}
            unit: percent
            direction: up
            kind: result
            serves: {email: lagging}
            window: month
            frequency: monthly
            example: ["0.12%", "0.15%"]
            led_by: [email_click_rate]
            traps:
              - Reminders of abandoned carts collect orders that were about to happen. Report them apart from newsletters.
              - At one order in a thousand mails, a single mailing of 5,000 tells next to nothing.
          mails_sent:
            label: Mails sent
            also: [sends, e-mails sent]
            formula: mails sent
            metric: {type: sum, source: mailings, value: sent}
            unit: mails
            direction: none
            kind: activity
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["150000", "150000"]
            traps:
              - Sending more is the easiest lever and wears the list out; set a ceiling for each subscriber and week.
              - Receipts and password mails do not belong into the same sum.
          mails_delivered:
            label: Mails delivered
            also: [deliveries]
            formula: mails accepted by the receiving server
            metric: {type: sum, source: mailings, value: delivered}
            unit: mails
            direction: up
            kind: activity
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["145000", "148000"]
            traps:
              - Sent less bounces in most tools; delayed mails are counted before they are decided.
              - It knows nothing of spam folders.
          mail_opens:
            label: Mails opened
            also: [unique opens]
            formula: mails opened, each recipient once
            metric: {type: sum, source: mailings, value: opened}
            unit: mails
            direction: up
            kind: activity
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["40000", "44000"]
            traps:
              - Contains openings by privacy proxies that no person made.
              - Image blocking hides others, so it errs in both directions.
          mail_clicks:
            label: Mails clicked
            also: [unique clicks in mailings]
            formula: mails with at least one click
            metric: {type: sum, source: mailings, value: clicked}
            unit: mails
            direction: up
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["3500", "4200"]
            traps:
              - Clicks on the unsubscribe link count in some tools.
              - Security scanners of companies click before people do.
          mail_complaints:
            label: Spam complaints
            also: [abuse complaints]
            formula: recipients who marked a mail as spam
            metric: {type: sum, source: mailings, value: complaints}
            unit: complaints
            direction: down
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["170", "110"]
            traps:
              - Only providers with a feedback loop report them.
              - They come hours after the mailing, and from addresses that joined long ago as often as from new ones.
          mail_unsubscribes:
            label: Unsubscriptions from mailings
            also: [opt-outs]
            formula: recipients who unsubscribed
            metric: {type: sum, source: mailings, value: unsubscribed}
            unit: recipients
            direction: down
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["450", "320"]
            traps:
              - One-click headers are used by mail programs on behalf of readers who never opened the mail.
              - A long silence followed by a mailing brings a year's worth at once.
          mail_orders:
            label: Orders from mailings
            also: [e-mail orders]
            formula: orders ascribed to mailings
            metric: {type: sum, source: mailings, value: orders}
            unit: orders
            direction: up
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["180", "220"]
            traps:
              - Another channel claims many of the same orders; sums over channels exceed the shop's total.
              - The attribution window is a setting. Note it, since it moves the number more than the content does.
          mail_revenue:
            label: Revenue from mailings
            also: [e-mail revenue]
            formula: revenue ascribed to mailings
            metric: {type: sum, source: mailings, value: revenue}
            unit: money
            direction: up
            kind: result
            serves: {email: leading}
            window: month
            frequency: weekly
            example: ["13000", "16000"]
            traps:
              - Before returns in nearly every mailing tool.
              - Ascribed is not caused; hold a random tenth of the list out now and then.

        """#
}
