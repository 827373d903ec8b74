package import RuleEngine

/// The file of weights: text, one n-gram a line, so that a change of it can be looked at.
///
/// ```text
/// tripush-opinion 1
/// classes D0101 D0102 …
/// steps 0.01 0.01                the size of one step of a type's weight, of a dispute's
/// bias -93 -98 … 20              in thousandths; the last is that of a dispute
/// grams 24211                    how many lines of n-grams follow
/// 欠薪<TAB>512<TAB>00fe03…        n-gram, rarity in hundredths, one byte a weight in hexadecimal
/// ```
package enum OpinionWeights {
    /// Its name in a rule folder.
    package static let fileName = "opinion.weights"
    private static let heading = "tripush-opinion 1"
    private static let rarityScale: Float = 100
    private static let biasScale: Float = 1_000

    /// The file's text for `model`; weights are rounded to 255 steps, n-grams whose every weight rounds to nothing are
    /// left out.
    package static func text(of model: OpinionModel) -> String {
        let grams = model.allGrams
        let typeStep = step(grams.lazy.flatMap(\.types))
        let disputeStep = step(grams.lazy.map(\.dispute))
        let bias = (model.typeBias + [model.disputeBias]).map { String(Int(($0 * biasScale).rounded())) }
        var lines = [
            heading,
            "classes \(model.classes.joined(separator: " "))",
            "steps \(typeStep) \(disputeStep)",
            "bias \(bias.joined(separator: " "))",
        ]
        var rows: [String] = []
        for gram in grams.sorted(by: { $0.text < $1.text }) {
            let dispute = Int((gram.dispute / disputeStep).rounded())
            let weights = gram.types.map { Int(($0 / typeStep).rounded()) } + [dispute]
            guard weights.contains(where: { $0 != 0 }) else { continue }
            let bytes = weights.map { hexadecimal(UInt8(bitPattern: Int8(clamping: $0))) }.joined()
            rows.append("\(gram.text)\t\(Int((gram.rarity * rarityScale).rounded()))\t\(bytes)")
        }
        lines.append("grams \(rows.count)")
        return (lines + rows).joined(separator: "\n") + "\n"
    }

    private static func step(_ weights: some Sequence<Float>) -> Float {
        let largest = weights.reduce(into: Float(0)) { $0 = max($0, $1.magnitude) }
        return largest > 0 ? largest / 127 : 1
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }

    /// Reads the file.
    struct Reader {
        private let file: String
        private let lines: [Substring.UTF8View]
        private var line = 0

        init(_ source: SourceFile, path: String) {
            file = path
            lines = String(decoding: source.content, as: UTF8.self).utf8.split(separator: 0x0A)
        }

        mutating func model(typePoints: Int, disputePoints: Int) throws(RuleFileError) -> OpinionModel {
            guard try text() == OpinionWeights.heading else { throw error("expected \(OpinionWeights.heading)") }
            let classes = try words("classes")
            guard (1...OpinionModel.classLimit).contains(classes.count) else {
                throw error("expected 1 to \(OpinionModel.classLimit) classes")
            }
            let steps = try words("steps").compactMap { Float($0) }
            guard steps.count == 2, steps.allSatisfy({ $0 > 0 && $0 < 1 }) else {
                throw error("expected two steps between 0 and 1")
            }
            let bias = try words("bias").compactMap { Int($0) }.map { Float($0) / OpinionWeights.biasScale }
            guard bias.count == classes.count + 1, let disputeBias = bias.last,
                bias.allSatisfy({ $0.magnitude < 100 })
            else { throw error("expected \(classes.count + 1) numbers of bias, none beyond 100000") }
            guard let count = try words("grams").first.flatMap({ Int($0) }), count == lines.count - line else {
                throw error(
                    "the number of n-grams is not that of the lines that follow; train it again, or copy it whole"
                )
            }
            var grams: [OpinionModel.Gram] = []
            grams.reserveCapacity(lines.count)
            while line < lines.count { grams.append(try gram(classes.count, steps[0], steps[1])) }
            return OpinionModel(
                classes: classes,
                typePoints: typePoints,
                disputePoints: disputePoints,
                typeBias: Array(bias.dropLast()),
                disputeBias: disputeBias,
                grams: grams
            )
        }

        private mutating func text() throws(RuleFileError) -> String {
            guard line < lines.count else { throw error("ends too early; train it again with rules train") }
            defer { line += 1 }
            return String(lines[line]) ?? ""
        }

        private mutating func words(_ key: String) throws(RuleFileError) -> [String] {
            let words = try text().split(separator: " ").map(String.init)
            guard words.first == key else { throw error("expected a line that begins with \(key)") }
            return Array(words.dropFirst())
        }

        private mutating func gram(
            _ count: Int,
            _ typeStep: Float,
            _ disputeStep: Float
        ) throws(RuleFileError) -> OpinionModel.Gram {
            let parts = lines[line].split(separator: 0x09)
            line += 1
            guard parts.count == 3, let text = String(parts[0]), let rarity = String(parts[1]).flatMap({ Int($0) }),
                parts[2].count == (count + 1) * 2
            else { throw error("expected an n-gram, its rarity and \(count + 1) weights of two digits") }
            var weights: [Int8] = []
            weights.reserveCapacity(count + 1)
            var high: UInt8?
            for digit in parts[2] {
                guard let value = Self.value(digit) else { throw error("expected hexadecimal digits") }
                if let first = high {
                    weights.append(Int8(bitPattern: first << 4 | value))
                    high = nil
                } else {
                    high = value
                }
            }
            return OpinionModel.Gram(
                text: text,
                rarity: Float(rarity) / OpinionWeights.rarityScale,
                dispute: Float(weights[count]) * disputeStep,
                types: weights[..<count].map { Float($0) * typeStep }
            )
        }

        private static func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }

        private func error(_ reason: String) -> RuleFileError {
            RuleFileError(code: .badValue, file: file, line: line, column: 1, reason: reason)
        }
    }
}
