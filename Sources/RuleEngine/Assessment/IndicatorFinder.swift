import CaseModel

/// Finds the risk indicators of a message.
struct IndicatorFinder {
    let rules: CompiledRules
    let input: AssessmentInput

    /// More places than this of one indicator are not shown.
    static let evidenceLimit = 6

    /// One entry for each indicator of the rule set, nil when the texts do not show it.
    func findings(in readings: [Reading]) -> [IndicatorFinding?] {
        var collected = [Collected?](repeating: nil, count: rules.indicators.count)
        for reading in readings {
            let matcher = SignMatcher(reading, of: input, rules: rules)
            for index in matcher.slots.openSigns(rules) {
                let sign = rules.signs[Int(index)]
                let matches = matcher.matches(sign)
                guard !matches.isEmpty else { continue }
                var found = collected[sign.indicator] ?? Collected()
                collected[sign.indicator] = nil
                for match in matches { found.add(match, of: rules.indicators[sign.indicator], in: reading) }
                collected[sign.indicator] = found
            }
        }
        return rules.indicators.indices.map { collected[$0]?.finding(of: rules.indicators[$0]) }
    }

    /// What all signs of one indicator add up to: told for certain beats heard of, whatever the bands.
    struct Collected {
        private var certain: (band: Band?, evidence: [Evidence])?
        private var hearsay: (band: Band?, evidence: [Evidence])?

        mutating func add(_ match: SignMatcher.Match, of indicator: CompiledIndicator, in reading: Reading) {
            let band = match.band ?? indicator.band
            if match.isHearsay {
                Self.add(match, band?.lowered, to: &hearsay, indicator, reading)
            } else {
                Self.add(match, band, to: &certain, indicator, reading)
            }
        }

        private static func add(
            _ match: SignMatcher.Match,
            _ band: Band?,
            to group: inout (band: Band?, evidence: [Evidence])?,
            _ indicator: CompiledIndicator,
            _ reading: Reading
        ) {
            var found = group ?? (nil, [])
            group = nil
            if let band { found.band = max(found.band ?? band, band) }
            if found.evidence.count < IndicatorFinder.evidenceLimit {
                for position in match.hits {
                    let hit = reading.hits[Int(position)]
                    found.evidence.append(reading.evidence(hit, rule: indicator.id))
                }
                if let number = match.number {
                    found.evidence.append(reading.evidence(number.start, number.end, rule: indicator.id))
                }
            }
            group = found
        }

        func finding(of indicator: CompiledIndicator) -> IndicatorFinding? {
            guard let found = certain ?? hearsay else { return nil }
            let isHearsay = certain == nil
            return IndicatorFinding(
                id: indicator.id,
                title: indicator.title,
                band: found.band,
                weight: isHearsay || found.band != nil ? 0 : indicator.weight,
                isHearsay: isHearsay,
                evidence: Self.inOrder(found.evidence)
            )
        }

        /// In order of appearance; places that overlap or touch are one (要砸 and 砸了 are 要砸了).
        private static func inOrder(_ evidence: [Evidence]) -> [Evidence] {
            if evidence.count < 2 { return evidence }
            let sorted = evidence.sorted {
                ($0.field.readingOrder, $0.offset, -$0.length) < ($1.field.readingOrder, $1.offset, -$1.length)
            }
            var kept: [Evidence] = []
            for place in sorted {
                guard let last = kept.last, last.field == place.field, place.offset <= last.offset + last.length else {
                    kept.append(place)
                    continue
                }
                let shared = last.offset + last.length - place.offset
                guard shared < place.length else { continue }
                kept[kept.count - 1].words.unicodeScalars.append(
                    contentsOf: place.words.unicodeScalars.dropFirst(shared)
                )
                kept[kept.count - 1].length += place.length - shared
            }
            return kept
        }
    }
}

extension TextField {
    var readingOrder: Int {
        switch self {
        case .content: 0
        case .supplement: 1
        case .feedback: 2
        }
    }
}
