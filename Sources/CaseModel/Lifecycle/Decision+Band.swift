extension Decision {
    /// Cases in which the same dispute was reported before or since.
    var repeats: [LinkedCase] {
        context.history.repeats(of: subject.alert, typeCode: subject.typeCode, under: context.bands.linking)
    }

    /// Gives a case that is being opened the band of its alert, its history and the hour.
    mutating func judgeBandAtOpening() {
        let judgement = judgement(with: nil)
        subject.band = judgement.bandByRules
        subject.ownBand = judgement.ownBand
        subject.bandContributions = judgement.contributions
    }

    /// Judges the band anew from everything that is known, and raises to it. Less than before changes nothing: only a
    /// person lowers a band.
    ///
    /// - Parameter further: what was read in a call that joined the case.
    mutating func judgeBand(with further: TextAssessment? = nil, because reason: String) {
        let judgement = judgement(with: further)
        let known = subject.bandContributions
        subject.ownBand = max(subject.ownBand, judgement.ownBand)
        subject.bandContributions.add(judgement.contributions)
        if judgement.bandByRules > subject.band {
            raise(to: judgement.bandByRules, by: TrailEntry.bridge, because: reason)
        } else if subject.bandContributions != known {
            record(
                .bandJudged,
                by: TrailEntry.bridge,
                .init("band", subject.band.rawValue),
                .init("reason", reason),
                .init("contributions", subject.bandContributions.fact)
            )
        }
    }

    private func judgement(with further: TextAssessment?) -> BandJudgement {
        context.bands.judge(
            BandEvidence(
                texts: [subject.assessment, subject.feedbackAssessment, further].compactMap(\.self),
                alert: subject.alert,
                typeCode: subject.typeCode,
                grade: subject.firstGrade,
                history: context.history,
                disposition: subject.disposition
            )
        )
    }
}
