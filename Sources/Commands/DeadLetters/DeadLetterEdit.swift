import ArgumentParser
import BridgeDaemon
import JSONTree

/// `dead-letters edit`
struct DeadLetterEdit: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "edit",
            zh: "改后重放：提交改动的副本，须另一人确认",
            en: "propose an edited copy of a dead letter; another person confirms it"
        )
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "编号", en: "its id"))
    var id: Int64
    @Option(name: .long, help: help(zh: "新正文（JSON 文件）", en: "file with the new body, JSON"))
    var file: String

    func run() async throws {
        let body = try FileContent.bytes(ofFile: file)
        let result = try await options.perform(
            "deadLetters.edit",
            [
                "id": .integer(id), "body": .string(String(decoding: body, as: UTF8.self)),
                "reason": .string(reason.reason),
            ]
        )
        let copy = result["id"]?.shownCount ?? "-"
        options.formatOption.print(
            json: result,
            table: Text(
                zh: "副本 \(copy) 待另一人确认：tripush dead-letters confirm-edit \(copy) --reason …\n",
                en: "copy \(copy) waits for another person: tripush dead-letters confirm-edit \(copy) --reason …\n"
            ).shown
        )
    }
}

/// `dead-letters confirm-edit`
struct DeadLetterConfirmEdit: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "confirm-edit",
            zh: "确认他人改动的副本，原件归档",
            en: "confirm what another person edited; the original is archived"
        )
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "副本编号", en: "id of the copy"))
    var id: Int64

    func run() async throws {
        let result = try await options.perform(
            "deadLetters.confirmEdit",
            ["id": .integer(id), "reason": .string(reason.reason)]
        )
        options.formatOption.print(
            json: result,
            table: Text(
                zh: "已确认；可重放：tripush dead-letters replay \(id) --reason …\n",
                en: "confirmed; it can be replayed: tripush dead-letters replay \(id) --reason …\n"
            ).shown
        )
    }
}
