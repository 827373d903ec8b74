import CaseModel
import JSONTree
import Neighbours

extension SimulationReport {
    /// How far a play is, in one line.
    var progressLine: String {
        let counts = PushTask.Kind.allCases.compactMap { kind in tasks[kind].map { "\(kind.term.shown) \($0)" } }
        let head = Text(zh: "警情 \(alerts)  答复 \(answers)", en: "alerts \(alerts)  answers \(answers)").shown
        return ([head] + counts).joined(separator: "  ")
    }

    /// What was sent and seen, for people.
    var table: String {
        var sheet = FactSheet()
        sheet.add(zh: "发出警情", en: "alerts sent", String(alerts))
        sheet.add(zh: "其中不同编号", en: "different numbers", String(alertNumbers.count))
        sheet.add(zh: "错误消息", en: "bad messages", others > 0 ? String(others) : nil)
        sheet.add(zh: "答复与回执", en: "answers and receipts", String(answers))
        for kind in PushTask.Kind.allCases {
            if let count = tasks[kind] { sheet.add(zh: "收到\(kind.term.zh)", en: "\(kind.term.en) seen", String(count)) }
        }
        sheet.add(zh: "重复任务", en: "repeated tasks", repeats > 0 ? String(repeats) : nil)
        sheet.add(zh: "不可读", en: "unreadable", unreadable > 0 ? String(unreadable) : nil)
        for (reason, count) in notSent.sorted(by: { $0.key < $1.key }) {
            sheet.add(zh: "未被接收", en: "not taken", "\(count): \(reason)")
        }
        return sheet.rendered
    }

    var json: JSONValue {
        var kinds = JSONObject()
        for kind in PushTask.Kind.allCases { kinds[kind.rawValue] = JSONValue(tasks[kind] ?? 0) }
        var refused = JSONObject()
        for (reason, count) in notSent.sorted(by: { $0.key < $1.key }) { refused[reason] = JSONValue(count) }
        return .object([
            "alerts": JSONValue(alerts), "alertNumbers": JSONValue(alertNumbers.count), "others": JSONValue(others),
            "answers": JSONValue(answers), "tasks": .object(kinds), "taskIds": JSONValue(taskIDs.count),
            "repeats": JSONValue(repeats), "unreadable": JSONValue(unreadable), "notSent": .object(refused),
            "alertsWithoutTasks": JSONValue(alertsWithoutTasks.count), "cutShort": .bool(isCutShort),
        ])
    }
}
