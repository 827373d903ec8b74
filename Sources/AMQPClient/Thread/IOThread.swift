import CPlatform
import Synchronization

/// One POSIX thread that executes an actor and waits on its socket.
///
/// A turn of the loop: run the jobs that have arrived, let the owner pump its socket, sleep until the socket, a new job
/// or the owner's next deadline. The thread is the only place from which librabbitmq is called for this owner.
final class IOThread: SerialExecutor {
    /// What the owner waits for.
    struct Wait {
        /// The socket, or -1.
        var descriptor: Int32
        /// Milliseconds until the owner wants its next turn; -1 for never.
        var timeout: Int32

        static let forJobs = Wait(descriptor: -1, timeout: -1)

        /// Wants the next turn at the deadline at the latest. Rounded up: waking a little early means one turn more.
        mutating func limit(until deadline: ContinuousClock.Instant, now: ContinuousClock.Instant) {
            let milliseconds = max(0, now.duration(to: deadline).milliseconds) + 1
            timeout = timeout < 0 ? milliseconds : min(timeout, milliseconds)
        }
    }

    /// Ends a send that hangs. Armed by the owner, on this thread.
    let watchdog: Watchdog
    private let wakeup: Int32
    private let inbox = Mutex(Inbox())

    private enum Work {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct Inbox {
        var work: [Work] = []
        var turn: (@Sendable () -> Wait)?
        var isSleeping = false
        var isFinished = false
        /// Written by the thread itself: its creator may not have it yet.
        var thread: UInt?
    }

    /// - Throws: `unreachable` when the system gives no descriptor or thread.
    init(name: String) throws(AMQPError) {
        wakeup = platform_make_wakeup()
        guard wakeup >= 0 else {
            throw AMQPError(.unreachable, "no eventfd for the connection thread (errno \(-wakeup)); raise LimitNOFILE")
        }
        watchdog = try Watchdog(name: "\(name)-dog")
        try startThread(name: name) { self.loop() }
    }

    deinit {
        watchdog.finish()
        if wakeup >= 0 { platform_close(wakeup) }
    }

    /// Gives every later turn of the loop to the owner.
    func attach(_ turn: @escaping @Sendable () -> Wait) {
        inbox.withLock { $0.turn = turn }
    }

    /// Ends the thread after the jobs that have arrived. The owner is gone.
    func finish() {
        inbox.withLock {
            $0.isFinished = true
            $0.turn = nil
        }
        platform_wake(wakeup)
    }

    /// Runs the closure on the thread, in order with the actor's jobs.
    func submit(_ closure: @escaping @Sendable () -> Void) { append(.closure(closure)) }

    private func append(_ work: Work) {
        let wasSleeping = inbox.withLock {
            $0.work.append(work)
            let wasSleeping = $0.isSleeping
            $0.isSleeping = false
            return wasSleeping
        }
        if wasSleeping { platform_wake(wakeup) }
    }

    private func loop() {
        inbox.withLock { $0.thread = platform_current_thread() }
        var taken: [Work] = []
        while true {
            taken.removeAll(keepingCapacity: true)
            let (turn, isFinished) = inbox.withLock {
                swap(&taken, &$0.work)
                return ($0.turn, $0.isFinished)
            }
            if isFinished && taken.isEmpty { return }
            for work in taken {
                switch work {
                case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
                case .closure(let closure): closure()
                }
            }
            let wait = turn?() ?? .forJobs
            let maySleep = inbox.withLock {
                $0.isSleeping = $0.work.isEmpty && !$0.isFinished
                return $0.isSleeping
            }
            guard maySleep else { continue }
            platform_wait(wait.descriptor, wakeup, wait.timeout)
            inbox.withLock { $0.isSleeping = false }
            platform_drain_wakeup(wakeup)
        }
    }

    // MARK: SerialExecutor

    func enqueue(_ job: consuming ExecutorJob) { append(.job(UnownedJob(job))) }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    // Both are needed: without them `assumeIsolated` traps when the loop, not a job, calls the owner.

    func isIsolatingCurrentContext() -> Bool? { inbox.withLock { $0.thread } == platform_current_thread() }

    func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "called outside the connection's thread")
    }
}

/// Starts a detached thread that runs the body once.
/// - Throws: `unreachable` when the system gives no thread.
func startThread(name: String, _ body: @escaping @Sendable () -> Void) throws(AMQPError) {
    final class Start {
        let name: String
        let body: @Sendable () -> Void
        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
    let start = Unmanaged.passRetained(Start(name: name, body: body))
    let status = platform_start_thread(
        { context in
            guard let context else { return }
            let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
            platform_name_thread(start.name)
            start.body()
        },
        start.toOpaque()
    )
    if status != 0 {
        start.release()
        throw AMQPError(.unreachable, "no thread for the connection (errno \(status)); raise TasksMax")
    }
}
