public import Chronology
import Definitions

/// A project to begin with: objectives, KPIs and leading metrics from the library, with sample rows to be replaced.
public struct ProjectTemplate: Sendable {
    /// An objective and the definitions that show success at it.
    struct Objective: Sendable {
        var name: String
        var label: String
        var why: String
        var kpis: [String]
    }

    /// One file, its path relative to the project's folder.
    public struct File: Sendable, Hashable {
        /// The path, with forward slashes.
        public var path: String
        /// Its text.
        public var text: String
    }

    /// Its name: `shop`.
    public let name: String
    /// Whom it is for.
    public let summary: String
    let objectives: [Objective]
    let leading: [String]

    /// All templates.
    public static let all = [shop, saas, content, social, support]

    static let shop = ProjectTemplate(
        name: "shop", summary: "an online shop",
        objectives: [
            Objective(
                name: "grow_revenue", label: "Grow online revenue", why: "Say here what the money is for.",
                kpis: ["net_revenue", "conversion_rate", "average_order_value", "gross_margin_rate"]),
            Objective(
                name: "keep_customers", label: "Keep our customers",
                why: "Say here what a customer who comes back is worth.",
                kpis: ["repeat_order_share", "on_time_delivery"]),
        ], leading: ["add_to_cart_rate", "checkout_completion_rate", "same_day_dispatch_rate", "units_per_order"])

    static let saas = ProjectTemplate(
        name: "saas", summary: "software by subscription",
        objectives: [
            Objective(
                name: "first_value", label: "Get new users to first value",
                why: "Say here why people who sign up leave again.",
                kpis: ["activation_rate", "trial_to_paid_rate", "active_days_per_user"]),
            Objective(
                name: "keep_revenue", label: "Keep and grow recurring revenue",
                why: "Say here what growth has to replace today.",
                kpis: ["closing_mrr", "net_revenue_retention", "logo_churn_rate"]),
        ], leading: ["setup_completion_rate", "core_feature_adoption", "failed_payment_rate", "signups"])

    static let content = ProjectTemplate(
        name: "content", summary: "a publication or a blog with a newsletter",
        objectives: [
            Objective(
                name: "be_found", label: "Be found and read", why: "Say here who should find you, and for what.",
                kpis: ["search_clicks", "read_through_rate", "returning_reader_share"]),
            Objective(
                name: "grow_list", label: "Turn readers into subscribers",
                why: "Say here what a subscriber brings that a reader does not.",
                kpis: ["reader_signup_rate", "email_click_rate"]),
        ], leading: ["search_click_rate", "search_impressions", "article_reads", "email_open_rate"])

    static let social = ProjectTemplate(
        name: "social", summary: "a team for social media",
        objectives: [
            Objective(
                name: "community", label: "Build a community that answers back",
                why: "Say here what the community is to do for the organisation.",
                kpis: ["engagement_rate", "shares_per_reach", "in_time_answer_rate"]),
            Objective(
                name: "customers_from_social", label: "Win customers from social media",
                why: "Say here which share of customers should come this way.",
                kpis: ["social_conversion_rate", "video_completion_rate"]),
        ], leading: ["post_reach", "posts_published", "follower_growth"])

    static let support = ProjectTemplate(
        name: "support", summary: "a team that helps customers",
        objectives: [
            Objective(
                name: "satisfied_customers", label: "Customers are satisfied with our help",
                why: "Say here what a disappointed customer costs.",
                kpis: ["csat", "customer_effort_easy_share", "first_contact_resolution"]),
            Objective(
                name: "quick_help", label: "Help comes in time", why: "Say here what was promised to customers.",
                kpis: ["first_response_time", "service_level_met", "self_service_rate"]),
        ], leading: ["open_tickets", "replies_per_ticket", "reopened_rate"])
}

extension ProjectTemplate {
    /// All files of a new project, sample rows up to yesterday included.
    ///
    /// - Parameters:
    ///   - title: The organisation's name.
    ///   - today: The first day without rows; KPIs run to the end of the year that holds the day ninety days later.
    public func files(title: String, timezone: String, today: Day) -> [File] {
        let library = Library.standard
        let kpis = objectives.flatMap(\.kpis)
        let metrics = library.closure(kpis + leading)
        let term = TemplateTerm(today)
        var needs: [String: Set<String>] = [:]
        for metric in metrics {
            for need in library.needs(of: metric) { needs[need.source, default: []].formUnion(need.columns) }
        }
        var files = [
            File(
                path: "bellwether.yml",
                text: "name: \(YAMLText.scalar(title))\ntimezone: \(timezone)\nweek_start: monday\ncurrency: EUR\n")
        ]
        for name in needs.keys.sorted() {
            guard let source = library.sources[name], let columns = needs[name] else { continue }
            let wanted = columns.union(source.dimensions)
            let yaml = source.yaml(from: "data/\(name).csv", columns: wanted)
            files.append(File(path: "sources/\(name).yml", text: yaml))
            let sample = SampleRows(source: source, columns: wanted, today: today)
            files.append(File(path: "data/\(name).csv", text: sample.csv))
        }
        for name in metrics {
            guard let definition = library.definitions[name] else { continue }
            let drivers = kpis.contains(name) ? definition.ledBy.map(\.value).filter { metrics.contains($0) } : []
            let extra = drivers.isEmpty ? "" : "drivers: [\(drivers.joined(separator: ", "))]\n"
            files.append(File(path: "metrics/\(name).yml", text: definition.yaml(extra: extra)))
        }
        for objective in objectives {
            files.append(File(path: "objectives/\(objective.name).yml", text: objective.yaml(term)))
            for name in objective.kpis {
                guard let definition = library.definitions[name] else { continue }
                files.append(File(path: "kpis/\(name).yml", text: definition.kpi(of: objective.name, term)))
            }
        }
        return files + [File(path: "README.md", text: readme(title, needs.keys.sorted()))]
    }

    private func readme(_ title: String, _ sources: [String]) -> String {
        let known = sources.compactMap { Library.standard.sources[$0] }
        let rows = known.map { (source: LibrarySource) -> String in
            "   - `data/\(source.name).csv`: \(source.row); the columns are in `sources/\(source.name).yml`."
        }
        return """
            # \(title)

            Made by `bellwether init --template \(name)` for \(summary). Everything works as it is, on sample rows.

            1. Look: `bellwether refresh && bellwether status`
            2. Put your own rows in place of the sample; `from` of a source may name many files (`data/orders/*.csv`).
            \(rows.joined(separator: "\n"))
               Columns may have other names: change them in sources and metrics. `bellwether check` names what does not fit.
            3. Set targets: each file in `kpis/` has a baseline and a target marked as placeholders.
               `bellwether query METRIC --grain month` shows the past they should rest on; say what they rest on in `basis`.
            4. Put owners in place of you@example.com, and the reason into `why` of each objective.
            5. `bellwether suggest --show METRIC` says how each metric misleads. Read it before the first meeting.

            """
    }
}

/// From when to when the KPIs of a template run.
struct TemplateTerm {
    let start: Day
    let deadline: Day
    /// The calendar year of the deadline.
    var year: Int { deadline.civil.year }

    init(_ today: Day) {
        let calendar = ProjectCalendar()
        start = calendar.days(of: calendar.period(.quarter, containing: today)).first
        deadline = calendar.days(of: calendar.period(.year, containing: today + 90)).last
    }
}

extension ProjectTemplate.Objective {
    fileprivate func yaml(_ term: TemplateTerm) -> String {
        """
        objective: \(name)
        label: \(label)
        why: \(why)
        owner: you@example.com
        period: \(term.year)

        """
    }
}

extension LibraryDefinition {
    /// The definition as a KPI with placeholders for baseline and target.
    fileprivate func kpi(of objective: String, _ term: TemplateTerm) -> String {
        let isTotal = window == "total"
        let days = term.deadline.number - term.start.number + 1
        let target = isTotal ? String(SampleRows.typicalDailyTotal * days / 100 * 100) : example.to
        return """
            kpi: \(name)
            metric: \(name)
            objective: \(objective)
            window: \(window)
            start: \(term.start)
            deadline: \(term.deadline)
            # A placeholder: where you stood.
            baseline: \(isTotal ? "0" : example.from)
            # A placeholder: what you want by the deadline.
            target: \(target)
            owner: you@example.com
            frequency: \(frequency.rawValue)
            review: monthly
            basis: {kind: commitment, note: write here what the target rests on}

            """
    }
}
