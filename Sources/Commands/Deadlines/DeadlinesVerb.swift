import ArgumentParser
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree

/// `deadlines`
struct DeadlinesVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("deadlines", zh: "什么何时到期，早的在前", en: "what falls due when, soonest first")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Option(name: .long, help: help(zh: "派出所单位代码", en: "of the station with this code"))
    var station: String?
    @Flag(name: .long, help: help(zh: "只列已逾期的", en: "only what has passed"))
    var overdue = false
    @Option(name: .long, help: help(zh: "最多条数", en: "at most so many"))
    var limit = 100

    func run() async throws {
        let now = SystemBridgeClock().now
        let filter = DeadlineFilter(limitBefore: overdue ? now : nil, stationCode: station, limit: limit)
        let rows = try await configurationOption.withStore { store in
            try await store.read { view in
                try view.deadlines(filter).compactMap { record in
                    try view.case(record.caseID).map { (record, $0) }
                }
            }
        }
        formatOption.print(json: .array(rows.map { json($0.0, $0.1, now) }), table: table(rows, now))
    }

    private func json(_ record: DeadlineRecord, _ one: Case, _ now: Timestamp) -> JSONValue {
        .object([
            "caseCode": .string(one.code.text), "alertNo": .string(one.alert.alertNo),
            "station": .string(record.stationCode), "band": .string(record.band.rawValue),
            "about": .string(record.kind.rawValue), "deadline": .string(record.deadlineID),
            "limit": JSONValue(record.limitAt), "next": JSONValue(record.dueAt),
            "overdue": .bool(record.limitAt < now), "suspended": .bool(one.suspension != nil),
        ])
    }

    private func table(_ rows: [(DeadlineRecord, Case)], _ now: Timestamp) -> String {
        var table = TextTable(
            .text(zh: "期限", en: "LIMIT"),
            .text(zh: "下次提醒", en: "NEXT"),
            .text(zh: "事项", en: "WHAT"),
            .text(zh: "风险", en: "BAND"),
            .text(zh: "一案一码", en: "CODE"),
            .text(zh: "警情编号", en: "ALERT"),
            .text(zh: "派出所", en: "STATION"),
            .text(zh: "", en: "")
        )
        for (record, one) in rows {
            let mark =
                if one.suspension != nil { Text(zh: "中止", en: "suspended") } else if record.limitAt < now {
                    Text(zh: "逾期", en: "overdue")
                } else { Text("") }
            table.add(
                record.limitAt.rfc3339,
                record.dueAt?.rfc3339 ?? "",
                record.kind.term.shown,
                record.band.term.shown,
                one.code.text,
                one.alert.alertNo,
                one.alert.jurisdiction.name ?? record.stationCode,
                mark.shown
            )
        }
        return table.rendered
    }
}
