package import CaseModel
package import RuleEngine

/// Which rules the tests have seen at work (规则覆盖).
package struct RuleCoverage: Sendable {
    /// Every rule that decides, in the order of the files.
    package private(set) var rules: [Rule]

    /// One rule.
    package struct Rule: Hashable, Sendable {
        /// Indicator id, id of a rule of the bands, or type code.
        package var id: String
        package var title: String
        package var status: RuleStatus
        /// Passing tests in which it took part.
        package var tests: Int
    }

    /// No test has run.
    package init(of definition: RuleSetDefinition) {
        let indicators = definition.indicators.map { Rule(id: $0.id, title: $0.title, status: $0.status, tests: 0) }
        let types = definition.types.map { Rule(id: $0.code, title: $0.title, status: $0.status, tests: 0) }
        let computed = definition.bandPolicy.bases.map { Rule(id: $0.id, title: $0.title, status: .stable, tests: 0) }
        rules = (indicators + computed + types).filter { $0.status != .deprecated }
    }

    /// Counts a passing test in which these rules took part.
    package mutating func count(_ ids: Set<String>) {
        for index in rules.indices where ids.contains(rules[index].id) { rules[index].tests += 1 }
    }

    /// Stable rules that no passing test has seen at work.
    package var uncovered: [Rule] { rules.filter { $0.status == .stable && $0.tests == 0 } }
}

extension BandPolicy {
    /// The rules of the band file that are in force.
    fileprivate var bases: [Basis] {
        [repeats?.basis, series?.basis, policeRecord?.basis, setting?.basis, officer].compactMap(\.self)
            + combinations.map(\.basis)
    }
}

/// A text that stands with a rule, and whether the rule judged it as it must (规则内例句).
package struct RuleExampleResult: Hashable, Sendable {
    /// Indicator id or type code.
    package var rule: String
    /// The file, as it is named within the folder.
    package var file: String
    package var example: RuleExample
    /// What the rule must find; an indicator only heard of or feared does not count as found.
    package var isPassed: Bool
    /// What was decided.
    package var assessment: TextAssessment

    /// Judges every example of `definition`, which `ruleSet` was compiled from; those of deprecated rules are left out.
    package static func all(of definition: RuleSetDefinition, with ruleSet: RuleSet) -> [RuleExampleResult] {
        let indicators = definition.indicators.filter { $0.status != .deprecated }.flatMap { rule in
            rule.tests.map { example in
                let assessment = ruleSet.assess(AssessmentInput(texts: [(.content, example.text)]))
                let fired = assessment.certainIndicators.contains(rule.id)
                return RuleExampleResult(
                    rule: rule.id,
                    file: "indicators.yaml",
                    example: example,
                    isPassed: fired == example.fires,
                    assessment: assessment
                )
            }
        }
        let types = definition.types.filter { $0.status != .deprecated }.flatMap { rule in
            rule.tests.map { example in
                let assessment = ruleSet.assess(AssessmentInput(texts: [(.content, example.text)]))
                let fired = assessment.isDispute && assessment.type.code == rule.code
                return RuleExampleResult(
                    rule: rule.code,
                    file: "types.yaml",
                    example: example,
                    isPassed: fired == example.fires,
                    assessment: assessment
                )
            }
        }
        return indicators + types
    }
}
