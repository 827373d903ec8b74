import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let figures = [
        StoreCheck("an empty store balances") { store in
            let account = try await store.read { try $0.account() }
            #expect(account == Account(accepted: 0, byDisposition: [:], appliedWithoutTrail: 0, orphans: 0))
            #expect(account.isBalanced)
            #expect(try await store.read { try $0.statistics() } == StoreStatistics())
        },
        StoreCheck("an account balances when every message has what its disposition promises") { store in
            try await store.write { transaction in
                let applied = try transaction.insert(StoreSample.message("A-1"))
                try transaction.append([StoreSample.link(1, after: "", cause: applied)])
                for disposition in [MessageDisposition.noted, .duplicate, .duplicate, .recorded] {
                    _ = try transaction.insert(StoreSample.message("A-1", disposition: disposition))
                }
                let dead = try transaction.insert(StoreSample.message("A-2", disposition: .dead))
                _ = try transaction.insert(StoreSample.deadLetter(dead))
                for disposition in [MessageDisposition.waiting, .held] {
                    let sequence = try transaction.insert(StoreSample.message("A-3", disposition: disposition))
                    try transaction.wait(StoreSample.waiting(sequence, dueIn: 5))
                }
            }
            let account = try await store.read { try $0.account() }
            #expect(account.accepted == 8)
            #expect(
                account.byDisposition == [
                    .applied: 1, .noted: 1, .duplicate: 2, .recorded: 1, .dead: 1, .waiting: 1, .held: 1,
                ]
            )
            #expect(account.isBalanced)
        },
        StoreCheck("an applied message that left no trace is found, whatever its case has") { store in
            try await store.write { transaction in
                let first = try transaction.insert(StoreSample.message("A-1", caseID: "case-1"))
                _ = try transaction.insert(StoreSample.message("A-2", caseID: "case-1"))
                try transaction.append([
                    StoreSample.link(1, after: "", cause: first), StoreSample.link(2, after: "+1", cause: nil),
                ])
            }
            let account = try await store.read { try $0.account() }
            #expect(account.appliedWithoutTrail == 1)
            #expect(!account.isBalanced)
        },
        StoreCheck("rows that belong to nothing are found") { store in
            try await store.write { transaction in
                for disposition in [MessageDisposition.dead, .waiting, .held] {
                    _ = try transaction.insert(StoreSample.message("A-1", disposition: disposition))
                }
                let noted = try transaction.insert(StoreSample.message("A-2", disposition: .noted))
                try transaction.wait(StoreSample.waiting(noted, dueIn: 5))
            }
            let account = try await store.read { try $0.account() }
            #expect(account.orphans == 4)
            #expect(!account.isBalanced)
        },
        StoreCheck("the figures of a run are counted by what people ask for") { store in
            var followed = StoreSample.dispute(2)
            followed.stage = .middle
            followed.phase = .following
            let second = followed
            try await store.write { transaction in
                let sequence = try transaction.insert(StoreSample.message("A-1"))
                _ = try transaction.insert(StoreSample.message("A-1", disposition: .duplicate))
                _ = try transaction.insert(StoreSample.message("m-1", kind: "signed", queue: "police.answers"))
                _ = try transaction.insert(StoreSample.deadLetter(sequence))
                try transaction.wait(StoreSample.waiting(sequence, dueIn: 5))
                try transaction.save(StoreSample.dispute(1))
                try transaction.save(second)
                try transaction.insert([
                    StoreSample.task("T-1", causedAt: StoreSample.at(1)),
                    StoreSample.task("T-2", band: .red, causedAt: StoreSample.at(2)),
                    StoreSample.task("T-3", kind: .push3, lane: .governance),
                    StoreSample.task("T-4"),
                ])
                try transaction.confirm(tasks: [
                    TaskConfirmation(id: "T-1", at: StoreSample.at(9)),
                    TaskConfirmation(id: "T-2", at: StoreSample.at(3)),
                    TaskConfirmation(id: "T-3", at: StoreSample.at(3)),
                ])
            }
            let figures = try await store.read { try $0.statistics() }
            #expect(
                figures.messages == [
                    .init(queue: "police110.alerts", disposition: .applied): 1,
                    .init(queue: "police110.alerts", disposition: .duplicate): 1,
                    .init(queue: "police.answers", disposition: .applied): 1,
                ]
            )
            #expect(
                figures.tasks == [
                    .init(lane: .police, kind: .push1, state: .confirmed): 2,
                    .init(lane: .police, kind: .push1, state: .pending): 1,
                    .init(lane: .governance, kind: .push3, state: .confirmed): 1,
                ]
            )
            #expect(
                figures.pushesByType == [.init(type: "D0401", band: .yellow): 2, .init(type: "D0401", band: .red): 1]
            )
            #expect(figures.casesByStage == [.early: 1, .middle: 1])
            #expect(figures.casesByPhase == [.onScene: 1, .following: 1])
            #expect(figures.deadLetters == [.badTimestamp: 1])
            #expect(figures.waiting == 1)
            #expect(figures.push1Latencies == [1_000, 8_000])
        },
    ]
}
