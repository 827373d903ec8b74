import AMQPClient
import BridgeDaemon
import Commands
import Glibc
import JSONTree
import TestKit
import Testing

/// The daemon between real queues, asked through the command line.
@Suite(.serialized, .timeLimit(.minutes(3))) struct `The daemon on a real broker` {
    @Test func `an alert becomes push 1 and everything can be asked`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("daemon")
        let bench = try Bench(uri: broker.uri, stem: stem)
        let missing = await bench.run("topology", "show")
        #expect(missing.status == 1)
        #expect(missing.complaintLines.count == 1)
        let early = await bench.run("run")
        #expect(early.status == 69)
        #expect(early.complaints.contains("\(stem).alerts"))
        #expect(await bench.run("topology", "declare").status == 0)
        #expect(await bench.run("topology", "declare").status == 0)
        #expect(await bench.run("topology", "show").status == 0)

        let desk = try await Desk(broker: broker, stem: stem)
        try await desk.send(alert: "T-1")
        try await desk.send(body: "no JSON", id: "bad-1")
        let process = try DaemonProcess(configuration: bench.configuration)
        let task = try await desk.nextTask()
        #expect(task.properties.type == "push1")
        #expect(task.properties.appID == "tripush")
        #expect(task.routingKey.hasPrefix("push1."))

        try await expectEventually("verify balances") { await bench.run("verify").status == 0 }
        try await expectEventually("both are settled") {
            await bench.run("report", "--format", "json").output.contains(#""deadLetters":{"not_json":1}"#)
        }
        #expect(await bench.run("cases", "show", "T-1").output.contains("D04"))
        #expect(await bench.run("cases", "timeline", "T-1").output.contains("case opened"))
        #expect(await bench.run("dead-letters", "list").output.contains("not_json"))
        #expect(await bench.run("queues").status == 0)
        let second = await bench.run("run")
        #expect(second.status == 69)
        #expect(second.complaints.contains("process \(process.id)"), "\(second.complaints)")

        let act = await bench.run("cases", "order", "T-1", "expedite", "--reason", "试")
        #expect(act.status == 77, "nobody of the directory has this login: \(act.complaints)")

        #expect(try await process.stop() == 0)
        #expect(await bench.run("verify").status == 0)
    }

    @Test func `the stories are played to their end and the account balances`() async throws {
        let broker = try await PrivateBroker.shared()
        let bench = try Bench(uri: broker.uri, stem: PrivateBroker.freshName("stories"))
        try await CatalogueDesk.makeGateway(at: broker)
        #expect(await bench.run("topology", "declare").status == 0)
        let process = try DaemonProcess(configuration: bench.configuration)
        let expectation = "\(bench.folder.path)/expectation.txt"
        let play = await bench.run(
            "simulate",
            "--bad",
            "--samples",
            "\(Bench.deployFolder)/samples",
            "--expectation",
            expectation,
            environment: ["TRIPUSH_POLICE_URI": broker.uri(user: "mobile-gateway", password: "secret")]
        )
        #expect(play.status == 0, "\(play.complaints)")
        try await expectEventually("all is handed over") {
            await bench.run("verify", "--expect", expectation).status == 0
        }
        for story in ["GUSHAN-20200313", "XINSHI-20200506"] {
            let shown = await bench.run("cases", "show", story, "--format", "json").output
            #expect(shown.contains(#""phase":"closed""#), "\(shown)")
            #expect(shown.contains(#""taskKind":"push3""#))
        }
        #expect(try await process.stop() == 0)
    }

    @Test func `changed rules are in force without a restart, and bad ones never`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("reload")
        let bench = try Bench(uri: broker.uri, stem: stem, rules: "rules")
        let rules = try RuleCopy(in: bench.folder)
        try rules.write("version: first\ntitle: t\n", to: "ruleset.yaml")
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await Desk(broker: broker, stem: stem)
        let process = try DaemonProcess(configuration: bench.configuration)
        #expect(try await desk.versionOfNextDecision().hasPrefix("first+"))

        try rules.write("version: second\ntitle: t\n", to: "ruleset.yaml")
        kill(process.id, SIGHUP)
        try await expectEventually("SIGHUP loads them") {
            try await desk.versionOfNextDecision().hasPrefix("second+")
        }
        try rules.write("version: third\ntitle: t\nseverity: 3\n", to: "ruleset.yaml")
        kill(process.id, SIGHUP)
        for _ in 0..<3 { #expect(try await desk.versionOfNextDecision().hasPrefix("second+")) }
        try rules.write("version: fourth\ntitle: t\n", to: "ruleset.yaml")
        try await expectEventually("a file that was changed is found without a signal") {
            try await desk.versionOfNextDecision().hasPrefix("fourth+")
        }
        #expect(try await process.stop() == 0)
        #expect(await bench.run("verify").status == 0)
    }

    @Test func `a refused login is one line`() async throws {
        let broker = try await PrivateBroker.shared()
        let bench = try Bench(uri: broker.uri(user: "guest", password: "wrong"))
        for words in [["run"], ["topology", "show"], ["queues"]] {
            let call = await Invocation.run(words, environment: ["LANG": "C", "TRIPUSH_CONFIG": bench.configuration])
            #expect(call.status == 69)
            #expect(call.complaintLines.count == 1)
            #expect(call.complaints.contains("refused the login"))
            #expect(!call.complaints.contains("wrong"))
        }
    }
}

/// The neighbours of one test.
private struct Desk {
    private let connection: AMQPConnection
    private let publisher: AMQPPublisher
    private let publishing: Task<Void, Never>
    private let stem: String

    init(broker: PrivateBroker, stem: String) async throws {
        let endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "desk",
            random: { 0.5 }
        )
        connection = try await AMQPConnection.open(endpoint)
        try await connection.declareQueue(QueueDeclaration(name: "\(stem).seen"))
        try await connection.bind(queue: "\(stem).seen", exchange: "\(stem).police", routingKey: "#")
        let publisher = try AMQPPublisher(endpoint: endpoint)
        self.publisher = publisher
        publishing = Task { await publisher.run() }
        _ = await publisher.waitUntilReady()
        self.stem = stem
    }

    func send(alert number: String) async throws {
        let now = CivilNow.rfc3339
        try await send(
            body: """
                {"kind":"alert","schemaVersion":"1.0","alertNo":"\(number)","reportedAt":"\(now)","confidential":false,\
                "incidentAddress":"古山镇振兴路18号","content":"顾客称买到的口罩质量有问题要求退货，店主不同意退换，双方争吵。",\
                "jurisdiction":{"code":"330784550000","name":"古山派出所"},"parties":[]}
                """,
            id: number
        )
    }

    /// Sends one more alert, and gives the version of the rules that judged it.
    func versionOfNextDecision() async throws -> String {
        try await send(alert: PrivateBroker.freshName("alert"))
        let body = try JSONValue(parsing: try await nextTask().body)
        guard case .string(let version) = body["ruleSetVersion"] else { return "" }
        return version
    }

    func send(body: String, id: String) async throws {
        let outcome = await publisher.publish(
            Publication(
                exchange: "",
                routingKey: "\(stem).alerts",
                properties: MessageProperties(deliveryMode: .persistent, messageID: id, type: "alert"),
                body: Array(body.utf8)
            )
        )
        #expect(outcome == .confirmed)
    }

    func nextTask() async throws -> Delivery {
        var found: Delivery?
        try await expectEventually("a task arrives") {
            found = try await connection.get(from: "\(stem).seen")
            return found != nil
        }
        return try #require(found)
    }
}
