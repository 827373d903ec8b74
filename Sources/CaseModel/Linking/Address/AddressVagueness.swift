/// Words that tell where something is near, and not where it is (模糊地址).
enum AddressVagueness {
    private static let words: [[Unicode.Scalar]] = [
        "对面", "对过", "对门口", "对直", "附近", "门口", "门前", "门外", "旁边", "旁", "隔壁", "间壁", "边上", "路边", "街边", "河边", "路口",
        "巷口", "弄口", "弄堂口", "村口", "桥下", "桥上", "交叉口", "交叉路口", "交汇", "交界", "路段", "一带", "周边", "周围", "前面", "后面",
        "前头", "后头", "楼下", "楼上", "中间", "之间", "路上", "街上", "村里", "村中", "十字路", "高速", "国道", "省道", "公里", "匝道", "服务区",
        "公交站", "停车场",
    ].map(\.scalars)

    private static let wordsByFirst = Dictionary(grouping: words) { $0[0] }

    /// Whether the address is only near something. 石门口村 is a name and not a remark.
    static func isVague(_ text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { index in
            (wordsByFirst[text[index]] ?? []).contains { word in
                let rest = text[index...]
                guard rest.starts(with: word) else { return false }
                return rest.dropFirst(word.count).first.map { !"村路街巷弄新小".contains($0) } ?? true
            }
        }
    }
}
