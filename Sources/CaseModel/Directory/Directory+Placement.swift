extension Directory {
    /// Where an alert lies, as far as the directory knows the place.
    ///
    /// Words as given are free text of the platform: they are for the police side only.
    package enum Placement: Hashable, Sendable {
        /// A village under its official name.
        case village(Village, Township)
        /// No further than the township; `asGiven` is what the alert calls a village, nil when it names none.
        case township(Township, asGiven: String?)
        /// Not even the township; `asGiven` is what the alert calls it, nil when it names none.
        case unknown(asGiven: String?)

        /// The township, when it is known.
        package var township: Township? {
            switch self {
            case .village(_, let township), .township(let township, _): township
            case .unknown: nil
            }
        }

        /// The village, when it is known.
        package var village: Village? {
            if case .village(let village, _) = self { village } else { nil }
        }
    }

    /// Where `alert` lies. A place is never guessed: a station that serves several townships does not tell which one is
    /// meant, and words that are no code, name or alias of a village of that township are no village.
    package func placement(of alert: Alert) -> Placement {
        guard let township = township(of: alert) else { return .unknown(asGiven: alert.township ?? alert.village) }
        let those = villages.filter { $0.township == township.code }
        guard let words = alert.village else {
            guard let grid = alert.grid, let village = those.first(where: { $0.grids.contains(grid) }) else {
                return .township(township, asGiven: nil)
            }
            return .village(village, township)
        }
        let bare = words.hasPrefix(township.name) ? words.dropFirst(township.name.count) : Substring(words)
        guard let village = those.first(where: { $0.isCalled(bare) || $0.isCalled(words) }) else {
            return .township(township, asGiven: words)
        }
        return .village(village, township)
    }

    /// Whether the villages of a township are listed; without that no name of one can be checked.
    package func listsVillages(of township: String) -> Bool {
        villages.contains { $0.township == township }
    }

    /// The alert's own township, else the only one its station serves.
    private func township(of alert: Alert) -> Township? {
        if let named = alert.township { return township(named) }
        guard let station = station(alert.jurisdiction.code), station.townships.count == 1 else { return nil }
        return township(station.townships[0])
    }
}
