/// The linear second opinion (第二意见): weights of character n-grams for each type and for being a dispute.
///
/// It is asked only where the rules are unsure, and never about a band. Its weights are trained from labelled alerts by
/// ``OpinionTrainer`` and shipped as data.
package struct OpinionModel: Hashable, Sendable {
    /// Type codes, in the order of the weights.
    package var classes: [String]
    /// Points of the rules that a distance of one from the dividing plane of a type is worth.
    package var typePoints: Int
    /// The same for being a dispute.
    package var disputePoints: Int
    /// Fewer points of both opinions together leave the type unknown (D9900).
    package var typeMinimum: Int
    /// Added to every type's score.
    package var typeBias: [Float]
    package var disputeBias: Float
    let grams: GramTable

    /// Types there is room for.
    package static let classLimit = 31

    /// A model over `grams`.
    ///
    /// - Parameter grams: by n-gram, its inverse document frequency, its weight for a dispute, and one for each class.
    package init(
        classes: [String],
        typePoints: Int,
        disputePoints: Int,
        typeMinimum: Int = 0,
        typeBias: [Float],
        disputeBias: Float,
        grams: [Gram]
    ) {
        self.classes = classes
        self.typePoints = typePoints
        self.disputePoints = disputePoints
        self.typeMinimum = typeMinimum
        self.typeBias = typeBias
        self.disputeBias = disputeBias
        self.grams = GramTable(grams)
    }

    /// Every n-gram with its weights.
    package var allGrams: [Gram] {
        grams.texts.indices.map { place in
            let row = grams.weights[place]
            return Gram(
                text: grams.texts[place],
                rarity: grams.rarities[place],
                dispute: row[GramTable.disputeLane],
                types: classes.indices.map { row[$0] }
            )
        }
    }

    /// One n-gram with its weights.
    package struct Gram: Hashable, Sendable {
        /// One or two characters of the normalised text.
        package var text: String
        /// Inverse document frequency.
        package var rarity: Float
        package var dispute: Float
        /// By class.
        package var types: [Float]

        /// An n-gram.
        package init(text: String, rarity: Float, dispute: Float, types: [Float]) {
            self.text = text
            self.rarity = rarity
            self.dispute = dispute
            self.types = types
        }
    }
}

/// What the second opinion makes of a message.
struct OpinionScores {
    /// Points for a dispute; above zero it sees one.
    var dispute: Int
    /// Points by class; none for a text that lies where the machine puts what is not of the class.
    var types: [Int]
}

extension OpinionModel {
    /// What it makes of a text by itself: whether it is a dispute, and its best type if it is one.
    package func judge(_ text: String) -> (isDispute: Bool, type: String) {
        let scores = scores(of: [NormalizedText(text)])
        let best = scores.types.indices.max { (scores.types[$0], $1) < (scores.types[$1], $0) }
        return (scores.dispute >= 0, best.map { classes[$0] } ?? "")
    }

    /// A distance in points; what no trained model comes near is held to a million.
    private static func points(_ distance: Float, worth: Int) -> Int {
        let points = (distance * Float(worth)).rounded()
        return points.isFinite ? Int(min(max(points, -1_000_000), 1_000_000)) : 0
    }

    /// Scores the characters of these texts together.
    func scores(of texts: [NormalizedText]) -> OpinionScores {
        let counts = GramCounts(texts, in: grams)
        var sums = GramRow()
        var square: Float = 0
        for gram in counts.grams {
            let value = GramCounts.value(of: gram, in: grams)
            sums.add(grams.weights[Int(gram.place)], times: value)
            square += value * value
        }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        return OpinionScores(
            dispute: Self.points(sums[GramTable.disputeLane] * scale + disputeBias, worth: disputePoints),
            types: classes.indices.map { place in
                Self.points(max(sums[place] * scale + typeBias[place] + 1, 0), worth: typePoints)
            }
        )
    }
}
