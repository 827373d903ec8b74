import BridgePipeline
import CaseModel
import CaseStorage

/// Plays a scenario and holds what happens against what the file says.
struct ScenarioRun {
    private let file: ScenarioFile
    private var desk: ScenarioDesk
    private var messages: ScenarioMessages
    private var failures: [Failure] = []
    /// Everything that has left, and what of it left since the step before.
    private var left: [LeftTask] = []
    private var fresh: [LeftTask] = []
    private var deliveries: [Int: InboundDelivery] = [:]
    private var sequences: [Int: Int64] = [:]
    private var trailEnd: Int64 = 0

    /// What a step should have led to and did not.
    struct Failure: CustomStringConvertible {
        var file: String
        var line: Int
        var reason: String

        var description: String { "\(file):\(line): \(reason)" }
    }

    private init(_ file: ScenarioFile) throws {
        self.file = file
        desk = try ScenarioDesk(file)
        messages = ScenarioMessages(file, desk.directory)
    }

    /// Plays the whole file.
    ///
    /// - Returns: what went otherwise than the file says; empty when nothing did.
    static func failures(of file: ScenarioFile) async throws -> [Failure] {
        var run = try ScenarioRun(file)
        for (index, step) in file.steps.enumerated() {
            do {
                try await run.play(step, number: index + 1)
            } catch {
                run.fail(step.event?.line ?? step.line, "\(error)")
                break
            }
        }
        for alertNo in try await run.desk.decidedOtherwise() {
            run.fail(1, "the case of \(alertNo), decided anew from its past, is another")
        }
        return run.failures
    }

    private mutating func play(_ step: ScenarioStep, number: Int) async throws {
        fresh = []
        if step.isAfterDowntime { desk.clock.advance(to: step.at) }
        // Who answers at the last instant answers in time: what falls due at the same minute fires after the event.
        try await walk(to: step.event == nil ? step.at : step.at + .milliseconds(-1))
        desk.clock.advance(to: step.at)
        if let lane = step.governanceLane {
            desk.governanceIsDown = lane == "down"
            try await handOver()
        }
        if let of = step.of { messages.turn(to: of) }
        if let event = step.event {
            let record = try await take(event, number: number)
            try await handOver()
            let outcome = record.map(ScenarioRun.outcome) ?? "nothing"
            if outcome != step.outcome {
                fail(event.line, "outcome: expected \(step.outcome), found \(outcome)\(try await cause(of: record))")
            }
        }
        compare(step)
        try await check(step)
    }

    private mutating func walk(to time: Timestamp) async throws {
        var told: [[NewTask]] = []
        var times: [Timestamp] = []
        let desk = desk
        try await desk.walk(to: time) {
            told.append(try await desk.handOver())
            times.append(desk.clock.now)
        }
        for (tasks, time) in zip(told, times) { try remember(tasks, at: time) }
    }

    private mutating func handOver() async throws {
        try remember(try await desk.handOver(), at: desk.clock.now)
    }

    private mutating func remember(_ tasks: [NewTask], at now: Timestamp) throws {
        for task in tasks {
            let isAgain = left.contains { $0.id == task.id }
            let one = try LeftTask(task, at: now, station: file.station, isAgain: isAgain, desk.directory)
            left.append(one)
            fresh.append(one)
        }
    }

    private mutating func take(_ event: ScenarioStep.Event, number: Int) async throws -> MessageRecord? {
        let delivery: InboundDelivery
        if let repeated = event.repeated {
            guard let earlier = deliveries[repeated] else {
                throw ScenarioMessages.Unwritable(description: "step \(repeated) has no message to repeat")
            }
            delivery = earlier
        } else {
            delivery = try messages.delivery(
                event,
                step: number,
                at: desk.clock.now,
                left: left,
                sequences: sequences
            )
        }
        deliveries[number] = delivery
        let record = try await desk.accept(delivery)
        sequences[number] = record?.sequence
        return record
    }

    // MARK: What is held against the file

    private mutating func compare(_ step: ScenarioStep) {
        let time = ScenarioTime.short(step.at)
        let isSame = fresh.count == step.leaves.count && zip(step.leaves, fresh).allSatisfy { $0.fits($1, at: time) }
        if !isSame {
            let expected = step.leaves.map { "\n    - \($0.text)" }.joined()
            let actual = fresh.map { "\n    - \($0.text(at: time))" }.joined()
            fail(
                step.line,
                "what left is not what should have\n  expected:\(expected.isEmpty ? " nothing" : expected)"
                    + "\n  actual:\(actual.isEmpty ? " nothing" : actual)"
            )
        }
        for word in step.nowhere {
            for task in fresh where task.texts.contains(where: { $0.contains(word) }) {
                fail(step.line, "\(word) must stand nowhere, and stands in \(task.text(at: time))")
            }
        }
    }

    private mutating func check(_ step: ScenarioStep) async throws {
        for (number, expected) in step.became {
            let sequence = sequences[number] ?? 0
            let record = try await desk.store.read { try $0.message(sequence: sequence) }
            let outcome = record.map(ScenarioRun.outcome) ?? "nothing"
            if outcome != expected {
                fail(step.line, "the message of step \(number) became \(outcome), expected \(expected)")
            }
        }
        try await checkTrail(step)
        guard let expectation = step.expectation else { return }
        let alertNo = messages.alertNo
        let subject = try await desk.store.read { view in
            try view.caseID(.alert(alertNo)).flatMap { try view.case($0) }
        }
        guard let subject else {
            fail(expectation.line, "there is no case of \(alertNo)")
            return
        }
        for difference in expectation.differences(from: subject) { fail(expectation.line, difference) }
    }

    /// Each wanted entry (`KIND`, or `KIND fact=value`) is among those since the step before.
    private mutating func checkTrail(_ step: ScenarioStep) async throws {
        let end = trailEnd
        let links = try await desk.store.read { try $0.trail(from: end + 1, limit: .max) }
        trailEnd = links.last?.sequence ?? end
        let entries = links.map(\.link.entry).map { entry in
            ([entry.kind.rawValue] + entry.facts.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        }
        for wanted in step.trail {
            let parts = wanted.split(separator: " ")
            let isThere = entries.contains { entry in parts.allSatisfy(entry.contains) }
            if !isThere { fail(step.line, "the trail lacks \(wanted); it has \(entries.joined(separator: "; "))") }
        }
    }

    private func cause(of record: MessageRecord?) async throws -> String {
        guard let record, record.message.disposition == .dead else { return "" }
        let letters = try await desk.store.read { try $0.deadLetters(DeadLetterFilter(limit: 100)) }
        let detail = letters.first { $0.letter.sequence == record.sequence }?.letter.refusal.detail
        return detail.map { " (\($0))" } ?? ""
    }

    private static func outcome(_ record: MessageRecord) -> String {
        let code = record.message.code
        switch record.message.disposition {
        case .dead: return "refused \(code ?? "")"
        case .noted: return "noted \(code ?? "")"
        case .waiting: return "waiting"
        case let other: return other.rawValue
        }
    }

    private mutating func fail(_ line: Int, _ reason: String) {
        failures.append(Failure(file: file.name, line: line, reason: reason))
    }
}
