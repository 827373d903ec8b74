import BridgePipeline
import CaseModel
import CaseStorage
import Telemetry
import Testing

@Suite("What grows raises an alarm, and at its limit stops intake instead of throwing anything away")
struct StoreWatchTests {
    private let desk = Desk()
    private let reports = Reports()

    private func watch(_ intake: Intake, mostOpen: Int = 1_000_000, mostPending: Int = 1_000_000, free: Int64 = 1 << 40)
        -> StoreWatch
    {
        var limits = StoreWatch.Limits(alarmOpen: 3, alarmPerHour: 2)
        limits.mostOpen = mostOpen
        limits.mostPending = mostPending
        return StoreWatch(
            store: desk.store,
            intakes: [intake],
            limits: limits,
            freeBytes: { free },
            clock: desk.clock,
            journal: reports.journal
        )
    }

    private func bury(_ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            try await desk.accept(InboundDelivery(queue: World.alerts, body: Array("{\(number)".utf8)))
        }
    }

    private var alarms: [Bool] {
        reports.all.compactMap { if case .deadLetterAlarm(let isOn, _, _) = $0 { isOn } else { nil } }
    }

    @Test func `many in an hour raise one alarm, and it ends when they are few again`() async throws {
        let watch = watch(desk.intake(ScriptedSource(queue: World.alerts)))
        try await bury(1...2)
        await watch.look()
        #expect(alarms.isEmpty)
        try await bury(3...3)
        await watch.look()
        await watch.look()
        #expect(alarms == [true])
        desk.clock.advance(by: .hours(2))
        await watch.look()
        #expect(alarms == [true, false])
        #expect(reports.all.contains(.deadLettersCounted(state: "dead", count: 3)))
        #expect(reports.all.contains(.oldestDeadLetter(age: .hours(2))))
    }

    @Test func `at the limit intake stops by name, and goes on by itself`() async throws {
        let source = ScriptedSource(queue: World.alerts)
        let intake = desk.intake(source)
        try await bury(1...2)
        let watch = watch(intake, mostOpen: 2)
        await watch.look()
        await watch.look()
        #expect(intake.status.pausedBy?.hasPrefix("dead_letters") == true && source.pauses == 1)
        try await desk.store.write { transaction in
            try transaction.update(deadLetter: 1, DeadLetterChange(state: .archived, by: "x", at: World.start))
        }
        await watch.look()
        #expect(intake.status.pausedBy == nil && !source.isPaused)
    }

    @Test func `an outbox at its limit stops intake until the lane has handed over`() async throws {
        let source = ScriptedSource(queue: World.alerts)
        let intake = desk.intake(source)
        let watch = watch(intake, mostPending: 1)
        try await desk.accept(World.delivery(World.alert("A1")))
        let police = try await desk.store.read { try $0.pendingTasks(lane: .police, limit: 9, excluding: []) }
        await watch.look()
        #expect(intake.status.pausedBy?.hasPrefix("outbox: 1 tasks wait") == true && source.pauses == 1)
        try await desk.store.write { transaction in
            try transaction.confirm(tasks: police.map { TaskConfirmation(id: $0.task.id, at: World.start) })
        }
        await watch.look()
        #expect(intake.status.pausedBy == nil && !source.isPaused)
        #expect(reports.all.contains(.replayJobsCounted(state: "running", count: 0)))
    }

    @Test func `a disk that is nearly full stops intake`() async {
        let source = ScriptedSource(queue: World.alerts)
        let intake = desk.intake(source)
        await watch(intake, free: 100 << 20).look()
        #expect(intake.status.pausedBy == "disk: 100 MiB are free; make room on the disk of the store")
    }
}
