package import CaseModel

/// What can be judged one way or another.
package enum JudgedAspect: String, Hashable, Sendable, CaseIterable {
    case dispute, type, band, indicators
}

/// An alert judged otherwise than labelled.
package struct Misjudgement: Hashable, Sendable {
    package var alert: LabelledAlert
    package var found: TextAssessment
    /// What is wrong, in the order of their weight.
    package var aspects: [JudgedAspect]

    init(alert: LabelledAlert, found: TextAssessment) {
        self.alert = alert
        self.found = found
        aspects = alert.labels.aspects(misjudgedIn: found)
    }
}

extension LabelledAlert.Labels {
    /// Whether `code` is the labelled type or an accepted one.
    package func takes(type code: String?) -> Bool {
        guard let code else { return false }
        return code == type || accepted.contains(code)
    }

    /// What of an assessment is otherwise than labelled. Without agreement on dispute or not, type and band are not
    /// asked.
    func aspects(misjudgedIn found: TextAssessment) -> [JudgedAspect] {
        var aspects: [JudgedAspect] = []
        if found.isDispute != isDispute {
            aspects.append(.dispute)
        } else if isDispute {
            if !takes(type: found.type.code) { aspects.append(.type) }
            if found.band != band { aspects.append(.band) }
        }
        if found.certainIndicators != indicators { aspects.append(.indicators) }
        return aspects
    }
}

extension TextAssessment {
    /// The indicators that are not only heard of or feared.
    package var certainIndicators: Set<String> {
        Set(indicators.lazy.filter { !$0.isHearsay }.map(\.id))
    }
}
