import ArgumentParser
import JSONTree

/// `dead-letters archive`
struct DeadLetterArchive: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "archive",
            zh: "归档：移出列表，可随时恢复",
            en: "take letters and tasks out of the lists; restore brings them back"
        )
    }

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption

    func run() async throws {
        let result = try await options.perform(
            "deadLetters.archive",
            ["selection": .object(selection.json), "reason": .string(reason.reason)]
        )
        options.formatOption.print(json: result, table: result.changed(zh: "已归档", en: "archived"))
    }
}

/// `dead-letters restore`
struct DeadLetterRestore: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("restore", zh: "恢复已归档的", en: "bring archived letters and tasks back as they were")
    }

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption

    func run() async throws {
        let result = try await options.perform(
            "deadLetters.restore",
            ["selection": .object(selection.json), "reason": .string(reason.reason)]
        )
        options.formatOption.print(json: result, table: result.changed(zh: "已恢复", en: "restored"))
    }
}

/// `dead-letters note`
struct DeadLetterNote: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("note", zh: "写备注", en: "write a note on a dead letter")
    }

    @OptionGroup var options: OperatorOptions
    @Argument(help: help(zh: "编号", en: "its id"))
    var id: Int64
    @Argument(help: help(zh: "备注，不写个人信息", en: "the note, without personal data"))
    var text: String

    func run() async throws {
        let result = try await options.perform("deadLetters.note", ["id": .integer(id), "text": .string(text)])
        options.formatOption.print(json: result, table: Text(zh: "已备注\n", en: "noted\n").shown)
    }
}

/// `--reason`, which every change needs.
struct ReasonOption: ParsableArguments {
    @Option(name: .long, help: help(zh: "理由，留痕", en: "why; it stays on the trail"))
    var reason: String
}

extension JSONValue {
    /// How many letters and tasks an act has changed.
    func changed(zh: String, en: String) -> String {
        let (letters, tasks) = (self["letters"]?.shownCount ?? "0", self["tasks"]?.shownCount ?? "0")
        return Text(
            zh: "\(zh)：死信 \(letters) 封，任务 \(tasks) 项\n",
            en: "\(en): \(letters) dead letters, \(tasks) tasks\n"
        ).shown
    }

    /// A number as people read it.
    var shownCount: String {
        if case .integer(let number) = self { String(number) } else { "-" }
    }
}
