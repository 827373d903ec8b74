import CaseModel

/// Dispute or not, and of which type: the rules where they are sure, both opinions together where they are not.
struct SupportDecision {
    private let tally: SupportTally
    private let rules: CompiledRules
    private let second: SecondOpinion?
    /// What the second opinion says, when it was asked.
    private(set) var opinion: OpinionScores?
    let isDispute: Bool
    /// What the rules alone give for being a dispute.
    let disputePoints: Int
    /// The second opinion tipped the scales on dispute or not.
    let opinionDecidedDispute: Bool
    /// The second opinion took part in choosing the type.
    let opinionDecidedType: Bool
    /// Points by type, of both opinions when both were asked.
    private let points: [Int]
    /// Types by position, best first, at most three.
    private let best: [Int]

    /// More words than this per type are not shown.
    static let evidenceLimit = 5

    /// Decides from the points of the rules, and asks the second opinion where they are unsure.
    ///
    /// - Parameters:
    ///   - band: of the text; where the rules see a dispute in red, nobody talks them out of it.
    ///   - always: ask the second opinion even where it decides nothing, for an explanation.
    init(
        _ tally: SupportTally,
        readings: [Reading],
        rules: CompiledRules,
        opinion second: SecondOpinion?,
        band: Band,
        always: Bool = false
    ) {
        self.tally = tally
        self.rules = rules
        self.second = second
        let own = tally.types.map(Int.init)
        var best = Self.best(own)
        disputePoints =
            Int(tally.dispute) + min(best.first.map { max(own[$0], 0) } ?? 0, rules.dispute.typePointsAtMost)
        let distance = disputePoints - rules.dispute.threshold
        let isUnsureOfDispute = abs(distance) < rules.dispute.sureMargin && (distance < 0 || band < .red)
        let margin = best.isEmpty ? 0 : own[best[0]] - (best.count > 1 ? own[best[1]] : 0)
        let isUnsureOfType = margin < rules.typeDecision.sureMargin
        guard let second, isUnsureOfDispute || isUnsureOfType || always else {
            isDispute = distance >= 0
            opinionDecidedDispute = false
            opinionDecidedType = false
            points = own
            self.best = best
            return
        }
        let scores = second.model.scores(of: readings.map(\.text))
        opinion = scores
        isDispute = isUnsureOfDispute ? distance + scores.dispute >= 0 : distance >= 0
        opinionDecidedDispute = isUnsureOfDispute && isDispute != (distance >= 0)
        opinionDecidedType = isUnsureOfType
        guard isUnsureOfType else {
            points = own
            self.best = best
            return
        }
        points = own.indices.map { own[$0] + (second.classOfType[$0].map { scores.types[$0] } ?? 0) }
        best = Self.best(points)
        self.best = best
    }

    /// The three best types with points, best first; on equal points the earlier one wins.
    private static func best(_ points: [Int]) -> [Int] {
        var best: [Int] = []
        for index in points.indices where points[index] > 0 {
            var place = best.count
            while place > 0, points[best[place - 1]] < points[index] { place -= 1 }
            guard place < 3 else { continue }
            best.insert(index, at: place)
            if best.count > 3 { best.removeLast() }
        }
        return best
    }

    /// The best type, when its support is enough and it is not D9900 itself.
    private var known: Int? {
        let minimum = opinionDecidedType ? second?.model.typeMinimum ?? 0 : rules.typeDecision.minimumPoints
        guard let first = best.first, points[first] >= minimum else { return nil }
        return rules.types[first].code == TypeJudgement.unknownCode ? nil : first
    }

    /// The best-supported type, or D9900 when the support is too little.
    func judgement(in readings: [Reading]) -> TypeJudgement {
        guard let first = known else { return TypeJudgement(code: TypeJudgement.unknownCode, margin: 0) }
        let second = best.count > 1 ? points[best[1]] : 0
        return judgement(first, margin: points[first] - second, in: readings)
    }

    /// Further types with support of their own, strongest first.
    func also(in readings: [Reading]) -> [TypeJudgement] {
        guard best.count > 1, let first = known else { return [] }
        var further: [TypeJudgement] = []
        for type in best.dropFirst()
        where points[type] >= rules.typeDecision.alsoFrom && points[type] * 2 >= points[first]
            && rules.types[type].code != TypeJudgement.unknownCode
        {
            further.append(judgement(type, margin: 0, in: readings))
        }
        return further
    }

    private func judgement(_ type: Int, margin: Int, in readings: [Reading]) -> TypeJudgement {
        let code = rules.types[type].code
        let places = tally.strongest(for: Int32(truncatingIfNeeded: type), limit: Self.evidenceLimit)
            .sorted { ($0.reading, $0.hit.start) < ($1.reading, $1.hit.start) }
        return TypeJudgement(
            code: code,
            margin: margin,
            evidence: places.map { readings[$0.reading].evidence($0.hit, rule: code) }
        )
    }
}
