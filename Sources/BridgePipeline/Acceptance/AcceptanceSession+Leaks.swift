import CaseModel
import CaseStorage
import JSONTree

extension AcceptanceSession {
    /// The last look before a task leaves for the governance side: body and routing key, whatever profile wrote them.
    ///
    /// - Returns: for each task that holds what must not cross the kind of it; the value is told nowhere.
    func leaks(in tasks: [NewTask], of transition: Transition, _ subject: Case) -> [String: LeakScan.Leak] {
        var found: [String: LeakScan.Leak] = [:]
        let ids = Set(subject.tasks.map(\.id) + [subject.code.text])
        for (task, encoded) in zip(transition.tasks, tasks) {
            guard let scan = task.leakScan(of: subject) else { continue }
            var texts = [encoded.routingKey]
            if let body = try? JSONValue(parsing: encoded.body) {
                body.collect(into: &texts)
            } else {
                texts.append(String(decoding: encoded.body, as: UTF8.self))
            }
            found[task.id] = texts.lazy.filter { !ids.contains($0) }.compactMap(scan.leak).first
        }
        return found
    }

    /// Keeps a stopped task for a person to look at; it does not leave (disclosure_blocked).
    mutating func stop(_ task: NewTask, _ leak: LeakScan.Leak, at now: Timestamp) throws {
        let code = Refusal.Code.disclosureBlocked.rawValue
        try transaction.setAside(task: task.id, code: code, detail: "holds a \(leak.rawValue)", at: now)
        faults.append(TaskFault(task, .disclosureBlocked, at: now))
        trail.append(
            TrailEntry(
                caseID: task.caseID,
                alertNo: nil,
                at: now,
                actor: TrailEntry.bridge,
                kind: .taskSetAside,
                facts: [.init("task", task.id), .init("code", code), .init("holds", leak.rawValue)]
            )
        )
    }
}

extension JSONValue {
    /// Every text in the value, in order.
    fileprivate func collect(into texts: inout [String]) {
        switch self {
        case .string(let text): texts.append(text)
        case .integer(let number): texts.append(String(number))
        case .array(let values): for value in values { value.collect(into: &texts) }
        case .object(let object): for member in object.members { member.value.collect(into: &texts) }
        case .null, .bool, .number: break
        }
    }
}
