import CaseModel

extension Checker {
    /// Only a person lowers a band.
    func hold(_ subject: Case) {
        defer { bands[subject.id] = subject.band }
        guard let before = bands[subject.id], subject.band < before else { return }
        let lowered = trail[subject.id, default: []].last { $0.kind == .bandLowered }
        if lowered == nil || lowered?.actor == TrailEntry.bridge {
            violate(7, "the band of \(subject.code) fell from \(before) to \(subject.band) without a person")
        }
    }

    /// Push 3 leaves only under the approvals of exactly its draft, and nobody approved what he asked for.
    func holdApprovals(ofCase id: String, task: String) {
        let entries = trail[id, default: []]
        guard let left = entries.last(where: { $0.kind == .disclosed && $0.fact("what") == "push3" }),
            let draft = left.fact("draft")
        else { return violate(6, "push 3 \(task) leaves and its disclosure is not on the trail") }
        let approvers = (left.fact("approvers") ?? "").split(separator: ",").map(String.init)
        if approvers.isEmpty { violate(6, "push 3 \(task) leaves and nobody has approved it") }
        let requests = entries.filter { $0.kind == .approvalRequested && $0.fact("draft") == draft }
        if requests.isEmpty { violate(6, "push 3 \(task) leaves and nobody was asked about this draft") }
        for approver in approvers {
            if !entries.contains(where: { $0.kind == .approved && $0.actor == approver && $0.fact("draft") == draft }) {
                violate(6, "push 3 \(task) names \(approver), who has not approved this draft")
            }
            if requests.contains(where: { $0.actor == approver }) {
                violate(7, "\(approver) has approved what he asked for")
            }
        }
    }
}

extension TrailEntry {
    func fact(_ name: String) -> String? { facts.first { $0.name == name }?.value }
}
