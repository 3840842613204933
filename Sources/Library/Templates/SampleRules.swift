/// How often rows come and what their columns hold, where the column's type alone does not say.
enum SampleRules {
    /// Rows a day, or a month for sources that cover months.
    static let rows: [String: Double] = [
        "sessions": 60, "orders": 1.3, "shipments": 1.3, "signups": 6, "usage": 40, "subscription_months": 60,
        "trials": 2, "reads": 40, "search_days": 6, "mailings": 0.4, "list_days": 1, "posts": 1.4, "social_days": 1,
        "tickets": 8, "backlog": 1, "surveys": 12, "help_visits": 15,
    ]

    static let columns: [String: SampleRows.Rule] = visits.merging(users) { first, _ in first }
        .merging(channels) { first, _ in first }.merging(service) { first, _ in first }

    private static let visits: [String: SampleRows.Rule] = [
        "sessions.channel": .choice(["direct", "organic", "paid", "social", "social"]),
        "sessions.device": .choice(["mobile", "mobile", "desktop"]), "sessions.added_to_cart": .share(0.08),
        "sessions.landing_page": .choice(["home", "product", "guide"]), "sessions.began_checkout": .share(0.06),
        "sessions.ordered": .share(0.021), "orders.channel": .choice(["direct", "organic", "paid"]),
        "orders.country": .choice(["ES", "FR", "DE"]), "orders.total": .mean(55), "orders.cost": .mean(30),
        "orders.refunded": .choice(["", "", "", "", "", "12.00"]), "orders.units": .mean(2.1),
        "orders.status": .choice(["paid", "paid", "paid", "paid", "paid", "cancelled"]),
        "orders.is_first": .share(0.61), "orders.discount": .mean(6), "shipments.ordered_on": .after([-3]),
        "shipments.shipped_on": .after([-3, -3, -3, -2, -2]),
        "shipments.delivered_on": .after([-1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 2]),
        "shipments.carrier": .choice(["north", "south"]), "shipments.warehouse": .choice(["main"]),
    ]

    private static let users: [String: SampleRows.Rule] = [
        "signups.activated_on": .after([0, 1, 2, 4, 9, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]),
        "signups.setup_done": .share(0.55), "signups.channel": .choice(["organic", "paid", "referral"]),
        "usage.user_id": .one(of: 190), "usage.used_core": .share(0.08),
        "trials.paid_on": .after([9, 13, nil, nil, nil, nil, nil, nil, nil, nil, nil]),
        "trials.channel": .choice(["organic", "paid"]), "subscription_months.failed_payment": .share(0.04),
    ]

    private static let channels: [String: SampleRows.Rule] = [
        "reads.is_returning": .share(0.26), "reads.read_to_end": .share(0.38), "reads.subscribed": .share(0.008),
        "reads.article": .choice(["guide", "story", "review", "news"]),
        "reads.source": .choice(["search", "newsletter", "social", "direct"]),
        "search_days.kind": .choice(["brand", "other", "other"]), "search_days.page": .choice(["guide", "story"]),
        "search_days.impressions": .mean(4_900), "search_days.clicks": .mean(147), "search_days.position": .mean(18),
        "mailings.kind": .choice(["newsletter", "offer"]), "mailings.sent": .mean(5_000),
        "mailings.delivered": .mean(4_880), "mailings.opened": .mean(1_350), "mailings.clicked": .mean(117),
        "posts.network": .choice(["instagram", "linkedin"]), "posts.format": .choice(["video", "picture"]),
        "posts.reach": .mean(4_700), "posts.likes": .mean(110), "posts.comments": .mean(12), "posts.shares": .mean(19),
        "posts.saves": .mean(11), "posts.video_starts": .mean(1_000), "posts.video_completions": .mean(220),
        "social_days.network": .choice(["instagram"]), "social_days.new_followers": .mean(30),
        "social_days.messages": .mean(43), "social_days.answered_in_time": .mean(30),
    ]

    private static let service: [String: SampleRows.Rule] = [
        "tickets.channel": .choice(["mail", "chat", "phone"]),
        "tickets.topic": .choice(["order", "account", "product"]),
        "tickets.status": .choice(["solved", "solved", "solved", "solved", "open"]),
        "tickets.first_response_minutes": .mean(122), "tickets.replies": .choice(["1", "1", "1", "2", "3"]),
        "tickets.reopened": .share(0.06), "tickets.in_target": .share(0.86), "backlog.open_tickets": .mean(180),
        "surveys.kind": .choice(["csat", "ces"]), "surveys.touchpoint": .choice(["ticket"]),
        "surveys.score": .choice(["", "", "", "", "", "5", "5", "5", "5", "5", "5", "4", "4", "3", "2"]),
        "help_visits.opened_ticket": .share(0.18), "help_visits.article": .choice(["returns", "delivery", "invoice"]),
    ]

    /// By type alone.
    static func usual(_ column: LibrarySource.Column) -> SampleRows.Rule {
        switch column.type {
        case "boolean": .share(0.05)
        case "integer", "number": .mean(10)
        case "money": .mean(20)
        case "date", "timestamp": .after([1])
        default: column.name.hasSuffix("_id") ? .one(of: 400) : .choice(["a", "b"])
        }
    }
}
