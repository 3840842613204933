extension LibraryText {
    /// The goal “Get new users to first value”: what to measure for it, and what to beware of.
    static let activation = #"""
        goal: activation
        label: Get new users to first value
        summary: People who sign up reach, soon and without help, the moment at which the product is worth something to them.
        words: [activation, activate, onboarding, first value, time to value, adoption, new user experience, get started, trial conversion, product adoption]
        kpis: [activation_rate, time_to_value, trial_to_paid_rate, core_feature_adoption, active_days_per_user]
        leading: [setup_completion_rate, teammates_per_account, first_day_activation_rate, weekly_active_users]
        definitions:
          activation_rate:
            label: Activation rate (14 days)
            also: [activated users, share of activated sign-ups, aha rate]
            formula: sign-ups that reached first value within 14 days ÷ sign-ups
            metric: {type: ratio, numerator: {metric: signups, where: "days_between(signed_up_at, activated_on) <= 14"}, denominator: signups}
            unit: percent
            direction: up
            kind: result
            serves: {activation: lagging, retention: leading, acquisition: leading}
            window: month
            frequency: weekly
            example: ["32%", "38%"]
            led_by: [setup_completion_rate, first_day_activation_rate, time_to_value]
            traps:
              - The activating act must be one that users who stay do and users who leave do not; take it from retention data and not from a workshop.
              - The last 14 days of sign-ups cannot be complete yet, so the newest value always points down.
              - A correlation with staying does not make the act its cause. Pushing everyone through it can raise activation and leave retention where it was.
          first_day_activation_rate:
            label: First-day activation rate
            also: [day-0 activation, same day activation]
            formula: sign-ups that reached first value on the day they came ÷ sign-ups
            metric: {type: ratio, numerator: {metric: signups, where: "days_between(signed_up_at, activated_on) = 0"}, denominator: signups}
            unit: percent
            direction: up
            kind: result
            serves: {activation: leading}
            window: week
            frequency: weekly
            example: ["14%", "18%"]
            led_by: [setup_completion_rate]
            traps:
              - People who sign up late in the evening have an hour for their first day; across time zones that is a bias by country.
              - It suits products used alone. Where data must be imported or colleagues invited first, a week is the shortest honest span.
          time_to_value:
            label: Time to first value (median)
            also: [TTV, time to activation, hours to first value]
            formula: median hours from sign-up to first value, of those who reached it
            metric: {type: median, source: signups, value: hours_to_value}
            unit: hours
            direction: down
            kind: result
            serves: {activation: lagging, retention: leading}
            window: month
            frequency: weekly
            example: ["30", "20"]
            led_by: [setup_completion_rate]
            traps:
              - It knows only those who got there. If slow users give up, the median improves while activation falls, so never show one without the other.
              - A mean is ruled by the few who came back after months.
          setup_completion_rate:
            label: Set-up completion rate
            also: [onboarding completion, onboarding rate]
            formula: sign-ups that finished set-up ÷ sign-ups
            metric: {type: ratio, numerator: {metric: signups, where: setup_done}, denominator: signups}
            unit: percent
            direction: up
            kind: activity
            serves: {activation: leading}
            window: week
            frequency: weekly
            example: ["55%", "65%"]
            traps:
              - Taking steps out of the check-list raises it at once and helps nobody; fix the list before setting a target.
              - Tours clicked through to be rid of them count as completed.
          trial_to_paid_rate:
            label: Trial-to-paid rate
            also: [trial conversion rate, free trial conversion]
            formula: trials that turned into a paid plan ÷ trials started
            metric: {type: ratio, numerator: {metric: trials_started, where: paid_on is not null}, denominator: trials_started}
            unit: percent
            direction: up
            kind: result
            serves: {activation: lagging, conversion: lagging, revenue: leading}
            window: month
            frequency: monthly
            example: ["18%", "22%"]
            led_by: [activation_rate, core_feature_adoption]
            traps:
              - Trials with a card on file convert several times better than those without, because forgetting converts too; never compare the two, and look at refunds and first-renewal churn.
              - A trial of 30 days makes the last month unknowable. Report the cohorts whose trial is over.
          trials_started:
            label: Trials started
            also: [trial starts, new trials]
            formula: trials started
            metric: {type: count, source: trials}
            unit: trials
            direction: up
            kind: activity
            serves: {activation: leading, acquisition: leading}
            window: month
            frequency: weekly
            example: ["300", "340"]
            led_by: [visitors]
            traps:
              - Second trials by the same company under other addresses make demand look steadier than it is.
              - Extending trials by hand moves conversions between months; keep the extension as a field of its own.
          core_feature_adoption:
            label: Core feature adoption
            also: [feature adoption rate, key feature usage]
            formula: users who used the core feature ÷ active users, in the month
            metric: {type: ratio, numerator: {metric: active_users, where: used_core}, denominator: active_users}
            unit: percent
            direction: up
            kind: result
            serves: {activation: lagging, retention: leading, quality: lagging}
            window: month
            frequency: monthly
            example: ["40%", "48%"]
            led_by: [setup_completion_rate]
            traps:
              - One click is not adoption. Ask for use in at least two weeks of the month where the feature is meant to be a habit.
              - The denominator must be the users who can see the feature, and not those of plans without it.
          active_users:
            label: Monthly active users
            also: [MAU, active users, users active]
            formula: different users with activity in the month
            metric: {type: count_distinct, source: usage, value: user_id}
            unit: users
            direction: up
            kind: result
            serves: {activation: lagging, retention: lagging, acquisition: lagging}
            window: month
            frequency: monthly
            example: ["5000", "5600"]
            led_by: [signups, activation_rate]
            traps:
              - Active must mean that the user did what the product is for. Opening an e-mail or a background sync counts in many trackers.
              - Months of 31 days have more actives than February. Trailing 28 days compare fairly.
              - It mixes new, kept and returned users; a leaking product with strong advertising shows growth for a long while.
          weekly_active_users:
            label: Weekly active users
            also: [WAU]
            formula: different users with activity in the week
            metric: {type: count_distinct, source: usage, value: user_id}
            unit: users
            direction: up
            kind: result
            serves: {activation: leading, retention: leading}
            window: week
            frequency: weekly
            example: ["2600", "2900"]
            led_by: [activation_rate]
            traps:
              - Users of four weeks never add up to users of the month, since most of them are the same people.
              - For products used on working days, a week with a holiday falls without any reason to act; compare with the same week of last year.
          active_days_per_user:
            label: Active days per monthly user
            also: [stickiness, DAU/MAU, usage frequency, days of use]
            formula: days of use by all users ÷ users active in the month
            metric: {type: ratio, numerator: user_days, denominator: active_users}
            unit: days
            direction: up
            kind: result
            serves: {activation: lagging, retention: leading}
            window: month
            frequency: monthly
            example: ["6.5", "7.5"]
            led_by: [core_feature_adoption]
            traps:
              - Divided by the days of the month this is the well-known DAU/MAU. A fifth is fine for tools used weekly and poor for messengers; take the norm from how often the need arises.
              - Losing the lightest users raises it. Read it together with the number of users.
          user_days:
            label: Days of use
            also: [user days, active user days]
            formula: one for each user and day with activity
            metric: {type: count, source: usage}
            unit: user days
            direction: up
            kind: activity
            serves: {activation: leading, retention: leading}
            window: month
            frequency: weekly
            example: ["32000", "36000"]
            traps:
              - Integrations and scheduled jobs that act in a user's name look like loyal users who never sleep.
              - A busy day after an outage is catching up, and not growth.
          teammates_per_account:
            label: Teammates invited per new account
            also: [invites per account, seats invited]
            formula: teammates invited ÷ sign-ups
            metric: {type: ratio, numerator: teammates_invited, denominator: signups}
            unit: teammates
            direction: up
            kind: activity
            serves: {activation: leading, retention: leading}
            window: month
            frequency: weekly
            example: ["1.4", "1.8"]
            traps:
              - A handful of large companies decide the mean; the share of accounts with at least one teammate is steadier.
              - Invitations sent are not invitations accepted.
          teammates_invited:
            label: Teammates invited
            also: [invitations sent, seats added]
            formula: teammates invited by accounts that signed up in the period
            metric: {type: sum, source: signups, value: teammates_invited}
            unit: teammates
            direction: up
            kind: activity
            serves: {activation: leading}
            window: month
            frequency: weekly
            example: ["1700", "2100"]
            led_by: [signups]
            traps:
              - It keeps growing for old cohorts as they invite later, so a month's figure changes after the month is over.
              - Bulk imports of an address book create many at once.

        """#
}
