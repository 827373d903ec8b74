/// The place an address names within its township: names, then numbers from the street to the room.
struct AddressSite {
    private var name: AddressName
    private let numbers: AddressNumbers

    /// The site of these parts.
    init(parts: [AddressPart]) {
        let joined = AddressSite.joined(parts)
        let start = AddressSite.start(of: joined)
        let isAfterName = { (part: AddressPart) in
            if case .number(_, let unit) = part { unit != .group } else { false }
        }
        let names = joined[start...].prefix { !isAfterName($0) }.compactMap { part in
            if case .name(let text) = part { text } else { nil }
        }
        name = AddressName(names.joined())
        numbers = AddressNumbers(joined[start...], of: name)
    }

    /// Takes the village from a field of its own when the address names none.
    mutating func complete(withVillage field: String?) {
        if let field { name.complete(withVillage: field) }
    }

    /// The place in a form of its own; nil when it is too coarse.
    var place: String? {
        if let house = name.house {
            guard numbers.areSpecific else { return isHouse(house) ? "\(name.village ?? "")/\(house)" : nil }
            return AddressSite.homes.contains(house) ? villagePlace : "/\(house)/\(numbers.text)"
        }
        if let street = name.street {
            return numbers.nameHouse ? "\(name.village ?? "")/\(street)/\(numbers.text)" : nil
        }
        return villagePlace
    }

    private var villagePlace: String? {
        guard numbers.areSpecific, let village = name.village ?? name.community else { return nil }
        return "/\(village)/\(numbers.text)"
    }

    /// Whether a name without a number is that of one house: not an estate, a market, or a place of many people.
    private func isHouse(_ house: String) -> Bool {
        house.count >= 2 && !AddressSite.homes.contains(house)
            && !AddressSite.coarse.contains { house.hasSuffix($0) }
    }

    /// 12号附1, 12之1号 and 12号-1 are 12-1号.
    private static func joined(_ parts: [AddressPart]) -> [AddressPart] {
        var joined: [AddressPart] = []
        var isSubnumber = false
        for part in parts {
            switch (part, joined.last) {
            case (.name("附"), .number?), (.name("之"), .number?):
                isSubnumber = true
            case (.number(let sub, let unit), .number(let number, let kind)?) where isSubnumber || sub.hasPrefix("-"):
                joined[joined.count - 1] = .number(number + (sub.hasPrefix("-") ? "" : "-") + sub, kind ?? unit)
                isSubnumber = false
            default:
                joined.append(part)
                isSubnumber = false
            }
        }
        return joined
    }

    /// Where the narrowest name begins: of 人民路12号阳光小区3幢 the estate tells the place.
    private static func start(of parts: [AddressPart]) -> Int {
        var start = 0
        for (index, part) in parts.enumerated().dropFirst() {
            guard case .name(let text) = part, !homes.contains(text), index + 1 < parts.count else { continue }
            if case .number(_, .building) = parts[index + 1] { start = index }
        }
        return start
    }

    /// Words that say that somebody lives there, and not who or where.
    private static let homes: Set<String> = [
        "出租房", "出租屋", "出租", "租房", "宿舍", "家里", "家中", "家", "自家", "老家", "屋里", "住处", "住宅", "民房", "自建房", "工地", "田里",
        "地里", "山上", "里面", "院内", "院子", "内", "老房子", "老屋", "门牌",
    ]

    private static let coarse = [
        "小区", "花园", "新村", "公寓", "广场", "公园", "市场", "菜场", "车站", "火车站", "高铁站", "医院", "学校", "中学", "小学", "大学", "学院",
        "商城", "工业区", "工业园", "园区", "开发区", "景区", "码头", "大桥", "桥", "桥头", "城", "区", "苑", "家园", "山", "水库", "公司宿舍区", "政府",
        "派出所", "法院", "工地", "商场", "综合体",
    ]
}
