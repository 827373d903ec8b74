import ArgumentParser
import CaseModel
import CaseStorage
import JSONTree

/// `dead-letters show ID`
struct DeadLetterShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "show",
            zh: "一封死信：原因、消息头和正文，个人信息遮盖",
            en: "one dead letter: reason, headers and body, personal values masked"
        )
    }

    @OptionGroup var options: OperatorOptions
    @Argument(help: help(zh: "编号，见 dead-letters list", en: "its id, from dead-letters list"))
    var id: Int64
    @Flag(name: .long, help: help(zh: "不遮盖，须说明理由并留痕", en: "nothing is masked; needs a reason and stays on the trail"))
    var reveal = false
    @Option(name: .long, help: help(zh: "不遮盖的理由", en: "why nothing is masked"))
    var reason: String?
    @Flag(name: .long, help: help(zh: "正文以十六进制显示（须 --reveal）", en: "the bytes in hexadecimal, with --reveal"))
    var hex = false

    func run() async throws {
        if reveal {
            guard let reason else { throw CommandFailure.needsReason }
            let selection: JSONObject = ["ids": .array([.integer(id)])]
            _ = try await options.perform(
                "deadLetters.reveal",
                ["selection": .object(selection), "reason": .string(reason)]
            )
        } else if hex {
            throw CommandFailure(
                .usage,
                Text(zh: "--hex 显示原始字节，须同时 --reveal --reason", en: "--hex shows the bytes; it needs --reveal --reason")
            )
        }
        let letter = try await found()
        options.formatOption.print(json: letter.json, table: sheet(letter))
    }

    private func found() async throws -> ExportedLetter {
        let id = id
        let found = try await options.configurationOption.withStore { store in
            try await store.read { view in
                try view.deadLetter(id).map { ($0, try view.message(sequence: $0.letter.sequence)) }
            }
        }
        guard let (record, message) = found else {
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "没有编号为 \(id) 的死信；用 dead-letters list 查看",
                    en: "there is no dead letter \(id); dead-letters list shows those there are"
                )
            )
        }
        return ExportedLetter(record: record, message: message, isRevealed: reveal)
    }

    private func sheet(_ shown: ExportedLetter) -> String {
        let letter = shown.record
        let message = shown.message?.message
        let refusal = letter.letter.refusal
        var sheet = FactSheet()
        sheet.add(zh: "编号", en: "id", String(letter.id))
        sheet.add(zh: "状态", en: "state", letter.state.rawValue)
        sheet.add(zh: "时间", en: "at", letter.letter.at.rfc3339)
        sheet.add(zh: "队列", en: "queue", letter.letter.queue)
        sheet.add(zh: "原因", en: "reason", "\(refusal.failureClass.rawValue)/\(refusal.code.rawValue)")
        sheet.add(zh: "规则", en: "rule", refusal.rule)
        sheet.add(zh: "位置", en: "pointer", refusal.pointer.isEmpty ? nil : refusal.pointer)
        sheet.add(zh: "说明", en: "detail", refusal.detail)
        sheet.add(zh: "分组", en: "group", refusal.groupID)
        sheet.add(zh: "案件", en: "case", letter.letter.caseID)
        sheet.add(zh: "接收", en: "received", message?.receivedAt.rfc3339)
        sheet.add(zh: "消息标识", en: "message-id", message?.messageID.map { reveal ? $0 : PersonalMask.code($0) })
        sheet.add(zh: "摘要", en: "digest", message?.digest)
        sheet.add(zh: "大小", en: "size", String(letter.letter.bodySize))
        sheet.add(zh: "改自", en: "edited from", letter.letter.editedFrom.map(String.init))
        sheet.add(zh: "待确认", en: "proposed by", letter.letter.proposedBy)
        sheet.add(zh: "备注", en: "note", letter.note)
        sheet.add(zh: "经手", en: "changed by", letter.changedBy)
        sheet.add(zh: "属性", en: "properties", message.map { bytes(of: Array($0.properties.utf8)) })
        guard let body = message?.body else { return sheet.rendered }
        return sheet.rendered + "\n" + (hex ? body.hexDump : bytes(of: body) + "\n")
    }

    private func bytes(of bytes: [UInt8]) -> String {
        reveal ? String(decoding: bytes, as: UTF8.self).printable : PersonalMask.body(bytes).printable
    }
}
