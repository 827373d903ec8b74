import CaseModel
import CaseStorage

extension MemoryTables {
    func trailHead() -> TrailLink? {
        trailLinks.last.map { TrailLink(sequence: $0.number, link: $0.row) }
    }

    func trail(ofCase caseID: String) -> [TrailLink] {
        (trailByCase[caseID] ?? []).compactMap { sequence in
            trailLinks.row(sequence).map { TrailLink(sequence: sequence, link: $0) }
        }
    }

    func trail(from sequence: Int64, limit: Int) -> [TrailLink] {
        trailLinks.rows(from: sequence, limit: limit).map { TrailLink(sequence: $0.number, link: $0.row) }
    }

    func append(_ links: [NewTrailLink]) throws {
        for link in links {
            guard link.previous == trailLinks.last?.row.digest ?? "" else { throw StoreError.brokenChain }
            let sequence = trailLinks.append(link)
            if let caseID = link.entry.caseID { trailByCase[caseID] = (trailByCase[caseID] ?? []) + [sequence] }
        }
    }

    func artifact(digest: String) -> DecisionArtifact? { artifacts[digest] }

    func keep(_ artifact: DecisionArtifact) {
        if artifacts[artifact.digest] == nil { artifacts[artifact.digest] = artifact }
    }

    func value(_ name: String) -> String? { namedValues[name] }

    func setValue(_ name: String, _ value: String?) {
        namedValues[name] = value
    }
}
