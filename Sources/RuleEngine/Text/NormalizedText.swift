/// A text as the matcher reads it: full-width letters, digits and punctuation made half-width, Latin letters small,
/// blanks and invisible characters gone. Every character knows where in the original it stood.
struct NormalizedText {
    private(set) var characters: [Character] = []
    /// Characters that blanks stood before, ascending: transcripts of speech write pauses so.
    private(set) var afterBlank: [Int32] = []
    /// Characters that may end a clause or begin a number, ascending: most are neither.
    private(set) var landmarks: [Int32] = []

    /// One Unicode scalar that stayed.
    struct Character: Equatable {
        /// Its value after normalisation.
        var value: UInt32
        /// Its position in Unicode scalars of the original.
        var scalar: Int32
        /// Where it starts in the UTF-8 bytes of the original.
        var byte: Int32
    }

    /// The normalised form of `text`; `visit` sees each character that stays, in order.
    init(_ text: String, visit: (_ value: UInt32, _ position: Int32) -> Void = { _, _ in }) {
        let bytes = text.utf8Span.span
        characters.reserveCapacity(bytes.count / 3 + 16)
        landmarks.reserveCapacity(40)
        let numerals = NumeralReader.starters
        var scalar: Int32 = 0
        var index = 0
        var isAfterBlank = false
        while index < bytes.count {
            let original = Self.scalar(at: index, of: bytes)
            // What is invisible joins what stands around it.
            let isInvisible = Self.isInvisible(original.value)
            if !isInvisible, let value = Self.normalized(original.value) {
                let position = Int32(truncatingIfNeeded: characters.count)
                if isAfterBlank { afterBlank.append(position) }
                isAfterBlank = false
                characters.append(Character(value: value, scalar: scalar, byte: Int32(truncatingIfNeeded: index)))
                if numerals.contains(value) || ClauseMap.mayEnd(at: value) { landmarks.append(position) }
                visit(value, position)
            } else if !isInvisible {
                isAfterBlank = true
            }
            scalar += 1
            index += original.width
        }
    }

    /// The scalar that starts at `index` of `bytes`, the UTF-8 of a string and so known to be valid, and how many bytes
    /// it takes.
    private static func scalar(at index: Int, of bytes: Span<UInt8>) -> (value: UInt32, width: Int) {
        let lead = UInt32(bytes[index])
        func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
        switch lead {
        case 0xE0..<0xF0: return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        case 0..<0x80: return (lead, 1)
        case 0..<0xE0: return ((lead & 0x1F) << 6 | next(1), 2)
        default: return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        }
    }

    /// The word as patterns are compiled from it: its characters in UTF-8.
    static func bytes(of word: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in NormalizedText(word).characters {
            guard let scalar = Unicode.Scalar(character.value) else { continue }
            bytes += Array(String(scalar).utf8)
        }
        return bytes
    }

    /// Zero-width characters and marks that only direct a renderer.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x3000...0xFDFF: false
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F, 0xAD: true
        default: false
        }
    }

    /// The scalar a reader would take `value` for, or nil for a blank. A line break stays: it ends a sentence.
    private static func normalized(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x3001...0xFDFF: value
        case 0x0A: value
        case 0...0x20, 0xA0, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x3000: nil
        case 0x41...0x5A: value + 0x20
        case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
        case 0xFF01...0xFF5E: value - 0xFEE0
        default: value
        }
    }
}
