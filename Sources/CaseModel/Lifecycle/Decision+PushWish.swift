extension Decision {
    /// Keeps a wish for push 3 that cannot go to the leaders yet, and tells the police room, once, what it lacks.
    mutating func keep(_ wish: Case.PushWish, lacking lack: Case.PushWish.Lack) throws(Refusal) -> Transition.Outcome {
        let isToldAlready = subject.pushWish?.lack == lack
        subject.pushWish = wish
        subject.pushWish?.lack = lack
        guard !isToldAlready else { return .applied }
        switch lack {
        case .type: try notifyRoom(PoliceTask.NoticeAnnex(subject: .typeNeeded, at: now))
        case .lead:
            // 当地无主办部门: a person names one, or another type; nothing goes outside on a guess.
            let text = "当地无主办部门，可请\(context.catalog.routes.fallback)分派"
            try notifyRoom(PoliceTask.NoticeAnnex(subject: .typeNeeded, at: now, text: text))
        case .township: try notifyRoom(PoliceTask.NoticeAnnex(subject: .townshipNeeded, at: now))
        case .approver: try notifyRoom(PoliceTask.NoticeAnnex(subject: .approverNeeded, at: now))
        }
        return .applied
    }

    /// Puts a kept wish to the leaders as soon as the case has what it lacked: a type, a place, a leader on the roster.
    mutating func takeUpWish() throws(Refusal) {
        guard let wish = subject.pushWish else { return }
        guard isLive, !isOnPoliceLine else {
            subject.pushWish = nil
            return
        }
        _ = try requestApproval(by: wish.asker, reason: wish.reason, department: wish.department)
    }
}
