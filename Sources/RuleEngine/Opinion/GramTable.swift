/// The n-grams of a model: one or two characters of the basic plane, where all call text is.
///
/// They lie in a double array, so that what two characters are to the model is told by one look at one cell, found or
/// not.
struct GramTable: Hashable, Sendable {
    /// The weights of each n-gram: one lane a class, the last for a dispute.
    private(set) var weights: [GramRow] = []
    /// The n-grams as they are spelt.
    private(set) var texts: [String] = []
    /// Inverse document frequency of each n-gram.
    private(set) var rarities: [Float] = []
    private let codes: CharacterCodes
    /// By code the character itself, and behind these, at the base of the first character plus the code of the second,
    /// the pairs. A pair is known when its cell bears the code of its second character: no two bases are the same.
    private var cells: [Cell]

    static let disputeLane = 31

    private struct Cell: Hashable {
        /// Where the pairs that begin with this character are counted from.
        var base: Int32
        /// The place of the n-gram in `weights`, or -1.
        var place: Int32 = -1
        var code: UInt16 = 0
    }

    /// The table of `grams`; of two alike the first counts.
    init(_ grams: [OpinionModel.Gram]) {
        let spelt = grams.map { NormalizedText($0.text).characters.map(\.value) }
        let fit = spelt.map { (1...2).contains($0.count) && $0.allSatisfy { $0 <= 0xFFFF } }
        let codes = CharacterCodes(zip(spelt, fit).filter(\.1).map(\.0))
        var pairs = [[Int: Int32]](repeating: [:], count: codes.count)
        var singles = [Int32](repeating: -1, count: codes.count)
        for index in grams.indices where fit[index] {
            let first = codes[spelt[index][0]]
            let place = Int32(weights.count)
            if spelt[index].count == 1 {
                guard singles[first] < 0 else { continue }
                singles[first] = place
            } else {
                let second = codes[spelt[index][1]]
                guard pairs[first][second] == nil else { continue }
                pairs[first][second] = place
            }
            weights.append(GramRow(grams[index]))
            texts.append(grams[index].text)
            rarities.append(grams[index].rarity)
        }
        var layout = DoubleArrayLayout(codes: codes.count, taking: codes.count)
        let bases = pairs.map { layout.place($0.keys.sorted()) }
        // Characters that begin no pair look where no cell bears a code.
        let nowhere = Int32(layout.count)
        cells = [Cell](repeating: Cell(base: nowhere), count: layout.count + codes.count)
        for (code, own) in pairs.enumerated() {
            cells[code].code = UInt16(code)
            cells[code].place = singles[code]
            guard !own.isEmpty else { continue }
            cells[code].base = bases[code]
            for (second, place) in own {
                cells[Int(bases[code]) + second].code = UInt16(second)
                cells[Int(bases[code]) + second].place = place
            }
        }
        self.codes = codes
    }

    /// Adds, for each of `characters`, the place of the n-gram it is and of the one it is with the character before it,
    /// -1 for what the model does not know.
    func look(up characters: ArraySlice<NormalizedText.Character>, into places: inout [Int32]) {
        var base = cells[0].base
        for character in characters {
            let code = codes[character.value]
            let single = cells[code]
            let pair = cells[Int(base) + code]
            places.append(single.place)
            places.append(Int(pair.code) == code ? pair.place : -1)
            base = single.base
        }
    }
}
