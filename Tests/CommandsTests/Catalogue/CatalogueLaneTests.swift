import AMQPClient
import BridgeDaemon
import CaseStorage
import JSONTree
import TestKit
import Testing

/// For every code of a lane, the fault that produces it, on real brokers with the real daemon.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `The catalogue of failures, lanes` {
    /// The governance broker goes through its faults one after another; the police side never notices.
    @Test func `a lane is blocked by name and opens by itself`() async throws {
        let police = try await PrivateBroker.shared()
        let governance = try await PrivateBroker.launch()
        let stem = PrivateBroker.freshName("lane")
        try await governance.control("add_user bridge secret")
        try await governance.control("set_permissions bridge '.*' '.*' '.*'")
        let bench = try Bench(
            uri: police.uri,
            stem: stem,
            governanceURI: governance.uri(user: "bridge", password: "secret")
        )
        #expect(await bench.run("topology", "declare").status == 0)
        let township = try await Township(governance, stem: stem)
        let desk = try await CatalogueDesk(broker: police, stem: stem)
        let process = try DaemonProcess(configuration: bench.configuration)
        try await desk.push3(alert: "L-0")
        try await township.expect(1)

        try await township.deleteExchange()
        try await desk.push3(alert: "L-1")
        try await expect("exchange_missing", in: bench)
        #expect(await bench.run("topology", "declare").status == 0)
        try await township.bind()
        try await expectOpen(bench)
        try await township.expect(2)

        try await governance.control("set_permissions bridge '.*' 'nothing' '.*'")
        try await governance.control("close_all_connections catalogue")
        try await desk.push3(alert: "L-2")
        try await expect("access_refused", in: bench)
        try await governance.control("set_permissions bridge '.*' '.*' '.*'")
        try await expectOpen(bench)
        try await township.expect(3)

        try await governance.control("set_vm_memory_high_watermark 0.000001")
        try await desk.push3(alert: "L-3")
        try await expect("blocked", in: bench)
        try await governance.control("set_vm_memory_high_watermark 0.6")
        try await expectOpen(bench)
        try await township.expect(4)

        try await governance.freeze()
        try await desk.push3(alert: "L-4")
        try await expect("confirm_timeout", in: bench)
        try await governance.thaw()
        try await expectOpen(bench)
        try await township.expect(5)

        try await governance.stop()
        try await desk.push3(alert: "L-5")
        try await expect("connection_lost", in: bench)
        try await governance.start()
        try await expectOpen(bench)
        try await township.expect(6)

        #expect(try await process.stop() == 0)
        let verified = await bench.run("verify")
        #expect(verified.status == 0, "\(verified.output)")
        #expect(await bench.run("dead-letters", "list").output.split(separator: "\n").count == 1)
        await desk.close()
    }

    @Test func `a task nobody takes, or that is refused, is set aside`() async throws {
        let broker = try await PrivateBroker.shared()
        async let unbound: Void = setAside("no_route", at: broker) { _ in }
        async let full: Void = setAside("nacked", at: broker) { desk in
            try await desk.seeTasks(arguments: ["x-max-length": .int32(0), "x-overflow": .string("reject-publish")])
        }
        _ = try await (unbound, full)
    }

    @Test func `a task the broker takes in no size is set aside at once`() async throws {
        let broker = try await PrivateBroker.launch()
        try await broker.control("eval 'application:set_env(rabbit,max_message_size,900).'")
        try await setAside("frame_too_large", at: broker) { try await $0.seeTasks(arguments: [:]) }
    }

    private func setAside(
        _ code: String,
        at broker: PrivateBroker,
        _ prepare: (CatalogueDesk) async throws -> Void
    ) async throws {
        let stem = PrivateBroker.freshName("aside")
        let bench = try Bench(uri: broker.uri, stem: stem)
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await CatalogueDesk(broker: broker, stem: stem, binds: false)
        try await prepare(desk)
        let process = try DaemonProcess(configuration: bench.configuration)
        try await desk.send(CatalogueDesk.alert("S-1"), to: "alerts", id: "S-1")
        var found: TaskRecord?
        try await expectEventually("\(code): the task is set aside", within: .seconds(75)) {
            found = try await bench.setAsideTasks().first
            return found != nil
        }
        #expect(found?.lastCode == code)
        #expect(found?.state == .setAside)
        #expect(await bench.run("doctor", "--check", "backlog").output.contains(code))
        #expect(try await process.stop() == 0)
        await desk.close()
    }

    /// The lane of the governance side is blocked for this reason, and that of the police side is open.
    private func expect(_ code: String, in bench: Bench) async throws {
        let entry = try #require(CatalogueEntry.lanes.first { $0.code == code })
        #expect(entry.end == .blocked)
        try await expectEventually("the lane is blocked by \(code)") {
            try await bench.lane("governance") == code
        }
        #expect(try await bench.lane("police") == "open")
    }

    private func expectOpen(_ bench: Bench) async throws {
        try await expectEventually("the lane opens by itself", within: .seconds(90)) {
            try await bench.lane("governance") == "open"
        }
    }
}

/// The receiver on the governance side.
private struct Township {
    private let broker: PrivateBroker
    private let stem: String

    init(_ broker: PrivateBroker, stem: String) async throws {
        self.broker = broker
        self.stem = stem
        try await bind()
    }

    func bind() async throws {
        try await ask { connection in
            try await connection.declareQueue(QueueDeclaration(name: "\(stem).township"))
            try await connection.bind(queue: "\(stem).township", exchange: "\(stem).governance", routingKey: "push3.#")
        }
    }

    func deleteExchange() async throws {
        try await ask { try await $0.deleteExchange("\(stem).governance") }
    }

    /// So many tasks have arrived in all; a task that was sent twice counts once.
    func expect(_ count: Int) async throws {
        try await expectEventually("\(count) tasks have arrived", within: .seconds(60)) {
            try await ask { try await $0.queueStatus("\(stem).township").ready } >= count
        }
    }

    private func ask<Answer: Sendable>(_ body: (AMQPConnection) async throws -> Answer) async throws -> Answer {
        let endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "township",
            random: { 0.5 }
        )
        let connection = try await AMQPConnection.open(endpoint)
        let answer = try await body(connection)
        await connection.close()
        return answer
    }
}

extension Bench {
    /// What the daemon says of a lane: `open`, or the code it is blocked by.
    func lane(_ name: String) async throws -> String? {
        guard let status = try? OrderClient(of: .sqlite(path: "\(folder.path)/store.db")).status(),
            case .array(let lanes)? = status["lanes"]
        else { return nil }
        let lane = lanes.first { $0["lane"] == .string(name) }
        guard case .string(let condition)? = lane?["condition"] else { return nil }
        return condition
    }

    /// Tasks the broker refused for their own sake.
    func setAsideTasks() async throws -> [TaskRecord] {
        try await reading { try $0.setAsideTasks(limit: 10) } ?? []
    }
}
