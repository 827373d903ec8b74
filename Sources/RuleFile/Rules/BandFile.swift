import CaseModel
import RuleEngine

/// Reads `bands.yaml`: how findings, history, facts and the hour make a band.
struct BandFile {
    private let indicators: [IndicatorRule]

    static func read(_ document: YAMLValue, indicators: [IndicatorRule]) throws(RuleFileError) -> BandPolicy {
        try BandFile(indicators: indicators).policy(document)
    }

    private func policy(_ document: YAMLValue) throws(RuleFileError) -> BandPolicy {
        let fields = try document.fields(
            required: ["yellowFromWeight", "linking"],
            optional: ["repeats", "series", "policeRecord", "setting", "officer", "combinations"]
        )
        let linking = try fields.required("linking").fields(
            required: ["sameIncident", "homeTypes"],
            optional: ["proposeWithin", "proposals"]
        )
        var policy = BandPolicy(
            yellowFromWeight: try fields.required("yellowFromWeight").int(in: 1...100),
            linking: BandPolicy.LinkingRule(
                sameIncident: try linking.required("sameIncident").duration(),
                homeTypes: try BandRuleReader.typeCodes(linking.required("homeTypes"))
            )
        )
        if let within = linking["proposeWithin"] { policy.linking.proposeWithin = try within.duration() }
        if let proposals = linking["proposals"] { policy.linking.proposals = try proposals.int(in: 0...20) }
        var computed = ComputedRules()
        policy.repeats = try computed.take(fields["repeats"], .repeats, of: ["levels"], BandRuleReader.repeats)
        policy.series = try computed.take(
            fields["series"],
            .series,
            of: ["alerts", "days", "band"],
            BandRuleReader.series
        )
        policy.policeRecord = try computed.take(
            fields["policeRecord"],
            .policeRecord,
            of: ["weight", "tags"],
            BandRuleReader.policeRecord
        )
        policy.setting = try computed.take(
            fields["setting"],
            .setting,
            of: ["weight", "night", "types"],
            or: ["tags"],
            BandRuleReader.setting
        )
        policy.officer = try computed.take(fields["officer"], .officer, of: []) { basis, _ in basis }
        policy.combinations = try combinations(fields["combinations"], computed)
        return policy
    }

    // MARK: Combinations

    private func combinations(
        _ value: YAMLValue?,
        _ computed: ComputedRules
    ) throws(RuleFileError) -> [BandPolicy.Combination] {
        var combinations: [BandPolicy.Combination] = []
        var ids = Set(computed.lowestBands.keys).union(indicators.map(\.id))
        for item in try value?.list() ?? [] {
            let fields = try item.fields(
                required: ["id", "title", "status", "basis", "band"],
                optional: ["text", "hearsay", "computed"]
            )
            let basis = try BandPolicy.Basis(reading: fields)
            guard ids.insert(basis.id).inserted else {
                throw item.error(.duplicate, "the id \(basis.id) is used already")
            }
            let combination = BandPolicy.Combination(
                basis: basis,
                text: try textParts(fields["text"]),
                countsHearsay: try fields["hearsay"]?.bool() ?? false,
                computed: try computed.parts(fields["computed"]),
                band: try BandRuleReader.raised(fields.required("band"))
            )
            try refuseIdle(combination, at: item, computed)
            if try fields.required("status").choice(of: RuleStatus.self) != .deprecated {
                combinations.append(combination)
            }
        }
        return combinations
    }

    private func textParts(_ value: YAMLValue?) throws(RuleFileError) -> [String] {
        for item in try value?.list() ?? [] {
            let id = try item.string()
            guard indicators.contains(where: { $0.id == id && $0.status != .deprecated }) else {
                throw item.error(.unknownReference, "indicators.yaml has no indicator \(id)")
            }
        }
        return try value?.strings() ?? []
    }

    /// A combination that is no worse than one of its parts decides nothing.
    private func refuseIdle(
        _ combination: BandPolicy.Combination,
        at value: YAMLValue,
        _ computed: ComputedRules
    ) throws(RuleFileError) {
        guard combination.text.count + combination.computed.count >= 2 else {
            throw value.error(.badValue, "expected two indicators or more under text and computed")
        }
        let told = combination.text.compactMap { id in indicators.first { $0.id == id }?.band }
        let bands = told.compactMap { combination.countsHearsay ? $0.lowered : $0 }
        let highest = (bands + combination.computed.compactMap { computed.lowestBands[$0] }).max() ?? .blue
        guard combination.band > highest else {
            let reason = "its parts are \(highest.rawValue) by themselves; name a higher band or remove the combination"
            throw value.error(.unreachable, reason)
        }
    }
}

/// The rules of the file that look beside the text, by the fixed id each has in domain table (c).
struct ComputedRules {
    /// The lowest band each of them sets; blue for one that only weighs.
    private(set) var lowestBands: [String: Band] = [:]

    enum ID: String {
        case repeats = "R10"
        case series = "R11"
        case policeRecord = "R14"
        case setting = "R22"
        case officer = "R24"
    }

    /// Reads a rule; nil when the file has none or keeps it only for the record.
    mutating func take<Rule>(
        _ value: YAMLValue?,
        _ id: ID,
        of keys: [String],
        or optional: [String] = [],
        _ read: (BandPolicy.Basis, YAMLFields) throws(RuleFileError) -> Rule
    ) throws(RuleFileError) -> Rule? {
        guard let value else { return nil }
        let fields = try value.fields(required: ["id", "title", "status", "basis"] + keys, optional: optional)
        let basis = try BandPolicy.Basis(reading: fields)
        guard basis.id == id.rawValue else {
            throw try fields.required("id").error(
                .badValue,
                "expected \(id.rawValue), its id in the table of indicators"
            )
        }
        let rule = try read(basis, fields)
        guard try fields.required("status").choice(of: RuleStatus.self) != .deprecated else { return nil }
        lowestBands[basis.id] =
            switch rule {
            case let rule as BandPolicy.RepeatRule: rule.levels.map(\.band).min() ?? .blue
            case let rule as BandPolicy.SeriesRule: rule.band
            default: .blue
            }
        return rule
    }

    /// Ids under `computed`, each of a rule that is read.
    func parts(_ value: YAMLValue?) throws(RuleFileError) -> [String] {
        for item in try value?.list() ?? [] {
            let id = try item.string()
            guard id != ID.officer.rawValue, lowestBands[id] != nil else {
                throw item.error(.unknownReference, "this file has no rule \(id) that is computed")
            }
        }
        return try value?.strings() ?? []
    }
}

extension BandPolicy.Basis {
    fileprivate init(reading fields: YAMLFields) throws(RuleFileError) {
        self.init(
            id: try fields.required("id").string(),
            title: try fields.required("title").string(),
            reason: try fields.required("basis").string()
        )
    }
}
