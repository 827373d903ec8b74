extension Decision {
    /// 未能送达: the police room hears of a task that did not get out, for somebody waits for it. A notice that did not get
    /// out is not told by another.
    mutating func apply(_ fault: SetAsideTask) -> Transition.Outcome {
        guard let task = subject.tasks.first(where: { $0.id == fault.taskID }), task.kind != .notice else {
            return .applied
        }
        var notice = PoliceTask.NoticeAnnex(subject: .notDelivered, at: now)
        notice.reasonCode = fault.code.rawValue
        notice.text = task.kind.rawValue
        do {
            try notifyRoom(notice)
        } catch {
            record(.recipientMissing, by: TrailEntry.bridge, .init("code", error.code.rawValue))
        }
        return .applied
    }
}
