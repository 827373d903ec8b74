import CaseModel
import JSONTree

@testable import RuleFile

/// What an event of a scenario may hold, and how each of its values becomes one of the message.
struct EventFields: Sendable {
    /// How a value is written in a file.
    indirect enum Form: Sendable {
        case text, number, flag, texts, time, times
        /// A post (分管所领导) or a police number.
        case person
        /// A station or township by name.
        case unit
        case word(Words)
        case object([String: Form])
        case list([String: Form])
    }

    /// A value of an event, before posts are filled by the people who hold them.
    indirect enum Field: Sendable {
        case json(JSONValue)
        case person(String)
        case object([Member])
        case list([Field])
    }

    /// A value with its key.
    struct Member: Sendable {
        var key: String
        var value: Field
    }

    private(set) var values: [Member] = []

    subscript(key: String) -> Field? { values.first { $0.key == key }?.value }

    /// The text at `key`, when a text stands there.
    func text(_ key: String) -> String? {
        switch self[key] {
        case .json(.string(let text)), .person(let text): text
        default: nil
        }
    }

    /// The number at `key`, when a number stands there.
    func number(_ key: String) -> Int? {
        if case .json(.integer(let number)) = self[key] { Int(number) } else { nil }
    }

    /// Without any value.
    init() {}

    /// Reads the values of a mapping; a key that has no form is refused.
    init(_ value: YAMLValue, forms: [String: Form]) throws(RuleFileError) {
        for (key, keyValue, item) in try value.pairs() {
            guard let form = forms[key] else {
                throw keyValue.error(
                    .unknownKey,
                    "unknown key \(key); known here: \(forms.keys.sorted().joined(separator: ", "))"
                )
            }
            values.append(Member(key: key, value: try EventFields.read(item, as: form)))
        }
    }

    private static func read(_ value: YAMLValue, as form: Form) throws(RuleFileError) -> Field {
        switch form {
        case .text, .unit: return .json(.string(try value.string()))
        case .number: return .json(.integer(Int64(try value.int(in: 0...1_000_000))))
        case .flag: return .json(.bool(try value.bool()))
        case .texts: return .json(.array(try value.strings().map { .string($0) }))
        case .time: return .json(.string(try time(value)))
        case .times:
            var times: [JSONValue] = []
            for item in try value.list() { times.append(.string(try time(item))) }
            return .json(.array(times))
        case .person: return .person(try value.string())
        case .word(let words): return .json(.string(try words.code(of: value)))
        case .object(let forms): return .object(try EventFields(value, forms: forms).values)
        case .list(let forms):
            var items: [Field] = []
            for item in try value.list() { items.append(try read(item, as: .object(forms))) }
            return .list(items)
        }
    }

    private static func time(_ value: YAMLValue) throws(RuleFileError) -> String {
        guard let instant = ScenarioTime.instant(try value.string()) else {
            throw value.error(.badValue, "expected a time such as 2026-02-14 10:30")
        }
        return instant.rfc3339
    }
}

extension EventFields {
    /// Reads only what is known of each kind of event.
    static func forms(of kind: ScenarioStep.Kind) -> [String: Form] {
        switch kind {
        case .alert: alert
        case .disposition: disposition
        case .signed: ["by": .person, "task": .word(.kinds)]
        case .followUp: followUp
        case .approval: approval
        case .order: order
        case .receipt: receipt
        case .again: [:]
        }
    }

    private static let feedback: [String: Form] = [
        "text": .text, "arrivedAt": .time, "finishedAt": .time, "needsFollowUp": .flag, "officerBand": .word(.bands),
        "securityMediation": .flag, "contactConsent": .flag,
        "warningLetter": .object(["given": .flag, "reason": .text]),
    ]

    private static let alert: [String: Form] = [
        "no": .text, "revision": .number, "eventKind": .word(.eventKinds), "mainAlertNo": .text,
        "relation": .word(.relations), "reportedAt": .time, "confidential": .text, "reporterRole": .text,
        "address": .text, "township": .text, "village": .text, "station": .unit, "content": .text, "supplement": .text,
        "weapon": .flag, "injured": .number, "peopleInvolved": .number, "grade": .number, "tags": .texts,
        "officer": .person, "caseNo": .text, "callerConsentsToContact": .flag,
        "caller": .object(["name": .text, "phone": .text, "idNumber": .text]),
        "parties": .list(["role": .text, "name": .text, "phone": .text, "idNumber": .text]),
        "feedbackText": .text, "resultCode": .word(.results), "rules": .object([:]),
    ]

    private static let disposition = feedback.merging(
        ["by": .person, "result": .word(.results), "rules": .object([:])]
    ) { first, _ in first }

    private static let agreement: Form = .object([
        "mediator": .text, "terms": .text, "signedAt": .time, "dueDates": .times,
    ])

    private static let followUp: [String: Form] = [
        "by": .person, "outcome": .word(.followUps), "party": .text, "task": .text, "agreement": agreement,
        "contactConsent": .flag, "satisfied": .flag, "safeToCall": .flag, "text": .text,
    ]

    private static let approval: [String: Form] = [
        "by": .person, "decision": .word(.decisions), "reason": .text, "complexity": .word(.complexities),
        "onBehalfOf": .person, "edits": .object(["summary": .text, "department": .text, "disclose": .texts]),
        "request": .number, "draft": .number,
    ]

    private static let order: [String: Form] = [
        "by": .person, "do": .word(.orders), "reason": .text, "push": .number, "type": .text, "department": .text,
        "band": .word(.bands), "assignee": .person, "target": .text, "step": .number,
    ]

    private static let receipt: [String: Form] = [
        "action": .word(.actions), "department": .text, "name": .text, "outcome": .word(.receiptOutcomes),
        "reason": .word(.reasons), "externalNo": .text, "names": .text, "push3": .number, "until": .time,
        "approvedBy": .text, "agreement": agreement, "mediator": .text, "text": .text, "signedAt": .time,
    ]
}
