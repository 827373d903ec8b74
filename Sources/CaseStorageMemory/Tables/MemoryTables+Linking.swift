import CaseModel
import CaseStorage

extension MemoryTables {
    func linkedCases(_ keys: LinkKeys, excluding caseID: String?, limit: Int) -> [LinkedCase] {
        let wanted = keys.people
        let ids = wanted.reduce(into: Set<String>()) { $0.formUnion(casesByPerson[$1.key] ?? []) }
        let found = ids.filter { $0 != caseID }.compactMap { id -> (case: Case, sides: Int, place: String?)? in
            guard let stored = caseByID[id], let storedKeys = keysByCase[id] else { return nil }
            let sides = keys.sidesInCommon(with: storedKeys)
            let isSamePlace = storedKeys.place.map(keys.places.contains) ?? false
            return sides >= 2 || isSamePlace ? (stored, sides, storedKeys.place) : nil
        }
        let newestFirst = found.sorted {
            ($0.case.alert.reportedAt, $0.case.id) > ($1.case.alert.reportedAt, $1.case.id)
        }
        let sameSides = newestFirst.filter { $0.sides >= 2 }.prefix(limit)
        let others = newestFirst.filter { $0.sides < 2 }.prefix(limit - sameSides.count)
        let kept = Set((sameSides + others).map(\.case.id))
        return newestFirst.filter { kept.contains($0.case.id) }.map {
            $0.case.linked(sidesInCommon: $0.sides, place: $0.place)
        }
    }

    func placeCount(placeKey: String, excluding caseID: String?) -> Int {
        (casesByPlace[placeKey] ?? []).count { $0.id != caseID }
    }

    func cases(
        atPlaces placeKeys: [String],
        reportedIn times: ClosedRange<Timestamp>,
        excluding caseID: String?,
        limit: Int
    ) -> [LinkedCase] {
        let found = placeKeys.flatMap { key in
            (casesByPlace[key] ?? []).reversed().lazy.drop { $0.reportedAt > times.upperBound }
                .prefix { $0.reportedAt >= times.lowerBound }.filter { $0.id != caseID }.prefix(limit)
        }
        return found.sorted { $0 > $1 }.prefix(limit).compactMap { placed in
            caseByID[placed.id].map { $0.linked(sidesInCommon: 0, place: keysByCase[placed.id]?.place) }
        }
    }

    func orderedLinks(ofCase caseID: String) -> [OrderedLink] {
        let own = caseByID[caseID]?.links.ordered ?? []
        let others = (casesLinkedTo[caseID] ?? []).compactMap { caseByID[$0] }.flatMap { other in
            other.links.ordered.filter { $0.caseID == caseID }.map { $0.reversed(from: other) }
        }
        return (own + others).newestOfEachPair
    }
}

/// A case at a place, as it is ordered there.
struct PlacedCase: Comparable {
    var reportedAt: Timestamp
    var id: String

    static func < (left: PlacedCase, right: PlacedCase) -> Bool {
        (left.reportedAt, left.id) < (right.reportedAt, right.id)
    }
}

extension [PlacedCase] {
    /// With one more in its order; most come last.
    func inserting(_ placed: PlacedCase) -> [PlacedCase] {
        var all = self
        let index = all.lastIndex { $0 < placed }.map { $0 + 1 } ?? 0
        all.insert(placed, at: index)
        return all
    }
}
