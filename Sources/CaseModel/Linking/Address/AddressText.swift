/// The characters of an address as they are compared: half width, lower case, one character for its variants, without
/// blanks and punctuation, numbers in Arabic digits.
enum AddressText {
    /// 警情地址 has at most 200 characters; what comes after them is not read.
    static let limit = 200

    /// Reads what counts of `address`; each character is looked at once.
    static func characters(of address: String) -> [Character] {
        var folded: [Character] = []
        var isApart = false
        for scalar in address.unicodeScalars.prefix(limit) {
            guard let character = character(scalar) else {
                isApart = true
                continue
            }
            // 「12号 301」 and 「12,301」 are two numbers.
            if isApart, character.isASCIIDigit, folded.last?.isASCIIDigit == true { folded.append("-") }
            isApart = false
            folded.append(character)
        }
        return AddressNumerals.arabic(withoutAsides(folded))
    }

    /// The character as it is compared; nil for one that only separates.
    private static func character(_ scalar: Unicode.Scalar) -> Character? {
        let half = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard let plain = Unicode.Scalar(half) else { return nil }
        let character = Character(plain)
        if let usual = variants[character] { return usual }
        if ("A"..."Z").contains(plain) { return Character(Unicode.Scalar(plain.value + 32) ?? plain) }
        let isKept = plain.properties.isAlphabetic || plain.properties.numericType != nil || "#()-".contains(character)
        return isKept ? character : nil
    }

    private static let variants: [Character: Character] = {
        let pairs = """
            號号 棟栋 樓楼 東东 縣县 區区 鎮镇 鄉乡 門门 單单 層层 裡里 裏里 塢坞 谿溪 廈厦 垅垄 陇垄 衖弄 弍二 弎三 圩墟 \
            （( ）) 【( 】) [( ]) 〔( 〕) ﹙( ﹚) —- –- －- ―- ‐- ~- ～- /- ／- _- ＃# №# ○零 〇零
            """
        var table: [Character: Character] = [:]
        for pair in pairs.split(separator: " ") {
            if let from = pair.first, let to = pair.last { table[from] = to }
        }
        return table
    }()

    /// Drops what stands in parentheses, for it explains the address, unless it is a part of it: （东区）, （301室）.
    private static func withoutAsides(_ text: [Character]) -> [Character] {
        var kept: [Character] = []
        var aside: [Character]?
        for character in text {
            switch (character, aside) {
            case ("(", nil): aside = []
            case ("(", _): continue
            case (")", let inner?):
                if isPart(inner) { kept += inner }
                aside = nil
            case (")", nil): continue
            case (_, nil): kept.append(character)
            case (_, _?): aside?.append(character)
            }
        }
        return kept
    }

    private static func isPart(_ aside: [Character]) -> Bool {
        guard let first = aside.first, let last = aside.last, !"近靠原现即又旧老".contains(first) else { return false }
        return "区期苑幢栋座单元室层号".contains(last) || aside.allSatisfy { $0.isASCIIDigit || $0 == "-" }
    }
}

extension Character {
    /// 0 to 9 as they are typed on every keyboard.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// a to z.
    var isASCIILetter: Bool { ("a"..."z").contains(self) }
}
