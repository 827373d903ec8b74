import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// Nothing is acknowledged before it is durable, and only the store stops intake.
struct IntakeTests {
    private func run(_ intake: Intake, until condition: () async throws -> Bool, _ clock: ManualClock) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await intake.run() }
            let held = try await eventually(clock, step: .milliseconds(500), condition)
            #expect(held)
            group.cancelAll()
        }
    }

    @Test func `what is acknowledged is in the store`() async throws {
        let desk = Desk()
        let source = ScriptedSource(queue: World.alerts, World.numbered(500))
        source.finish()
        try await desk.intake(source).run()
        #expect(source.acknowledged == 500)
        #expect(try await desk.account().accepted == 500)
    }

    @Test func `while the store refuses nothing is acknowledged, and intake resumes by itself`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let reports = Reports()
        let source = ScriptedSource(queue: World.alerts, World.numbered(300))
        let intake = desk.intake(source, reports.journal)
        store.refuseWrites(StoreError(.full, "no space"))
        try await run(
            intake,
            until: {
                if source.pauses == 1, desk.clock.elapsed > .seconds(20), desk.clock.elapsed < .seconds(25) {
                    #expect(source.acknowledged == 0)
                    #expect(intake.status.pausedBy != nil)
                    store.refuseWrites(nil)
                }
                return source.acknowledged == 300
            },
            desk.clock
        )
        #expect(source.returned == 0)
        #expect(!source.isPaused)
        #expect(try await desk.account().byDisposition == [.applied: 300])
    }

    @Test func `a batch is held for a minute, then it goes back and comes again`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let source = ScriptedSource(queue: World.alerts, World.numbered(10))
        store.refuseWrites(StoreError(.ioError, "the disk is gone"))
        try await run(
            desk.intake(source),
            until: {
                if desk.clock.elapsed > .seconds(100) {
                    if desk.clock.elapsed < .seconds(101) { #expect(source.returned == 10) }
                    store.refuseWrites(nil)
                }
                return source.acknowledged == 10
            },
            desk.clock
        )
        #expect(try await desk.account().byDisposition == [.applied: 10])
    }

    @Test func `after a crash between commit and acknowledgement the redelivery is a duplicate`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let source = ScriptedSource(queue: World.alerts, World.numbered(100))
        store.loseNextAnswer()
        try await run(desk.intake(source), until: { source.acknowledged == 100 }, desk.clock)
        let account = try await desk.account()
        #expect(account.byDisposition == [.applied: 100, .duplicate: 100])
        #expect(try await desk.pending().count == 100)
    }

    @Test func `a message that breaks the transaction is dead and its neighbours are applied`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let reports = Reports()
        store.breakTransactions { transaction in
            (try? transaction.caseID(.alert("A7"))) ?? nil != nil
        }
        let source = ScriptedSource(queue: World.alerts, World.numbered(20))
        source.finish()
        try await desk.intake(source, reports.journal).run()
        #expect(source.acknowledged == 20)
        #expect(try await desk.account().byDisposition == [.applied: 19, .dead: 1])
        #expect(try await desk.deadLetters().map(\.letter.refusal.code) == [.evaluationError])
    }
}
