import ArgumentParser
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree

/// `dead-letters list`
struct DeadLetterList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "list",
            zh: "列出死信与未送达的任务，新的在前",
            en: "list dead letters and set-aside tasks, newest first"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var selection: SelectionOptions
    @Option(
        name: .long,
        help: help(zh: "状态，如 archived；不写则为未处理的", en: "in this state; else those nobody has dealt with")
    )
    var state: DeadLetterRecord.State?
    @Option(name: .long, help: help(zh: "最多条数", en: "at most so many"))
    var limit = 100

    func run() async throws {
        let isEverything = selection.json.members.isEmpty
        var wanted = isEverything ? DeadLetterSelection() : try selection.selection()
        wanted.filter.limit = limit
        wanted.filter.states = state.map { [$0] } ?? (wanted.filter.ids == nil ? DeadLetterRecord.State.open : nil)
        let asked = wanted
        let showsTasks = isEverything || asked.allTasks || asked.isAll || !asked.tasks.isEmpty
        let showsLetters = isEverything || asked.meansLetters
        let limit = limit
        let (letters, count, tasks) = try await configurationOption.withStore { store in
            try await store.read { view in
                (
                    showsLetters ? try view.deadLetters(asked.filter) : [],
                    showsLetters ? try view.deadLetterCount(asked.filter) : 0,
                    showsTasks ? try view.setAsideTasks(limit: limit).filter(asked.wants) : []
                )
            }
        }
        formatOption.print(
            json: .object([
                "count": JSONValue(count), "letters": .array(letters.map(\.json)),
                "tasks": .array(tasks.map(\.setAsideJSON)),
            ]),
            table: table(letters, tasks) + rest(count - letters.count)
        )
    }

    private func rest(_ hidden: Int) -> String {
        guard hidden > 0 else { return "" }
        return Text(
            zh: "另有 \(hidden) 封未列出；用 --limit 或筛选条件查看\n",
            en: "\(hidden) more are not shown; use --limit or a filter\n"
        ).shown
    }

    private func table(_ letters: [DeadLetterRecord], _ tasks: [TaskRecord]) -> String {
        var table = TextTable(
            .text(zh: "编号", en: "ID"),
            .text(zh: "时间", en: "AT"),
            .text(zh: "来自", en: "FROM"),
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
        for record in tasks {
            table.add(
                "t:\(record.task.id)",
                record.setAside?.at.rfc3339 ?? "-",
                record.task.lane.rawValue,
                "task",
                record.lastCode ?? "-",
                "-",
                record.task.kind.rawValue,
                record.setAside?.detail ?? "-"
            )
        }
        return table.rendered
    }
}

extension DeadLetterSelection {
    /// Whether a set-aside task is meant.
    fileprivate func wants(_ record: TaskRecord) -> Bool {
        (tasks.isEmpty || tasks.contains(record.task.id)) && (lane == nil || lane == record.task.lane)
    }
}

extension DeadLetterRecord.State: ExpressibleByArgument {}

extension DeadLetterRecord {
    /// The dead letter without its bytes.
    var json: JSONValue {
        .object([
            "id": .integer(id), "sequence": .integer(letter.sequence), "at": JSONValue(letter.at),
            "queue": .string(letter.queue), "class": .string(letter.refusal.failureClass.rawValue),
            "code": .string(letter.refusal.code.rawValue), "rule": JSONValue(letter.refusal.rule),
            "pointer": .string(letter.refusal.pointer), "detail": .string(letter.refusal.detail),
            "group": .string(letter.refusal.groupID), "caseId": JSONValue(letter.caseID),
            "alertNo": JSONValue(letter.alertNo), "bodySize": JSONValue(letter.bodySize),
            "editedFrom": letter.editedFrom.map(JSONValue.integer) ?? .null,
            "proposedBy": JSONValue(letter.proposedBy), "note": JSONValue(note), "changedBy": JSONValue(changedBy),
            "changedAt": JSONValue(changedAt), "state": .string(state.rawValue),
        ])
    }
}

extension TaskRecord {
    /// A task that was set aside, without its bytes.
    var setAsideJSON: JSONValue {
        .object([
            "id": .string("t:\(task.id)"), "lane": .string(task.lane.rawValue), "kind": .string(task.kind.rawValue),
            "routingKey": .string(task.routingKey), "code": JSONValue(lastCode), "detail": JSONValue(setAside?.detail),
            "at": JSONValue(setAside?.at), "attempts": JSONValue(attempts), "caseId": .string(task.caseID),
        ])
    }
}
