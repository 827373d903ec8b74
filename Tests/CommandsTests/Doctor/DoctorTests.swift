import AMQPClient
import JSONTree
import TestKit
import Testing

/// `tripush doctor` on a real broker, with and without a daemon.
@Suite(.serialized, .timeLimit(.minutes(3))) struct `The doctor tells what is wrong and what to do` {
    @Test func `without a broker it is told once a side, and the rest is looked at all the same`() async throws {
        let bench = try Bench()
        let call = await bench.run("doctor")
        #expect(call.status == 1)
        #expect(call.complaints.isEmpty)
        #expect(call.output.contains("broker  police: amqp://guest@127.0.0.1:1/%2F: the broker is out of reach"))
        #expect(call.output.contains("no daemon runs"))
        #expect(call.output.contains("the clock") || call.output.contains("it agrees with the trail"))
    }

    @Test func `before and after the topology is declared, and while the daemon runs`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("doctor")
        let bench = try Bench(uri: broker.uri, stem: stem)
        var codes = try await examine(bench)
        #expect(codes["\(stem).alerts"]?.contains("topology.missing") == true)
        #expect(codes["\(stem).governance"]?.contains("topology.missing") == true)

        #expect(await bench.run("topology", "declare").status == 0)
        codes = try await examine(bench)
        #expect(codes["\(stem).alerts"]?.contains("topology.present") == true)
        #expect(codes["\(stem).alerts"]?.contains("permissions.granted") == true)
        #expect(codes["\(stem).alerts"]?.contains("queue.classic") == true)
        #expect(codes["\(stem).alerts"]?.contains("queue.no_dead_lettering") == true)
        #expect(
            codes["\(stem).police"] == ["topology.present", "permissions.granted", "exchange.safe", "routes.unproven"]
        )
        #expect(codes["police"]?.contains("broker.known") == true)
        #expect(codes["police"]?.contains("transport.default_login") == true)

        let process = try DaemonProcess(configuration: bench.configuration)
        try await expectEventually("it is ready") {
            try await examine(bench).values.contains { $0.contains("daemon.ready") }
        }
        codes = try await examine(bench)
        #expect(codes["governance"]?.contains("lane.open") == true)
        #expect(codes["\(stem).alerts"]?.contains("intake.open") == true)
        #expect(codes.values.contains { $0.contains("owner.daemon") })
        #expect(codes.values.contains { $0.contains("store.whole") })
        #expect(try await process.stop() == 0)
    }

    @Test func `another consumer on our queue is found`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("thief")
        let bench = try Bench(uri: broker.uri, stem: stem)
        #expect(await bench.run("topology", "declare").status == 0)
        let endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "thief",
            random: { 0.5 }
        )
        let thief = try AMQPConsumer(endpoint: endpoint, queue: "\(stem).alerts", prefetch: 1)
        let running = Task { await thief.run() }
        try await expectEventually("the thief consumes") { thief.state.isConsuming }
        let codes = try await examine(bench)
        #expect(codes["\(stem).alerts"]?.contains("topology.strange_consumer") == true)
        running.cancel()
        await running.value
    }

    @Test func `a login that may only read is told what it lacks, and what it cannot see`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("reader")
        #expect(await (try Bench(uri: broker.uri, stem: stem)).run("topology", "declare").status == 0)
        let codes = try await examine(Bench(uri: broker.readerURI, stem: stem))
        #expect(codes["\(stem).alerts"]?.contains("permissions.granted") == true)
        #expect(codes["\(stem).alerts"]?.contains("queue.not_readable") == true)
        #expect(codes["\(stem).police"]?.contains("permissions.refused") == true)
        #expect(codes["\(stem).police"]?.contains("exchange.not_readable") == true)
    }

    @Test func `words are Chinese when the locale is, and one check can be asked for`() async throws {
        let bench = try Bench()
        let chinese = ["LANG": "zh_CN.UTF-8"]
        let call = await bench.run("doctor", "--check", "daemon", environment: chinese)
        #expect(call.status == 1)
        #expect(call.output.contains("故障  daemon"))
        #expect(call.output.contains("systemctl start tripush"))
        #expect(call.output.split(separator: "\n").count == 3)
        #expect(await bench.run("doctor", "--check", "nonsense").status == 64)
    }

    /// The codes found, by subject, in the order in which they were told.
    private func examine(_ bench: Bench) async throws -> [String: [String]] {
        let call = await bench.run("doctor", "--format", "json")
        let report = try JSONValue(parsing: Array(call.output.utf8))
        guard case .array(let findings)? = report["findings"] else { return [:] }
        var codes: [String: [String]] = [:]
        for finding in findings {
            guard case .string(let subject)? = finding["subject"], case .string(let code)? = finding["code"] else {
                continue
            }
            codes[subject, default: []].append(code)
        }
        return codes
    }
}
