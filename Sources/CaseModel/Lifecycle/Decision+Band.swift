extension Decision {
    /// Cases in which the same dispute was reported before or since.
    var repeats: [LinkedCase] {
        context.history.repeats(of: subject.alert, typeCode: subject.typeCode, under: context.bands.linking)
    }

    /// Other alerts of the very incident.
    var sameIncident: [RelatedAlert] {
        context.history.sameIncident(as: subject.alert, typeCode: subject.typeCode, under: context.bands.linking)
            .compactMap(RelatedAlert.init)
    }

    /// Gives a case that is being opened the band of its alert, its history and the hour.
    mutating func judgeBandAtOpening() {
        let judgement = judgement(with: nil)
        subject.band = judgement.bandByRules
        subject.ownBand = judgement.ownBand
        subject.bandContributions = judgement.contributions
        subject.links.proposals = context.history.proposals(
            for: subject.alert,
            typeCode: subject.typeCode,
            under: context.bands.linking
        )
    }

    /// Judges the band anew from everything that is known, and raises to it. Less than before changes nothing: only a
    /// person lowers a band.
    ///
    /// - Parameter further: what was read in a call that joined the case.
    mutating func judgeBand(with further: TextAssessment? = nil, because reason: String) {
        take(judgement(with: further), because: reason)
    }

    /// Judges the band of an alert that repeats the case. The case itself is in its history, once for each alert.
    mutating func judgeBand(repeatedBy alert: Alert) {
        let judgement = context.bands.judge(
            BandEvidence(
                texts: [context.assessment].compactMap(\.self),
                alert: alert,
                typeCode: subject.typeCode,
                grade: alert.grade,
                history: context.history,
                isHoliday: context.calendar.isHoliday(context.calendar.day(of: alert.reportedAt))
            )
        )
        subject.links.repeats.append(
            RepeatedAlert(
                alertNo: alert.alertNo,
                reportedAt: alert.reportedAt,
                ownBand: judgement.ownBand,
                grade: alert.grade
            )
        )
        take(judgement, because: "repeat \(alert.alertNo)")
    }

    private mutating func take(_ judgement: BandJudgement, because reason: String) {
        let known = subject.bandContributions
        subject.ownBand = max(subject.ownBand, judgement.ownBand)
        subject.bandContributions.add(judgement.contributions)
        if judgement.bandByRules > subject.band {
            raise(to: judgement.bandByRules, by: TrailEntry.bridge, because: reason)
            return
        }
        if reason == "revision", judgement.band < subject.band {
            proposeLowerBand(judgement.band, by: TrailEntry.bridge, because: reason)
        }
        if subject.bandContributions != known {
            record(
                .bandJudged,
                by: TrailEntry.bridge,
                .init("band", subject.band.rawValue),
                .init("reason", reason),
                .init("contributions", subject.bandContributions.fact)
            )
        }
    }

    /// Less than before is a proposal on the trail, for a person to take up.
    mutating func proposeLowerBand(_ band: Band, by actor: String, because reason: String) {
        record(
            .bandLowerProposed,
            by: actor,
            .init("from", subject.band.rawValue),
            .init("to", band.rawValue),
            .init("reason", reason)
        )
    }

    private func judgement(with further: TextAssessment?) -> BandJudgement {
        context.bands.judge(
            BandEvidence(
                texts: [subject.assessment, subject.feedbackAssessment, further].compactMap(\.self),
                alert: subject.alert,
                typeCode: subject.typeCode,
                grade: subject.firstGrade,
                history: context.history,
                isHoliday: context.calendar.isHoliday(context.calendar.day(of: subject.alert.reportedAt)),
                disposition: subject.disposition
            )
        )
    }
}
