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

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: help(zh: "编号，见 dead-letters list", en: "its id, from dead-letters list"))
    var id: Int64

    func run() async throws {
        let id = id
        let found = try await configurationOption.withStore { store in
            try await store.read { view in
                try view.deadLetter(id).map { letter in
                    (letter, try view.message(sequence: letter.letter.sequence))
                }
            }
        }
        guard let (letter, message) = found else {
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "没有编号为 \(id) 的死信；用 dead-letters list 查看",
                    en: "there is no dead letter \(id); dead-letters list shows those there are"
                )
            )
        }
        formatOption.print(json: json(letter, message), table: sheet(letter, message))
    }

    private func sheet(_ letter: DeadLetterRecord, _ message: MessageRecord?) -> String {
        let refusal = letter.letter.refusal
        var sheet = FactSheet()
        sheet.add(zh: "编号", en: "id", String(letter.id))
        sheet.add(zh: "状态", en: "state", letter.state.rawValue)
        sheet.add(zh: "时间", en: "at", letter.letter.at.rfc3339)
        sheet.add(zh: "队列", en: "queue", letter.letter.queue)
        sheet.add(zh: "原因", en: "reason", "\(refusal.failureClass.rawValue)/\(refusal.code.rawValue)")
        sheet.add(zh: "位置", en: "pointer", refusal.pointer.isEmpty ? nil : refusal.pointer)
        sheet.add(zh: "说明", en: "detail", refusal.detail)
        sheet.add(zh: "案件", en: "case", letter.letter.caseID)
        sheet.add(zh: "接收", en: "received", message?.message.receivedAt.rfc3339)
        sheet.add(zh: "消息标识", en: "message-id", message?.message.messageID.map(PersonalMask.code))
        sheet.add(zh: "摘要", en: "digest", message?.message.digest)
        sheet.add(zh: "大小", en: "size", String(letter.letter.bodySize))
        sheet.add(zh: "属性", en: "properties", message.map { PersonalMask.body(Array($0.message.properties.utf8)) })
        return sheet.rendered + "\n" + (message.map { PersonalMask.body($0.message.body).printable + "\n" } ?? "")
    }

    private func json(_ letter: DeadLetterRecord, _ message: MessageRecord?) -> JSONValue {
        guard case .object(var object) = letter.json else { return letter.json }
        object["receivedAt"] = JSONValue(message?.message.receivedAt)
        object["messageId"] = JSONValue(message?.message.messageID.map(PersonalMask.code))
        object["digest"] = JSONValue(message?.message.digest)
        object["maskedBody"] = JSONValue(message.map { PersonalMask.body($0.message.body) })
        return .object(object)
    }
}
