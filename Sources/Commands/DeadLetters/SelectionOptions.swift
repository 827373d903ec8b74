import ArgumentParser
import BridgePipeline
import CaseModel
import JSONTree

/// Which dead letters and set-aside tasks are meant: ids, a filter, or the word all.
struct SelectionOptions: ParsableArguments {
    @Argument(help: help(zh: "编号；未送达的任务为 t:任务号", en: "ids; of a set-aside task t: and its id"))
    var ids: [String] = []
    @Option(name: .customLong("class"), help: help(zh: "类别，如 invalid", en: "of this class, such as invalid"))
    var failureClass: String?
    @Option(name: .long, help: help(zh: "原因代码，如 schema", en: "with this code, such as schema"))
    var code: String?
    @Option(name: .long, help: help(zh: "规则或检查，如 guard.phone", en: "by this rule or check, such as guard.phone"))
    var rule: String?
    @Option(name: .long, help: help(zh: "分组编号，见 dead-letters groups", en: "of this group, from dead-letters groups"))
    var group: String?
    @Option(name: .long, help: help(zh: "队列", en: "of this queue"))
    var queue: String?
    @Option(name: .customLong("case"), help: help(zh: "案件号", en: "of this case, by its id"))
    var caseID: String?
    @Option(name: .long, help: help(zh: "起始时间（含）", en: "died at this time or later"))
    var from: String?
    @Option(name: .long, help: help(zh: "截止时间（不含）", en: "died before this time"))
    var until: String?
    @Option(name: .long, help: help(zh: "全文查找：代码、说明、队列、警号、标识、备注", en: "part of code, detail, queue, alert, id or note"))
    var search: String?
    @Flag(name: .long, help: help(zh: "未送达的任务", en: "tasks that were set aside"))
    var tasks = false
    @Option(name: .long, help: help(zh: "任务通道：police 或 governance", en: "tasks of this lane: police or governance"))
    var lane: Lane?
    @Flag(name: .long, help: help(zh: "全部", en: "all of them"))
    var all = false

    /// The selection as it travels.
    var json: JSONObject {
        var object = JSONObject()
        if !ids.isEmpty { object["ids"] = .array(ids.map { Int64($0).map(JSONValue.integer) ?? .string($0) }) }
        let texts = [
            ("class", failureClass), ("code", code), ("rule", rule), ("group", group), ("queue", queue),
            ("case", caseID), ("from", from), ("until", until), ("text", search), ("lane", lane?.rawValue),
        ]
        for (key, text) in texts { object[key] = text.map(JSONValue.string) }
        if tasks { object["tasks"] = .bool(true) }
        if all { object["all"] = .bool(true) }
        return object
    }

    /// The selection as the store is asked.
    ///
    /// - Throws: `CommandFailure` when it says nothing, or something that is not known.
    func selection() throws -> DeadLetterSelection {
        do throws(OperatorRefusal) {
            return try DeadLetterSelection(json: json)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension Lane: ExpressibleByArgument {}
