package import CaseModel

/// How far assessments agree with labels (研判评分).
package struct RuleScore: Sendable {
    /// Alerts scored.
    package private(set) var alerts = 0
    /// 是否纠纷, over all alerts.
    package private(set) var dispute = Proportion()
    /// The type or an accepted one, over labelled disputes; one judged no dispute has no type.
    package private(set) var type = Proportion()
    /// The very band, over labelled disputes.
    package private(set) var band = Proportion()
    /// Red found, over the labelled reds.
    package private(set) var redRecall = Proportion()
    /// Red right, over the disputes judged red.
    package private(set) var redPrecision = Proportion()
    /// Orange or red found, over those labelled orange or red.
    package private(set) var orangeOrAboveRecall = Proportion()
    /// Indicators found for certain, over the labelled ones of all alerts.
    package private(set) var indicatorRecall = Proportion()
    /// Indicators right, over those found for certain.
    package private(set) var indicatorPrecision = Proportion()
    /// By type code; a judged type that is accepted counts for the labelled one.
    package private(set) var types: [String: Tally] = [:]
    /// By indicator id, over all alerts.
    package private(set) var indicators: [String: Tally] = [:]
    /// Alerts judged otherwise than labelled, in order.
    package private(set) var misjudgements: [Misjudgement] = []

    /// Nothing scored yet.
    package init() {}

    /// Scores the assessment of one alert.
    package mutating func add(_ alert: LabelledAlert, _ found: TextAssessment) {
        let labels = alert.labels
        alerts += 1
        dispute.count(found.isDispute == labels.isDispute)
        if labels.isDispute { addDispute(labels, found) }
        let isRed = found.isDispute && found.band == .red
        if labels.band == .red { redRecall.count(isRed) }
        if isRed { redPrecision.count(labels.band == .red) }
        addIndicators(labels, found)
        let misjudgement = Misjudgement(alert: alert, found: found)
        if !misjudgement.aspects.isEmpty { misjudgements.append(misjudgement) }
    }

    private mutating func addDispute(_ labels: LabelledAlert.Labels, _ found: TextAssessment) {
        let judged = found.isDispute ? found.type.code : nil
        let isRight = labels.takes(type: judged)
        type.count(isRight)
        band.count(found.isDispute && found.band == labels.band)
        if let band = labels.band, band >= .orange {
            orangeOrAboveRecall.count(found.isDispute && found.band >= .orange)
        }
        if let expected = labels.type {
            types[expected, default: Tally()].labelled += 1
            if isRight { types[expected, default: Tally()].right += 1 }
        }
        let counted = isRight ? labels.type : judged
        if let counted { types[counted, default: Tally()].found += 1 }
    }

    private mutating func addIndicators(_ labels: LabelledAlert.Labels, _ found: TextAssessment) {
        let certain = found.certainIndicators
        for id in labels.indicators {
            indicatorRecall.count(certain.contains(id))
            indicators[id, default: Tally()].labelled += 1
        }
        for id in certain {
            let isRight = labels.indicators.contains(id)
            indicatorPrecision.count(isRight)
            indicators[id, default: Tally()].found += 1
            if isRight { indicators[id, default: Tally()].right += 1 }
        }
    }

    /// The mean of F1 over the labelled types, each counting alike; nil without any.
    package var typeMacroF1: Double? {
        let labelled = types.values.filter { $0.labelled > 0 }
        guard !labelled.isEmpty else { return nil }
        // In the order of size: a sum of doubles depends on it, and a dictionary has none.
        return labelled.map(\.f1).sorted().reduce(0, +) / Double(labelled.count)
    }

    /// Labelled, found, and found rightly.
    package struct Tally: Hashable, Sendable {
        package var labelled = 0
        package var found = 0
        package var right = 0

        /// Harmonic mean of recall and precision, 0 when nothing is right.
        package var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(labelled + found) }
    }
}
