import Chronology
import Definitions

extension StatementGrammar {
    /// Deadlines, starts and times during which.
    func timeClauses(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        let byEnd = [
            "by", "until", "till", "through", "no later than", "not later than", "latest by", "at the latest by",
            "due by", "due", "deadline", "at", "up to", "by latest", "ending", "on", "not after", "before or on",
        ]
        for phrase in byEnd {
            guard var end = words(phrase, at: start) else { continue }
            if sign(end) == ":" || sign(end) == "=" { end += 1 }
            if word(end) == "is" { end += 1 }
            for time in times(end) { found.append(clause(.deadline(Self.byTheEnd(time.value, phrase)), time.end)) }
            if let span = spans(end), let next = anyOf(["from now", "from today"], at: span.end) {
                found.append(clause(.deadline(span.value), next))
            }
        }
        if let end = anyOf(["before", "ahead of", "prior to"], at: start) {
            for time in times(end) {
                var value = time.value
                let isEnd = word(end) == "end" || word(end + 1) == "end"
                if !isEnd { value.days = DayRange(day: value.days.first - 1) }
                value.isPeriod = false
                found.append(clause(.deadline(value), time.end))
            }
        }
        for phrase in [
            "within the next", "over the next", "in the next", "during the next", "for the next", "within",
            "over the coming", "in the coming", "in", "over",
        ] {
            guard let end = words(phrase, at: start), let span = spans(end) else { continue }
            found.append(clause(.deadline(span.value), span.end + (words("from now", at: span.end) == nil ? 0 : 2)))
        }
        if let span = spans(start), let end = words("from now", at: span.end) {
            found.append(clause(.deadline(span.value), end))
        }
        for phrase in ["in", "during", "throughout", "over", "for", "across", "within", "of"] {
            guard let end = words(phrase, at: start) else { continue }
            for time in times(end) where time.value.isPeriod || word(end) == "end" || word(end + 1) == "end" {
                let isWhole = time.value.isPeriod
                found.append(
                    clause(isWhole ? .during(time.value) : .deadline(time.value), time.end, phrase == "of" ? 1 : 0))
                if phrase == "throughout" { found[found.count - 1].content = .during(time.value) }
            }
        }
        for time in times(start) {
            // Without a word before it: `(Q2)`, `end of June`, `this quarter`.
            if number(start) != nil, time.end == start + 1, Self.year(number(start) ?? "") != nil {
                let isAlone =
                    start > 0 && ["(", ","].contains(sign(start - 1) ?? "") || start > 0 && word(start - 1) == "year"
                // In brackets it rather tells when the amount before it was measured.
                let isInBrackets = start > 0 && sign(start - 1) == "("
                found.append(clause(.during(time.value), time.end, isInBrackets ? 1 : isAlone ? 0 : 2))
                continue
            }
            found.append(clause(time.value.isPeriod ? .during(time.value) : .deadline(time.value), time.end, 1))
        }
        for phrase in [
            "starting in", "starting on", "starting from", "starting", "beginning in", "beginning on", "beginning",
            "as of", "since", "from", "effective",
        ] {
            guard let end = words(phrase, at: start) else { continue }
            for time in times(end) {
                found.append(clause(.start(time.value), time.end, phrase == "from" ? 1 : 0))
                guard phrase == "from", let next = anyOf(["to", "until", "till", "through"], at: time.end) else {
                    continue
                }
                for last in times(next) { found.append(clause(.span(time.value, last.value), last.end)) }
            }
        }
        if let end = words("between", at: start) {
            for first in times(end) where word(first.end) == "and" {
                for last in times(first.end + 1) { found.append(clause(.span(first.value, last.value), last.end)) }
            }
        }
        return found
    }

    /// `by March` and `by 2027` mean by their ends, and that is said.
    private static func byTheEnd(_ time: StatementTime, _ phrase: String) -> StatementTime {
        guard time.isPeriod else { return time }
        var time = time
        if phrase == "by" {
            time.note = (time.note.map { $0 + " " } ?? "") + "`by` a period means by its end, \(time.days.last)."
        }
        return time
    }

    /// Over which time the metric is measured.
    func windows(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        for lead in [
            "measured by", "measured per", "by", "per", "a", "an", "each", "in a", "in any", "measured over a", "on a",
            "within a", "over a", "/",
        ] {
            var end = words(lead, at: start)
            if lead == "/" { end = sign(start) == "/" ? start + 1 : nil }
            guard let end, let (grain, next) = grain(end) else { continue }
            if lead == "by", word(start - 1) != "measured" { continue }
            if lead == "on a" {
                if word(next) == "basis" { found.append(clause(.window(.period(grain)), next + 1)) }
                continue
            }
            found.append(clause(.window(.period(grain)), next))
        }
        for adverb in ["measured", ""] {
            let index = adverb.isEmpty ? start : words(adverb, at: start) ?? -1
            guard index >= 0, let word = word(index), word.hasSuffix("ly") || word == "annual",
                let grain = StatementLexicon.grains[word]
            else { continue }
            found.append(clause(.window(.period(grain)), index + 1 + (self.word(index + 1) == "average" ? 0 : 0)))
        }
        for lead in ["every", "each", "in every", "in each", "for every", "every single"] {
            guard let end = words(lead, at: start) else { continue }
            if let (grain, next) = grain(end) { found.append(clause(.everyPeriod(grain), next)) }
            if word(end) == "period" { found.append(clause(.everyPeriod(nil), end + 1)) }
        }
        for phrase in ["month after month", "month by month"] {
            if let end = words(phrase, at: start) { found.append(clause(.everyPeriod(.month), end)) }
        }
        for phrase in ["week after week", "week by week"] {
            if let end = words(phrase, at: start) { found.append(clause(.everyPeriod(.week), end)) }
        }
        if let end = anyOf(
            ["at all times", "at any time", "always", "consistently", "permanently", "all the time", "steadily"],
            at: start)
        {
            found.append(clause(.everyPeriod(nil), end))
        }
        if let end = anyOf(["at least once", "once"], at: start) { found.append(clause(.once, end)) }
        if let end = anyOf(
            ["in total", "in all", "altogether", "cumulatively", "overall", "counted in total", "total"], at: start)
        {
            found.append(clause(.window(.total), end))
        }
        found += trailing(start) + unsupportedRates(start)
        return found
    }

    private func grain(_ start: Int) -> (Grain, Int)? {
        if let word = word(start), let next = word == "fiscal" || word == "retail" ? self.word(start + 1) : nil,
            let grain = StatementLexicon.grains[next]
        {
            let named = Grain(rawValue: "\(word)_\(grain.rawValue)")
            return named.map { ($0, start + 2) }
        }
        guard let word = word(start), !word.hasSuffix("ly"), !word.hasSuffix("s"), word != "annual",
            let grain = StatementLexicon.grains[word]
        else { return nil }
        return (grain, start + 1)
    }

    private func trailing(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        for lead in [
            "measured over the last", "measured over the trailing", "measured over", "over the last", "over the past",
            "over the trailing", "over any", "on a trailing", "on a rolling", "trailing", "rolling", "in any", "over",
            "the last", "last",
        ] {
            guard let end = words(lead, at: start), let digits = number(end), let count = Int(digits),
                (1...3_660).contains(count)
            else { continue }
            let unit = ["day": 1, "days": 1, "d": 1, "week": 7, "weeks": 7, "w": 7][word(end + 1) ?? ""]
            guard let unit else { continue }
            var next = end + 2
            if let after = anyOf(["basis", "average", "window", "period"], at: next) { next = after }
            found.append(clause(.window(.trailing(days: count * unit)), next, lead == "over" ? 1 : 0))
        }
        return found
    }

    /// Growth by the period, and windows there are none of.
    private func unsupportedRates(_ start: Int) -> [StatementClause] {
        if let end = anyOf(
            [
                "month over month", "week over week", "quarter over quarter", "mom", "wow", "qoq", "month on month",
                "week on week", "quarter on quarter",
            ], at: start)
        {
            let complaint = StatementComplaint(
                "growth-per-period",
                "`\(text(start..<end))` asks for growth in each period, which one target cannot say.",
                fix: "Say the level to be reached, or make growth a metric of its own (type `derived`).")
            return [clause(.trouble(complaint), end)]
        }
        for lead in ["per", "a", "each", "every", "/", "daily", "hourly"] {
            var end = words(lead, at: start)
            if lead == "/" { end = sign(start) == "/" ? start + 1 : nil }
            guard var next = end else { continue }
            if !lead.hasSuffix("ly") {
                guard ["day", "hour", "minute"].contains(word(next) ?? "") else { continue }
                next += 1
            }
            let complaint = StatementComplaint(
                "window-too-short", "`\(text(start..<next))`: a KPI is measured over a week or longer.",
                fix: "Say the amount a week or a month, or `trailing 7 days`.")
            return [clause(.trouble(complaint), next)]
        }
        return []
    }

    private static let sliceLeads: Set<String> = [
        "from", "in", "for", "on", "via", "through", "among", "of", "with", "by", "at", "within", "only",
    ]
    private static let sliceNouns: Set<String> = [
        "traffic", "customers", "customer", "users", "visitors", "visits", "sessions", "channel", "channels", "orders",
        "campaign", "campaigns",
        "market", "region", "segment", "only", "devices", "buyers", "shoppers", "subscribers", "clients", "tickets",
        "ads", "searches", "store",
    ]

    /// Slices by the values of dimensions.
    func slices(_ start: Int) -> [StatementClause] {
        if let end = words("where", at: start) {
            if case .quoted(let condition)? = kind(end) { return [clause(.condition(condition), end + 1)] }
            return named(end)
        }
        var index = start
        var cost = 2
        if let lead = word(start), Self.sliceLeads.contains(lead) { (index, cost) = (start + 1, 0) }
        for article in ["the", "our", "all"] where cost == 0 && word(index) == article { index += 1 }
        var found: [StatementClause] = cost == 0 ? named(index) : []
        for length in stride(from: min(5, tokens.count - index), through: 1, by: -1) {
            guard let key = joined(index..<index + length), let values = vocabulary.values[key] else { continue }
            var end = index + length
            if cost == 0, let noun = word(end),
                Self.sliceNouns.contains(noun) || values.contains(where: { $0.dimension == noun })
            {
                end += 1
            }
            found.append(clause(.slice(values), end, cost))
            if end > index + length { found.append(clause(.slice(values), index + length, cost + 1)) }
            break
        }
        return found
    }

    /// `channel is social`, `channel = 'social'`, `channel social`.
    private func named(_ start: Int) -> [StatementClause] {
        for length in [3, 2, 1] {
            guard start + length < tokens.count, let key = joined(start..<start + length) else { continue }
            let dimensions = Set(vocabulary.dimensions.values.flatMap { $0 }).filter { StatementAliases.key($0) == key }
            guard let dimension = dimensions.sorted().first else { continue }
            var index = start + length
            if word(index) == "is" || sign(index) == "=" { index += 1 }
            if case .quoted(let value)? = kind(index) {
                return [clause(.slice([.init(dimension: dimension, value: value)]), index + 1)]
            }
            let isInMarks = ["'", "\"", "“", "‘"].contains(sign(index) ?? "")
            if isInMarks { index += 1 }
            for count in stride(from: min(5, tokens.count - index), through: 1, by: -1) {
                guard let key = joined(index..<index + count), let values = vocabulary.values[key] else { continue }
                let own = values.filter { $0.dimension == dimension }
                guard !own.isEmpty else { continue }
                return [clause(.slice(own), index + count + (isInMarks ? 1 : 0))]
            }
        }
        return []
    }

    /// What a KPI has beside its target: levels, guardrails, people, cadences; and what cannot be said.
    func details(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        func levels(_ phrases: [String], _ make: (StatementAmount) -> StatementClause.Content) {
            guard var end = anyOf(phrases, at: start) else { return }
            if sign(end) == ":" || word(end) == "of" { end += 1 }
            found += amounts(end).map { clause(make($0.value), $0.end) }
        }
        levels(["acceptable from", "at worst", "minimum", "floor"]) { .minimum($0) }
        levels(["ideally", "excellent from", "stretch goal", "stretch target", "stretch", "at best"]) { .stretch($0) }
        if let end = words("passing", at: start) {
            for amount in amounts(end) {
                guard let next = anyOf(["by", "on"], at: amount.end) else { continue }
                found += times(next).map { clause(.step(amount.value, $0.value), $0.end) }
            }
        }
        if let end = anyOf(["following the season", "seasonally"], at: start) { found.append(clause(.seasonal, end)) }
        if let end = anyOf(
            [
                "without hurting", "without harming", "without increasing", "without raising", "without lowering",
                "without reducing", "without losing", "guarded by", "while protecting",
            ], at: start)
        {
            if case .quoted(let name)? = kind(end) { found.append(clause(.guardrails([name]), end + 1)) }
            for metric in metrics(end) {
                if case .metric(let names, _) = metric.content, names.count == 1 {
                    found.append(clause(.guardrails(names), metric.end))
                }
            }
        }
        if let end = anyOf(["owner", "owned by", "responsible", "owner is"], at: start) {
            let from = sign(end) == ":" || word(end) == "is" ? end + 1 : end
            if case .address(let address)? = kind(from) { found.append(clause(.owner(address), from + 1)) }
            if word(from) != nil, tokens[from].text.first?.isUppercase == true {
                found.append(clause(.owner(tokens[from].text), from + 1))
            }
        }
        for (verb, isReview) in [("reviewed", true), ("checked", false), ("looked at", false), ("reported", false)] {
            guard let end = words(verb, at: start), let word = word(end),
                let cadence = KPIDefinition.Cadence(rawValue: word)
            else { continue }
            found.append(clause(isReview ? .review(cadence) : .frequency(cadence), end + 1))
        }
        if let word = word(start), StatementLexicon.hedges.contains(word) { found.append(hedge(start)) }
        if sign(start) == "~", !amounts(start + 1).isEmpty { found.append(hedge(start)) }
        for direction in ["up", "upwards", "higher", "down", "downwards"] where word(start) == direction {
            found.append(clause(.direction(direction.hasPrefix("d") ? -1 : 1), start + 1))
        }
        if let end = anyOf(
            [
                "year over year", "year on year", "yoy", "compared with last year", "compared to last year",
                "versus last year", "vs last year", "on last year",
            ], at: start)
        {
            let complaint = StatementComplaint(
                "unknown-baseline", "`\(text(start..<end))` does not say which year counts as the base.",
                fix: "Name it: `compared with 2026`.")
            found.append(clause(.trouble(complaint), end))
        }
        return found
    }

    private func hedge(_ start: Int) -> StatementClause {
        clause(
            .trouble(
                StatementComplaint(
                    "vague", "`\(tokens[start].text)` leaves open what counts as reached.",
                    fix: "Say the number itself, or `between` two.")), start + 1)
    }
}
