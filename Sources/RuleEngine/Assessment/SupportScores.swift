import CaseModel

/// The points each type has, and the points for being a dispute. A word counts once a message, however often it stands.
struct SupportScores {
    let disputePoints: Int
    /// The best-supported type, or D9900.
    let judgement: TypeJudgement
    /// Further types with support of their own, strongest first.
    let also: [TypeJudgement]

    /// More further types than this would be noise.
    static let alsoLimit = 2
    /// More words than this per type are not shown.
    static let evidenceLimit = 5

    /// Counts the words of `readings` and the indicators found for certain.
    init(_ readings: [FieldReading], findings: [IndicatorFinding?], rules: CompiledRules) {
        var tally = Tally(typeCount: rules.types.count, patternCount: rules.roles.count)
        for (index, field) in readings.enumerated() { tally.count(field.reading, index, rules) }
        tally.count(findings, rules)
        let ranked = tally.points.indices.filter { tally.points[$0] > 0 }
            .sorted { tally.points[$0] != tally.points[$1] ? tally.points[$0] > tally.points[$1] : $0 < $1 }
        let best = ranked.first.map { tally.points[$0] } ?? 0
        disputePoints = tally.dispute + min(best, rules.dispute.typePointsAtMost)

        func judgement(_ type: Int, margin: Int) -> TypeJudgement {
            let code = rules.types[type].code
            let evidence = tally.evidence(for: Int32(type), limit: Self.evidenceLimit) { place in
                let hit = place.hit
                return readings[place.reading].evidence(hit.start, hit.end, rule: code)
            }
            return TypeJudgement(code: code, margin: margin, evidence: evidence)
        }

        guard let first = ranked.first, best >= rules.typeDecision.minimumPoints,
            rules.types[first].code != TypeJudgement.unknownCode
        else {
            self.judgement = TypeJudgement(code: TypeJudgement.unknownCode, margin: 0)
            also = []
            return
        }
        let second = ranked.count > 1 ? tally.points[ranked[1]] : 0
        self.judgement = judgement(first, margin: best - second)
        also = ranked.dropFirst().prefix(Self.alsoLimit)
            .filter {
                tally.points[$0] >= rules.typeDecision.alsoFrom && rules.types[$0].code != TypeJudgement.unknownCode
            }
            .map { judgement($0, margin: 0) }
    }
}

/// Points as they add up.
private struct Tally {
    var points: [Int]
    var dispute = 0
    private var seen: [Bool]
    private var places: [Place] = []

    /// A word that gave points to a type.
    struct Place {
        var type: Int32
        var points: Int32
        var reading: Int
        var hit: Reading.Hit
    }

    init(typeCount: Int, patternCount: Int) {
        seen = [Bool](repeating: false, count: patternCount)
        points = [Int](repeating: 0, count: typeCount)
    }

    mutating func count(_ reading: Reading, _ index: Int, _ rules: CompiledRules) {
        for hit in reading.hits {
            let pattern = Int(hit.pattern)
            let uses = Int(rules.firstUse[pattern])..<Int(rules.firstUse[pattern + 1])
            guard !uses.isEmpty, !seen[pattern] else { continue }
            seen[pattern] = true
            for use in uses {
                switch rules.uses[use] {
                case .slot: continue
                case .type(let type, let value):
                    points[Int(type)] += Int(value)
                    places.append(Place(type: type, points: value, reading: index, hit: hit))
                case .dispute(let value):
                    dispute += Int(value)
                }
            }
        }
    }

    mutating func count(_ findings: [IndicatorFinding?], _ rules: CompiledRules) {
        var isFound = findings.map { $0 != nil }
        for index in isFound.indices where findings[index]?.isHearsay == true { isFound[index] = false }
        for index in rules.types.indices {
            for support in rules.types[index].indicatorPoints where isFound[support.indicator] {
                points[index] += support.points
            }
        }
        for index in isFound.indices where isFound[index] { dispute += rules.dispute.indicatorPoints[index] }
    }

    /// The words with the most points for a type, in order of appearance.
    func evidence(for type: Int32, limit: Int, _ evidence: (Place) -> Evidence) -> [Evidence] {
        let strongest = places.indices.filter { places[$0].type == type && places[$0].points > 0 }
            .sorted { places[$0].points != places[$1].points ? places[$0].points > places[$1].points : $0 < $1 }
            .prefix(limit)
        return strongest.sorted().map { evidence(places[$0]) }
    }
}
