/// Everything a band is judged by.
package struct BandEvidence: Sendable {
    /// What the rules read in the call, in the feedback, in a chaser's call.
    package var texts: [TextAssessment]
    /// The alert of the case; its time of report is the time of the judgement.
    package var alert: Alert
    /// Dispute type in force.
    package var typeCode: String
    /// 警情等级 as it was first given: an operator's re-classification is no escalation.
    package var grade: Int?
    package var history: History
    /// Whether it was reported on a public holiday (法定节假日).
    package var isHoliday: Bool
    /// The feedback, with what the officer thinks.
    package var disposition: Disposition?

    /// Evidence of these parts.
    package init(
        texts: [TextAssessment],
        alert: Alert,
        typeCode: String,
        grade: Int?,
        history: History,
        isHoliday: Bool,
        disposition: Disposition? = nil
    ) {
        self.texts = texts
        self.alert = alert
        self.typeCode = typeCode
        self.grade = grade
        self.history = history
        self.isHoliday = isHoliday
        self.disposition = disposition
    }
}

/// A band with every reason for it (等级判定).
package struct BandJudgement: Hashable, Codable, Sendable {
    /// The band of everything together.
    package var band: Band
    /// The band without the officer's own word, which is his to answer for.
    package var bandByRules: Band
    /// The band of this alert by itself, without history and officer: by it the alerts of a series are compared.
    package var ownBand: Band
    /// Sum of the weights.
    package var weight: Int
    package var contributions: [BandContribution]
}

extension BandPolicy {
    /// The band of these findings of one text and of nothing else.
    package func textBand(of findings: [IndicatorFinding]) -> Band {
        band(of: findings.map { BandContribution($0) }).band
    }

    /// Judges the band. The same evidence gives the same judgement.
    package func judge(_ evidence: BandEvidence) -> BandJudgement {
        let findings = [IndicatorFinding](strongestOf: evidence.texts)
        let text = findings.map { BandContribution($0) }
        let facts = [
            policeRecord(of: evidence.alert),
            setting(of: evidence.alert, evidence.typeCode, isHoliday: evidence.isHoliday),
        ]
        let own = text + facts.compactMap(\.self)
        let read = evidence.texts.map(\.band).max() ?? .blue
        let ownBand = max(read, band(of: own).band)

        let repeats = Repeats(of: evidence, under: linking)
        let history = [
            repeats.contribution(by: self.repeats),
            repeats.contribution(by: series, ownBand: ownBand, grade: evidence.grade),
        ]
        let all = own + history.compactMap(\.self)
        let (band, combined) = band(of: all)
        let bandByRules = max(read, band)
        let officer = officer(of: evidence.disposition)
        return BandJudgement(
            band: max(bandByRules, officer?.band ?? .blue),
            bandByRules: bandByRules,
            ownBand: ownBand,
            weight: all.reduce(0) { $0 + $1.weight },
            contributions: all + combined + [officer].compactMap(\.self)
        )
    }

    /// The highest band any of them sets, what they set together, and yellow when the weights add up.
    private func band(of contributions: [BandContribution]) -> (band: Band, combined: [BandContribution]) {
        let weight = contributions.reduce(0) { $0 + $1.weight }
        var band = weight >= yellowFromWeight ? Band.yellow : .blue
        for contribution in contributions { band = max(band, contribution.band ?? .blue) }
        var combined: [BandContribution] = []
        for index in combinations.indices where combinations[index].holds(for: contributions) {
            let combination = combinations[index]
            combined.append(
                BandContribution(
                    source: .combination,
                    id: combination.basis.id,
                    title: combination.basis.title,
                    band: combination.band,
                    parts: combination.text + combination.computed
                )
            )
        }
        return (combined.reduce(band) { max($0, $1.band ?? .blue) }, combined)
    }

    private func officer(of disposition: Disposition?) -> BandContribution? {
        guard let officer, let disposition, disposition.officerBand != nil || disposition.needsFollowUp else {
            return nil
        }
        return BandContribution(
            source: .officer,
            id: officer.id,
            title: officer.title,
            band: disposition.officerBand
        )
    }
}
