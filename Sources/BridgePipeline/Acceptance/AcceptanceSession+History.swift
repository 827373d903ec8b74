import CaseModel
import CaseStorage

extension AcceptanceSession {
    /// The case an event belongs to: the first that one of its references names. A case that was closed too long ago
    /// takes no further alert (重复报警), which then stands for itself.
    func currentCase(of event: Event, _ decisions: Decisions, at now: Timestamp) throws -> Case? {
        for reference in event.references {
            guard let found = try transaction.caseID(reference).flatMap({ try transaction.case($0) }) else { continue }
            if case .alert(let alert) = event, !found.takes(alert, under: decisions.policy, at: now) { continue }
            return found
        }
        return nil
    }

    /// The history of the alert the case is about, which a call that joins it is not. A signature changes nothing that
    /// history could matter for.
    func history(
        of read: ReadEvent,
        current: Case?,
        recorded: RecordedAlert?,
        _ decisions: Decisions
    ) throws -> History {
        if case .signed = read.event { return .none }
        let isJoining = current != nil && read.event.alertNo != current?.alert.alertNo
        let told: Alert? = if case .alert(let alert) = read.event, !isJoining { alert } else { nil }
        guard let alert = told ?? current?.alert ?? recorded?.alert else { return .none }
        let keys = (isJoining ? nil : read.wantedKeys) ?? decisions.wantedKeys(of: alert)
        let rule = decisions.bands.linking
        let times = alert.reportedAt + (.zero - rule.proposeWithin)...alert.reportedAt + rule.sameIncident
        let linked = try transaction.linkedCases(keys, excluding: current?.id, limit: AcceptanceSession.historyLimit)
        let atPlace = try transaction.cases(
            atPlaces: keys.places,
            reportedIn: times,
            excluding: current?.id,
            limit: AcceptanceSession.placeLimit
        )
        let words = try current.map { try transaction.orderedLinks(ofCase: $0.id) } ?? []
        return History(
            linked: try heeding(words, linked.map { $0.known(at: keys) }),
            place: keys.place,
            placeCount: try keys.places.reduce(0) {
                try $0 + transaction.placeCount(placeKey: $1, excluding: current?.id)
            },
            atPlace: atPlace.map { $0.known(at: keys) }.filter { other in
                !words.contains { $0.caseID == other.identity?.caseID && !$0.isLinked }
            }
        )
    }

    /// The case an order to link, unlink or tie to a crime names besides its own.
    func orderTarget(of event: Event) throws -> LinkedCase? {
        guard case .order(let order) = event, [.link, .unlink, .linkCrime].contains(order.kind),
            let target = order.target
        else { return nil }
        let references: [CaseReference] = [.case(target), .alert(target), .caseCode(target), .externalNo(target)]
        for reference in references {
            if let found = try transaction.caseID(reference).flatMap({ try transaction.case($0) }) {
                return found.linked(sidesInCommon: 0, place: nil)
            }
        }
        return nil
    }

    /// Cases that people have linked come in, and those they have unlinked go, the last reported first.
    private func heeding(_ words: [OrderedLink], _ linked: [LinkedCase]) throws -> [LinkedCase] {
        guard !words.isEmpty else { return linked }
        var heeded = linked.filter { other in !words.contains { $0.caseID == other.identity?.caseID } }
        for word in words where word.isLinked {
            guard let found = try transaction.case(word.caseID) else { continue }
            let known = linked.first { $0.identity?.caseID == word.caseID }
            var other = known ?? found.linked(sidesInCommon: 0, place: nil)
            other.isByOrder = true
            heeded.append(other)
        }
        return heeded.sorted { $0.summary.when > $1.summary.when }
    }

    private static let historyLimit = 20
    /// Enough for the calls about one incident and the proposals.
    private static let placeLimit = 10
}

extension LinkedCase {
    /// The same case with its place under the newest key, so that places can be compared across keys.
    fileprivate func known(at keys: LinkKeys) -> LinkedCase {
        var known = self
        if let place, keys.formerPlaces.contains(place) { known.place = keys.place }
        return known
    }
}
