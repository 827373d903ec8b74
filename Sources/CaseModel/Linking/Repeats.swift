/// The alerts of one dispute up to the one that is judged, one for each incident, oldest first.
struct Repeats {
    private var incidents: [Incident] = []
    /// The alert that is judged.
    private let alert: Alert

    /// What was reported of one incident, by one side or by both.
    fileprivate struct Incident {
        var at: Timestamp
        var place: String?
        var ownBand: Band
        var grade: Int?
    }

    init(of evidence: BandEvidence, under rule: BandPolicy.LinkingRule) {
        alert = evidence.alert
        let cases = evidence.history.repeats(of: alert, typeCode: evidence.typeCode, under: rule)
        let reported = cases.flatMap(\.incidents).sorted { $0.at < $1.at }
        for one in reported where one.at <= alert.reportedAt {
            let known = incidents.lastIndex {
                $0.place == one.place && one.place != nil && one.at - $0.at <= rule.sameIncident
            }
            if let known {
                incidents[known].ownBand = max(incidents[known].ownBand, one.ownBand)
                incidents[known].grade = [incidents[known].grade, one.grade].compactMap(\.self).min()
            } else {
                incidents.append(one)
            }
        }
    }

    private func since(days: Int) -> [Incident] {
        incidents.filter { $0.at >= alert.reportedAt + .days(-days) }
    }

    /// R10: the highest level that so many alerts reach, this one included unless it only chases (催办).
    func contribution(by rule: BandPolicy.RepeatRule?) -> BandContribution? {
        guard let rule, !incidents.isEmpty else { return nil }
        let own = alert.relation == .chaser ? 0 : 1
        var best: BandContribution?
        for level in rule.levels {
            let alerts = since(days: level.days).count + own
            guard alerts >= level.alerts, level.band > best?.band ?? .blue else { continue }
            best = BandContribution(
                source: .history,
                id: rule.basis.id,
                title: rule.basis.title,
                band: level.band,
                count: BandContribution.RepeatCount(alerts: alerts, days: level.days)
            )
        }
        return best
    }

    /// R11: the bands the alerts have by themselves, or the grades they were first given, only rise up to this one.
    func contribution(by rule: BandPolicy.SeriesRule?, ownBand: Band, grade: Int?) -> BandContribution? {
        guard let rule, alert.relation != .chaser else { return nil }
        let earlier = since(days: rule.days)
        guard earlier.count + 1 >= rule.alerts else { return nil }
        let grades = (earlier.map(\.grade) + [grade]).compactMap(\.self)
        let areGradesKnown = grades.count == earlier.count + 1
        // Grade 1 is the gravest.
        guard rises(earlier.map(\.ownBand) + [ownBand]) || (areGradesKnown && rises(grades.map { -$0 })) else {
            return nil
        }
        return BandContribution(
            source: .history,
            id: rule.basis.id,
            title: rule.basis.title,
            band: rule.band,
            count: BandContribution.RepeatCount(alerts: earlier.count + 1, days: rule.days)
        )
    }

    private func rises<Value: Comparable>(_ series: [Value]) -> Bool {
        guard let first = series.first, let last = series.last else { return false }
        return first < last && zip(series, series.dropFirst()).allSatisfy { $0 <= $1 }
    }
}

extension LinkedCase {
    /// The alert that opened it, and those that reopened it.
    fileprivate var incidents: [Repeats.Incident] {
        [Repeats.Incident(at: summary.when, place: place, ownBand: ownBand, grade: grade)]
            + repeats.map { Repeats.Incident(at: $0.reportedAt, place: place, ownBand: $0.ownBand, grade: $0.grade) }
    }
}
