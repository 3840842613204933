import Chronology
import Definitions
import Diagnostics
import Framework
import Presentation
import Refresh

extension Site {
    /// The page or document of an address.
    func route(_ request: SiteRequest, _ publication: Publication) async -> SiteResponse {
        let parts = request.path.split(separator: "/").map(String.init)
        let locale = publication.scorecard.locale
        switch (parts.first, parts.count) {
        case (nil, 0):
            return page("Scorecard", .scorecard, ScorecardPage.render(publication.scorecard), publication)
        case ("kpis", 2): return await kpi(parts[1], request, publication)
        case ("metrics", 1): return metrics(request, publication)
        case ("metrics", 2): return await metric(parts[1], request, publication)
        case ("api", 2...) where parts[1] == "v1":
            return await document(Array(parts.dropFirst(2)), request, publication, locale: locale)
        default:
            return problem(request, 404, "There is no such page", "Nothing is at `\(request.path)`.")
        }
    }

    private func page(
        _ title: String, _ section: PageFrame.Section?, _ contents: HTML, _ publication: Publication
    ) -> SiteResponse {
        SiteResponse(
            200, type: "text/html; charset=utf-8",
            publication.frame.render(title: title, section: section, contents).text)
    }

    private func kpi(_ name: String, _ request: SiteRequest, _ publication: Publication) async -> SiteResponse {
        guard let status = publication.kpis.first(where: { $0.name == name }) else {
            return problem(
                request, 404, "There is no such KPI",
                "There is no KPI `\(name)`. " + Spelling.suggestion(for: name, among: publication.kpis.map(\.name)))
        }
        var history: KPIHistory?
        var failure: String?
        do {
            history = try await readers.ask { try KPIHistory(status, $0) }
        } catch let known as RefreshFailure { failure = known.message } catch { failure = "\(error)" }
        let contents = KPIPage.render(
            status, locale: publication.scorecard.locale, chart: history?.chart, table: history?.table, failure: failure
        )
        var shown = page(status.label, .scorecard, contents, publication)
        shown.isKept = failure == nil
        return shown
    }

    private func found(_ request: SiteRequest, _ publication: Publication) -> [MetricListPage.Entry] {
        guard let search = request.parameter("q")?.lowercased() else { return publication.catalogue }
        let words = search.split(separator: " ")
        return publication.catalogue.filter { entry in
            let parts =
                [entry.name, entry.label, entry.type, entry.owner ?? "", entry.description ?? ""] + entry.sources
            let text = parts.joined(separator: " ").lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    private func metrics(_ request: SiteRequest, _ publication: Publication) -> SiteResponse {
        let all = found(request, publication)
        let contents = MetricListPage.render(
            Array(all.prefix(200)), count: all.count, search: request.parameter("q") ?? "")
        return page("Metrics", .metrics, contents, publication)
    }

    private func metric(_ name: String, _ request: SiteRequest, _ publication: Publication) async -> SiteResponse {
        guard let entry = publication.catalogue.first(where: { $0.name == name }) else {
            let words = Spelling.suggestion(for: name, among: publication.catalogue.map(\.name))
            return problem(request, 404, "There is no such metric", "There is no metric `\(name)`. \(words)")
        }
        var words = QuestionWords(request, metrics: [name])
        words.grain = words.grain ?? "month"
        let question = words
        let shown: MetricPage
        do {
            shown = try await readers.ask { try MetricPage(entry, question, $0) }
        } catch let failure as RefreshFailure {
            return problem(request, 503, "The metric cannot be read now", failure.message, code: failure.code)
        } catch {
            return problem(request, 503, "The project cannot be read now", "\(error)")
        }
        let csv = "/api/v1/query?format=csv&metric=\(name)" + question.address
        let contents = shown.render(NumberText(locale: publication.scorecard.locale), csv: csv)
        return page(entry.label, .metrics, contents, publication)
    }

    private func document(
        _ path: [String], _ request: SiteRequest, _ publication: Publication, locale: String
    ) async -> SiteResponse {
        let json = "application/json"
        switch (path.first, path.count) {
        case ("status", 1): return SiteResponse(200, type: json, ScorecardJSON.render(publication.scorecard))
        case ("metrics", 1): return SiteResponse(200, type: json, MetricListJSON.render(found(request, publication)))
        case ("kpis", 2):
            guard let status = publication.kpis.first(where: { $0.name == path[1] }) else {
                let words = Spelling.suggestion(for: path[1], among: publication.kpis.map(\.name))
                return problem(
                    request, 404, "No such KPI", "There is no KPI `\(path[1])`. \(words)", code: "unknown-kpi")
            }
            return SiteResponse(200, type: json, ScorecardJSON.render(status, locale: locale))
        case ("query", 1): return await query(request)
        default: return problem(request, 404, "No such address", "Nothing is at `\(request.path)`.", code: "not-found")
        }
    }

    private func query(_ request: SiteRequest) async -> SiteResponse {
        let words = QuestionWords(request, metrics: request.all("metric"))
        let format = request.parameter("format") ?? "json"
        guard !words.metrics.isEmpty, ["json", "csv"].contains(format) else {
            return problem(
                request, 400, "The question is not whole",
                "Expected `metric=NAME`, and `format=json` or `csv` where one is given.", code: "bad-question")
        }
        do {
            return try await readers.ask { workspace in
                let answer = try workspace.answer(try words.query(workspace))
                let table = AnswerTable(answer, project: workspace.project, marksPartial: false).table
                return format == "csv"
                    ? SiteResponse(200, type: "text/csv; charset=utf-8", TableCSV.render(table))
                    : SiteResponse(200, type: "application/json", TableJSON.render(table))
            }
        } catch let failure as QuestionFailure {
            return problem(request, 400, "The question is not understood", failure.message, code: "bad-question")
        } catch let failure as RefreshFailure {
            return problem(
                request, failure.isOfQuestion ? 400 : 503, "The question has no answer", failure.message,
                code: failure.code)
        } catch {
            return problem(request, 503, "The project cannot be read now", "\(error)", code: "project-unreadable")
        }
    }
}

extension QuestionWords {
    /// The question in an address.
    init(_ request: SiteRequest, metrics: [String]) {
        self.init(
            notation: .parameters, metrics: metrics, grain: request.parameter("grain"), by: request.all("by"),
            from: request.parameter("from"), to: request.parameter("to"), last: request.parameter("last"),
            where: request.parameter("where"), top: request.parameter("top"))
    }

    /// Its parameters but for the metrics, each with `&` before it.
    var address: String {
        let parts: [(String, String?)] =
            [("grain", grain), ("from", from), ("to", to), ("last", last), ("where", `where`), ("top", top)]
            + by.map { ("by", $0) }
        return parts.compactMap { name, value in value.map { "&\(name)=\(Self.encoded($0))" } }.joined()
    }

    private static func encoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.map { (byte: UInt8) -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                String(UnicodeScalar(byte))
            default: "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }.joined()
    }
}

extension MetricPage {
    /// The page of a metric for a question; where the question has no answer, with the reason in its place.
    ///
    /// - Throws: failures of sources and stores.
    init(_ entry: MetricListPage.Entry, _ words: QuestionWords, _ workspace: Workspace) throws {
        let project = workspace.project
        let shared = entry.sources.compactMap { project.sources[$0].map { Set($0.dimensions.keys) } }
        let dimensions = shared.dropFirst().reduce(shared.first ?? []) { $0.intersection($1) }
        var chosen = ["grain": words.grain ?? "", "by": words.by.first ?? ""]
        chosen["last"] = words.last
        chosen["from"] = words.from
        chosen["to"] = words.to
        chosen["where"] = words.where
        var table: ResultTable?
        var chart: LineChart?
        var notes: [String] = []
        do {
            let answer = try workspace.answer(try words.query(workspace))
            table = AnswerTable(answer, project: project, marksPartial: true).table
            let drawing = AnswerChart(answer, project, title: entry.label)
            chart = drawing.chart
            notes = PartialNote(answer, project.calendar).text.map { [$0] } ?? []
            if drawing.leftOut > 0 { notes.append("The chart leaves out the first \(drawing.leftOut) periods.") }
            if answer.rows.isEmpty { notes.append("There are no values for this question.") }
        } catch let failure as QuestionFailure {
            notes = [failure.message]
        } catch let failure as RefreshFailure where failure.isOfQuestion {
            notes = [failure.message]
        }
        self.init(
            name: entry.name, label: entry.label, description: entry.description,
            grains: Grain.allCases.filter { project.calendar.supports($0) }.map(\.rawValue),
            dimensions: dimensions.sorted(), chosen: chosen, table: table, chart: chart, notes: notes)
    }
}
