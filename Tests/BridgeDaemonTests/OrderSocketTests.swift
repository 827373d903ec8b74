import CaseModel
import CaseStorage
import CaseStorageMemory
import Dispatch
import Glibc
import JSONTree
import Logging
import ServiceLifecycle
import Synchronization
import TestKit
import Testing

@testable import BridgeDaemon
@testable import BridgePipeline

/// Acts of people of this machine arrive under their own login.
@Suite struct `The order socket` {
    @Test func `an act arrives with the login of its sender and the receipt comes back`() async throws {
        let desk = RecordingDesk { _, _ in OperatorReceipt(disposition: .applied, refusal: nil) }
        try await withSocket(desk) { client in
            let receipt = try await inBackground { try client.submit(.object(["kind": .string("order")])) }
            #expect(receipt == OrderReceipt(disposition: .applied, refusal: nil))
        }
        #expect(desk.acts == [RecordingDesk.Act(body: #"{"kind":"order"}"#, person: LoginName.current ?? "?")])
    }

    @Test func `a refusal comes back whole`() async throws {
        let refusal = Refusal(.notPermitted, pointer: "/by", detail: "this post may not do that")
        let desk = RecordingDesk { _, _ in OperatorReceipt(disposition: .dead, refusal: refusal) }
        try await withSocket(desk) { client in
            let receipt = try await inBackground { try client.submit(.object([:])) }
            #expect(receipt.refusal == refusal)
        }
    }

    @Test func `a store that fails is told and nothing counts as recorded`() async throws {
        let desk = RecordingDesk { _, _ in throw StoreError(.full, "the disk is full") }
        try await withSocket(desk) { client in
            await #expect(throws: OrderFailure.refused("full: the disk is full")) {
                _ = try await inBackground { try client.submit(.object([:])) }
            }
        }
    }

    @Test func `the daemon says how it stands`() async throws {
        let desk = RecordingDesk { _, _ in OperatorReceipt(disposition: .applied, refusal: nil) }
        try await withSocket(desk) { client in
            let status = try await inBackground { try client.status() }
            #expect(status == .object(["ready": .bool(true)]))
        }
    }

    @Test func `an act of an operator arrives with its arguments, and what is refused comes back with its code`()
        async throws
    {
        let desk = RecordingDesk { _, _ in OperatorReceipt(disposition: .applied, refusal: nil) }
        try await withSocket(desk) { client in
            let answer = try await inBackground { try client.perform("echo", ["say": .string("在")]) }
            #expect(answer == .object(["said": .string("在"), "by": .string(LoginName.current ?? "?")]))
            await #expect(throws: OrderFailure.actRefused(OperatorRefusal(.badArguments, "say what"))) {
                _ = try await inBackground { try client.perform("echo", [:]) }
            }
        }
    }

    @Test func `only owner and group may use it and it goes away with the daemon`() async throws {
        let folder = try TemporaryFolder()
        let location = StoreLocation.sqlite(path: "\(folder.path)/store.db")
        let desk = RecordingDesk { _, _ in OperatorReceipt(disposition: .applied, refusal: nil) }
        try await withSocket(desk, at: location) { _ in
            var status = stat()
            #expect(stat(location.orderSocketPath, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
        }
        #expect(access(location.orderSocketPath, F_OK) != 0)
    }

    @Test func `without a daemon the client says so`() throws {
        let client = OrderClient(of: .sqlite(path: "/nonexistent/store.db"))
        #expect(throws: OrderFailure.self) { try client.status() }
    }

    private func withSocket(
        _ desk: RecordingDesk,
        at location: StoreLocation? = nil,
        _ body: @escaping @Sendable (OrderClient) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let location = location ?? .sqlite(path: "\(folder.path)/store.db")
        let acts = OperatorActs(
            [Echo()],
            store: MemoryStore(),
            directory: { Directory(version: "test", stations: [], townships: [], people: []) },
            clock: SystemBridgeClock()
        )
        let door = OrderDoor(actions: desk, acts: acts) { .object(["ready": .bool(true)]) }
        let socket = try OrderSocket(path: location.orderSocketPath, door: door)
        let group = ServiceGroup(services: [socket], logger: Logger.quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                try await body(OrderClient(of: location))
                await group.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
        // The socket is removed on its own queue.
        for _ in 0..<1_000 where access(location.orderSocketPath, F_OK) == 0 { await Task.yield() }
    }
}

/// Runs a blocking call on a thread of its own.
private func inBackground<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
    }
}

/// Keeps the acts it was given.
private final class RecordingDesk: OperatorActions {
    struct Act: Hashable, Sendable {
        var body: String
        var person: String
    }

    private let answer: @Sendable ([UInt8], String) throws -> OperatorReceipt
    private let kept = Mutex<[Act]>([])

    init(answer: @escaping @Sendable ([UInt8], String) throws -> OperatorReceipt) {
        self.answer = answer
    }

    var acts: [Act] { kept.withLock { $0 } }

    func submit(_ body: [UInt8], by person: String) async throws -> OperatorReceipt {
        kept.withLock { $0.append(Act(body: String(decoding: body, as: UTF8.self), person: person)) }
        return try answer(body, person)
    }
}

extension Logger {
    fileprivate static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Says what it is told.
private struct Echo: OperatorAct {
    let name = "echo"
    let needsOperator = true

    func perform(_ arguments: JSONObject, by person: Operator, at now: Timestamp) async throws -> JSONValue {
        guard let say = arguments["say"] else { throw OperatorRefusal(.badArguments, "say what") }
        return .object(["said": say, "by": .string(person.login)])
    }
}
