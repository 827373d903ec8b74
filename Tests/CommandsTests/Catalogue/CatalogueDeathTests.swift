import AMQPClient
import BridgeDaemon
import BridgePipeline
import CaseStorage
import CaseStorageSQLite
import JSONTree
import TestKit
import Testing

/// For every way a broker gives a message up, and for the message the bridge itself gives up, what becomes of it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct `The catalogue of failures, deaths` {
    /// Three queues with settings the doctor warns of, filled while no daemon runs.
    @Test func `what the broker gave up is tried once more, and is dead for the broker's reason when it fails`()
        async throws
    {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("deaths")
        let bench = try Bench(uri: broker.uri, stem: stem)
        let graveyard = try await Graveyard(broker: broker, stem: stem)
        try await graveyard.declare("alerts", ["x-message-ttl": .int32(1)])
        try await graveyard.declare("answers", ["x-max-length": .int32(0)])
        try await graveyard.declare("receipts", ["x-queue-type": .string("quorum"), "x-delivery-limit": .int32(1)])
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await CatalogueDesk(broker: broker, stem: stem)
        try await desk.send(Array("不是报文".utf8), to: "alerts", type: "alert", id: "expired")
        try await desk.send(CatalogueDesk.alert("D-1"), to: "alerts", id: "D-1")
        try await desk.send(Array("不是报文".utf8), to: "answers", type: "order", id: "maxlen")
        try await desk.send(Array("不是报文".utf8), to: "receipts", type: "receipt", id: "delivery_limit")
        try await graveyard.giveBack("receipts", times: 2)
        try await desk.send(Array("不是报文".utf8), to: "dead", type: "alert", id: "rejected")
        try await graveyard.expect(5)

        let process = try DaemonProcess(configuration: bench.configuration)
        for entry in CatalogueEntry.deaths where entry.code != "parked" {
            try await expectEventually("\(entry.code) is settled") { try await bench.fate(of: entry.code) != nil }
            try await expect(entry, in: bench)
        }
        try await expectEventually("an alert that had expired counts") {
            try await bench.fate(of: "D-1")?.disposition == .applied
        }
        #expect(try await process.stop() == 0)
        #expect(await bench.run("verify").status == 0)
        await desk.close()
    }

    /// The daemon has died over a message twice: its store says so, as it would after the second crash.
    @Test func `a message that was alone in work at two crashes is parked`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("parked")
        let bench = try Bench(uri: broker.uri, stem: stem)
        #expect(await bench.run("topology", "declare").status == 0)
        let now = SystemBridgeClock().now
        let store = try SQLiteStore(path: "\(bench.folder.path)/store.db", mode: .owner(startedAt: now))
        let body = JSONValue.object(CatalogueDesk.alert("K-1")).serialized
        try await store.write { transaction in
            let raw = RawDelivery(
                queue: "\(stem).alerts",
                body: body,
                bodySize: body.count,
                properties: #"{"messageId":"parked","type":"alert"}"#,
                receivedAt: now
            )
            try transaction.countCrash(ofRaw: try transaction.keep(raw))
            // The mark of a daemon that did not end by itself.
            try transaction.setValue("daemon.running", "2026-11-23T10:00:00+08:00")
        }
        await store.close()
        let process = try DaemonProcess(configuration: bench.configuration)
        try await expectEventually("it is settled") { try await bench.fate(of: "parked") != nil }
        let entry = try #require(CatalogueEntry.deaths.first { $0.code == "parked" })
        try await expect(entry, in: bench)
        #expect(try await process.stop() == 0)
        #expect(await bench.run("verify").status == 0)
    }

    private func expect(_ entry: CatalogueEntry, in bench: Bench) async throws {
        #expect(entry.end == .dead)
        let fate = try #require(try await bench.fate(of: entry.code))
        #expect(fate.disposition == .dead, "\(entry.code)")
        #expect(fate.code == entry.code)
    }
}

/// Queues whose messages die, and the queue the bridge takes the dead from.
private struct Graveyard {
    private let stem: String
    private let endpoint: AMQPEndpoint

    init(broker: PrivateBroker, stem: String) async throws {
        self.stem = stem
        endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "graveyard",
            random: { 0.5 }
        )
        _ = try await ask { try await $0.declareQueue(QueueDeclaration(name: "\(stem).dead")) }
    }

    /// Declares a queue of ours whose dead letters go to us.
    func declare(_ queue: String, _ arguments: [String: FieldValue]) async throws {
        var arguments = arguments
        arguments["x-dead-letter-exchange"] = .string("")
        arguments["x-dead-letter-routing-key"] = .string("\(stem).dead")
        let declaration = QueueDeclaration(name: "\(stem).\(queue)", arguments: arguments)
        _ = try await ask { try await $0.declareQueue(declaration) }
    }

    /// Takes what is there and gives it back, again and again.
    func giveBack(_ queue: String, times: Int) async throws {
        let consumer = try AMQPConsumer(endpoint: endpoint, queue: "\(stem).\(queue)", prefetch: 1)
        let running = Task { await consumer.run() }
        for _ in 0..<times {
            guard let batch = await consumer.nextBatch(upTo: 1) else { break }
            batch.returnToQueue()
        }
        running.cancel()
        await running.value
    }

    /// So many messages have died.
    func expect(_ count: Int) async throws {
        try await expectEventually("\(count) have died") {
            try await ask { try await $0.queueStatus("\(stem).dead").ready } == count
        }
    }

    private func ask<Answer: Sendable>(_ body: (AMQPConnection) async throws -> Answer) async throws -> Answer {
        let connection = try await AMQPConnection.open(endpoint)
        let answer = try await body(connection)
        await connection.close()
        return answer
    }
}
