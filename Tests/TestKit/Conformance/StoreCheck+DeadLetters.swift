import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let deadLetters = [
        StoreCheck("dead letters are grouped by equal faults, the largest group first") { store in
            try await store.write { transaction throws in
                for sequence in Int64(1)...5 {
                    var letter = StoreSample.deadLetter(sequence, code: sequence > 3 ? .notPermitted : .schema)
                    letter.refusal.pointer = "/parties/\(sequence)/name"
                    letter.at = StoreSample.at(Int(sequence))
                    _ = try transaction.insert(letter)
                }
                try transaction.update(
                    deadLetter: 5,
                    DeadLetterChange(state: .archived, by: "x", at: StoreSample.start)
                )
            }
            try await store.read { view throws in
                let groups = try view.deadLetterGroups(DeadLetterRecord.State.open)
                #expect(groups.map(\.count) == [3, 1])
                #expect(groups.first?.refusal.code == .schema)
                #expect(groups.first?.firstSeen == StoreSample.at(1) && groups.first?.lastSeen == StoreSample.at(3))
                #expect(groups.first?.example == 3)
                let group = try #require(groups.first).id
                #expect(try view.deadLetterCount(DeadLetterFilter(group: group, limit: 1)) == 3)
                #expect(try view.deadLetterStates() == [.dead: 4, .archived: 1])
                #expect(try view.oldestOpenDeadLetter() == StoreSample.at(1))
                #expect(try view.deadLetterCount(since: StoreSample.at(4)) == 2)
            }
        },
        StoreCheck("dead letters are found by text in either case, by ids, times and pages") { store in
            try await store.write { transaction throws in
                for sequence in Int64(1)...4 {
                    var letter = StoreSample.deadLetter(sequence)
                    letter.alertNo = "330784A\(sequence)"
                    letter.at = StoreSample.at(Int(sequence))
                    _ = try transaction.insert(letter)
                }
                try transaction.update(
                    deadLetter: 2,
                    DeadLetterChange(note: "Platform upgrade", by: "331623", at: StoreSample.start)
                )
            }
            try await store.read { view throws in
                func ids(_ filter: DeadLetterFilter) throws -> [Int64] { try view.deadLetters(filter).map(\.id) }
                #expect(try ids(DeadLetterFilter(text: "330784a3")) == [3])
                #expect(try ids(DeadLetterFilter(text: "platform")) == [2])
                #expect(try ids(DeadLetterFilter(text: "nowhere")).isEmpty)
                #expect(try ids(DeadLetterFilter(ids: [1, 4])) == [4, 1])
                #expect(try ids(DeadLetterFilter(from: StoreSample.at(2), until: StoreSample.at(4))) == [3, 2])
                #expect(try ids(DeadLetterFilter(before: 3, limit: 1)) == [2])
                let noted = try #require(try view.deadLetter(2))
                #expect(noted.note == "Platform upgrade" && noted.changedBy == "331623")
            }
        },
        StoreCheck("an archived letter becomes again what it was") { store in
            try await store.write { transaction throws in
                _ = try transaction.insert(StoreSample.deadLetter(1))
                let returned = Refusal(.illegalTransition, detail: "the case is closed", rule: "r")
                try transaction.update(
                    deadLetter: 1,
                    DeadLetterChange(state: .returned, refusal: returned, by: "x", at: StoreSample.start)
                )
                try transaction.update(
                    deadLetter: 1,
                    DeadLetterChange(state: .archived, by: "x", at: StoreSample.start)
                )
                #expect(try transaction.restore(deadLetter: 1, by: "y", at: StoreSample.at(1)) == .returned)
                #expect(try transaction.restore(deadLetter: 1, by: "y", at: StoreSample.at(1)) == nil)
                #expect(try transaction.deadLetter(1)?.letter.refusal == returned)
                #expect(try transaction.deadLetter(ofMessage: 1)?.id == 1)
            }
            await #expect(throws: StoreError.self) {
                try await store.write {
                    try $0.update(deadLetter: 99, DeadLetterChange(note: "x", by: "x", at: StoreSample.start))
                }
            }
        },
        StoreCheck("a hold lasts until its time, or until somebody ends it") { store in
            try await store.write { transaction throws in
                var letter = StoreSample.deadLetter(1)
                letter.caseID = "case-1"
                letter.holdsUntil = StoreSample.at(60)
                _ = try transaction.insert(letter)
                letter.sequence = 2
                letter.caseID = "case-2"
                letter.holdsUntil = StoreSample.at(90)
                _ = try transaction.insert(letter)
            }
            try await store.write { transaction throws in
                #expect(try transaction.lastHoldEnd() == StoreSample.at(90))
                #expect(try transaction.holds(onCase: "case-1", at: StoreSample.at(59)).map(\.letter) == [1])
                #expect(try transaction.holds(onCase: nil, at: StoreSample.at(60)).map(\.letter) == [2])
                #expect(try transaction.endHold(ofLetter: 2, at: StoreSample.at(60)))
                #expect(try !transaction.endHold(ofLetter: 2, at: StoreSample.at(60)))
                #expect(try transaction.holds(onCase: nil, at: StoreSample.at(0)).map(\.letter) == [1])
            }
        },
        StoreCheck("one open claim on a letter, and what a job gives back is as it was") { store in
            try await store.write { transaction throws in
                for sequence in Int64(1)...2 { _ = try transaction.insert(StoreSample.deadLetter(sequence)) }
                for _ in 1...2 { _ = try transaction.insert(StoreSample.replayJob) }
                try transaction.insert((1...2).flatMap { StoreSample.replayItems(job: $0) })
                try transaction.claimItems(ofJob: 1)
                #expect(try transaction.replayClaim(on: .letter(1)) == 1)
                #expect(try transaction.deadLetterStates() == [.claimed: 2])
                var done = try #require(
                    try transaction.replayItems(ofJob: 1, from: 0, states: [.claimed], limit: 1).first
                )
                done.state = .resolved
                done.result = "applied"
                done.at = StoreSample.at(1)
                try transaction.update(done)
                #expect(try transaction.replayItems(ofJob: 1, from: 0, states: [.resolved], limit: 9) == [done])
                #expect(try transaction.replayClaim(on: .letter(1)) == nil)
            }
            await #expect(throws: StoreError.self) { try await store.write { try $0.claimItems(ofJob: 2) } }
            try await store.write { transaction throws in
                try transaction.releaseItems(ofJob: 1, as: .cancelled, at: StoreSample.at(2))
                #expect(try transaction.replayCounts(ofJob: 1) == [.resolved: 1, .cancelled: 1])
                #expect(try transaction.deadLetter(2)?.state == .dead)
                #expect(try transaction.replayForecasts(ofJob: 1) == [Forecast(.applied, tasks: ["push2"]): 2])
                var job = try #require(try transaction.replayJob(1))
                job.state = .running
                job.by = "331630"
                job.startedAt = StoreSample.at(1)
                try transaction.update(job)
                #expect(try transaction.runningReplayJob() == job)
                #expect(try transaction.replayJobs(limit: 9).map(\.id) == [2, 1])
                #expect(try transaction.replayJobStates().values.reduce(0, +) == 2)
                #expect(try transaction.replayJobStates()[.running] == 1)
            }
        },
    ]
}

extension StoreSample {
    /// A job that is planned.
    fileprivate static var replayJob: ReplayJob {
        ReplayJob(
            createdAt: start,
            by: "331623",
            reason: "r",
            selection: "{}",
            fingerprint: "f",
            decidedBy: "d",
            rate: 50,
            canary: 5,
            stopPercent: 10
        )
    }

    /// Items of letters 1 and 2.
    fileprivate static func replayItems(job: Int64) -> [ReplayItem] {
        (0..<2).map { ordinal in
            ReplayItem(
                job: job,
                ordinal: ordinal,
                subject: .letter(Int64(ordinal) + 1),
                caseID: "case-1",
                caseVersion: 3,
                forecast: Forecast(.applied, tasks: ["push2"]),
                state: .planned
            )
        }
    }
}
