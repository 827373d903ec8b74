/// The province, city, county and township (行政区划) an address begins with.
struct AddressRegion {
    /// 区县: the code of one of Jinhua's; nil when the address names none.
    private(set) var county: String?
    /// 乡镇、街道 without that word, for it changes when a town grows; nil when the address names none.
    private(set) var township: String?
    /// What follows.
    private(set) var rest: ArraySlice<Unicode.Scalar>

    init(readingFrom text: [Unicode.Scalar]) {
        rest = text[...]
        guard !text.isEmpty else { return }
        if !drop("浙江省"), starts("浙江"), AddressRegion.namesRegion(rest.dropFirst(2)) { rest = rest.dropFirst(2) }
        if !drop("金华市"), starts("金华"), AddressRegion.namesRegion(rest.dropFirst(2)) { rest = rest.dropFirst(2) }
        for zone in AddressRegion.zones where drop(zone) { break }
        for (name, kind, code) in AddressRegion.counties where starts(name) {
            if drop(name + kind) {
                county = code
            } else if AddressRegion.township(at: rest.dropFirst(name.count)) != nil {
                county = code
                rest = rest.dropFirst(name.count)
            }
            break
        }
        if let (name, length) = AddressRegion.township(at: rest) {
            township = name
            rest = rest.dropFirst(length)
        }
    }

    /// The name of a township without the word for what it is: 古山镇 and 古山 are one.
    static func townshipName(_ text: String) -> String? {
        let region = AddressRegion(readingFrom: AddressText.characters(of: text))
        let name = region.township ?? String(scalars: region.rest)
        return name.isEmpty || name.unicodeScalars.allSatisfy(\.isASCIIDigit) ? nil : name
    }

    private func starts(_ word: String) -> Bool { rest.starts(with: word) }

    private mutating func drop(_ word: String) -> Bool {
        guard starts(word) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    private static func namesRegion(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.starts(with: "金华") || counties.contains { text.starts(with: $0.name) }
            || zones.contains { text.starts(with: $0) } || township(at: text) != nil
    }

    /// A township at the beginning of `text`, and how many characters it takes.
    private static func township(at text: ArraySlice<Unicode.Scalar>) -> (name: String, length: Int)? {
        guard let first = text.first, isName(first) else { return nil }
        for length in 2...longestName where length < text.count {
            let end = text.startIndex + length
            guard isName(text[end - 1]) else { return nil }
            let tail = text[end...]
            guard let kind = townshipKinds.first(where: { tail.starts(with: $0) }) else { continue }
            guard !isPartOfName(kind, before: tail.dropFirst(kind.count)) else { continue }
            return (String(scalars: text[..<end]), length + kind.count)
        }
        return nil
    }

    /// 佛堂古镇路5号 is a street, 江南水乡12幢 an estate.
    private static func isPartOfName(_ kind: String, before rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let next = rest.first else { return false }
        if kind == "乡", next.isASCIIDigit { return true }
        return "路街巷弄".contains(next) && rest.dropFirst().first?.isASCIIDigit ?? true
    }

    private static func isName(_ character: Unicode.Scalar) -> Bool {
        !character.isASCIIDigit && !character.isASCIILetter && !"路街巷弄村号幢".contains(character)
    }

    private static let longestName = 5
    private static let townshipKinds = ["街道办事处", "街道办", "街道", "镇", "乡"]
    private static let zones = ["金华经济技术开发区", "金华开发区", "经济技术开发区", "金义新区"]
    private static let counties: [(name: String, kind: String, code: String)] = [
        ("婺城", "区", "330702"), ("金东", "区", "330703"), ("武义", "县", "330723"), ("浦江", "县", "330726"),
        ("磐安", "县", "330727"), ("兰溪", "市", "330781"), ("义乌", "市", "330782"), ("东阳", "市", "330783"),
        ("永康", "市", "330784"),
    ]
}
