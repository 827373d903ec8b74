extension Decision {
    /// The case as people on the police side see it.
    func policeTask(push: Int, for person: Directory.Person) -> PoliceTask {
        let alert = subject.alert
        let type = context.catalog.type(subject.typeCode)
        var task = PoliceTask(
            alertNo: alert.alertNo,
            caseID: subject.id,
            push: push,
            stage: subject.stage,
            recipient: person.asRecipient,
            content: Disclosure.contentForPolice(of: alert),
            place: PoliceTask.Place(
                address: Disclosure.concealCaller(of: alert, in: alert.incidentAddress),
                township: township?.name ?? alert.township,
                village: alert.village
            ),
            people: Disclosure.peopleForPolice(of: alert),
            flags: PoliceTask.Flags(
                weapon: alert.weapon,
                hazmat: alert.hazmat,
                explosion: alert.explosion,
                injured: alert.injured,
                minor: subject.involvesMinor,
                confidential: alert.confidential,
                late: isLate(alert)
            ),
            disputeType: line(subject.typeCode, margin: subject.typedBy == nil ? subject.assessment.type.margin : 0),
            also: subject.assessment.also.map { line($0.code, margin: $0.margin) },
            band: subject.band,
            expedited: subject.expedited,
            indicators: Disclosure.indicatorsForPolice(subject),
            history: repeats.map(\.summary),
            placeCount: context.history.placeCount,
            guidance: type.guidance,
            deadlines: TaskDeadlines(),
            ruleSetVersion: subject.assessment.ruleSetVersion
        )
        task.sameIncident = sameIncident
        if push >= 2 { task.linkProposals = subject.links.proposals.map(RelatedAlert.init) }
        return task
    }

    private func line(_ code: String, margin: Int) -> PoliceTask.TypeLine {
        PoliceTask.TypeLine(code: code, name: context.catalog.type(code).name, margin: margin)
    }

    /// Push 1 only while the alert is young: later the officers have long been there.
    func isLate(_ alert: Alert) -> Bool {
        now - alert.reportedAt > context.policy.lateAlertAfter
    }
}

extension Case {
    /// 涉及未成年人, by tag or by indicator R20.
    var involvesMinor: Bool {
        alert.tags.contains { $0.contains("未成年") } || indicators.contains { $0.id == "R20" }
    }

    /// What the rules found in the call and in the feedback.
    package var indicators: [IndicatorFinding] {
        assessment.indicators + (feedbackAssessment?.indicators ?? [])
    }

    /// What history, police data and the hour show besides: nothing in the text to point at.
    var computedIndicators: [IndicatorFinding] {
        bandContributions.compactMap { contribution in
            guard [.history, .policeRecord, .setting].contains(contribution.source),
                !indicators.contains(where: { $0.id == contribution.id })
            else { return nil }
            return IndicatorFinding(
                id: contribution.id,
                title: contribution.title,
                band: contribution.band,
                weight: contribution.weight,
                evidence: []
            )
        }
    }
}
