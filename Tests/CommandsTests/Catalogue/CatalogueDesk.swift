import AMQPClient
import BridgeDaemon
import CaseStorage
import JSONTree
import TestKit
import Testing

/// The 110 platform, the officers and the governance platform of one test, over a real broker.
struct CatalogueDesk {
    let stem: String
    private let connection: AMQPConnection
    private let publisher: AMQPPublisher
    private let publishing: Task<Void, Never>

    /// Declares what the neighbours have, for `stem`: queues that see every task.
    init(broker: PrivateBroker, stem: String, binds: Bool = true) async throws {
        self.stem = stem
        // Answers of officers come through the gateway that the directory names.
        try await CatalogueDesk.makeGateway(at: broker)
        let endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri(user: "mobile-gateway", password: "secret")),
            connectionName: "desk",
            random: { 0.5 }
        )
        connection = try await AMQPConnection.open(endpoint)
        let publisher = try AMQPPublisher(endpoint: endpoint)
        self.publisher = publisher
        publishing = Task { await publisher.run() }
        _ = await publisher.waitUntilReady()
        if binds { try await seeTasks(arguments: [:]) }
    }

    /// Binds a queue to the exchange of the police side.
    func seeTasks(arguments: [String: FieldValue]) async throws {
        try await connection.declareQueue(QueueDeclaration(name: "\(stem).seen", arguments: arguments))
        try await connection.bind(queue: "\(stem).seen", exchange: "\(stem).police", routingKey: "#")
    }

    /// Sends bytes to one of our queues (`alerts`, `answers`, `receipts`).
    func send(_ body: [UInt8], to queue: String, type: String? = nil, id: String) async throws {
        let outcome = await publisher.publish(
            Publication(
                exchange: "",
                routingKey: "\(stem).\(queue)",
                properties: MessageProperties(
                    deliveryMode: .persistent,
                    messageID: id,
                    type: type,
                    userID: "mobile-gateway"
                ),
                body: body
            )
        )
        #expect(outcome == .confirmed)
    }

    /// Sends a message, one JSON object.
    func send(_ message: JSONObject, to queue: String, id: String) async throws {
        try await send(JSONValue.object(message).serialized, to: queue, id: id)
    }

    /// The next task of the police side for which `isMeant` holds; others are dropped.
    func nextTask(_ isMeant: (JSONValue) -> Bool) async throws -> JSONValue {
        var found: JSONValue?
        try await expectEventually("a task arrives") {
            guard let delivery = try await connection.get(from: "\(stem).seen") else { return false }
            let body = try JSONValue(parsing: delivery.body)
            if isMeant(body) { found = body }
            return found != nil
        }
        return try #require(found)
    }

    /// Takes leave.
    func close() async {
        publishing.cancel()
        await publishing.value
        await connection.close()
    }

    /// Makes the login of the gateway that the shipped directory names.
    static func makeGateway(at broker: PrivateBroker) async throws {
        // Another test may have made it.
        _ = try? await broker.control("add_user mobile-gateway secret")
        try await broker.control("set_permissions mobile-gateway '.*' '.*' '.*'")
    }
}

extension CatalogueDesk {
    /// 永康古山: a dispute at a shop, which the shipped rules know.
    static func alert(_ number: String) -> JSONObject {
        [
            "kind": .string("alert"), "schemaVersion": .string("1.0"), "alertNo": .string(number),
            "reportedAt": .string(CivilNow.rfc3339), "confidential": .bool(false),
            "incidentAddress": .string("古山镇振兴路18号"), "township": .string("330784101"),
            "content": .string("顾客称买到的口罩质量有问题要求退货，店主不同意退换，双方争吵。"),
            "jurisdiction": .object(["code": .string("330784100000"), "name": .string("古山派出所")]),
            "parties": .array([]),
        ]
    }

    /// An order of a person in charge.
    static func order(_ kind: String, on alert: String, by person: String, _ more: JSONObject = [:]) -> JSONObject {
        var order: JSONObject = [
            "kind": .string("order"), "schemaVersion": .string("1.0"), "alertNo": .string(alert),
            "order": .string(kind), "by": .string(person), "reason": .string("样例"), "at": .string(CivilNow.rfc3339),
        ]
        for member in more.members { order[member.key] = member.value }
        return order
    }

    /// 王国华, 综合指挥室 of the station.
    static let commandRoom = "331049"

    /// Opens a case and asks for its push 3; gives the request.
    func askForPush3(alert number: String) async throws -> JSONValue {
        try await send(CatalogueDesk.alert(number), to: "alerts", id: number)
        _ = try await nextTask { $0["taskKind"] == .string("push1") && $0["alertNo"] == .string(number) }
        let order = CatalogueDesk.order(
            "expedite",
            on: number,
            by: CatalogueDesk.commandRoom,
            ["department": .string("市场监管")]
        )
        try await send(order, to: "answers", id: "\(number)-order")
        return try await nextTask { $0["taskKind"] == .string("approvalRequest") && $0["alertNo"] == .string(number) }
    }

    /// Opens a case, breaks an answer on it, and sends another one, which has to wait.
    func holdUp(alert number: String, by broken: String, held: String) async throws {
        try await send(CatalogueDesk.alert(number), to: "alerts", id: number)
        let task = try await nextTask { $0["taskKind"] == .string("push1") && $0["alertNo"] == .string(number) }
        let (id, officer) = (try #require(task["taskId"]), try #require(task["recipient"]?["id"]))
        var answer: JSONObject = [
            "kind": .string("signed"), "schemaVersion": .string("1.0"), "taskId": id, "by": officer,
            "at": .string("soon"),
        ]
        try await send(answer, to: "answers", id: broken)
        answer["at"] = .string(CivilNow.rfc3339)
        try await send(answer, to: "answers", id: held)
    }

    /// The decision of the person who was asked.
    static func approval(of request: JSONValue, digest: JSONValue? = nil) throws -> JSONObject {
        [
            "kind": .string("approval"), "schemaVersion": .string("1.0"),
            "requestId": try #require(request["taskId"]),
            "draftDigest": try digest ?? #require(request["draftDigest"]),
            "decision": .string("approved"), "by": try #require(request["recipient"]?["id"]),
            "at": .string(CivilNow.rfc3339), "complexity": .string("simple"),
        ]
    }

    /// Opens a case, and lets its push 3 be approved: one task for the governance lane.
    func push3(alert number: String) async throws {
        let request = try await askForPush3(alert: number)
        try await send(CatalogueDesk.approval(of: request), to: "answers", id: "\(number)-approval")
    }
}

extension Bench {
    /// What became of the newest message with this id: its disposition, and its code.
    func fate(of id: String) async throws -> (disposition: MessageDisposition, code: String?)? {
        try await reading { view in
            let messages = try view.messages(from: 1, limit: 10_000).map(\.message)
            return messages.last { $0.messageID == id }.map { ($0.disposition, $0.code) }
        } ?? nil
    }

    /// The dead letter of the newest message with this id, and the stored message.
    func deadLetter(of id: String) async throws -> (letter: DeadLetterRecord, message: MessageRecord)? {
        try await reading { view in
            for letter in try view.deadLetters(DeadLetterFilter(limit: 10_000)) {
                guard let message = try view.message(sequence: letter.letter.sequence) else { continue }
                if message.message.messageID == id { return (letter, message) }
            }
            return nil
        } ?? nil
    }

    /// Reads the store; nil while the daemon has not made it yet.
    func reading<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value? {
        do {
            return try await StoreOpening.withReader(of: .sqlite(path: "\(folder.path)/store.db")) { store in
                try await store.read(body)
            }
        } catch let error as StoreError where error.code == .missing || error.code == .schema {
            return nil
        }
    }
}
