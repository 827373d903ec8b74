import CaseModel

/// An earlier case of the same people, told by what differs.
struct Linked {
    var daysAgo: Int
    var minutes: Int
    var type: String
    var sides: Int
    var place: String?
    var ownBand: Band
    var grade: Int?
    var relation: Alert.Relation?
    var outcome: CaseOutcome?

    init(
        daysAgo: Int,
        minutes: Int = 0,
        type: String = "D0401",
        sides: Int = 2,
        place: String? = nil,
        ownBand: Band = .blue,
        grade: Int? = nil,
        relation: Alert.Relation? = nil,
        outcome: CaseOutcome? = nil
    ) {
        self.daysAgo = daysAgo
        self.minutes = minutes
        self.type = type
        self.sides = sides
        self.place = place
        self.ownBand = ownBand
        self.grade = grade
        self.relation = relation
        self.outcome = outcome
    }
}

extension World {
    /// A history of these cases; the alert itself is at `home`.
    static func history(_ cases: Linked...) -> History { history(cases) }

    static func history(_ cases: [Linked]) -> History {
        let linked = cases.map { one in
            LinkedCase(
                summary: EarlierCase(
                    when: start + .days(-one.daysAgo) + .minutes(one.minutes),
                    type: one.type,
                    band: one.ownBand,
                    outcome: one.outcome,
                    agreed: false
                ),
                sidesInCommon: one.sides,
                place: one.place,
                relation: one.relation,
                ownBand: one.ownBand,
                grade: one.grade
            )
        }
        return History(
            linked: linked.sorted { $0.summary.when > $1.summary.when },
            place: home,
            placeCount: linked.count
        )
    }

    static let home = "k:home"
}
