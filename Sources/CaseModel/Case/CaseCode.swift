/// 一案一码: ten random characters and a check character, readable over the telephone.
///
/// The alphabet has 31 characters without 0, O, 1, I, L. The check is a weighted sum modulo 31, a prime, so that every
/// single wrong character and every swap of two characters is found.
package struct CaseCode: Hashable, Codable, Sendable, CustomStringConvertible {
    /// Such as `K7QM2-XW9TA-C`.
    package let text: String

    package var description: String { text }

    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    private static let length = 10

    /// The code for a random number; equal numbers give equal codes.
    package init(random: UInt64) {
        var rest = random
        var values: [Int] = []
        for _ in 0..<CaseCode.length {
            values.append(Int(rest % 31))
            rest /= 31
        }
        values.append(CaseCode.check(values))
        let characters = values.map { CaseCode.alphabet[$0] }
        text = "\(String(characters[0..<5]))-\(String(characters[5..<10]))-\(characters[10])"
    }

    /// Reads a code as a person may have typed it: any case, hyphens and spaces anywhere.
    ///
    /// - Returns: nil when a character is foreign, one is missing, or the check fails.
    package init?(_ typed: String) {
        let characters = typed.uppercased().filter { $0 != "-" && $0 != " " }
        let values = characters.compactMap { CaseCode.alphabet.firstIndex(of: $0) }
        guard values.count == characters.count, values.count == CaseCode.length + 1,
            values[CaseCode.length] == CaseCode.check(Array(values.prefix(CaseCode.length)))
        else { return nil }
        let letters = values.map { CaseCode.alphabet[$0] }
        text = "\(String(letters[0..<5]))-\(String(letters[5..<10]))-\(letters[10])"
    }

    private static func check(_ values: [Int]) -> Int {
        values.enumerated().reduce(0) { $0 + ($1.offset + 2) * $1.element } % 31
    }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
