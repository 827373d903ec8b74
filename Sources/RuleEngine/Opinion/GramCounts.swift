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
        // All are looked up before any is counted: the one waits for memory, the other for what the first has found.
        var places: [Int32] = []
        places.reserveCapacity(length * 2)
        var rest = length
        for text in texts {
            table.look(up: text.characters.prefix(rest), into: &places)
            rest -= min(rest, text.characters.count)
        }
        grams.reserveCapacity(places.count)
        for place in places where place >= 0 { count(place) }
    }

    private mutating func count(_ place: Int32) {
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
