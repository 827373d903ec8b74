/// Trains the second opinion from labelled alerts: one linear support vector machine (L2 loss) a type and one for being
/// a dispute, over character 1- and 2-grams weighted by TF-IDF.
///
/// The same examples in the same order give the same weights.
package struct OpinionTrainer: Sendable {
    /// An alert with what a careful duty officer made of it.
    package struct Example: Sendable {
        package var text: String
        /// Its type, or nil when it is no dispute.
        package var type: String?
        /// Types he would also accept: no evidence against them.
        package var accepted: [String]

        /// An example.
        package init(text: String, type: String?, accepted: [String] = []) {
            self.text = text
            self.type = type
            self.accepted = accepted
        }
    }

    /// Type codes to learn, at most ``OpinionModel/classLimit``.
    package var classes: [String]
    /// How much a wrong example costs against small weights.
    package var cost: Float
    /// N-grams in fewer examples are left out: a word of one or two texts teaches nothing.
    package var fewestExamples: Int
    /// Passes over the examples.
    package var passes: Int
    /// So many n-grams are kept, those with the largest weights: the rest tells little and costs memory and time.
    package var keptGrams: Int

    /// A trainer for these types.
    package init(classes: [String], cost: Float = 1, fewestExamples: Int = 3, passes: Int = 40, keptGrams: Int = 20_000)
    {
        self.classes = Array(classes.prefix(OpinionModel.classLimit))
        self.cost = cost
        self.fewestExamples = fewestExamples
        self.passes = passes
        self.keptGrams = keptGrams
    }

    /// A model of `examples`; a distance of one from a dividing plane is worth so many points.
    package func train(_ examples: [Example], typePoints: Int = 100, disputePoints: Int = 100) -> OpinionModel {
        let vectors = GramVectors(examples.map(\.text), fewestExamples: fewestExamples)
        let disputes = examples.indices.filter { examples[$0].type != nil }
        let types = classes.map { code in
            let own = disputes.filter {
                examples[$0].type == code || !examples[$0].accepted.contains(code)
            }
            return machine(vectors, own) { examples[$0].type == code }
        }
        let dispute = machine(vectors, Array(examples.indices)) { examples[$0].type != nil }
        let grams = vectors.grams.indices.map { index in
            OpinionModel.Gram(
                text: vectors.grams[index],
                rarity: vectors.rarities[index],
                dispute: dispute.weights[index],
                types: types.map { $0.weights[index] }
            )
        }
        return OpinionModel(
            classes: classes,
            typePoints: typePoints,
            disputePoints: disputePoints,
            typeBias: types.map(\.bias),
            disputeBias: dispute.bias,
            grams: strongest(grams)
        )
    }

    private func strongest(_ grams: [OpinionModel.Gram]) -> [OpinionModel.Gram] {
        let strengths = grams.map { gram in
            gram.rarity * gram.types.reduce(into: gram.dispute.magnitude) { $0 = max($0, $1.magnitude) }
        }
        let kept = grams.indices.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) }.prefix(keptGrams)
        return kept.sorted().map { grams[$0] }
    }

    /// The plane that divides `members` by `isOwn`, found by dual coordinate descent (Hsieh and others, 2008).
    private func machine(
        _ vectors: GramVectors,
        _ members: [Int],
        isOwn: (Int) -> Bool
    ) -> (weights: [Float], bias: Float) {
        var weights = [Float](repeating: 0, count: vectors.grams.count)
        var bias: Float = 0
        let softness = 1 / (2 * cost)
        var alphas = [Float](repeating: 0, count: members.count)
        let signs: [Float] = members.map { isOwn($0) ? 1 : -1 }
        var order = Array(members.indices)
        var dice = SplitMix(state: 20_261_124)
        for _ in 0..<passes {
            dice.shuffle(&order)
            for index in order {
                let row = vectors.rows[members[index]]
                var product = bias
                for entry in row { product += weights[Int(entry.gram)] * entry.value }
                let gradient = signs[index] * product - 1 + softness * alphas[index]
                let before = alphas[index]
                // Rows have length one, and the bias counts as a gram that every text has.
                let after = max(before - gradient / (2 + softness), 0)
                guard after != before else { continue }
                alphas[index] = after
                let step = (after - before) * signs[index]
                for entry in row { weights[Int(entry.gram)] += step * entry.value }
                bias += step
            }
        }
        return (weights, bias)
    }
}

/// The texts as vectors of length one over their n-grams.
private struct GramVectors {
    private(set) var grams: [String] = []
    private(set) var rarities: [Float] = []
    private(set) var rows: [[(gram: Int32, value: Float)]] = []

    init(_ texts: [String], fewestExamples: Int) {
        let counts = texts.map(Self.counts)
        var examples: [String: Int] = [:]
        for count in counts { for gram in count.keys { examples[gram, default: 0] += 1 } }
        var numbers: [String: Int32] = [:]
        for (gram, count) in examples.sorted(by: { $0.key < $1.key }) where count >= fewestExamples {
            numbers[gram] = Int32(grams.count)
            grams.append(gram)
            rarities.append(NaturalLogarithm.of(Float(1 + texts.count) / Float(1 + count)) + 1)
        }
        for count in counts {
            var row: [(gram: Int32, value: Float)] = []
            for (gram, times) in count {
                guard let number = numbers[gram] else { continue }
                row.append((number, GramCounts.damping(Int32(clamping: times)) * rarities[Int(number)]))
            }
            row.sort { $0.gram < $1.gram }
            let length = row.reduce(into: Float(0)) { $0 += $1.value * $1.value }.squareRoot()
            rows.append(row.map { ($0.gram, $0.value / length) })
        }
    }

    private static func counts(_ text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        var before: Unicode.Scalar?
        for character in NormalizedText(text).characters {
            guard let scalar = Unicode.Scalar(character.value) else { continue }
            counts[String(scalar), default: 0] += 1
            if let before { counts[String(before) + String(scalar), default: 0] += 1 }
            before = scalar
        }
        return counts
    }
}

/// The natural logarithm without a library, for the rarity of n-grams.
private enum NaturalLogarithm {
    static func of(_ value: Float) -> Float {
        // value = significand * 2^exponent; ln(significand) by its series in (s - 1) / (s + 1).
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        let series = 2 * ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
        return series + Float(value.exponent) * 0.693_147_18
    }
}

/// A small generator with a fixed seed: training shuffles, and must shuffle alike every time.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func shuffle(_ values: inout [Int]) {
        for index in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(index, Int(next() % UInt64(index + 1)))
        }
    }
}
