/// A telephone number as it is compared: digits alone, without the country's code.
package struct PhoneNumber: Hashable, Codable, Sendable {
    /// ASCII digits, seven at least.
    package let digits: String

    /// Reads a number as people write it, in half or full width, with blanks, dashes and +86.
    ///
    /// - Returns: nil for fewer than seven digits: extensions and service numbers, which many people share.
    package init?(_ text: String) {
        var digits: [UInt8] = []
        for scalar in text.unicodeScalars {
            let value = (0xFF10...0xFF19).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            if (48...57).contains(value) { digits.append(UInt8(value)) }
        }
        for prefix in ["0086", "86"] where digits.count == 11 + prefix.count && digits.starts(with: prefix.utf8) {
            digits.removeFirst(prefix.count)
        }
        guard digits.count >= 7 else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }
}
