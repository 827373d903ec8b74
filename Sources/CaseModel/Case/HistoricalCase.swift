/// An earlier alert and how it ended, from before the bridge (历史警情): it is history and is never pushed.
package struct HistoricalCase: Hashable, Codable, Sendable {
    package var alert: Alert
    /// 处警反馈 that came with it.
    package var feedback: Disposition?
    package var outcome: CaseOutcome?
    /// Type a person gave it; else the rules read it.
    package var typeCode: String?
    package var band: Band?
    package var closedAt: Timestamp?
    package var agreement: Agreement?
    /// What was agreed was performed, or was not.
    package var performed: Bool?

    /// An earlier alert of which nothing more is known.
    package init(alert: Alert, feedback: Disposition? = nil) {
        self.alert = alert
        self.feedback = feedback
    }

    /// How it ended, as far as outcome or feedback tell.
    package var end: CaseOutcome? {
        if let outcome { return outcome }
        return switch feedback?.result {
        case .settled: .settledOnScene
        case .unfounded: .unfounded
        case .criminalCase: .criminalCase
        case .calmed, .broughtToStation, .notSettled, .diverted, nil: nil
        }
    }
}

extension Case {
    /// A closed case of an earlier alert, with no task, clock or check.
    ///
    /// - Parameters:
    ///   - id: as an alert of this number would have given it.
    ///   - assessment: what the rules read in the alert.
    ///   - now: when it was taken over.
    package init(
        historical: HistoricalCase,
        id: String,
        code: CaseCode,
        assessment: TextAssessment,
        feedbackAssessment: TextAssessment?,
        at now: Timestamp
    ) {
        let alert = historical.alert
        self.init(id: id, code: code, openedAt: alert.reportedAt, alert: alert, assessment: assessment)
        self.feedbackAssessment = feedbackAssessment
        typeCode = historical.typeCode ?? assessment.type.code
        band = max(historical.band ?? .blue, assessment.band, feedbackAssessment?.band ?? .blue)
        ownBand = max(assessment.band, feedbackAssessment?.band ?? .blue)
        disposition = historical.feedback
        agreement = historical.agreement
        outcome = historical.end
        phase = .closed
        closedAt = historical.closedAt ?? historical.feedback?.finishedAt ?? alert.reportedAt
        importedAt = now
        if let performed = historical.performed {
            var check = CallBack(taskID: "", purpose: .performance, party: nil, dueAt: closedAt ?? now)
            check.state = performed ? .satisfied : .dissatisfied
            callBacks = [check]
        }
    }
}
