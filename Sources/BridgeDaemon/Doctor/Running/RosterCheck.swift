import CaseModel

/// Posts nobody holds in the next seven days: their deadlines would escalate into the void.
struct RosterCheck: Check {
    let name = "roster"

    private static let horizon = Duration.days(7)
    /// Units named in one finding.
    private static let named = 5

    func run(in examination: Examination) async -> [Finding] {
        guard case .success(let sources) = examination.sources else { return [] }
        return RosterCheck.findings(of: sources.directory, now: examination.now)
    }

    /// The gaps of a directory, one finding a kind of post, those of this moment apart.
    static func findings(of directory: Directory, now: Timestamp) -> [Finding] {
        let gaps = directory.gaps(from: now, until: now + horizon)
        guard !gaps.isEmpty else {
            return [
                Finding(
                    .ok,
                    "roster.complete",
                    "roster",
                    Wording(zh: "今后七天各岗位都有人", en: "every post is held for the next seven days")
                )
            ]
        }
        return Directory.Gap.Kind.allCases.flatMap { kind in
            let ofKind = gaps.filter { $0.kind == kind }
            return [
                finding(kind, ofKind.filter { $0.from <= now }, directory, isNow: true),
                finding(kind, ofKind.filter { $0.from > now }, directory, isNow: false),
            ].compactMap(\.self)
        }
    }

    private static func finding(
        _ kind: Directory.Gap.Kind,
        _ gaps: [Directory.Gap],
        _ directory: Directory,
        isNow: Bool
    ) -> Finding? {
        guard let first = gaps.min(by: { $0.from < $1.from }) else { return nil }
        var units: [String] = []
        for gap in gaps {
            let name = directory.township(gap.unit)?.name ?? directory.unitName(gap.unit)
            if !units.contains(name) { units.append(name) }
        }
        let list = units.prefix(named).joined(separator: "、")
        let more =
            units.count > named ? Wording(zh: " 等 \(units.count) 个单位", en: " and others, \(units.count) in all") : nil
        let post = kind.words
        // A room without a telephone still gets its tasks.
        return Finding(
            isNow && kind != .roomPhones ? .fault : .warning,
            isNow ? "roster.gap_now" : "roster.gap",
            kind.rawValue,
            Wording(
                zh: isNow
                    ? "现在没有\(post.zh)：\(list)\(more?.zh ?? "")"
                    : "\(first.from.rfc3339) 起没有\(post.zh)：\(list)\(more?.zh ?? "")",
                en: isNow
                    ? "no \(post.en) now: \(list)\(more?.en ?? "")"
                    : "no \(post.en) from \(first.from.rfc3339) on: \(list)\(more?.en ?? "")"
            ),
            advice: Wording(
                zh: "在 roster.csv（或 directory.yaml）补上，保存后自动生效",
                en: "fill it in roster.csv or directory.yaml; a change takes effect by itself"
            )
        )
    }
}

extension Directory.Gap.Kind {
    /// The post or entry that is missing.
    fileprivate var words: Wording {
        switch self {
        case .stationLeader: Wording(zh: "分管所领导", en: "station leader")
        case .responsibleOfficer: Wording(zh: "责任民警", en: "responsible officer")
        case .dutyLeader: Wording(zh: "值班领导", en: "duty leader")
        case .bureauDutyLeader: Wording(zh: "局值班领导", en: "duty leader of the bureau")
        case .commandRoom: Wording(zh: "综合指挥室", en: "command room")
        case .room: Wording(zh: "综合信息指挥室", en: "information room")
        case .roomPhones: Wording(zh: "指挥室电话", en: "telephone of the room")
        }
    }
}
