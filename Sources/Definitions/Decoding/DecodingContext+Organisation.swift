import Chronology
import Diagnostics

extension DecodingContext {
    /// Reads `bellwether.yml`; what is wrong in it is reported and replaced by the default.
    func decodeOrganisation(_ node: SourceNode) -> Organisation? {
        guard let keys = GroupReader(node, "The organisation", keys: DefinitionKeys.organisation, in: self) else {
            return nil
        }
        let calendar = ProjectCalendar(
            zone: keys.zone("timezone") ?? .utc, weekStart: keys.weekday("week_start") ?? .monday,
            fiscalStart: fiscalStart(keys), retail: retailCalendar(keys))
        var organisation = Organisation(name: keys.text("name") ?? "", calendar: calendar)
        organisation.currency = currency(keys)
        organisation.locale = locale(keys) ?? organisation.locale
        organisation.states = states(keys)
        organisation.engineSettings = engines(keys)
        organisation.engines = organisation.engineSettings.map(\.name)
        return organisation
    }

    private func fiscalStart(_ keys: GroupReader) -> (month: Int, day: Int) {
        guard let node = keys["fiscal_year_start"], let text = text(node, "fiscal_year_start") else { return (1, 1) }
        // Of a leap year, so that 29 February is told apart from days that never come.
        let civil = Day(iso: "2000-\(text)")?.civil
        if let civil, ProjectCalendar.canBeginFiscalYear(month: civil.month, day: civil.day) {
            return (civil.month, civil.day)
        }
        if let civil {
            report(
                "invalid-date",
                "A fiscal year cannot begin on `\(text)`: its quarters would begin on a day \(civil.day), which not "
                    + "every month has.", at: node.span,
                fix: "Write a day up to 28, such as `02-01`. Years that end on a weekday are a `retail_calendar`.")
        } else {
            report(
                "invalid-date", "`\(text.shortened)` is not a month and day on which a fiscal year can begin.",
                at: node.span, fix: "Write month-day with a day up to 28, such as `02-01`.")
        }
        return (1, 1)
    }

    private func retailCalendar(_ keys: GroupReader) -> RetailCalendar? {
        guard let group = keys.group("retail_calendar", keys: DefinitionKeys.retailCalendar) else { return nil }
        let pattern: RetailCalendar.Pattern? = group.choice("pattern")
        let ends: RetailCalendar.YearEnd = group.choice("year_ends") ?? .last
        let weekday = group.weekday("weekday")
        let month = group.integer("month", in: 1...12)
        guard let pattern, let weekday, let month else { return nil }
        return RetailCalendar(pattern: pattern, yearEnds: ends, weekday: weekday, month: month)
    }

    private func currency(_ keys: GroupReader) -> String? {
        guard let node = keys["currency"], let text = text(node, "currency") else { return nil }
        if CurrencyCode.isKnown(text) { return text }
        let upper = text.uppercased()
        report(
            "invalid-currency", "`\(text.shortened)` is not a currency code.", at: node.span,
            fix: CurrencyCode.isKnown(upper) ? "Write `\(upper)`." : "Write the ISO 4217 code, such as `EUR` or `USD`.")
        return nil
    }

    private func locale(_ keys: GroupReader) -> String? {
        guard let node = keys["locale"], let text = text(node, "locale") else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "-" }
        let isLanguage = parts.first.map { (2...3).contains($0.count) && $0.allSatisfy(\.isLowercase) } ?? false
        let isRest = parts.dropFirst().allSatisfy {
            !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        if isLanguage, isRest { return text }
        report(
            "invalid-locale", "`\(text.shortened)` is not a locale.", at: node.span,
            fix: "Write language and country, such as `en_GB` or `es_ES`.")
        return nil
    }

    private func states(_ keys: GroupReader) -> StateThresholds {
        var states = StateThresholds()
        guard let group = keys.group("states", keys: DefinitionKeys.states) else { return states }
        states.ahead = group.number("ahead", in: 0...1) ?? states.ahead
        states.onTrack = group.number("on_track", in: 0...1) ?? states.onTrack
        states.atRisk = group.number("at_risk", in: 0...1) ?? states.atRisk
        if !(states.atRisk <= states.onTrack && states.onTrack <= states.ahead) {
            report(
                "states-order",
                "The chances must rise from `at_risk` over `on_track` to `ahead`; they are "
                    + "\(DecimalText.short(states.atRisk)), \(DecimalText.short(states.onTrack)), "
                    + "\(DecimalText.short(states.ahead)).", at: group.node.span)
        }
        return states
    }

    private func engines(_ keys: GroupReader) -> [EngineDefinition] {
        keys.named("engines").compactMap { entry in
            let name = Located(entry.key, at: entry.keySpan)
            if entry.key == "default" {
                report(
                    "invalid-name", "`default` is the embedded engine and cannot be declared.", at: entry.keySpan,
                    fix: "Choose another name.")
            } else {
                _ = isName(entry.key, at: entry.keySpan)
            }
            guard let group = GroupReader(entry.value, "`\(entry.key)`", keys: DefinitionKeys.engine, in: self) else {
                return nil
            }
            let driver = group["driver"].flatMap { choice($0, "driver", among: DefinitionKeys.drivers) }
            var engine = EngineDefinition(name: name, driver: driver ?? "")
            for key in ["url", "path", "database", "user"] { engine.settings[key] = group.text(key) }
            for option in group.named("options") { engine.settings[option.key] = text(option.value, option.key) }
            engine.passwordVariable = passwordVariable(group)
            return engine
        }
    }

    private func passwordVariable(_ group: GroupReader) -> String? {
        guard let node = group["password"] else { return nil }
        guard node.text == nil else {
            report(
                "password-in-file", "A password must not stand in a file.", at: node.span,
                fix: "Put it into an environment variable and write `password: {env: NAME}`.")
            return nil
        }
        let env = DefinitionKeys.engine.first { $0.name == "password" }
        guard case .group(let keys)? = env?.shape else { return nil }
        return group.group("password", keys: keys)?.text("env")
    }
}
