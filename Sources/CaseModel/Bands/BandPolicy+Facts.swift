extension BandPolicy {
    /// R14, when the platform has tagged the alert from police data.
    func policeRecord(of alert: Alert) -> BandContribution? {
        guard let rule = policeRecord, rule.tags.contains(where: alert.isTagged) else { return nil }
        return BandContribution(
            source: .policeRecord,
            id: rule.basis.id,
            title: rule.basis.title,
            weight: rule.weight
        )
    }

    /// R22, when it is at home and night or holiday.
    func setting(of alert: Alert, _ typeCode: String, isHoliday: Bool) -> BandContribution? {
        guard let rule = setting, rule.isAtHome(alert, typeCode), isHoliday || rule.isNight(alert.reportedAt) else {
            return nil
        }
        return BandContribution(source: .setting, id: rule.basis.id, title: rule.basis.title, weight: rule.weight)
    }
}

extension BandPolicy.SettingRule {
    fileprivate func isAtHome(_ alert: Alert, _ typeCode: String) -> Bool {
        types.contains(where: typeCode.hasPrefix) || tags.contains(where: alert.isTagged)
    }

    fileprivate func isNight(_ time: Timestamp) -> Bool {
        let hour = CivilTime(time, offsetMinutes: Timestamp.chinaOffsetMinutes).hour
        return nightFrom <= nightUntil
            ? (nightFrom..<nightUntil).contains(hour) : hour >= nightFrom || hour < nightUntil
    }
}

extension BandPolicy.Combination {
    /// Whether everything it asks for is there.
    func holds(for contributions: [BandContribution]) -> Bool {
        text.allSatisfy { id in
            contributions.contains { $0.source == .text && $0.id == id && (countsHearsay || !$0.isHearsay) }
        }
            && computed.allSatisfy { id in contributions.contains { $0.source != .text && $0.id == id } }
    }
}

extension Alert {
    /// Whether it bears this tag, by itself or as a step of a path in the platform's tag tree (人员/暴力前科).
    fileprivate func isTagged(_ tag: String) -> Bool {
        tags.contains { $0 == tag || $0.split(separator: "/").contains { $0 == tag } }
    }
}

extension BandContribution {
    /// What a finding of the text contributes.
    init(_ finding: IndicatorFinding) {
        self.init(
            source: .text,
            id: finding.id,
            title: finding.title,
            band: finding.band,
            weight: finding.weight,
            isHearsay: finding.isHearsay
        )
    }
}

extension [IndicatorFinding] {
    /// The findings of several texts, each indicator once and as strong as any text makes it.
    init(strongestOf texts: [TextAssessment]) {
        self = []
        for finding in texts.flatMap(\.indicators) {
            guard let index = firstIndex(where: { $0.id == finding.id }) else {
                append(finding)
                continue
            }
            let (known, found) = (self[index], finding)
            let isStronger =
                (found.band ?? .blue, found.weight) > (known.band ?? .blue, known.weight)
                || (known.isHearsay && !found.isHearsay && (found.band ?? .blue) >= (known.band ?? .blue))
            if isStronger { self[index] = found }
        }
    }
}
