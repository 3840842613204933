import Chronology
import Definitions

/// How the rows of a source are placed in the project's time, in SQL.
struct SourceClock {
    /// The local day, a DATE.
    let day: SQLFragment
    /// What orders rows in time: the timestamp or the day, as the source has it.
    let order: SQLFragment
    /// The moment, a timestamp with zone; nil for sources dated by day only.
    let moment: SQLFragment?

    /// - Parameter days: Where most rows lie, if that is known.
    init(
        names: SourceNames, calendar: ProjectCalendar, dialect: Dialect, within days: DayRange?
    ) throws(QueryFailure) {
        let time = names.definition.time
        let zone = calendar.zone
        order = try names.sql(time.value)
        let kind: Dialect.TimeColumn
        switch SourceClock.type(of: time.value, names) {
        case (.date, _): kind = .date
        case (.timestamp, true): kind = .instant
        case (.timestamp, false): kind = .local(zone: time.zone ?? zone)
        case (let type, _):
            throw QueryFailure(
                "time-not-temporal",
                "The time of source `\(names.definition.name.value)` is \(type.rawValue), not a date or timestamp. "
                    + "Say how it is written (`format: {date_format: \"%d/%m/%Y\"}` or `format: {timestamp_format: "
                    + "\"%d/%m/%Y %H:%M\"}`), declare its type (`columns: {name: timestamp}`), or convert it "
                    + "(`time: {expression: \"date(name)\"}`).")
        }
        let isDated = names.schema.isDated
        day = isDated ? SQLFragment("bw_day") : dialect.localDay(of: order, kind, in: zone, within: days)
        moment = kind == .date ? nil : dialect.instant(of: order, kind, in: zone)
    }

    private static func type(of time: Expression, _ names: SourceNames) -> (ExpressionType, Bool) {
        if case .reference(let reference) = time.node, let column = names.schema.column(reference.name) {
            return (column.type, column.isZoned)
        }
        return (names.type(of: time), false)
    }
}
