/// 证件号码 or 统一社会信用代码 as it is compared: letters and digits alone, in half width and upper case.
package struct IdentityNumber: Hashable, Codable, Sendable {
    /// Eight characters at least.
    package let characters: String

    /// Reads a number as people write it.
    ///
    /// - Returns: nil for fewer than eight letters and digits.
    package init?(_ text: String) {
        var characters = ""
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard let plain = Unicode.Scalar(value) else { continue }
            let character = Character(plain)
            if character.isLetter || character.isNumber { characters += character.uppercased() }
        }
        guard characters.count >= 8 else { return nil }
        self.characters = characters
    }
}
