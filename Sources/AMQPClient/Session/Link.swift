/// Keeps one actor connected: the session at hand, the state others may read, and the wait for the next try.
///
/// Confined to the actor that owns it, whose thread calls `turn` after every batch of jobs.
final class Link {
    let endpoint: AMQPEndpoint
    let thread: IOThread
    let board: StateBoard
    /// The connection at hand, dead or alive; nil before the first and between two.
    private(set) var session: Session?
    /// Fires when something changed that the actor may wait for.
    let changed = Signal()
    private(set) var isStopping = false
    private var alarm: ContinuousClock.Instant?
    private let bodyLimit: Int

    /// - Throws: `invalidAddress` when the endpoint has no address.
    init(endpoint: AMQPEndpoint, thread: IOThread, board: StateBoard, bodyLimit: Int) throws(AMQPError) {
        guard !endpoint.addresses.isEmpty else { throw AMQPError(.invalidAddress, "no broker address is set") }
        self.endpoint = endpoint
        self.thread = thread
        self.board = board
        self.bodyLimit = bodyLimit
    }

    /// The session, when it can be used.
    var liveSession: Session? { session.flatMap { $0.isAlive ? $0 : nil } }

    /// Serves the socket.
    /// - Parameter receive: told what the broker says; `connectionClosed` is the last of a session.
    func turn(_ receive: (Incoming, UInt16) -> Void) -> IOThread.Wait {
        let now = ContinuousClock.now
        if let alarm, alarm <= now {
            self.alarm = nil
            changed.fire()
        }
        var wait = IOThread.Wait.forJobs
        if let alarm { wait.limit(until: alarm, now: now) }
        guard let session else { return wait }
        let hasMore = session.pump { incoming, channel in
            note(incoming)
            receive(incoming, channel)
        }
        session.expire(now: now)
        if let failure = session.failure {
            self.session = nil
            session.end(failure)
            receive(.connectionClosed(failure), 0)
            changed.fire()
            return wait
        }
        wait.descriptor = session.descriptor
        if let deadline = session.nextDeadline(now: now) { wait.limit(until: deadline, now: now) }
        if hasMore { wait.timeout = 0 }
        return wait
    }

    /// Tries the address. Blocks the thread up to the endpoint's timeouts.
    func connect(to address: AMQPAddress) throws(AMQPError) -> Session {
        let session = try Session(to: address, of: endpoint, watchdog: thread.watchdog, bodyLimit: bodyLimit)
        self.session = session
        board.update {
            $0.address = address.description
            $0.lastError = nil
        }
        endpoint.events(.connected(address: address.description))
        changed.fire()
        return session
    }

    /// Ends the session as if it had failed, so that `keepConnected` makes another.
    func drop(because reason: String) {
        guard let session = liveSession else { return }
        session.end(AMQPError(.connectionClosed, "\(session.address): \(reason)"))
        changed.fire()
    }

    /// Takes leave of the broker, when there is a session.
    func disconnect() {
        session?.close()
        session = nil
        board.update { $0.disconnect(nil) }
    }

    /// Lets `keepConnected` and every wait come to their end.
    func stop() {
        isStopping = true
        changed.fire()
    }

    /// Connects, serves, and connects again, until `stop`.
    ///
    /// The addresses are tried in turn; after each round of failures comes a wait. A session that lived longer than the
    /// longest wait ends the row of failures.
    /// - Parameter serve: returns when the session is dead or the link is stopping.
    func keepConnected(_ serve: (Session) async -> Void) async {
        isStopping = false
        var attempt = 0
        var next = 0
        while !isStopping {
            let began = ContinuousClock.now
            let failure: AMQPError
            do throws(AMQPError) {
                let session = try connect(to: endpoint.addresses[next])
                await serve(session)
                if isStopping { break }
                failure = session.failure ?? AMQPError(.connectionClosed, "\(session.address): ended")
            } catch {
                failure = error
            }
            if ContinuousClock.now - began > endpoint.backoff.cap { attempt = 0 }
            attempt += 1
            next = (next + 1) % endpoint.addresses.count
            await waitBeforeRetry(attempt: attempt, failure)
        }
        disconnect()
    }

    private func waitBeforeRetry(attempt: Int, _ failure: AMQPError) async {
        board.update { $0.disconnect(failure) }
        endpoint.events(.disconnected(failure))
        let (round, position) = attempt.quotientAndRemainder(dividingBy: endpoint.addresses.count)
        let delay = position == 0 ? endpoint.backoff.delay(attempt: round, random: endpoint.random()) : .zero
        endpoint.events(.reconnecting(attempt: attempt, delay: delay))
        await wait(atMost: delay)
    }

    /// Waits until the condition holds, the link is stopping, or the time has passed.
    func wait(atMost limit: Duration? = nil, until condition: () -> Bool = { false }) async {
        let deadline = limit.map { ContinuousClock.now + $0 }
        while !isStopping && !condition() {
            if let deadline {
                if deadline <= .now { break }
                alarm = deadline
            }
            await changed.wait()
        }
        alarm = nil
    }

    private func note(_ incoming: Incoming) {
        switch incoming {
        case .blocked(let reason):
            board.update { $0.blockedReason = reason }
            endpoint.events(.blocked(reason: reason))
        case .unblocked:
            board.update { $0.blockedReason = nil }
            endpoint.events(.unblocked)
        case .channelClosed(let error):
            board.update { $0.lastError = error }
            endpoint.events(.channelClosed(error))
        default:
            break
        }
    }
}
