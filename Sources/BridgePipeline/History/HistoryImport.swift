package import CaseModel
package import CaseStorage
import MessageCodec

/// Takes earlier alerts over as history (历史导入): closed cases with link keys, without pushes, once for each alert
/// number.
package struct HistoryImport: Sendable {
    private let store: any CaseStore
    private let decisions: Decisions
    private let entropy: any EntropySource
    private let actor: String

    /// Lines of one transaction.
    private static let batchSize = 200

    /// An import into `store` under the rules and keys of `decisions`, on the word of `actor`.
    package init(
        store: any CaseStore,
        decisions: Decisions,
        entropy: any EntropySource = SystemEntropy(),
        actor: String
    ) {
        self.store = store
        self.decisions = decisions
        self.entropy = entropy
        self.actor = actor
    }

    /// Takes lines over, each a canonical alert that says in `history` how it ended.
    ///
    /// What is known already, from an earlier import or from the 110 platform, stays as it is; so an import that was
    /// broken off is simply run again.
    ///
    /// - Throws: `StoreError`; the batches before it are kept.
    package func run(_ lines: [HistoryLine], at now: Timestamp) async throws -> HistoryReport {
        var report = HistoryReport()
        for artifact in decisions.artifacts {
            try await store.write { try $0.keep(artifact) }
        }
        var rest = lines[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(HistoryImport.batchSize))
            rest = rest.dropFirst(batch.count)
            let read = batch.map { (line: $0.number, found: self.read($0)) }
            let part = try await store.write { transaction in try write(read, to: transaction, at: now) }
            report.add(part)
        }
        return report
    }

    private func read(_ line: HistoryLine) -> Result<HistoricalCase, Refusal> {
        do throws(Refusal) {
            let found = try HistoricalCase(canonical: line.bytes)
            if let code = found.typeCode, decisions.catalog.types[code] == nil {
                throw Refusal(.schema, pointer: "/history/typeCode", detail: "expected a type of the catalogue")
            }
            return .success(found)
        } catch {
            return .failure(error)
        }
    }

    private func write(
        _ batch: [(line: Int, found: Result<HistoricalCase, Refusal>)],
        to transaction: any StoreTransaction,
        at now: Timestamp
    ) throws -> HistoryReport {
        var report = HistoryReport()
        var chain = try TrailChain(continuing: transaction)
        for (line, found) in batch {
            switch found {
            case .failure(let refusal): report.refused.append(.init(line: line, refusal: refusal))
            case .success(let historical):
                let number = historical.alert.alertNo
                let assessment = decisions.assess(historical.alert.assessmentInput)
                if try isKnown(number, in: transaction) {
                    report.known += 1
                } else if historical.typeCode == nil, !assessment.isDispute {
                    report.withoutDispute += 1
                } else {
                    let imported = made(of: historical, assessment, at: now)
                    try transaction.save(imported, keys: decisions.linkKeys(of: historical.alert))
                    chain.add([entry(imported, at: now)], cause: nil)
                    report.imported += 1
                }
            }
        }
        try transaction.append(chain.links)
        return report
    }

    private func isKnown(_ alertNo: String, in view: any StoreView) throws -> Bool {
        try view.caseID(.alert(alertNo)) != nil || view.recordedAlert(alertNo) != nil
            || !view.revisions(ofAlert: alertNo).isEmpty
    }

    private func made(of historical: HistoricalCase, _ assessment: TextAssessment, at now: Timestamp) -> Case {
        let number = historical.alert.alertNo
        var made = Case(
            historical: historical,
            id: UUIDv5.text(of: "case/\(number)"),
            code: CaseCode(random: entropy.number(for: number)),
            assessment: assessment,
            feedbackAssessment: historical.feedback?.assessmentInput.map(decisions.assess),
            at: now
        )
        made.version = 1
        return made
    }

    private func entry(_ imported: Case, at now: Timestamp) -> TrailEntry {
        TrailEntry(
            caseID: imported.id,
            alertNo: imported.alert.alertNo,
            at: now,
            actor: actor,
            kind: .imported,
            facts: [
                .init("type", imported.typeCode), .init("band", imported.band.rawValue),
                .init("outcome", imported.outcome?.rawValue ?? "unknown"),
            ],
            ruleSetVersion: imported.assessment.ruleSetVersion
        )
    }
}

/// One line of a file of earlier alerts.
package struct HistoryLine: Sendable {
    /// Counted from 1.
    package var number: Int
    package var bytes: [UInt8]

    /// A line.
    package init(number: Int, bytes: [UInt8]) {
        self.number = number
        self.bytes = bytes
    }
}

/// What became of the lines of an import; their sum is the number of lines.
package struct HistoryReport: Hashable, Sendable {
    package var imported: Int
    /// The alert number was known before.
    package var known: Int
    /// No dispute to the rules, and no type given.
    package var withoutDispute: Int
    package var refused: [RefusedLine] = []

    /// So many lines of each kind.
    package init(imported: Int = 0, known: Int = 0, withoutDispute: Int = 0) {
        self.imported = imported
        self.known = known
        self.withoutDispute = withoutDispute
    }

    /// A line that cannot be taken over, and why.
    package struct RefusedLine: Hashable, Sendable {
        package var line: Int
        package var refusal: Refusal
    }

    mutating func add(_ part: HistoryReport) {
        imported += part.imported
        known += part.known
        withoutDispute += part.withoutDispute
        refused += part.refused
    }
}
