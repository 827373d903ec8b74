import ArgumentParser
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree

/// `dead-letters groups`
struct DeadLetterGroups: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "groups",
            zh: "死信按类别、代码、规则、位置和说明归组",
            en: "dead letters grouped by class, code, rule, place and detail"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Flag(name: .long, help: help(zh: "包括已处理和已归档的", en: "those dealt with and archived too"))
    var all = false

    func run() async throws {
        let states = all ? Set(DeadLetterRecord.State.allCases) : DeadLetterRecord.State.open
        let (groups, tasks) = try await configurationOption.withStore { store in
            try await store.read { (try $0.deadLetterGroups(states), try $0.setAsideTasks(limit: .max)) }
        }
        let aside = Dictionary(grouping: tasks) { "\($0.task.lane.rawValue)/\($0.lastCode ?? "-")" }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        formatOption.print(
            json: .object([
                "groups": .array(groups.map(\.json)),
                "tasks": .array(
                    aside.map { key, tasks in
                        .object(["key": .string(key), "count": JSONValue(tasks.count)])
                    }
                ),
            ]),
            table: table(groups) + table(aside.map { ($0.key, $0.value) })
        )
    }

    private func table(_ groups: [DeadLetterGroup]) -> String {
        var table = TextTable(
            .text(zh: "组", en: "GROUP"),
            .number(zh: "数量", en: "COUNT"),
            .text(zh: "类别/代码", en: "CLASS/CODE"),
            .text(zh: "位置", en: "POINTER"),
            .text(zh: "首次", en: "FIRST SEEN"),
            .text(zh: "最近", en: "LAST SEEN"),
            .number(zh: "示例", en: "EXAMPLE"),
            .text(zh: "说明", en: "DETAIL")
        )
        for group in groups {
            table.add(
                group.id,
                String(group.count),
                "\(group.refusal.failureClass.rawValue)/\(group.refusal.code.rawValue)",
                group.refusal.normalPointer.isEmpty ? "-" : group.refusal.normalPointer,
                group.firstSeen.rfc3339,
                group.lastSeen.rfc3339,
                String(group.example),
                group.refusal.normalDetail
            )
        }
        return table.rendered
    }

    private func table(_ aside: [(key: String, tasks: [TaskRecord])]) -> String {
        guard !aside.isEmpty else { return "" }
        var table = TextTable(
            .text(zh: "未送达任务 通道/代码", en: "SET-ASIDE TASKS, LANE/CODE"),
            .number(zh: "数量", en: "COUNT")
        )
        for (key, tasks) in aside { table.add(key, String(tasks.count)) }
        return "\n" + table.rendered
    }
}

extension DeadLetterGroup {
    /// The group as programs read it.
    fileprivate var json: JSONValue {
        .object([
            "group": .string(id), "count": JSONValue(count), "class": .string(refusal.failureClass.rawValue),
            "code": .string(refusal.code.rawValue), "rule": JSONValue(refusal.rule),
            "pointer": .string(refusal.normalPointer), "detail": .string(refusal.normalDetail),
            "firstSeen": JSONValue(firstSeen), "lastSeen": JSONValue(lastSeen), "example": .integer(example),
        ])
    }
}
