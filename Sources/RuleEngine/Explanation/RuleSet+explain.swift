package import CaseModel

extension RuleSet {
    /// What ``assess(_:)`` gives, with every reason.
    package func explain(_ input: AssessmentInput) -> Explanation {
        let rules = compiled
        let readings = input.texts.map { Reading($0.text, of: $0.field, rules: rules) }
        let findings = IndicatorFinder(rules: rules, input: input).findings(in: readings)
        let tally = SupportTally(readings, findings: findings, input: input, rules: rules)
        let decision = SupportDecision(
            tally,
            readings: readings,
            rules: rules,
            opinion: opinion,
            band: rules.bandPolicy.textBand(of: findings.compactMap(\.self)),
            always: true
        )
        let support = SupportWords(tally: tally, readings: readings, rules: rules)
        return Explanation(
            assessment: assess(input),
            dispute: DisputeSupport(
                points: decision.disputePoints,
                threshold: rules.dispute.threshold,
                words: support.words(for: nil, rule: "dispute")
            ),
            types: support.types(),
            signs: readings.flatMap { SignTracer($0, of: input, rules: rules).traces() },
            opinion: decision.opinion.map { vote($0, decision, readings) }
        )
    }

    private func vote(_ scores: OpinionScores, _ decision: SupportDecision, _ readings: [Reading]) -> OpinionVote {
        let grams = GramShares(readings, model: opinion?.model)
        let ranked = scores.types.indices.filter { scores.types[$0] > 0 }
            .sorted { (-scores.types[$0], $0) < (-scores.types[$1], $1) }
        return OpinionVote(
            disputeScore: scores.dispute,
            disputeGrams: grams.strongest(lane: GramTable.disputeLane, points: opinion?.model.disputePoints ?? 0),
            types: ranked.prefix(3).map { place in
                TypeSupport(
                    code: opinion?.model.classes[place] ?? TypeJudgement.unknownCode,
                    points: scores.types[place],
                    words: grams.strongest(lane: place, points: opinion?.model.typePoints ?? 0).filter {
                        $0.points > 0
                    }
                )
            },
            decidedDispute: decision.opinionDecidedDispute,
            decidedType: decision.opinionDecidedType
        )
    }
}

/// The words behind the points of a tally.
private struct SupportWords {
    let tally: SupportTally
    let readings: [Reading]
    let rules: CompiledRules

    private static let wordLimit = 12
    private static let typeLimit = 5

    func words(for type: Int32?, rule: String) -> [WeightedEvidence] {
        tally.strongest(for: type, limit: Self.wordLimit).map { place in
            WeightedEvidence(
                points: Int(place.points),
                evidence: readings[place.reading].evidence(place.hit, rule: rule)
            )
        }
    }

    func types() -> [TypeSupport] {
        tally.types.indices.filter { tally.types[$0] > 0 }
            .sorted { (-tally.types[$0], $0) < (-tally.types[$1], $1) }
            .prefix(Self.typeLimit)
            .map { index in
                let code = rules.types[index].code
                return TypeSupport(
                    code: code,
                    points: Int(tally.types[index]),
                    words: words(for: Int32(truncatingIfNeeded: index), rule: code)
                )
            }
    }
}
