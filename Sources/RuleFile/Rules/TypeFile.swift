import CaseModel
import RuleEngine

/// Reads `types.yaml`: what speaks for each dispute type.
struct TypeFile {
    var rules: [TypeRule]
    var decision: TypeDecision

    static func read(
        _ document: YAMLValue,
        words: WordReader,
        indicators: IndicatorFile,
        _ mistakes: MistakeList
    ) throws(RuleFileError) -> TypeFile {
        let fields = try document.fields(required: ["minimumPoints", "alsoFrom", "sureMargin", "types"])
        var codes: Set<String> = []
        let rules = mistakes.each(try fields.required("types").list()) { item throws(RuleFileError) in
            let rule = try self.rule(item, words, indicators)
            guard codes.insert(rule.code).inserted else {
                throw item.error(.duplicate, "the type \(rule.code) is defined twice; remove one of the two")
            }
            return rule
        }
        let decision = TypeDecision(
            minimumPoints: try fields.required("minimumPoints").int(in: 1...1_000),
            alsoFrom: try fields.required("alsoFrom").int(in: 1...1_000),
            sureMargin: try fields.required("sureMargin").int(in: 0...1_000)
        )
        return TypeFile(rules: rules, decision: decision)
    }

    private static func rule(
        _ value: YAMLValue,
        _ words: WordReader,
        _ indicators: IndicatorFile
    ) throws(RuleFileError) -> TypeRule {
        let fields = try value.fields(
            required: ["code", "title", "status", "basis", "words"],
            optional: ["indicators", "categories", "tests"]
        )
        return TypeRule(
            code: try fields.required("code").code("D", digits: 4),
            title: try fields.required("title").string(),
            status: try fields.required("status").choice(of: RuleStatus.self),
            basis: try fields.required("basis").string(),
            support: try words.supports(of: fields, indicators),
            tests: try ExampleReader.examples(fields["tests"])
        )
    }
}

/// Reads `dispute.yaml`: dispute or not.
enum DisputeFile {
    static func read(
        _ document: YAMLValue,
        words: WordReader,
        indicators: IndicatorFile
    ) throws(RuleFileError) -> DisputeRule {
        let fields = try document.fields(
            required: ["threshold", "sureMargin", "typePointsAtMost", "words"],
            optional: ["indicators", "categories"]
        )
        return DisputeRule(
            threshold: try fields.required("threshold").int(in: -1_000...1_000),
            sureMargin: try fields.required("sureMargin").int(in: 0...1_000),
            typePointsAtMost: try fields.required("typePointsAtMost").int(in: 0...1_000),
            support: try words.supports(of: fields, indicators)
        )
    }
}
