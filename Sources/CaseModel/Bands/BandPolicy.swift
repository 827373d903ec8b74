/// The band file (风险等级规则): how findings in the text, history, facts of the alert and the hour make a band.
///
/// What it says only ever raises a band; a rule that is left out does not count.
package struct BandPolicy: Hashable, Codable, Sendable {
    /// Sum of the weights from which the band is yellow.
    package var yellowFromWeight: Int
    /// Indicators that together set a band of their own.
    package var combinations: [Combination]
    /// R10: the same two sides again and again (反复报警).
    package var repeats: RepeatRule?
    /// R11: each time worse than before (逐次升级).
    package var series: SeriesRule?
    /// R14: what police data says of a party (暴力前科).
    package var policeRecord: PoliceRecordRule?
    /// R22: at home, at night or on a holiday (夜间、节假日居所).
    package var setting: SettingRule?
    /// R24: what the officer who went there thinks (民警研判).
    package var officer: Basis?
    /// Which earlier cases are the same dispute.
    package var linking: LinkingRule

    /// A policy with these rules; without any, only the findings of the text set a band.
    package init(
        yellowFromWeight: Int,
        combinations: [Combination] = [],
        repeats: RepeatRule? = nil,
        series: SeriesRule? = nil,
        policeRecord: PoliceRecordRule? = nil,
        setting: SettingRule? = nil,
        officer: Basis? = nil,
        linking: LinkingRule = LinkingRule(sameIncident: .hours(2), homeTypes: [])
    ) {
        self.yellowFromWeight = yellowFromWeight
        self.combinations = combinations
        self.repeats = repeats
        self.series = series
        self.policeRecord = policeRecord
        self.setting = setting
        self.officer = officer
        self.linking = linking
    }

    /// What every rule of the file says of itself.
    package struct Basis: Hashable, Codable, Sendable {
        /// Such as `R10`, or `B01` for a combination.
        package var id: String
        package var title: String
        /// Why the rule is as it is, and which source says so.
        package var reason: String

        /// A rule's own words.
        package init(id: String, title: String, reason: String) {
            self.id = id
            self.title = title
            self.reason = reason
        }
    }

    /// Indicators that together are worse than each by itself.
    package struct Combination: Hashable, Codable, Sendable {
        package var basis: Basis
        /// Indicators that must be found in the text.
        package var text: [String]
        /// Whether one that is only heard of or feared counts here too.
        package var countsHearsay: Bool
        /// Indicators that must come from history, police data or the hour (R10, R11, R14, R22).
        package var computed: [String]
        package var band: Band

        /// A combination.
        package init(basis: Basis, text: [String], countsHearsay: Bool = false, computed: [String] = [], band: Band) {
            self.basis = basis
            self.text = text
            self.countsHearsay = countsHearsay
            self.computed = computed
            self.band = band
        }
    }

    /// R10: so many alerts of the same sides in so many days, this one included.
    package struct RepeatRule: Hashable, Codable, Sendable {
        package var basis: Basis
        package var levels: [Level]

        /// A rule with these levels; the highest band that is reached counts.
        package init(basis: Basis, levels: [Level]) {
            self.basis = basis
            self.levels = levels
        }

        /// From so many alerts in so many days on.
        package struct Level: Hashable, Codable, Sendable {
            package var alerts: Int
            package var days: Int
            package var band: Band

            /// `band` from `alerts` in `days` on.
            package init(alerts: Int, days: Int, band: Band) {
                self.alerts = alerts
                self.days = days
                self.band = band
            }
        }
    }

    /// R11: of so many alerts of the same sides or more in so many days, this one included, none is milder than the one
    /// before, and the last is worse than the first.
    package struct SeriesRule: Hashable, Codable, Sendable {
        package var basis: Basis
        package var alerts: Int
        package var days: Int
        package var band: Band

        /// `band` for a series of `alerts` and more that rises within `days`.
        package init(basis: Basis, alerts: Int, days: Int, band: Band) {
            self.basis = basis
            self.alerts = alerts
            self.days = days
            self.band = band
        }
    }

    /// R14: a tag that the 110 platform has from police data.
    package struct PoliceRecordRule: Hashable, Codable, Sendable {
        package var basis: Basis
        package var weight: Int
        /// 警情标签
        package var tags: [String]

        /// `weight` for any of `tags`.
        package init(basis: Basis, weight: Int, tags: [String]) {
            self.basis = basis
            self.weight = weight
            self.tags = tags
        }
    }

    /// R22: a dispute at home, at night or on a holiday.
    package struct SettingRule: Hashable, Codable, Sendable {
        package var basis: Basis
        package var weight: Int
        /// First hour of the night, and the hour at which it ends, in China Standard Time; the night may pass midnight.
        package var nightFrom: Int
        package var nightUntil: Int
        /// Beginnings of type codes whose disputes are at home.
        package var types: [String]
        /// 警情标签 that say that it is at home.
        package var tags: [String]

        /// A rule with these hours, homes and days.
        package init(
            basis: Basis,
            weight: Int,
            nightFrom: Int,
            nightUntil: Int,
            types: [String],
            tags: [String] = []
        ) {
            self.basis = basis
            self.weight = weight
            self.nightFrom = nightFrom
            self.nightUntil = nightUntil
            self.types = types
            self.tags = tags
        }
    }

    /// Which earlier cases are the same dispute again (警情关联).
    package struct LinkingRule: Hashable, Codable, Sendable {
        /// Alerts at one address this near in time are one incident, both sides calling.
        package var sameIncident: Duration
        /// Beginnings of type codes for which one side and the same home are enough.
        package var homeTypes: [String]
        /// How far back cases of the place are looked at, to propose a link (建议关联).
        package var proposeWithin: Duration
        /// Cases proposed at most.
        package var proposals: Int

        /// A rule with these limits.
        package init(
            sameIncident: Duration,
            homeTypes: [String],
            proposeWithin: Duration = .days(90),
            proposals: Int = 5
        ) {
            self.sameIncident = sameIncident
            self.homeTypes = homeTypes
            self.proposeWithin = proposeWithin
            self.proposals = proposals
        }
    }
}
