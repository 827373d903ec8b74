import CaseModel

/// One alert of a sample file, as UTF-8 bytes in whatever dialect the file is in.
///
/// Only the values of a few keys are looked for and replaced, byte for byte; the rest stays as it is in the file.
struct AlertText: Hashable, Sendable {
    private(set) var bytes: [UInt8]

    private static let numberKeys = ["alertNo", "JJDBH"]
    private static let revisionKeys = ["revision", "GXSJ"]
    private static let mainNumberKeys = ["mainAlertNo", "GLZJJDBH"]
    private static let timeKeys = ["reportedAt", "receivedAt", "BJSJ", "JJSJ", "GXSJ", "DDXCSJ"]
    private static let personKeys = ["phone", "contactPhone", "idNumber", "BJDH", "LXDH", "BJRZJHM"]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 接警单编号, when the text has one.
    var alertNo: String? { value(ofFirst: AlertText.numberKeys) }

    /// What tells versions of the alert apart, when the text has it.
    var revision: String? { value(ofFirst: AlertText.revisionKeys) }

    /// Whether it is about an alert of its own: neither a repeat nor a chaser, nor a later version.
    var standsAlone: Bool {
        let isLater = value(ofFirst: ["eventKind"]).map { $0 != "created" } ?? false
        return !isLater && value(ofFirst: AlertText.mainNumberKeys) == nil
    }

    /// Makes the alert one that was reported just now.
    mutating func stamp(_ now: Timestamp) {
        for key in AlertText.timeKeys {
            replace(key) { old in
                // The compact form of the pinyin dialect has fourteen digits and no zone.
                old.count == 14 ? now.compact : now.rfc3339
            }
        }
    }

    /// Makes it another alert, of other people.
    ///
    /// - Parameter index: different for every alert of a load; it goes into telephone and id numbers, whose last digit
    ///   stays, so that the two sides still have two telephones.
    mutating func number(_ alertNo: String, _ index: Int) {
        for key in AlertText.numberKeys { replace(key) { _ in alertNo } }
        let digits = String(String(10_000_000 + index % 10_000_000).dropFirst())
        for key in AlertText.personKeys {
            replace(key) { old in old.dropLast(digits.count + 1) + digits + old.suffix(1) }
        }
    }

    /// Replaces the string value of `key` wherever it stands.
    private mutating func replace(_ key: String, with new: (String) -> String) {
        var start = 0
        while let range = range(of: key, from: start) {
            let value = Array(new(String(decoding: bytes[range], as: UTF8.self)).utf8)
            bytes.replaceSubrange(range, with: value)
            start = range.lowerBound + value.count
        }
    }

    private func value(ofFirst keys: [String]) -> String? {
        keys.lazy.compactMap { key in
            range(of: key, from: 0).map { String(decoding: bytes[$0], as: UTF8.self) }
        }.first
    }

    /// Where the value of `key` stands at or after `start`, without quotes; of a number up to what ends it.
    private func range(of key: String, from start: Int) -> Range<Int>? {
        let mark = Array("\"\(key)\":".utf8)
        guard let place = bytes.firstRange(of: mark, from: start), place.upperBound < bytes.count else { return nil }
        let isText = bytes[place.upperBound] == UInt8(ascii: "\"")
        let from = place.upperBound + (isText ? 1 : 0)
        let ends = isText ? [UInt8(ascii: "\"")] : [UInt8(ascii: ","), UInt8(ascii: "}")]
        return bytes[from...].firstIndex(where: ends.contains).map { from..<$0 }
    }
}

extension [UInt8] {
    /// Where `word`, which begins with a quote, begins at or after `start`.
    fileprivate func firstRange(of word: [UInt8], from start: Int) -> Range<Int>? {
        guard count >= word.count else { return nil }
        var index = start
        while index <= count - word.count {
            if self[index] == word[0], self[index..<index + word.count].elementsEqual(word) {
                return index..<index + word.count
            }
            index += 1
        }
        return nil
    }
}

extension Timestamp {
    /// `20261123081530` in China Standard Time.
    fileprivate var compact: String {
        rfc3339.prefix(19).filter(\.isNumber)
    }
}
