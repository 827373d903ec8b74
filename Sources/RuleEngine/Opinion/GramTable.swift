/// The n-grams of a model in a hash table with open addressing.
struct GramTable: Hashable, Sendable {
    /// The weights of each n-gram: one lane a class, the last for a dispute.
    private(set) var weights: [GramRow] = []
    /// The n-grams as they are spelt.
    private(set) var texts: [String] = []
    /// Inverse document frequency of each n-gram.
    private(set) var rarities: [Float] = []
    private var keys: [UInt64]
    private var places: [Int32]
    private let mask: Int

    static let disputeLane = 31

    init(_ grams: [OpinionModel.Gram]) {
        var size = 16
        while size < grams.count * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        places = [Int32](repeating: -1, count: size)
        mask = size - 1
        for gram in grams {
            let values = NormalizedText(gram.text).characters.map(\.value)
            guard let key = Self.key(values) else { continue }
            var slot = slot(of: key)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
            guard keys[slot] == 0 else { continue }
            keys[slot] = key
            places[slot] = Int32(weights.count)
            var row = GramRow()
            for (lane, weight) in gram.types.prefix(Self.disputeLane).enumerated() { row[lane] = weight }
            row[Self.disputeLane] = gram.dispute
            weights.append(row)
            texts.append(gram.text)
            rarities.append(gram.rarity)
        }
    }

    private static func key(_ values: [UInt32]) -> UInt64? {
        switch values.count {
        case 1: key(values[0])
        case 2: key(values[0], values[1])
        default: nil
        }
    }

    /// Keys are never zero.
    static func key(_ value: UInt32) -> UInt64 { UInt64(value) + 1 }

    static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { (UInt64(first) + 1) << 32 | UInt64(second) }

    private func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The place of this n-gram in the weights, or nil.
    func place(of key: UInt64) -> Int32? {
        var slot = slot(of: key)
        while keys[slot] != 0 {
            if keys[slot] == key { return places[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}

/// One number a class and one for a dispute, in parts of a size that processors add at once.
struct GramRow: Hashable, Sendable {
    private var first = SIMD8<Float>.zero
    private var second = SIMD8<Float>.zero
    private var third = SIMD8<Float>.zero
    private var fourth = SIMD8<Float>.zero

    /// The number in this lane, 0 to 31.
    subscript(lane: Int) -> Float {
        get {
            switch lane >> 3 {
            case 0: first[lane & 7]
            case 1: second[lane & 7]
            case 2: third[lane & 7]
            default: fourth[lane & 7]
            }
        }
        set {
            switch lane >> 3 {
            case 0: first[lane & 7] = newValue
            case 1: second[lane & 7] = newValue
            case 2: third[lane & 7] = newValue
            default: fourth[lane & 7] = newValue
            }
        }
    }

    /// Adds `row` times `factor`, lane by lane.
    mutating func add(_ row: GramRow, times factor: Float) {
        first += row.first * factor
        second += row.second * factor
        third += row.third * factor
        fourth += row.fourth * factor
    }
}

/// How often each n-gram of a model stands in a message.
struct GramCounts {
    /// N-grams that occur, in reading order, each once.
    private(set) var places: [Int32] = []
    private var counts: [UInt16]

    init(_ texts: [NormalizedText], in grams: GramTable) {
        counts = [UInt16](repeating: 0, count: grams.weights.count)
        for text in texts {
            var before: UInt32?
            for character in text.characters {
                count(grams.place(of: GramTable.key(character.value)))
                if let before { count(grams.place(of: GramTable.key(before, character.value))) }
                before = character.value
            }
        }
    }

    private mutating func count(_ place: Int32?) {
        guard let place else { return }
        if counts[Int(place)] == 0 { places.append(place) }
        counts[Int(place)] &+= 1
    }

    /// The n-gram's value before the whole message is brought to length one: it grows slowly with its count.
    func value(of place: Int32, in grams: GramTable) -> Float {
        Self.damping(counts[Int(place)]) * grams.rarities[Int(place)]
    }

    /// 1 + ln(count), for the counts that occur.
    static func damping(_ count: UInt16) -> Float {
        switch count {
        case 0, 1: 1
        case 2: 1.693_147
        case 3: 2.098_612
        case 4: 2.386_294
        case 5: 2.609_438
        case 6: 2.791_759
        case 7: 2.945_91
        default: 3.079_442
        }
    }
}
