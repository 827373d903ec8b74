/// Everything of one message that text rules may look at. It holds no name, phone or id number of its own.
package struct AssessmentInput: Sendable {
    /// The texts, in reading order.
    package var texts: [(field: TextField, text: String)]
    /// 警情类别 as the platform gave it: evidence, not truth.
    package var category: CategoryPath?
    /// 有无持武器 as the operator ticked it; nil is not known.
    package var weapon: Bool?
    /// 涉及人数
    package var peopleInvolved: Int?
    /// 警情标签
    package var tags: [String]
    /// Hour of the day of the report in China Standard Time, 0 to 23.
    package var hour: Int?

    /// The input for these texts and fields.
    package init(
        texts: [(field: TextField, text: String)],
        category: CategoryPath? = nil,
        weapon: Bool? = nil,
        peopleInvolved: Int? = nil,
        tags: [String] = [],
        hour: Int? = nil
    ) {
        self.texts = texts
        self.category = category
        self.weapon = weapon
        self.peopleInvolved = peopleInvolved
        self.tags = tags
        self.hour = hour
    }
}

extension Alert {
    /// What text rules read of this alert.
    package var assessmentInput: AssessmentInput {
        var texts: [(field: TextField, text: String)] = [(.content, content)]
        if let supplement { texts.append((.supplement, supplement)) }
        return AssessmentInput(
            texts: texts,
            category: category,
            weapon: weapon,
            peopleInvolved: peopleInvolved,
            tags: tags,
            hour: CivilTime(reportedAt, offsetMinutes: Timestamp.chinaOffsetMinutes).hour
        )
    }
}

extension Disposition {
    /// What text rules read of this feedback, or nil when it says nothing.
    package var assessmentInput: AssessmentInput? {
        guard let text, !text.isEmpty else { return nil }
        return AssessmentInput(texts: [(.feedback, text)])
    }
}
