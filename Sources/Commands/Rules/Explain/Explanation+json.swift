import CaseModel
import JSONTree
import RuleEngine

extension Explanation {
    /// Every reason, by the question it answers.
    var facts: JSONObject {
        [
            "ruleSetVersion": .string(assessment.ruleSetVersion),
            "dispute": .object([
                "decided": .bool(assessment.isDispute), "points": JSONValue(dispute.points),
                "threshold": JSONValue(dispute.threshold), "words": .array(dispute.words.map(\.json)),
            ]),
            "type": .object([
                "decided": .string(assessment.type.code), "margin": JSONValue(assessment.type.margin),
                "also": .array(assessment.also.map { .string($0.code) }), "support": .array(types.map(\.json)),
            ]),
            "band": .object([
                "decided": .string(assessment.band.rawValue), "indicators": .array(assessment.indicators.map(\.json)),
            ]),
            "signs": .array(signs.map(\.json)), "opinion": opinion?.json ?? .null,
        ]
    }
}

extension WeightedEvidence {
    fileprivate var json: JSONValue { .object(["points": JSONValue(points), "evidence": evidence.json]) }
}

extension TypeSupport {
    fileprivate var json: JSONValue {
        .object(["code": .string(code), "points": JSONValue(points), "words": .array(words.map(\.json))])
    }
}

extension OpinionVote {
    fileprivate var json: JSONValue {
        .object([
            "disputeScore": JSONValue(disputeScore), "disputeGrams": .array(disputeGrams.map(\.json)),
            "types": .array(types.map(\.json)), "decidedDispute": .bool(decidedDispute),
            "decidedType": .bool(decidedType),
        ])
    }
}

extension SignTrace {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["indicator": .string(indicator), "sign": .string(sign)]
        object["outcome"] = outcome.json
        object["evidence"] = .array(evidence.map(\.json))
        return .object(object)
    }
}

extension SignTrace.Outcome {
    fileprivate var json: JSONValue {
        switch self {
        case .fired(let hearsay): .object(["kind": .string("fired"), "hearsay": .bool(hearsay)])
        case .inContext(let context, let cause):
            .object([
                "kind": .string("inContext"), "context": .string(context.rawValue), "by": cause?.json ?? .null,
            ])
        case .insideException(let longer): .object(["kind": .string("insideException"), "by": longer.json])
        case .missing(let group, let examples):
            .object([
                "kind": .string("missing"), "group": JSONValue(group),
                "examples": .array(examples.map(JSONValue.string)),
            ])
        case .excluded(let other): .object(["kind": .string("excluded"), "by": other.json])
        case .ruledOut(let other): .object(["kind": .string("ruledOut"), "by": other.json])
        case .number(let kind, let least, let found):
            .object([
                "kind": .string("number"), "counts": .string(kind.rawValue), "atLeast": JSONValue(least),
                "found": found.map(JSONValue.init) ?? .null,
            ])
        case .count(let least, let found):
            .object(["kind": .string("count"), "atLeast": JSONValue(least), "found": JSONValue(found)])
        case .field(let name): .object(["kind": .string("field"), "name": .string(name)])
        }
    }
}
