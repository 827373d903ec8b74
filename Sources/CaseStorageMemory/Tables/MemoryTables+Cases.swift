import CaseModel
import CaseStorage

extension MemoryTables {
    func caseID(_ reference: CaseReference) -> String? {
        switch reference {
        case .case(let id): caseByID[id]?.id
        case .task(let id): taskByID[id].flatMap { tasks.row($0)?.task.caseID }
        case .alert, .caseCode, .externalNo, .letter: caseByReference[reference.storedKey]
        }
    }

    func `case`(_ id: String) -> Case? { caseByID[id] }

    func cases(_ filter: CaseFilter) -> [Case] {
        let wanted = caseOrder.all.enumerated().compactMap { place, id -> (place: Int, case: Case)? in
            guard let stored = caseByID[id],
                filter.stage.map({ $0 == stored.stage }) ?? true,
                filter.phase.map({ $0 == stored.phase }) ?? true,
                filter.band.map({ $0 == stored.band }) ?? true,
                filter.stationCode.map({ $0 == stored.alert.jurisdiction.code }) ?? true,
                filter.typeCode.map({ $0 == stored.typeCode }) ?? true,
                filter.overdueAt.map({ now in (deadlinesByCase[id] ?? []).contains { $0.limitAt < now } }) ?? true
            else { return nil }
            return (place, stored)
        }
        let newestFirst = wanted.sorted { ($0.case.openedAt, $0.place) > ($1.case.openedAt, $1.place) }
        return newestFirst.prefix(filter.limit).map(\.case)
    }

    func save(_ updated: Case, keys: LinkKeys) throws {
        try save(updated)
        if let former = keysByCase[updated.id] {
            for (person, _) in former.people { casesByPerson[person]?.remove(updated.id) }
            if let place = former.place {
                casesByPlace[place] = casesByPlace[place]?.filter { $0.id != updated.id }
            }
        }
        keysByCase[updated.id] = keys
        for (person, _) in keys.people { casesByPerson[person] = (casesByPerson[person] ?? []).union([updated.id]) }
        if let place = keys.place {
            let placed = PlacedCase(reportedAt: updated.alert.reportedAt, id: updated.id)
            casesByPlace[place] = (casesByPlace[place] ?? []).inserting(placed)
        }
    }

    func save(_ updated: Case) throws {
        if let stored = caseByID[updated.id] {
            guard stored.version == updated.version - 1 else {
                throw StoreError.staleCase(id: updated.id, version: updated.version, stored: stored.version)
            }
        } else {
            guard (0...1).contains(updated.version) else {
                throw StoreError.staleCase(id: updated.id, version: updated.version, stored: nil)
            }
            caseOrder.append(updated.id)
        }
        caseByID[updated.id] = updated
        let deadlines = updated.deadlineRecords
        if deadlinesByCase[updated.id] ?? [] != deadlines {
            deadlinesByCase[updated.id] = deadlines.isEmpty ? nil : deadlines
        }
        for reference in updated.references where caseByReference[reference.storedKey] != updated.id {
            caseByReference[reference.storedKey] = updated.id
        }
        for link in updated.links.ordered where casesLinkedTo[link.caseID]?.contains(updated.id) != true {
            casesLinkedTo[link.caseID] = (casesLinkedTo[link.caseID] ?? []).union([updated.id])
        }
    }
}
