/// A piece of an address after its region: a name, or a number with what it counts.
enum AddressPart: Hashable {
    /// 金江龙村, 人民路, 阳光小区2期
    case name(String)
    /// 12号, 3幢, 301; nil is a number that does not say what it counts.
    case number(String, Unit?)

    /// What a number counts; variants of a word are one.
    enum Unit: String {
        case house = "号"
        case building = "幢"
        case lane = "弄"
        case entrance = "单元"
        case floor = "层"
        case room = "室"
        case household = "户"
        /// 村民小组: a number in the village says more.
        case group = "组"
        case row = "排"
    }

    /// The parts of a text, in one pass.
    static func parts(of text: ArraySlice<Unicode.Scalar>) -> [AddressPart] {
        var parts: [AddressPart] = []
        var name = ""
        var rest = text
        func end() {
            if name.last == "第" { name.removeLast() }
            if !name.isEmpty { parts.append(.name(name)) }
            name = ""
        }
        while let next = rest.first {
            let run = rest.prefix { $0.isASCIIDigit || $0.isASCIILetter || $0 == "-" }
            guard !run.isEmpty else {
                name.unicodeScalars.append(next)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(run.count)
            let unit = unit(at: rest)
            if let unit, isNumber(run) {
                rest = rest.dropFirst(unit.length)
                end()
                // 3#102 is a room of a building, 12# a house.
                let isBuilding = unit.word == "#" && rest.first?.isASCIIDigit == true
                parts.append(.number(plain(run), isBuilding ? .building : unit.unit))
            } else if let floor = floor(run) {
                end()
                parts.append(.number(floor, .floor))
            } else if run.contains(where: \.isASCIIDigit), rest.isEmpty || fillers.contains(where: rest.starts(with:)) {
                end()
                parts.append(.number(plain(run), nil))
            } else {
                name += String(scalars: run.filter { $0 != "-" })
            }
        }
        end()
        return parts
    }

    private static func isNumber(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
        run.count == 1 || run.contains(where: \.isASCIIDigit)
    }

    /// 3f
    private static func floor(_ run: ArraySlice<Unicode.Scalar>) -> String? {
        let number = run.dropLast()
        guard run.last == "f", !number.isEmpty, number.allSatisfy(\.isASCIIDigit) else { return nil }
        return plain(number)
    }

    /// A number without leading zeros: 0301 is 301, and 12-01 is 12-1.
    private static func plain(_ run: ArraySlice<Unicode.Scalar>) -> String {
        let numbers = run.split(separator: "-").map { number in
            let short = number.drop { $0 == "0" }
            return String(scalars: short.first?.isASCIIDigit == true ? short : number)
        }
        return (run.first == "-" ? "-" : "") + numbers.joined(separator: "-")
    }

    private static func unit(at text: ArraySlice<Unicode.Scalar>) -> (word: String, length: Int, unit: Unit)? {
        units.first { text.starts(with: $0.word) }.map { ($0.word, $0.word.count, $0.unit) }
    }

    /// Longer words first.
    private static let units: [(word: String, unit: Unit)] = [
        ("号商铺", .house), ("号店面", .house), ("号门面", .house), ("号院", .house), ("号门", .house),
        ("号楼", .building), ("号幢", .building), ("号栋", .building), ("#楼", .building), ("#幢", .building),
        ("号房", .room), ("号室", .room), ("单元", .entrance), ("房间", .room), ("村民小组", .group), ("小组", .group),
        ("弄堂", .lane), ("号", .house), ("#", .house), ("幢", .building), ("栋", .building), ("座", .building),
        ("撞", .building), ("弄", .lane), ("室", .room), ("房", .room), ("层", .floor), ("楼", .floor), ("户", .household),
        ("组", .group), ("队", .group), ("排", .row),
    ]

    /// Words after a number that say what kind of home it is, and nothing of where it is.
    private static let fillers = [
        "出租", "租房", "宿舍", "家里", "家中", "住宅", "民房", "自建房", "院内", "院子", "内", "里", "家", "屋", "店面", "商铺", "之", "附",
    ]
}
