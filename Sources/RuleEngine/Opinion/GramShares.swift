import CaseModel

/// What each n-gram of a message adds to the score of the second opinion.
struct GramShares {
    private let readings: [Reading]
    private let model: OpinionModel?

    private static let limit = 6

    init(_ readings: [Reading], model: OpinionModel?) {
        self.readings = readings
        self.model = model
    }

    /// The n-grams that move a lane most, each where it first stands, with its share in points; shares that round to
    /// nothing are left out.
    func strongest(lane: Int, points: Int) -> [WeightedEvidence] {
        guard let model else { return [] }
        let counts = GramCounts(readings.map(\.text), in: model.grams)
        let values = counts.grams.map { GramCounts.value(of: $0, in: model.grams) }
        let length = values.reduce(into: Float(0)) { $0 += $1 * $1 }.squareRoot()
        let shares = zip(counts.grams, values).map { gram, value in
            (gram.place, share: model.grams.weights[Int(gram.place)][lane] * value / length * Float(points))
        }
        return shares.sorted { ($1.share.magnitude, $0.0) < ($0.share.magnitude, $1.0) }
            .prefix(Self.limit)
            .compactMap { place, share in
                let rounded = Int(share.rounded())
                guard rounded != 0, let evidence = evidence(of: place, in: model.grams) else { return nil }
                return WeightedEvidence(points: rounded, evidence: evidence)
            }
    }

    private func evidence(of place: Int32, in grams: GramTable) -> Evidence? {
        for reading in readings {
            var places: [Int32] = []
            grams.look(up: reading.text.characters[...], into: &places)
            guard let found = places.firstIndex(of: place) else { continue }
            // Two entries a character: itself, and with the one before it.
            let end = Int32(found / 2 + 1)
            return reading.evidence(end - 1 - Int32(found % 2), end, rule: "opinion")
        }
        return nil
    }
}
