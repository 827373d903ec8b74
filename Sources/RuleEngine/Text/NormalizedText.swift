/// A text as the matcher reads it: full-width letters, digits and punctuation made half-width, Latin letters small,
/// blanks and invisible characters gone. Every byte knows the character of the original it came from.
struct NormalizedText {
    /// UTF-8.
    private(set) var bytes: [UInt8] = []
    /// For each byte, which character of the normalised text it belongs to.
    private(set) var characterAtByte: [Int32] = []
    /// The characters.
    private(set) var characters: [UInt32] = []
    /// For each character, and one past the last, its first byte.
    private(set) var byteAtCharacter: [Int32] = []
    /// For each character, its position in Unicode scalars of the original.
    private(set) var originalAtCharacter: [Int32] = []
    /// Characters that blanks stood before, ascending: transcripts of speech write pauses so.
    private(set) var afterBlank: [Int32] = []

    /// The normalised form of `text`.
    init(_ text: some StringProtocol) {
        let size = text.utf8.count
        bytes.reserveCapacity(size)
        characterAtByte.reserveCapacity(size)
        let count = size / 3 + 16
        characters.reserveCapacity(count)
        byteAtCharacter.reserveCapacity(count)
        originalAtCharacter.reserveCapacity(count)
        var original: Int32 = 0
        var isAfterBlank = false
        for scalar in text.unicodeScalars {
            if let value = Self.normalized(scalar.value) {
                if isAfterBlank { afterBlank.append(Int32(characters.count)) }
                isAfterBlank = false
                append(value, original: original)
            } else {
                isAfterBlank = true
            }
            original += 1
        }
        byteAtCharacter.append(Int32(bytes.count))
    }

    /// The word as patterns are compiled from it.
    static func bytes(of word: String) -> [UInt8] {
        NormalizedText(word).bytes
    }

    private mutating func append(_ value: UInt32, original: Int32) {
        let character = Int32(characters.count)
        characters.append(value)
        originalAtCharacter.append(original)
        byteAtCharacter.append(Int32(bytes.count))
        switch value {
        case 0..<0x80:
            bytes.append(UInt8(value))
            characterAtByte.append(character)
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
            characterAtByte.append(character)
            characterAtByte.append(character)
        case 0x800..<0x1_0000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
            characterAtByte.append(character)
            characterAtByte.append(character)
            characterAtByte.append(character)
        default:
            bytes.append(UInt8(0xF0 | value >> 18))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
            for _ in 0..<4 { characterAtByte.append(character) }
        }
    }

    /// The scalar a reader would take `value` for, or nil for a blank. A line break stays: it ends a sentence.
    private static func normalized(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x0A: value
        case 0...0x20, 0xA0, 0x200B...0x200F, 0x2028...0x202F, 0x3000, 0xFEFF: nil
        case 0x41...0x5A: value + 0x20
        case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
        case 0xFF01...0xFF5E: value - 0xFEE0
        default: value
        }
    }
}
