/// How far a push goes in an area (运行模式).
package enum PushMode: String, Codable, Sendable, CaseIterable {
    /// Nothing is made.
    case off
    /// 试运行: decided and recorded, not sent.
    case shadow
    /// The usual way: push 3 with approval.
    case approve
    /// 全量告知 under a standing order: push 3 as a notice of type, village and time.
    case inform
}

/// The mode of one push in one area.
package struct ModeRule: Hashable, Codable, Sendable {
    /// Beginning of the codes of stations or townships; empty for everywhere.
    package var area: String
    /// 1, 2 or 3.
    package var push: Int
    package var mode: PushMode
    /// What `inform` rests on.
    package var standingOrder: StandingOrder?

    /// A rule.
    package init(area: String, push: Int, mode: PushMode, standingOrder: StandingOrder? = nil) {
        self.area = area
        self.push = push
        self.mode = mode
        self.standingOrder = standingOrder
    }

    /// 常设指令: who allowed it, for how long, on which legal basis.
    package struct StandingOrder: Hashable, Codable, Sendable {
        /// Police number.
        package var approver: String
        package var from: Timestamp
        package var until: Timestamp
        package var legalBasis: String

        /// An order.
        package init(approver: String, from: Timestamp, until: Timestamp, legalBasis: String) {
            self.approver = approver
            self.from = from
            self.until = until
            self.legalBasis = legalBasis
        }

        /// Whether it holds; `until` is exclusive.
        package func holds(at now: Timestamp) -> Bool { from <= now && now < until }
    }
}

extension EscalationPolicy {
    /// The rule for a push in the area of a station and a township; the longest area wins, and without one the push
    /// goes its usual way.
    package func mode(ofPush push: Int, station: String, township: String?) -> ModeRule {
        let areas = [station, township].compactMap(\.self)
        let fitting = modes.filter { rule in rule.push == push && areas.contains { $0.hasPrefix(rule.area) } }
        return fitting.max { $0.area.count < $1.area.count } ?? ModeRule(area: "", push: push, mode: .approve)
    }
}
