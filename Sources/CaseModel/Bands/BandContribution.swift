/// One reason for a band (等级依据): what was found, and what it sets or adds.
package struct BandContribution: Hashable, Codable, Sendable {
    package var source: Source
    /// Indicator such as `R05`, or combination such as `B01`.
    package var id: String
    package var title: String
    /// The band it sets by itself, hearsay already lowered; nil when it only adds weight or only asks for attention.
    package var band: Band?
    /// Points towards the weight sum.
    package var weight: Int
    /// Only heard of or feared: `band` is one lower than it would be.
    package var isHearsay: Bool
    /// How many alerts in how many days; history only.
    package var count: RepeatCount?
    /// What a combination is made of, by id.
    package var parts: [String]

    /// A contribution.
    package init(
        source: Source,
        id: String,
        title: String,
        band: Band? = nil,
        weight: Int = 0,
        isHearsay: Bool = false,
        count: RepeatCount? = nil,
        parts: [String] = []
    ) {
        self.source = source
        self.id = id
        self.title = title
        self.band = band
        self.weight = weight
        self.isHearsay = isHearsay
        self.count = count
        self.parts = parts
    }

    /// Where it comes from.
    package enum Source: String, Codable, Sendable, CaseIterable {
        /// 文本
        case text
        /// 组合
        case combination
        /// 历史警情
        case history
        /// 警务数据
        case policeRecord
        /// 时间地点
        case setting
        /// 民警
        case officer
    }

    /// Alerts of the same two sides, this one included.
    package struct RepeatCount: Hashable, Codable, Sendable {
        package var alerts: Int
        package var days: Int

        /// `alerts` in `days`.
        package init(alerts: Int, days: Int) {
            self.alerts = alerts
            self.days = days
        }
    }
}

extension BandContribution {
    /// The contribution as a fact of the trail: `R10:orange(3/7d)`, `R12:+1`, `R03:orange(hearsay)`, `B01:red(R09+R10)`.
    package var fact: String {
        let effect = band?.rawValue ?? (weight > 0 ? "+\(weight)" : "noted")
        var remarks: [String] = []
        if isHearsay { remarks.append("hearsay") }
        if let count { remarks.append("\(count.alerts)/\(count.days)d") }
        if !parts.isEmpty { remarks.append(parts.joined(separator: "+")) }
        return "\(id):\(effect)" + (remarks.isEmpty ? "" : "(\(remarks.joined(separator: ",")))")
    }

    /// Whether it says at least as much as `other`, which is the same reason seen earlier.
    fileprivate func isAtLeast(_ other: BandContribution) -> Bool {
        (band ?? .blue) >= (other.band ?? .blue) && weight >= other.weight
            && (count?.alerts ?? 0) >= (other.count?.alerts ?? 0)
    }
}

extension [BandContribution] {
    /// Adds what a later judgement found. What counted once stays, for the band it made stays: of the same reason the
    /// stronger one is kept.
    package mutating func add(_ later: [BandContribution]) {
        for contribution in later {
            guard let index = firstIndex(where: { $0.source == contribution.source && $0.id == contribution.id }) else {
                append(contribution)
                continue
            }
            if contribution.isAtLeast(self[index]) { self[index] = contribution }
        }
    }

    /// All of them as one fact of the trail.
    package var fact: String { map(\.fact).joined(separator: " ") }
}
