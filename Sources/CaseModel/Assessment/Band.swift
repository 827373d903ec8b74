/// Risk of a dispute turning into crime (民转刑风险等级), lowest first; domain table (c).
package enum Band: String, CaseIterable, Codable, Sendable, Comparable {
    /// 蓝: a dispute with no risk sign.
    case blue
    /// 黄
    case yellow
    /// 橙
    case orange
    /// 红: immediate.
    case red

    private var rank: Int {
        switch self {
        case .blue: 0
        case .yellow: 1
        case .orange: 2
        case .red: 3
        }
    }

    package static func < (left: Band, right: Band) -> Bool { left.rank < right.rank }

    /// One band higher; red stays red.
    package var raised: Band {
        switch self {
        case .blue: .yellow
        case .yellow: .orange
        case .orange, .red: .red
        }
    }

    /// One band lower, or nil below blue: a sign only heard of or feared counts one band lower.
    package var lowered: Band? {
        switch self {
        case .red: .orange
        case .orange: .yellow
        case .yellow: .blue
        case .blue: nil
        }
    }
}
