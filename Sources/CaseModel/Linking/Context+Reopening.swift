extension Context {
    /// The settled case an alert without a case reopens (重新启动), by id; nil when it opens one of its own.
    ///
    /// The alert is a dispute that repeats that case (both sides, or one side and the home), of a kindred type with
    /// police in the same role, and the case waits for its call-backs or was closed less than the policy's window ago.
    package func caseReopened(by alert: Alert, at now: Timestamp) -> String? {
        guard let assessment, assessment.isDispute, alert.eventKind == .created || alert.eventKind == .amended else {
            return nil
        }
        let typeCode = assessment.type.code
        let repeats = history.repeats(of: alert, typeCode: typeCode, under: bands.linking)
        return repeats.first { mayReopen($0, for: typeCode, at: now) }?.identity?.caseID
    }

    private func mayReopen(_ other: LinkedCase, for typeCode: String, at now: Timestamp) -> Bool {
        guard let identity = other.identity, DisputeType.areKindred(typeCode, other.summary.type),
            catalog.type(typeCode).isPoliceLed == catalog.type(other.summary.type).isPoliceLed
        else { return false }
        return identity.isInCallBack
            || identity.closedAt.map { now - $0 < policy.reopenWithin.window(of: other.summary.type) } ?? false
    }
}

extension Case {
    /// Whether an alert that the platform relates to this case (重复报警, mainAlertNo) still joins it at `now`: it is not
    /// over, or was closed less than the policy's window ago. A chaser (催办) always does.
    package func takes(_ alert: Alert, under policy: EscalationPolicy, at now: Timestamp) -> Bool {
        guard phase == .closed, alert.relation != .chaser, !references(alert) else { return true }
        return closedAt.map { now - $0 < policy.reopenWithin.window(of: typeCode) } ?? false
    }

    private func references(_ alert: Alert) -> Bool {
        alert.alertNo == self.alert.alertNo || joinedAlerts.contains(alert.alertNo)
    }
}
