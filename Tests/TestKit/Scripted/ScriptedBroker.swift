import Glibc
import Synchronization

/// A peer that speaks as much AMQP 0-9-1 as the bridge asks for, and behaves like the version it is told to play.
///
/// It stands in for brokers that cannot be installed here. What it does is what their documentation says; it proves that
/// the bridge copes with that, not that they do it.
package final class ScriptedBroker: Sendable {
    /// What it plays.
    package struct Part: Sendable {
        package var version: String
        /// Deliveries of a quorum queue's message before it lets it die; nil for ever.
        package var deliveryLimit: Int?
        /// Whether `basic.nack` with requeue counts towards it.
        package var countsNacks: Bool
        /// Whether a consumer that is too slow gets a `basic.cancel` instead of a closed channel.
        package var cancelsSlowConsumers: Bool

        /// What it takes and never does anything about.
        package var neglects: Set<Neglect> = []

        /// A broker that lives and does not work.
        package enum Neglect: Sendable {
            /// Publications are never confirmed.
            case confirms
            /// Messages stay in their queue, consumer or not.
            case deliveries
        }

        /// A part.
        package init(version: String, deliveryLimit: Int?, countsNacks: Bool, cancelsSlowConsumers: Bool) {
            self.version = version
            self.deliveryLimit = deliveryLimit
            self.countsNacks = countsNacks
            self.cancelsSlowConsumers = cancelsSlowConsumers
        }
    }

    /// A message in its queue.
    struct Message: Sendable {
        var body: [UInt8]
        /// Deliveries that count towards the limit.
        var counted = 0
        /// All deliveries.
        var acquired = 0
    }

    /// One queue with its declared arguments.
    struct Queue: Sendable {
        var arguments: [String: String]
        var ready: [Message] = []
        var dead: [Message] = []
        var acknowledged = 0
    }

    struct State {
        var queues: [String: Queue] = [:]
        var exchanges: Set<String> = []
        var conversations: [Conversation] = []
        var isStopped = false
    }

    package let part: Part
    /// It listens here, on 127.0.0.1.
    package let port: Int
    private let listener: Int32
    let state = Mutex(State())

    /// Starts to listen.
    package init(playing part: Part) throws {
        self.part = part
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, pointer, &size) == 0
            }
        }
        guard listener >= 0, isBound else { throw BrokerFailure(text: "no loopback port: errno \(errno)") }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        ScriptedThread.start {
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { return }
                self.serve(socket)
            }
        }
    }

    /// The URI of its only user.
    package var uri: String { "amqp://guest:guest@127.0.0.1:\(port)/" }

    /// Ends every connection and stops to listen.
    package func stop() {
        let conversations = state.withLock { state in
            state.isStopped = true
            return state.conversations
        }
        for conversation in conversations { conversation.hangUp() }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Makes a queue, as its owner would.
    package func declare(queue name: String, arguments: [String: String] = [:]) {
        state.withLock { $0.queues[name] = Queue(arguments: arguments) }
    }

    /// Makes a topic exchange.
    package func declare(exchange name: String) {
        _ = state.withLock { $0.exchanges.insert(name) }
    }

    /// Puts a message into a queue.
    package func put(_ body: String, into queue: String) {
        state.withLock { $0.queues[queue]?.ready.append(Message(body: Array(body.utf8))) }
        deliver(from: queue)
    }

    /// Messages of a queue: ready, acknowledged, dead.
    package func counts(of queue: String) -> (ready: Int, acknowledged: Int, dead: Int) {
        state.withLock { state in
            let queue = state.queues[queue]
            return (queue?.ready.count ?? 0, queue?.acknowledged ?? 0, queue?.dead.count ?? 0)
        }
    }

    /// Treats every consumer as one that kept a message unacknowledged for too long.
    package func timeOutConsumers() {
        for conversation in state.withLock({ $0.conversations }) { conversation.timeOut() }
    }

    /// Ends every connection without a word.
    package func cutConnections() {
        for conversation in state.withLock({ $0.conversations }) { conversation.hangUp() }
    }

    /// Names of the queues that exist.
    package var queueNames: Set<String> { Set(state.withLock { $0.queues.keys }) }

    func deliver(from queue: String) {
        for conversation in state.withLock({ $0.conversations }) { conversation.deliver(from: queue) }
    }

    private func serve(_ socket: Int32) {
        let conversation = Conversation(of: self, socket: socket)
        state.withLock { $0.conversations.append(conversation) }
        ScriptedThread.start {
            conversation.run()
            self.state.withLock { $0.conversations.removeAll { $0 === conversation } }
        }
    }
}

/// A thread that runs one body.
enum ScriptedThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let body = Unmanaged.passRetained(Body(run))
        let status = pthread_create(
            &thread,
            nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            body.toOpaque()
        )
        if status == 0 { pthread_detach(thread) } else { body.release() }
    }
}
