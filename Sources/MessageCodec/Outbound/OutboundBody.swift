import CaseModel

/// What leaves for the governance side (综治侧报文), by its schema in `schemas/messages`.
enum OutboundBody: String, Hashable, Sendable, CaseIterable {
    case push3, withdrawal, governanceReminder, governanceNotice, informNotice, contactDisclosure

    /// The schema of `body`; nil for the police side, which always gets the canonical form.
    init?(_ body: PushTask.Body) {
        switch body {
        case .governance: self = .push3
        case .withdrawal: self = .withdrawal
        case .reminder: self = .governanceReminder
        case .notice: self = .governanceNotice
        case .inform: self = .informNotice
        case .contact: self = .contactDisclosure
        case .police, .digest: return nil
        }
    }

    /// Its `taskKind`.
    var kind: PushTask.Kind {
        switch self {
        case .push3: .push3
        case .withdrawal: .withdrawal
        case .governanceReminder: .reminder
        case .governanceNotice, .informNotice: .notice
        case .contactDisclosure: .contactDisclosure
        }
    }
}

/// One field of a canonical body.
struct OutboundField: Hashable, Sendable {
    var pointer: JSONPointer
    var form: Form
    /// In every body of its kind, though a text may be empty.
    var isAlways = true
    /// Part of what an approver approves: neither id nor time nor approval.
    var isDraft = false

    indirect enum Form: Hashable, Sendable {
        case text
        /// One of a closed list.
        case code([String])
        case flag, number, time, texts
        /// A list of objects with these fields.
        case entries([OutboundField])
    }

    /// This field when it may be missing.
    var optional: OutboundField {
        var field = self
        field.isAlways = false
        return field
    }

    /// This field as part of a draft.
    var drafted: OutboundField {
        var field = self
        field.isDraft = true
        return field
    }
}
