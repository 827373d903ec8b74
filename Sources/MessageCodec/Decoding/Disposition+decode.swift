import CaseModel

extension Disposition {
    /// Reads a canonical `disposition`.
    init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            alertNo: try fields.identifier("alertNo", limit: 30),
            result: try fields.requiredCode("result")
        )
        text = try fields.text("text", limit: 4_000)
        by = try fields.text("by", limit: 50)
        try readShared(fields)
    }

    /// Reads the feedback that a platform writes into the alert itself, or nil when there is none.
    ///
    /// The result decides: an arrival or a text without one is a note on the way, not yet a disposition.
    init?(embeddedIn fields: FieldReader, of alert: Alert) throws(Refusal) {
        let text = try fields.text("feedbackText", limit: 4_000)
        let code = try fields.code("resultCode", as: ResultCode.self)
        self.init(alertNo: alert.alertNo, result: code?.result ?? .notSettled)
        self.text = text
        by = alert.officer?.id
        try readShared(fields)
        if code == nil { return nil }
    }

    private mutating func readShared(_ fields: FieldReader) throws(Refusal) {
        arrivedAt = try fields.time("arrivedAt")
        finishedAt = try fields.time("finishedAt")
        needsFollowUp = try fields.flag("needsFollowUp") ?? false
        officerBand = try fields.code("officerBand")
        securityMediation = try fields.flag("securityMediation") ?? false
        contactConsent = try fields.flag("contactConsent")
        if let letter = try fields.object("warningLetter") {
            guard let given = try letter.flag("given") else { throw letter.missing("given") }
            warningLetter = WarningLetter(given: given, reason: try letter.text("reason", limit: 1_000))
        }
    }

    /// 处理结果 as an alert may carry it: a name of `Result`, or the four digits of the feedback form.
    private enum ResultCode: String, CaseIterable {
        case settled, calmed, broughtToStation, notSettled, criminalCase, diverted, unfounded
        case digitSettled = "1"
        case digitNotSettled = "2"
        case digitCriminalCase = "3"
        case digitDiverted = "4"

        var result: Result {
            switch self {
            case .settled, .digitSettled: .settled
            case .calmed: .calmed
            case .broughtToStation: .broughtToStation
            case .notSettled, .digitNotSettled: .notSettled
            case .criminalCase, .digitCriminalCase: .criminalCase
            case .diverted, .digitDiverted: .diverted
            case .unfounded: .unfounded
            }
        }
    }
}
