/// The characters of an address as they are compared: half width, lower case, one character for its variants, without
/// blanks and punctuation, numbers in Arabic digits.
enum AddressText {
    /// 警情地址 has at most 200 characters; what comes after them is not read.
    static let limit = 200

    /// Reads what counts of `address`; each character is looked at once.
    static func characters(of address: String) -> [Unicode.Scalar] {
        var folded: [Unicode.Scalar] = []
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
    private static func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let half = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard let plain = Unicode.Scalar(half) else { return nil }
        if let usual = variants[plain] { return usual }
        if ("A"..."Z").contains(plain) { return Unicode.Scalar(plain.value + 32) }
        if plain.isASCIIDigit || plain.isASCIILetter || (0x4E00...0x9FFF).contains(plain.value) { return plain }
        let isKept = plain.properties.isAlphabetic || plain.properties.numericType != nil || "#()-".contains(plain)
        return isKept ? plain : nil
    }

    private static let variants: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = """
            號号 棟栋 樓楼 東东 縣县 區区 鎮镇 鄉乡 門门 單单 層层 裡里 裏里 塢坞 谿溪 廈厦 垅垄 陇垄 衖弄 弍二 弎三 圩墟 \
            （( ）) 【( 】) [( ]) 〔( 〕) ﹙( ﹚) —- –- －- ―- ‐- ~- ～- /- ／- _- ＃# №# ○零 〇零
            """
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pair in pairs.split(separator: " ") {
            if let from = pair.unicodeScalars.first, let to = pair.unicodeScalars.last { table[from] = to }
        }
        return table
    }()

    /// Drops what stands in parentheses, for it explains the address, unless it is a part of it: （东区）, （301室）.
    private static func withoutAsides(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var aside: [Unicode.Scalar]?
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

    private static func isPart(_ aside: [Unicode.Scalar]) -> Bool {
        guard let first = aside.first, let last = aside.last, !"近靠原现即又旧老".contains(first) else { return false }
        return "区期苑幢栋座单元室层号".contains(last) || aside.allSatisfy { $0.isASCIIDigit || $0 == "-" }
    }
}
