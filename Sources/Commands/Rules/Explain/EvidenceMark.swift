import CaseModel

/// What a marked place of a text shows; where several fall together the first of these counts.
enum EvidenceMark: Int, CaseIterable {
    /// A risk indicator found for certain.
    case indicator
    /// A risk indicator only heard of or feared.
    case hearsay
    /// Words the dispute type rests on.
    case type
    /// Words that speak for a dispute or against it.
    case dispute

    /// The character that stands beneath a marked place.
    var character: Character {
        switch self {
        case .indicator: "^"
        case .hearsay: "?"
        case .type: "="
        case .dispute: "-"
        }
    }

    /// Select Graphic Rendition of a terminal: underlined, in the colour of the kind.
    var rendition: String {
        switch self {
        case .indicator: "\u{1B}[4;31m"
        case .hearsay: "\u{1B}[4;35m"
        case .type: "\u{1B}[4;36m"
        case .dispute: "\u{1B}[4;34m"
        }
    }

    var term: Text {
        switch self {
        case .indicator: Text(zh: "风险迹象", en: "risk")
        case .hearsay: Text(zh: "听说或担心", en: "heard of or feared")
        case .type: Text(zh: "纠纷类型", en: "type")
        case .dispute: Text(zh: "是否纠纷", en: "dispute or not")
        }
    }
}
