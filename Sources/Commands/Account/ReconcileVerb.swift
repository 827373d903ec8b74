import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree

/// `reconcile FILE`
struct ReconcileVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "reconcile",
            zh: "与 110 平台的警情清单或综治平台的事件清单对账：缺少、多出、不一致；不符则退出码为 1",
            en: """
                compare the 110 platform's list of alerts, or governance's list of events, with ours: missing, extra, \
                different; exit code 1 when they do not agree
                """
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(
        help: help(
            zh: "清单：每行一个警情编号、一案一码或任务标识，或一个 JSON 对象",
            en: "the list: an alert number, case code or task id a line, or a JSON object"
        )
    )
    var file: String
    @Option(name: .long, help: help(zh: "清单的日期，如 2026-11-23", en: "the day of the list, such as 2026-11-23"))
    var day: String?

    func validate() throws {
        guard let day, day.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) == nil else { return }
        throw ValidationError(Text(zh: "日期应如 2026-11-23", en: "the day is written as 2026-11-23").shown)
    }

    func run() async throws {
        let list = try list()
        let day = day
        let finding = try await configurationOption.withStore { store in
            try await Reconciliation(of: list, with: store, day: day)
        }
        formatOption.print(json: finding.json, table: finding.table)
        guard finding.holds else {
            throw CommandFailure(.answerIsNo, Text(zh: "对账不符", en: "the lists do not agree"))
        }
    }

    private func list() throws -> ReconcileList {
        let text = try FileContent.text(ofFile: file)
        do throws(ReconcileList.Fault) {
            return try ReconcileList(text: text)
        } catch {
            throw CommandFailure(
                .usage,
                Text(
                    zh: "\(file):\(error.line)：应为警情编号、一案一码、任务标识，或含 alertNo、externalNo、caseCode、taskId 的对象",
                    en: """
                        \(file):\(error.line): expected an alert number, case code or task id, or an object with alertNo, \
                        externalNo, caseCode or taskId
                        """
                )
            )
        }
    }
}

extension Reconciliation {
    fileprivate var json: JSONValue {
        .object([
            "holds": .bool(holds), "same": JSONValue(same), "from": JSONValue(days?.lowerBound),
            "until": JSONValue(days?.upperBound), "missing": .array(missing.map(JSONValue.string)),
            "extra": .array(extra.map(JSONValue.string)),
            "different": .array(
                different.map { one in
                    .object([
                        "id": .string(one.id), "field": .string(one.field), "ours": JSONValue(one.ours),
                        "theirs": .string(one.theirs),
                    ])
                }
            ),
        ])
    }

    fileprivate var table: String {
        var sheet = FactSheet()
        sheet.add(zh: "日期", en: "days", days.map { "\($0.lowerBound) – \($0.upperBound)" })
        sheet.add(zh: "一致", en: "same", String(same))
        sheet.add(zh: "缺少", en: "missing", String(missing.count))
        sheet.add(zh: "多出", en: "extra", String(extra.count))
        sheet.add(zh: "不一致", en: "different", String(different.count))
        var table = TextTable(
            .text(zh: "差异", en: "WHAT"),
            .text(zh: "编号", en: "NUMBER"),
            .text(zh: "项目", en: "FIELD"),
            .text(zh: "本系统", en: "OURS"),
            .text(zh: "清单", en: "THEIRS")
        )
        for id in missing { table.add(Text(zh: "缺少", en: "missing").shown, id, "", "", "") }
        for id in extra { table.add(Text(zh: "多出", en: "extra").shown, id, "", "", "") }
        for one in different {
            table.add(Text(zh: "不一致", en: "different").shown, one.id, one.field, one.ours ?? "-", one.theirs)
        }
        return table.rows.isEmpty ? sheet.rendered : sheet.rendered + "\n" + table.rendered
    }
}
