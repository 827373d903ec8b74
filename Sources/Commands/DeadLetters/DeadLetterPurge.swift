import ArgumentParser
import BridgePipeline
import CaseStorage
import JSONTree

/// `dead-letters purge`
struct DeadLetterPurge: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "purge",
            zh: "清除已归档死信的正文（先导出；记录与摘要保留）",
            en: "drop the bytes of archived letters after an export; row and digest stay"
        )
    }

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Option(name: .long, help: help(zh: "先导出全文到此新文件", en: "export the whole to this new file first"))
    var export: String
    @Option(name: .long, help: help(zh: "所选封数，须一致", en: "how many are selected; it must be right"))
    var count: Int

    func run() async throws {
        var filter = try selection.selection().filter
        filter.states = [.archived]
        filter.limit = .max
        let wanted = filter
        let selected = try await options.configurationOption.withStore { store in
            try await store.read { try $0.deadLetters(wanted).count }
        }
        // Before anything is written that nobody masks.
        guard selected == count else {
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "所选已归档 \(selected) 封，与 --count \(count) 不符",
                    en: "\(selected) archived letters are selected, and not --count \(count)"
                )
            )
        }
        let reveal: JSONObject = ["selection": .object(selection.json), "reason": .string(reason.reason)]
        _ = try await options.perform("deadLetters.reveal", reveal)
        let exported = try await DeadLetterExport.write(
            filter,
            revealed: true,
            to: export,
            options.configurationOption
        )
        let result = try await options.perform(
            "deadLetters.purge",
            [
                "selection": .object(selection.json), "reason": .string(reason.reason),
                "exportDigest": .string(exported.digest), "contentsDigest": .string(exported.contents),
                "count": JSONValue(count),
            ]
        )
        options.formatOption.print(json: result, table: result.changed(zh: "已清除", en: "purged"))
    }
}
