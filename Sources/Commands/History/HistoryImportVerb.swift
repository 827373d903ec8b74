import ArgumentParser
import BridgeDaemon
import BridgePipeline
import CaseModel
import JSONTree

/// `history import FILE`
struct HistoryImportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "import",
            zh: "导入历史警情（每行一条规范警情，history 中写明结果），只作历史，不推送；有行不能导入则退出码为 1",
            en: """
                take earlier alerts over as history, without pushes: one canonical alert a line that says in history how \
                it ended; exit code 1 when a line is refused
                """
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: help(zh: "文件，- 为标准输入", en: "the file, - for standard input"))
    var file: String

    func run() async throws {
        guard let login = LoginName.current else {
            throw CommandFailure(
                .notAllowed,
                Text(zh: "本机不认识当前用户，不能导入", en: "this machine does not know the caller; nobody acts unnamed")
            )
        }
        let lines = try NDJSONFile(file).lines.map { HistoryLine(number: $0.number, bytes: $0.bytes) }
        let report = try await HistoryTakeover.run(lines, by: login, try await configurationOption.load())
        formatOption.print(json: report.json, table: report.table)
        guard report.refused.isEmpty else { throw CommandFailure(.answerIsNo) }
    }
}

extension HistoryReport {
    fileprivate var json: JSONValue {
        .object([
            "imported": JSONValue(imported), "known": JSONValue(known), "withoutDispute": JSONValue(withoutDispute),
            "refused": .array(
                refused.map { one in
                    .object([
                        "line": JSONValue(one.line), "code": .string(one.refusal.code.rawValue),
                        "pointer": .string(one.refusal.pointer), "detail": .string(one.refusal.detail),
                    ])
                }
            ),
        ])
    }

    fileprivate var table: String {
        var sheet = FactSheet()
        sheet.add(zh: "已导入", en: "imported", String(imported))
        sheet.add(zh: "早已存在", en: "known before", String(known))
        sheet.add(zh: "非纠纷", en: "no dispute", String(withoutDispute))
        sheet.add(zh: "不能导入", en: "refused", String(refused.count))
        guard !refused.isEmpty else { return sheet.rendered }
        var table = TextTable(
            .number(zh: "行", en: "LINE"),
            .text(zh: "原因", en: "CODE"),
            .text(zh: "位置", en: "AT"),
            .text(zh: "说明", en: "DETAIL")
        )
        for one in refused {
            table.add(String(one.line), one.refusal.code.rawValue, one.refusal.pointer, one.refusal.detail)
        }
        return sheet.rendered + "\n" + table.rendered
    }
}
