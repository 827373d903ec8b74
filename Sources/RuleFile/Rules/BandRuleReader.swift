import CaseModel

/// Reads the rules of `bands.yaml` that look beside the text: history, police data, the hour.
enum BandRuleReader {
    static func repeats(
        _ basis: BandPolicy.Basis,
        _ fields: YAMLFields
    ) throws(RuleFileError) -> BandPolicy.RepeatRule {
        var levels: [BandPolicy.RepeatRule.Level] = []
        for item in try fields.required("levels").list() {
            let level = try item.fields(required: ["alerts", "days", "band"])
            let new = BandPolicy.RepeatRule.Level(
                alerts: try level.required("alerts").int(in: 2...100),
                days: try level.required("days").int(in: 1...3_650),
                band: try raised(level.required("band"))
            )
            let isCovered = levels.contains {
                $0.alerts <= new.alerts && $0.days >= new.days && $0.band >= new.band
            }
            guard !isCovered else {
                throw item.error(.unreachable, "a level above says as much from fewer alerts or in more days")
            }
            levels.append(new)
        }
        guard !levels.isEmpty else { throw fields.owner.error(.unreachable, "expected at least one level") }
        return BandPolicy.RepeatRule(basis: basis, levels: levels)
    }

    static func series(
        _ basis: BandPolicy.Basis,
        _ fields: YAMLFields
    ) throws(RuleFileError) -> BandPolicy.SeriesRule {
        BandPolicy.SeriesRule(
            basis: basis,
            alerts: try fields.required("alerts").int(in: 2...100),
            days: try fields.required("days").int(in: 1...3_650),
            band: try raised(fields.required("band"))
        )
    }

    static func policeRecord(
        _ basis: BandPolicy.Basis,
        _ fields: YAMLFields
    ) throws(RuleFileError) -> BandPolicy.PoliceRecordRule {
        let tags = try fields.required("tags")
        guard try !tags.list().isEmpty else { throw tags.error(.unreachable, "expected at least one tag") }
        return BandPolicy.PoliceRecordRule(
            basis: basis,
            weight: try fields.required("weight").int(in: 1...10),
            tags: try tags.strings()
        )
    }

    static func setting(
        _ basis: BandPolicy.Basis,
        _ fields: YAMLFields
    ) throws(RuleFileError) -> BandPolicy.SettingRule {
        let night = try fields.required("night")
        let hours = try night.fields(required: ["from", "until"])
        let (from, until) = (try hours.required("from").int(in: 0...23), try hours.required("until").int(in: 0...23))
        guard from != until else { throw night.error(.badValue, "expected a night that is not the whole day") }
        return BandPolicy.SettingRule(
            basis: basis,
            weight: try fields.required("weight").int(in: 1...10),
            nightFrom: from,
            nightUntil: until,
            types: try typeCodes(fields.required("types")),
            tags: try fields["tags"]?.strings() ?? []
        )
    }

    /// A band above blue: a dispute is blue without any rule.
    static func raised(_ value: YAMLValue) throws(RuleFileError) -> Band {
        let band = try value.choice(of: Band.self)
        guard band > .blue else { throw value.error(.badValue, "expected yellow, orange or red; blue needs no rule") }
        return band
    }

    /// Type codes or their beginnings, such as `D01`.
    static func typeCodes(_ value: YAMLValue) throws(RuleFileError) -> [String] {
        for item in try value.list() {
            let code = try item.string()
            let digits = code.dropFirst()
            guard code.first == "D", (2...4).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
            else {
                throw item.error(.badValue, "expected a type or a group of types such as D0101 or D01, found \(code)")
            }
        }
        return try value.strings()
    }
}
