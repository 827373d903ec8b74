import AMQPClient
import CaseModel
import MessageCodec
import Synchronization
import TestKit
import Testing

@testable import Neighbours

@Suite("A play over a broker ends by itself and tells what was seen", .timeLimit(.minutes(3)))
struct SimulationTests {
    private let now = Timestamp(milliseconds: 1_795_000_000_000)

    private func play(_ bridge: FakeBridge, _ plan: SimulationPlan) async throws -> SimulationReport {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bridge.run() }
            let report = try await Simulation(plan, now: { now }).run()
            group.cancelAll()
            return report
        }
    }

    @Test(arguments: ["canonical", "gbt-31000"])
    func `every alert is answered up to push 3, repeats do no harm`(profile: String) async throws {
        let text = String(decoding: try Samples.bytes("../profiles/\(profile).yaml"), as: UTF8.self)
        let bridge = try await FakeBridge.make(profile: try Profile(yaml: text, file: "\(profile).yaml"))
        let messages = DispatchPlatform(
            files: [AlertFile(bytes: try Samples.bytes("alerts.ndjson"))],
            queue: bridge.names.alerts
        )
        .load(100, prefix: "T-", at: now)
        let report = try await play(bridge, try bridge.plan(messages))
        #expect(!report.isCutShort)
        #expect(report.alerts == 100)
        #expect(report.tasks == [.push1: 100, .approvalRequest: 100, .push3: 100])
        #expect(report.repeats == 30)
        #expect(report.alertsWithoutTasks.isEmpty)
        #expect(report.unreadable == 0)
        #expect(report.notSent.isEmpty)
        // Signed and disposition, one approval, four receipts or five.
        #expect(report.answers >= 700)
        let lines = report.expectation.split(separator: "\n")
        #expect(lines.count == 400)
        #expect(lines.first == "T-0")
    }

    @Test func `bad messages are sent and not expected back`() async throws {
        let bridge = try await FakeBridge.make()
        let bad = try BadMessage.messages(
            of: try Samples.bytes("bad.ndjson"),
            queues: [
                "police110.alerts": bridge.names.alerts, "police.answers": bridge.names.answers,
                "governance.receipts": bridge.names.receipts,
            ],
            file: "bad.ndjson"
        )
        let report = try await play(bridge, try bridge.plan(bad.map(\.message)))
        #expect(report.others == bad.count)
        #expect(report.alerts == 0)
        #expect(report.alertNumbers.isEmpty)
    }

    @Test func `without desks it ends when all is sent, and tasks stay in their queues`() async throws {
        let bridge = try await FakeBridge.make()
        let files = [AlertFile(bytes: try Samples.bytes("alerts.ndjson"))]
        let messages = DispatchPlatform(files: files, queue: bridge.names.alerts).load(600, prefix: "N-", at: now)
        let progress = Atomic(0)
        let report = try await Simulation(try bridge.plan(messages, answering: false), now: { now }).run { _ in
            progress.add(1, ordering: .relaxed)
        }
        #expect(report.alerts == 600)
        #expect(report.answers == 0)
        #expect(progress.load(ordering: .relaxed) >= 3)
        let connection = try await AMQPConnection.open(bridge.endpoint)
        #expect(try await connection.queueStatus(bridge.names.alerts).ready == 600)
        await connection.close()
    }

    @Test func `versions of one alert reach the queue in their order`() async throws {
        let bridge = try await FakeBridge.make()
        let messages = (0..<120).map { index in
            OutgoingMessage(
                queue: bridge.names.alerts,
                type: "alert",
                messageID: "v-\(index)",
                body: Array("\(index)".utf8),
                alertNo: "V-\(index % 3)"
            )
        }
        _ = try await Simulation(try bridge.plan(messages, answering: false), now: { now }).run()
        let connection = try await AMQPConnection.open(bridge.endpoint)
        var last = [-1, -1, -1]
        while let delivery = try await connection.get(from: bridge.names.alerts) {
            let index = try #require(Int(String(decoding: delivery.body, as: UTF8.self)))
            #expect(index > last[index % 3])
            last[index % 3] = index
        }
        #expect(last == [117, 118, 119])
        await connection.close()
    }

    @Test func `a bridge that takes nothing ends the play at its limit`() async throws {
        let bridge = try await FakeBridge.make()
        let files = [AlertFile(bytes: try Samples.bytes("alerts.ndjson"))]
        var plan = try bridge.plan(DispatchPlatform(files: files, queue: bridge.names.alerts).alerts(at: now))
        plan.limit = .seconds(2)
        let report = try await Simulation(plan, now: { now }).run()
        #expect(report.isCutShort)
        #expect(report.alertsWithoutTasks == report.alertNumbers)
    }

    @Test func `a missing exchange is told at once`() async throws {
        let bridge = try await FakeBridge.make()
        var plan = try bridge.plan([])
        plan.police.exchange = PrivateBroker.freshName("absent")
        let error = await #expect(throws: AMQPError.self) { _ = try await Simulation(plan, now: { now }).run() }
        #expect(error?.code == .notFound)
    }
}
