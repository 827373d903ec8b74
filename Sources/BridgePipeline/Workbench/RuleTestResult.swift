package import CaseModel
import CaseStorage
package import RuleFile

/// What a rule test came to.
package struct RuleTestResult: Sendable {
    package var test: RuleTest
    /// What was decided.
    package var decided: RuleTestOutcome
    /// What is not as expected; empty when the test passed.
    package var differences: [Difference]

    init(_ test: RuleTest, decided: RuleTestOutcome) {
        self.test = test
        self.decided = decided
        differences = decided.differences(from: test.expectation)
    }

    /// One thing that is not as expected.
    package struct Difference: Hashable, Sendable {
        /// The key of the expectation.
        package var key: String
        package var expected: String
        package var got: String
    }
}

/// What was decided about the alert of a test.
package struct RuleTestOutcome: Sendable {
    /// nil when a message of the test was refused.
    package var outcome: RuleTest.Outcome?
    package var isDispute: Bool
    package var type: String?
    package var band: Band?
    package var findings: [IndicatorFinding]
    /// Every reason for the band, history included.
    package var contributions: [BandContribution]
    /// The places the type rests on.
    package var typeEvidence: [Evidence]
    package var push: [PushTask.Kind]
    package var routingKeys: [String]
    package var lead: String?
    /// Messages that could not be processed.
    package var refusals: [Refusal]

    init(_ state: PlayedState, tasks: [NewTask], refusals: [Refusal]) {
        self.refusals = refusals
        let assessment = state.found?.assessment ?? state.recorded?.assessment
        isDispute = state.found != nil || assessment?.isDispute == true
        type = state.found?.typeCode
        band = state.found?.band
        findings = state.found?.indicators ?? assessment?.indicators ?? []
        contributions = state.found?.bandContributions ?? []
        typeEvidence = assessment?.type.evidence ?? []
        push = tasks.map(\.kind)
        routingKeys = tasks.map(\.routingKey)
        lead = state.found?.pendingApproval?.draft.suggestedLead
        outcome = state.found != nil ? .opened : state.recorded != nil ? .recorded : nil
    }

    /// Indicators found in the text for certain, sorted.
    package var indicators: [String] { Set(findings.lazy.filter { !$0.isHearsay }.map(\.id)).sorted() }

    /// Indicators only heard of or feared, sorted.
    package var hearsay: [String] {
        Set(findings.lazy.filter(\.isHearsay).map(\.id)).subtracting(indicators).sorted()
    }

    /// What history, police data, the hour, the officer and combinations add to the text, sorted.
    package var computed: [String] { Set(contributions.lazy.filter { $0.source != .text }.map(\.id)).sorted() }

    /// Rules that took part: indicators found, whatever made the band, and the type.
    package var rules: Set<String> { Set(findings.map(\.id)).union(computed).union(type.map { [$0] } ?? []) }

    /// Everything that shows why.
    package var evidence: [Evidence] { findings.flatMap(\.evidence) + typeEvidence }

    func differences(from expected: RuleTest.Expectation) -> [RuleTestResult.Difference] {
        var differences = refusals.map {
            RuleTestResult.Difference(key: "alert", expected: "applied", got: "\($0.code.rawValue): \($0.detail)")
        }
        func compare(_ key: String, _ expected: String?, _ got: String?, _ isRight: Bool) {
            guard let expected, !isRight else { return }
            differences.append(RuleTestResult.Difference(key: key, expected: expected, got: got ?? "-"))
        }
        compare("case", expected.outcome?.rawValue, outcome?.rawValue, expected.outcome == outcome)
        compare("dispute", expected.isDispute.map(String.init), String(isDispute), expected.isDispute == isDispute)
        let types = (expected.type.map { [$0] } ?? []) + expected.accepted
        compare("type", types.isEmpty ? nil : types.joined(separator: "/"), type, type.map(types.contains) == true)
        compare("band", expected.band?.rawValue, band?.rawValue, expected.band == band)
        compare(
            "indicators",
            expected.indicators?.sorted().told,
            indicators.told,
            expected.indicators?.sorted() == indicators
        )
        let all = indicators + computed
        let missing = expected.has.filter { !all.contains($0) }
        compare("has", missing.told, all.told, missing.isEmpty)
        let extra = expected.lacks.filter(all.contains)
        compare("lacks", extra.told, all.told, extra.isEmpty)
        compare("hearsay", expected.hearsay?.sorted().told, hearsay.told, expected.hearsay?.sorted() == hearsay)
        let kinds = Set(push.map(\.rawValue)).sorted()
        let expectedKinds = expected.push.map { Set($0.map(\.rawValue)).sorted() }
        compare("push", expectedKinds?.told, kinds.told, expectedKinds == kinds)
        let unrouted = expected.route.filter { key in !routingKeys.contains { $0 == key || $0.hasSuffix(".\(key)") } }
        compare("route", unrouted.told, Set(routingKeys).sorted().told, unrouted.isEmpty)
        compare("lead", expected.lead, lead, expected.lead == lead)
        let unsaid = expected.words.filter { word in !evidence.contains { $0.words.contains(word) } }
        compare("words", unsaid.told, evidence.map(\.words).told, unsaid.isEmpty)
        return differences
    }
}

extension [String] {
    fileprivate var told: String { "[\(joined(separator: ", "))]" }
}
