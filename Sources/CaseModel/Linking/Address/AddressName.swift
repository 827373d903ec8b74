/// What the names of an address before its numbers say: a village, a street, and a house or estate.
struct AddressName {
    /// The village without the word for what it is (村民委员会、行政村、自然村); the last one named, whose numbers count.
    private(set) var village: String?
    /// A neighbourhood of a town (社区), which says nothing beside a street.
    private(set) var community: String?
    private(set) var street: String?
    /// A house, a firm or an estate.
    private(set) var house: String?

    /// Reads a name such as 金江龙村振兴路.
    init(_ name: String) {
        var rest = name.scalars[...]
        while let mark = AddressName.villageMark(in: rest) {
            let stem = String(scalars: rest[..<mark.at])
            if mark.isCommunity { community = stem } else { village = stem }
            rest = rest[(mark.at + mark.length)...]
            // 金江龙村村民委员会
            if let again = AddressName.marks.first(where: { $0.word.count > 1 && rest.starts(with: $0.word) }) {
                rest = rest.dropFirst(again.word.count)
            }
        }
        if let end = rest.lastIndex(where: AddressName.isStreetMark), end > rest.startIndex {
            let street = rest[...end]
            let afterEstate = AddressName.estates.lazy.compactMap { AddressName.rest(of: street, after: $0) }.first
            self.street = String(scalars: afterEstate ?? street)
            rest = rest[(end + 1)...]
        }
        house = AddressName.house(rest)
    }

    /// Takes the village from a field of its own when the address names none.
    mutating func complete(withVillage field: String) {
        guard village == nil, house == nil else { return }
        let named = AddressName(String(scalars: AddressText.characters(of: field)))
        village = named.village ?? (street == nil && community == nil ? named.community ?? named.house : nil)
    }

    /// The first word in `text` that ends a village, with something before it. 中村路 is a street.
    private static func villageMark(
        in text: ArraySlice<Unicode.Scalar>
    ) -> (at: Int, length: Int, isCommunity: Bool)? {
        for index in text.indices.dropFirst() where "村行自居社".contains(text[index]) {
            let tail = text[index...]
            guard let mark = marks.first(where: { tail.starts(with: $0.word) }) else { continue }
            if let next = tail.dropFirst(mark.word.count).first, "路街巷弄".contains(next) { continue }
            return (index, mark.word.count, mark.isCommunity)
        }
        return nil
    }

    private static func isStreetMark(_ character: Unicode.Scalar) -> Bool { "路街巷弄道".contains(character) }

    private static func rest(of text: ArraySlice<Unicode.Scalar>, after word: String) -> ArraySlice<Unicode.Scalar>? {
        for index in text.indices.dropFirst() where text[index...].starts(with: word) {
            let rest = text[(index + word.count)...]
            return rest.count >= 2 ? rest : nil
        }
        return nil
    }

    /// The name of a house without words that only say that somebody lives there.
    private static func house(_ text: ArraySlice<Unicode.Scalar>) -> String? {
        var name = text
        for (ending, short) in endings
        where name.count >= ending.count && name.suffix(ending.count).elementsEqual(ending) {
            name = (name.dropLast(ending.count) + short)[...]
        }
        let isNamedEstate = name.dropLast(2).last.map { "苑园寓村庭府城湾轩阁居郡".contains($0) } ?? false
        if isNamedEstate, name.suffix(2).elementsEqual("小区".unicodeScalars) { name = name.dropLast(2) }
        return name.isEmpty ? nil : String(scalars: name)
    }

    private static let marks: [(word: String, isCommunity: Bool)] = [
        ("村民委员会", false), ("村委会", false), ("村委", false), ("行政村", false), ("自然村", false), ("村民小组", false), ("村民", false),
        ("居民委员会", true), ("居委会", true), ("社区", true), ("村", false),
    ]
    private static let estates = ["小区", "花园", "公寓", "市场", "工业区", "工业园区", "园区", "开发区"]
    private static let endings: [(ending: [Unicode.Scalar], short: [Unicode.Scalar])] = [
        ("出租房", ""), ("出租屋", ""), ("家里", "家"), ("家中", "家"), ("里面", ""), ("里头", ""), ("屋里", ""), ("院内", ""), ("内", ""),
        ("宿舍楼", "宿舍"), ("员工宿舍", "宿舍"), ("职工宿舍", "宿舍"), ("集体宿舍", "宿舍"), ("股份有限公司", "公司"),
        ("有限责任公司", "公司"), ("有限公司", "公司"), ("门牌", ""),
    ].map { ($0.0.scalars, $0.1.scalars) }
}
