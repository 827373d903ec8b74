/// Chinese numerals of house numbers (十二号, 贰幢, 二〇一室, 廿三弄) as Arabic ones.
enum AddressNumerals {
    private static let digits: [Unicode.Scalar: Int] = [
        "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
    private static let powers: [Unicode.Scalar: Int] = ["十": 10, "拾": 10, "百": 100, "佰": 100]

    /// What follows a number. Before any other word a numeral is part of a name: 三江路, 十里坪, 陆家村.
    private static let units: Set<Unicode.Scalar> = [
        "号", "弄", "幢", "栋", "座", "撞", "单", "层", "楼", "室", "房", "户", "组", "队", "排", "期", "区", "村", "间", "环",
        "街", "巷", "路", "之", "附", "-", "#",
    ]

    /// The text with its numbers in Arabic digits.
    static func arabic(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            var end = index
            while end < text.count, isNumeral(text[end]) { end += 1 }
            guard end > index else {
                result.append(text[index])
                index += 1
                continue
            }
            let run = text[index..<end]
            let isNumber = end == text.count || units.contains(text[end]) || result.last == "第" || result.last == "-"
            if isNumber, let value = value(of: run) {
                if result.last == "第" { result.removeLast() }
                result += value.unicodeScalars
            } else {
                result += Array(run)
            }
            index = end
        }
        return result
    }

    private static func isNumeral(_ character: Unicode.Scalar) -> Bool {
        digits[character] != nil || powers[character] != nil || character == "廿"
    }

    /// The digits as they stand (二〇一), or what they come to (二十三); nil for neither.
    private static func value(of run: ArraySlice<Unicode.Scalar>) -> String? {
        guard run.contains(where: { digits[$0] == nil }) else {
            return run.reduce(into: "") { $0 += String(digits[$1] ?? 0) }
        }
        var (total, digit) = (0, 0)
        for character in run {
            if let power = powers[character] {
                total += max(digit, 1) * power
                digit = 0
            } else if character == "廿" {
                total += 20
            } else {
                guard digit == 0 else { return nil }
                digit = digits[character] ?? 0
            }
        }
        return String(total + digit)
    }
}
