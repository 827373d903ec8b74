import CaseModel
import JSONTree

extension ScenarioMessages {
    /// 签收 of the newest task of a kind that its signer has.
    func signed(_ event: ScenarioStep.Event, _ left: [LeftTask], at now: Timestamp) throws -> JSONObject {
        let by = try person(event.fields.text("by") ?? "", at: now)
        let kind = Words.kinds.word(event.fields.text("task") ?? "")
        guard let task = left.last(where: { $0.kind == kind && $0.recipientID == by }) else {
            throw Unwritable(description: "\(by) has no task \(kind) to sign for")
        }
        return ["taskId": .string(task.id), "by": .string(by), "at": .string(now.rfc3339)]
    }

    /// 跟进 on the case, or on a call-back: `task: 回访 甲方`, `task: 履行 2`.
    func followUp(_ event: ScenarioStep.Event, _ left: [LeftTask], at now: Timestamp) throws -> JSONObject {
        var body = try object(event.fields, at: now)
        body["at"] = .string(now.rfc3339)
        body["task"] = nil
        guard let named = event.fields.text("task") else {
            body["caseId"] = .string(caseID)
            return body
        }
        let parts = named.split(separator: " ").map(String.init)
        let calls = left.filter { $0.kind == "回访" }
        let task: LeftTask?
        switch (parts.first, parts.last.flatMap(Int.init)) {
        case ("履行"?, let count?):
            let checks = calls.filter { $0.json["callBack"]?.text("purpose") == "performance" }
            task = checks.indices.contains(count - 1) ? checks[count - 1] : nil
        case ("回访"?, _):
            task = calls.last { $0.json["callBack"]?.text("party") == parts.last }
        default: task = nil
        }
        guard let task else { throw Unwritable(description: "there is no call-back \(named)") }
        body["taskId"] = .string(task.id)
        return body
    }

    /// 审批 of the newest request its approver has, else of the newest; `request` and `draft` name others by number.
    func approval(_ event: ScenarioStep.Event, _ left: [LeftTask], at now: Timestamp) throws -> JSONObject {
        var body = try object(event.fields, at: now)
        let requests = left.filter { $0.kind == "审批请求" }
        let by = try person(event.fields.text("by") ?? "", at: now)
        func numbered(_ key: String) -> LeftTask? {
            event.fields.number(key).flatMap { requests.indices.contains($0 - 1) ? requests[$0 - 1] : nil }
        }
        guard let request = numbered("request") ?? requests.last(where: { $0.recipientID == by }) ?? requests.last
        else {
            throw Unwritable(description: "nobody was asked to approve anything")
        }
        body["requestId"] = .string(request.id)
        body["draftDigest"] = (numbered("draft") ?? request).json["draftDigest"]
        body["at"] = .string(now.rfc3339)
        body["request"] = nil
        body["draft"] = nil
        return body
    }

    /// 指令 on the alert's case; `step` is the step whose message it corrects.
    func order(_ event: ScenarioStep.Event, _ sequences: [Int: Int64], at now: Timestamp) throws -> JSONObject {
        var body = try object(event.fields, at: now)
        body["order"] = body["do"]
        body["do"] = nil
        body["typeCode"] = body["type"]
        body["type"] = nil
        body["alertNo"] = .string(alertNo)
        if body["reason"] == nil { body["reason"] = .string("工作需要") }
        if let step = event.fields.number("step") {
            guard let sequence = sequences[step] else {
                throw Unwritable(description: "step \(step) has no message to correct")
            }
            body["eventId"] = .string(String(sequence))
            body["step"] = nil
        }
        return body
    }

    /// 回执 on the newest push 3, or on the one `push3` numbers; `names: 事件编号` or `一案一码` instead of the task.
    func receipt(_ event: ScenarioStep.Event, _ left: [LeftTask], at now: Timestamp) throws -> JSONObject {
        var body = try object(event.fields, at: now)
        let pushes = left.filter { $0.kind == "三推" && !$0.words.contains("再次移交") }
        let number = event.fields.number("push3") ?? pushes.count
        guard pushes.indices.contains(number - 1) else { throw Unwritable(description: "there is no push 3") }
        let push3 = pushes[number - 1]
        switch event.fields.text("names") {
        case "一案一码"?: body["caseCode"] = push3.json["caseCode"]
        case "事件编号"?: break
        case nil: body["taskId"] = .string(push3.id)
        case let other?: throw Unwritable(description: "a receipt names 一案一码 or 事件编号, not \(other)")
        }
        body["names"] = nil
        body["push3"] = nil
        var sender = JSONObject()
        sender["department"] = body["department"]
        sender["name"] = body["name"]
        body["department"] = nil
        body["name"] = nil
        if !sender.members.isEmpty { body["by"] = .object(sender) }
        body["reasonCode"] = body["reason"]
        body["reason"] = nil
        body["at"] = .string(now.rfc3339)
        return body
    }
}
