import BridgePipeline
import Dispatch
import Glibc
import ServiceLifecycle

/// Listens beside the store for acts of people of this machine: one line of JSON in, one line out.
final class OrderSocket: Service {
    private let path: String
    private let door: OrderDoor
    private let listener: Int32
    private let queue = DispatchQueue(label: "tripush.orders")

    static let longestLine = 1 << 20
    private static let patience = DispatchTimeInterval.seconds(30)

    /// Listens from now on; lines are answered while `run` runs.
    ///
    /// - Throws: `FileError` when the socket cannot be made.
    init(path: String, door: OrderDoor) throws(FileError) {
        self.path = path
        self.door = door
        listener = try LocalSocket.listen(at: path)
    }

    /// Answers until graceful shutdown, then removes the socket.
    func run() async throws {
        let source = DispatchSource.makeReadSource(fileDescriptor: listener, queue: queue)
        source.setEventHandler { [self] in accept() }
        let (removed, removal) = AsyncStream<Never>.makeStream()
        source.setCancelHandler { [path, listener] in
            close(listener)
            unlink(path)
            removal.finish()
        }
        source.activate()
        try? await gracefulShutdown()
        source.cancel()
        // When this returns the socket is gone.
        for await _ in removed {}
    }

    private func accept() {
        let peer = Glibc.accept(listener, nil, nil)
        guard peer >= 0 else { return }
        guard let user = LocalSocket.peerUser(of: peer), let login = LoginName.name(of: user) else {
            close(peer)
            return
        }
        let person = Operator(login: login, ownsStore: user == 0 || user == geteuid())
        let conversation = Conversation(peer: peer, person: person, door: door, queue: queue)
        conversation.start(patience: OrderSocket.patience)
    }
}

/// One line of one person, and the answer. Lives on the socket's queue until the descriptor is closed.
private final class Conversation: @unchecked Sendable {
    private let peer: Int32
    private let person: Operator
    private let door: OrderDoor
    private let queue: DispatchQueue
    private let source: any DispatchSourceRead
    /// Touched on `queue` alone.
    private var line: [UInt8] = []
    private var isAnswering = false

    init(peer: Int32, person: Operator, door: OrderDoor, queue: DispatchQueue) {
        self.peer = peer
        self.person = person
        self.door = door
        self.queue = queue
        source = DispatchSource.makeReadSource(fileDescriptor: peer, queue: queue)
    }

    func start(patience: DispatchTimeInterval) {
        source.setEventHandler { self.receive() }
        source.setCancelHandler { [peer] in close(peer) }
        source.activate()
        // Who does not finish his line is sent away; the answer may take the time it needs.
        queue.asyncAfter(deadline: .now() + patience) { if !self.isAnswering { self.source.cancel() } }
    }

    private func receive() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(peer, &chunk, chunk.count, Int32(MSG_DONTWAIT))
        guard count > 0, line.count + count <= OrderSocket.longestLine else { return source.cancel() }
        line += chunk[..<count]
        guard let end = line.firstIndex(of: UInt8(ascii: "\n")) else { return }
        source.suspend()
        isAnswering = true
        let question = Array(line[..<end])
        Task { [door, person] in
            let answer = await door.answer(question, from: person)
            queue.async { self.finish(with: answer) }
        }
    }

    private func finish(with answer: [UInt8]) {
        var rest = answer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        source.resume()
        source.cancel()
    }
}
