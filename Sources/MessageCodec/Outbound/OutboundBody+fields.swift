import CaseModel

extension OutboundBody {
    /// Every field of a canonical body: those of its schema, lists of objects with the fields of their entries.
    var fields: [OutboundField] {
        let envelope = [
            text("schemaVersion"), text("taskId"), field("taskKind", .code([kind.rawValue])), field("issuedAt", .time),
        ]
        return envelope
            + {
                switch self {
                case .push3: reference + draft + deadlines + [approvals]
                case .withdrawal: reference + [text("withdrawnTaskId"), text("reason")]
                case .governanceReminder: reference + reminder
                case .governanceNotice: reference + notice
                case .informNotice: inform
                case .contactDisclosure: (reference + contact).map(\.drafted) + [approvals]
                }
            }()
    }

    /// The case as both sides name it.
    private var reference: [OutboundField] { [text("caseCode"), text("externalNo").optional] }

    private var draft: [OutboundField] {
        [
            text("disputeType/code"), text("disputeType/name"), text("disputeType/govCode"), text("channel"),
            text("title"), text("place/township"), text("place/village").optional,
            field("place/point/lon", .number).optional, field("place/point/lat", .number).optional,
            text("place/point/datum").optional,
            field(
                "people",
                .entries([text("role"), text("maskedName").optional, text("maskedPhone").optional])
            ),
            field("flags/weapon", .flag), field("flags/injury", .flag), field("flags/minor", .flag),
            field("band", codes(Band.self)), text("riskPhrase"), field("expedited", .flag), text("summary"),
            text("suggestedLead"), field("helpers", .texts), text("policeContact/unit"),
            text("policeContact/dutyPhone"),
        ].map(\.drafted)
    }

    private var deadlines: [OutboundField] {
        ["signBy", "contactBy", "finishBy", "decideBy", "nextProgressBy"].map { name in
            field("deadlines/\(name)", .time).optional
        }
    }

    private var approvals: OutboundField {
        field(
            "approvals",
            .entries([text("unit"), field("rank", .code(Directory.Role.ofCases.map(\.rawValue))), field("at", .time)])
        )
    }

    private var reminder: [OutboundField] {
        let about: [Deadline.Kind] = [.accepted, .departmentSigned, .progress, .finish, .withdrawalAnswered]
        return [
            text("remindedTaskId"), field("level", codes(Deadline.Level.self)),
            field("about", .code(about.map(\.rawValue))), field("dueAt", .time), field("overdue", .flag),
        ]
    }

    private var notice: [OutboundField] {
        let subjects = GovernanceNotice.Subject.allCases.filter { $0 != .informed }
        return [
            text("aboutTaskId"), field("subject", .code(subjects.map(\.rawValue))), text("reason").optional,
            text("department").optional, field("until", .time).optional,
        ]
    }

    private var inform: [OutboundField] {
        [
            text("caseCode"), field("subject", .code([GovernanceNotice.Subject.informed.rawValue])),
            text("disputeType/name"), text("disputeType/govCode"), text("place/township"),
            text("place/village").optional, field("reportedAt", .time),
        ]
    }

    private var contact: [OutboundField] {
        [
            text("aboutTaskId"),
            field("people", .entries([text("role"), text("name").optional, text("phone").optional])), text("purpose"),
        ]
    }

    private func text(_ name: String) -> OutboundField { field(name, .text) }

    private func field(_ name: String, _ form: OutboundField.Form) -> OutboundField {
        OutboundField(pointer: JSONPointer(path: name), form: form)
    }

    private func codes<Code: RawRepresentable & CaseIterable>(_ type: Code.Type) -> OutboundField.Form
    where Code.RawValue == String {
        .code(type.allCases.map(\.rawValue))
    }
}
