/// Small numbers for the characters that stand in patterns, so that a table by character stays small.
///
/// The characters that patterns begin with come first, ascending, from 1 on; 0 is any character no pattern holds.
struct CharacterCodes: Hashable, Sendable {
    /// How many characters patterns begin with.
    let firstCount: Int
    /// One more than the largest code.
    let count: Int
    /// By character of the basic plane.
    private let basic: [UInt16]
    /// Rare characters beyond it.
    private let beyond: [UInt32: UInt16]

    /// A pattern set with more characters than this cannot be numbered.
    static let limit = Int(UInt16.max)

    /// Numbers the characters of `patterns`; those beyond ``limit`` stay without a number.
    init(_ patterns: [[UInt32]]) {
        let first = Set(patterns.compactMap(\.first))
        let others = Set(patterns.joined()).subtracting(first)
        let all = (first.sorted() + others.sorted()).prefix(Self.limit)
        var basic = [UInt16](repeating: 0, count: 0x1_0000)
        var beyond: [UInt32: UInt16] = [:]
        for (index, value) in all.enumerated() {
            let code = UInt16(index + 1)
            if value < 0x1_0000 { basic[Int(value)] = code } else { beyond[value] = code }
        }
        firstCount = first.count
        count = all.count + 1
        self.basic = basic
        self.beyond = beyond
    }

    /// The code of a character, or 0.
    subscript(value: UInt32) -> Int {
        if value < 0x1_0000 { return Int(basic[Int(value)]) }
        return beyond.isEmpty ? 0 : Int(beyond[value] ?? 0)
    }
}
