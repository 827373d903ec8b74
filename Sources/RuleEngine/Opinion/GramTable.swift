/// The n-grams of a model in a hash table with open addressing.
struct GramTable: Hashable, Sendable {
    /// The weights of each n-gram: one lane a class, the last for a dispute.
    private(set) var weights: [GramRow] = []
    /// The n-grams as they are spelt.
    private(set) var texts: [String] = []
    /// Inverse document frequency of each n-gram.
    private(set) var rarities: [Float] = []
    private var entries: [Entry]
    /// The place of each ideograph of the basic block, or -1: half of all questions are for one character.
    private var ideographs: [Int32]
    private let mask: Int

    static let disputeLane = 31
    private static let firstIdeograph: UInt32 = 0x4E00
    private static let lastIdeograph: UInt32 = 0x9FFF

    private struct Entry: Hashable {
        /// Zero when nothing stands here.
        var key: UInt32
        /// The place of the n-gram in `weights`.
        var place: Int32
    }

    init(_ grams: [OpinionModel.Gram]) {
        var size = 16
        // Most pairs of characters are no n-gram of the model: with room to spare the first look tells.
        while size < grams.count * 3 { size *= 2 }
        entries = [Entry](repeating: Entry(key: 0, place: -1), count: size)
        mask = size - 1
        ideographs = [Int32](repeating: -1, count: Int(Self.lastIdeograph - Self.firstIdeograph) + 1)
        for gram in grams {
            let values = NormalizedText(gram.text).characters.map(\.value)
            guard let key = Self.key(values) else { continue }
            var slot = slot(of: key)
            while entries[slot].key != 0, entries[slot].key != key { slot = (slot + 1) & mask }
            guard entries[slot].key == 0 else { continue }
            entries[slot] = Entry(key: key, place: Int32(weights.count))
            if (Self.firstIdeograph...Self.lastIdeograph).contains(key) {
                ideographs[Int(key - Self.firstIdeograph)] = Int32(weights.count)
            }
            var row = GramRow()
            for (lane, weight) in gram.types.prefix(Self.disputeLane).enumerated() { row[lane] = weight }
            row[Self.disputeLane] = gram.dispute
            weights.append(row)
            texts.append(gram.text)
            rarities.append(gram.rarity)
        }
    }

    private static func key(_ values: [UInt32]) -> UInt32? {
        switch values.count {
        case 1: key(0, values[0])
        case 2: key(values[0], values[1])
        default: nil
        }
    }

    /// The key of two characters, or of one after none (0); nil outside the basic plane, where no call text is.
    static func key(_ first: UInt32, _ second: UInt32) -> UInt32? {
        first <= 0xFFFF && second <= 0xFFFF && second > 0 ? first << 16 | second : nil
    }

    private func slot(of key: UInt32) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 15 ^ key &* 0x85EB_CA6B) & mask
    }

    /// The place of this n-gram in the weights, or nil.
    func place(of key: UInt32?) -> Int32? {
        guard let key else { return nil }
        if key >= Self.firstIdeograph, key <= Self.lastIdeograph {
            let place = ideographs[Int(key - Self.firstIdeograph)]
            return place < 0 ? nil : place
        }
        var slot = slot(of: key)
        while true {
            let entry = entries[slot]
            if entry.key == key { return entry.place }
            if entry.key == 0 { return nil }
            slot = (slot + 1) & mask
        }
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
    @inline(__always)
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
    private(set) var grams: [Counted] = []
    /// Positions in `grams` counted from 1, by place in a hash table of the text's own size.
    private var slots: [Int16]
    private let mask: Int

    struct Counted {
        /// The place of the n-gram in the model's weights.
        var place: Int32
        var count: Int32
    }

    /// Longer texts are read up to here.
    private static let characterLimit = 8_192

    init(_ texts: [NormalizedText], in table: GramTable) {
        let length = min(texts.reduce(0) { $0 + $1.characters.count }, Self.characterLimit)
        var size = 64
        while size < length * 3 { size *= 2 }
        slots = [Int16](repeating: 0, count: size)
        mask = size - 1
        grams.reserveCapacity(length * 2)
        var rest = length
        for text in texts {
            var before: UInt32 = 0
            for character in text.characters {
                guard rest > 0 else { return }
                rest -= 1
                count(table.place(of: GramTable.key(0, character.value)))
                if before > 0 { count(table.place(of: GramTable.key(before, character.value))) }
                before = character.value
            }
        }
    }

    private mutating func count(_ place: Int32?) {
        guard let place else { return }
        var slot = Int(truncatingIfNeeded: UInt32(bitPattern: place) &* 0x9E37_79B1 >> 8) & mask
        while slots[slot] != 0 {
            let known = Int(slots[slot]) - 1
            if grams[known].place == place {
                grams[known].count += 1
                return
            }
            slot = (slot + 1) & mask
        }
        grams.append(Counted(place: place, count: 1))
        slots[slot] = Int16(truncatingIfNeeded: grams.count)
    }

    /// The n-gram's value before the whole message is brought to length one: it grows slowly with its count.
    static func value(of gram: Counted, in table: GramTable) -> Float {
        damping(gram.count) * table.rarities[Int(gram.place)]
    }

    /// 1 + ln(count), for the counts that occur.
    static func damping(_ count: Int32) -> Float {
        switch count {
        case ...1: 1
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
