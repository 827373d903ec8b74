import CaseModel

extension Change {
    /// What holds of every case after every event.
    func checkState() throws(Violation) {
        try checkBand()
        try checkClosed()
        try checkPhase()
        try checkSuspension()
        if after.tasks.count != before?.tasks.count {
            let ids = Set(after.tasks.map(\.id))
            try check(ids.count == after.tasks.count, "one task id never has two bodies", "an id is remembered twice")
        }
        if after.deadlines.count != before?.deadlines.count {
            let ids = Set(after.deadlines.map(\.id))
            try check(ids.count == after.deadlines.count, "a deadline id is used once", "\(after.deadlines.map(\.id))")
        }
    }

    private func checkBand() throws(Violation) {
        guard let before, after.band < before.band else { return }
        try check(
            order?.kind == .lowerBand || isCorrection,
            "a band only falls by a person's word",
            "\(before.band) to \(after.band)"
        )
    }

    private func checkClosed() throws(Violation) {
        try check(
            (after.phase == .closed) == (after.closedAt != nil),
            "a closed case has its time of closing, an open one has none",
            after.phase.rawValue
        )
        guard after.phase == .closed else { return }
        let open = "a closed case has no open task"
        try check(after.pendingApproval == nil, open, "approval")
        try check(after.pendingContact == nil, open, "contact")
        try check(after.departmentWork?.state.isOpen != true, open, "department")
        try check(after.departmentWork?.awaitsAdjudication != true, open, "adjudication")
        try check(!after.callBacks.contains { $0.state == .open }, open, "call-back")
        try check(after.outcome != nil, "a closed case has an outcome", "none")
        let running = after.deadlines.filter { $0.state == .running && $0.kind != .withdrawalAnswered }
        try check(running.isEmpty, "a closed case has no running deadline", running.map(\.id).joined(separator: " "))
    }

    private func checkPhase() throws(Violation) {
        let name = "the phase says what is waited for"
        try check((after.phase == .awaitingApproval) == (after.pendingApproval != nil), name, "approval \(after.phase)")
        if after.phase == .criminal {
            try check(after.departmentWork?.state.isOpen != true, name, "criminal with a department")
        }
        if after.phase == .withDepartments {
            try check(after.departmentWork?.state.isOpen == true, name, "withDepartments without one")
        }
        if after.callBacks.contains(where: { $0.state == .open }) {
            try check(after.phase == .callBack || after.phase == .criminal, name, "open call-back \(after.phase)")
        }
        let pending = after.deadlines.contains { $0.state == .running && $0.kind == .approvalDecision }
        try check(
            !pending || after.pendingApproval != nil || after.pendingContact != nil,
            name,
            "a clock for no approval"
        )
        let departments: Set<Deadline.Kind> = [.accepted, .departmentSigned, .progress, .finish]
        let works = after.deadlines.contains { $0.state == .running && departments.contains($0.kind) }
        try check(!works || after.departmentWork?.state.isOpen == true, name, "a clock for no department")
    }

    private func checkSuspension() throws(Violation) {
        guard case .deadline = step.event, before?.suspension != nil else { return }
        try check(
            transition.updatedCase == nil && transition.tasks.isEmpty && transition.digestLines.isEmpty
                && transition.handOverAgain.isEmpty,
            "a suspended case fires nothing",
            "\(step.event)"
        )
    }
}
