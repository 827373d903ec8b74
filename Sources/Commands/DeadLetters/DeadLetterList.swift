import ArgumentParser
import CaseModel
import CaseStorage
import JSONTree

/// `dead-letters list`
struct DeadLetterList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("list", zh: "列出死信，新的在前", en: "list dead letters, newest first")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Option(name: .long, help: help(zh: "只看这个队列", en: "of this queue only"))
    var queue: String?
    @Option(name: .long, help: help(zh: "只看这个原因代码，如 schema", en: "with this code only, such as schema"))
    var code: Refusal.Code?
    @Option(name: .long, help: help(zh: "最多条数", en: "at most so many"))
    var limit = 100

    func run() async throws {
        let filter = DeadLetterFilter(queue: queue, code: code, limit: limit)
        let letters = try await configurationOption.withStore { store in
            try await store.read { try $0.deadLetters(filter) }
        }
        formatOption.print(json: .array(letters.map(\.json)), table: table(letters))
    }

    private func table(_ letters: [DeadLetterRecord]) -> String {
        var table = TextTable(
            .number(zh: "编号", en: "ID"),
            .text(zh: "时间", en: "AT"),
            .text(zh: "队列", en: "QUEUE"),
            .text(zh: "类别", en: "CLASS"),
            .text(zh: "代码", en: "CODE"),
            .text(zh: "位置", en: "POINTER"),
            .text(zh: "状态", en: "STATE"),
            .text(zh: "说明", en: "DETAIL")
        )
        for record in letters {
            let refusal = record.letter.refusal
            table.add(
                String(record.id),
                record.letter.at.rfc3339,
                record.letter.queue,
                refusal.failureClass.rawValue,
                refusal.code.rawValue,
                refusal.pointer.isEmpty ? "-" : refusal.pointer,
                record.state.rawValue,
                refusal.detail
            )
        }
        return table.rendered
    }
}

extension Refusal.Code: ExpressibleByArgument {}

extension DeadLetterRecord {
    /// The dead letter without its bytes.
    var json: JSONValue {
        .object([
            "id": .integer(id), "sequence": .integer(letter.sequence), "at": JSONValue(letter.at),
            "queue": .string(letter.queue), "class": .string(letter.refusal.failureClass.rawValue),
            "code": .string(letter.refusal.code.rawValue), "pointer": .string(letter.refusal.pointer),
            "detail": .string(letter.refusal.detail), "caseId": JSONValue(letter.caseID),
            "bodySize": JSONValue(letter.bodySize), "state": .string(state.rawValue),
        ])
    }
}
