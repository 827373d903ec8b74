/// One life of a connection, from login to its end, with the questions that wait for an answer.
///
/// Confined to the actor that made it. After its end every call fails with the reason; it never comes back.
final class Session {
    /// Bytes of a body that are kept.
    let bodyLimit: Int
    let address: AMQPAddress
    private let handle: ConnectionHandle
    private let watchdog: Watchdog
    private let sendTimeout: Duration
    private let replyTimeout: Duration
    private var assemblers: [UInt16: ContentAssembler] = [:]
    private var calls: [UInt16: [Call]] = [:]
    private var isCorked = false
    /// Why the connection ended; nil while it lives.
    private(set) var failure: AMQPError?

    private struct Call {
        let deadline: ContinuousClock.Instant
        let answer: CheckedContinuation<Result<Reply, AMQPError>, Never>
    }

    /// Connects and logs in. Blocks the thread up to the endpoint's timeouts.
    init(
        to address: AMQPAddress,
        of endpoint: AMQPEndpoint,
        watchdog: Watchdog,
        bodyLimit: Int
    ) throws(AMQPError) {
        self.address = address
        self.watchdog = watchdog
        self.bodyLimit = bodyLimit
        sendTimeout = endpoint.sendTimeout
        replyTimeout = endpoint.replyTimeout
        handle = try ConnectionHandle(to: address, of: endpoint)
    }

    var descriptor: Int32 { handle.descriptor }
    var isAlive: Bool { failure == nil }
    var frameMax: Int { handle.frameMax }
    var channelMax: UInt16 { handle.channelMax }
    var identity: BrokerIdentity { handle.identity }

    /// The next time somebody has to look: a heartbeat or the deadline of a question.
    func nextDeadline(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        let heartbeat = handle.heartbeat.map { now + $0 / 2 }
        let answer = calls.values.compactMap { $0.first?.deadline }.min()
        return [heartbeat, answer].compactMap { $0 }.min()
    }

    // MARK: Sending

    /// Asks and waits for the answer.
    func call(_ method: ClientMethod, on channel: UInt16) async throws(AMQPError) -> Reply {
        try send(method, on: channel)
        let deadline = ContinuousClock.now + replyTimeout
        let result = await withCheckedContinuation { continuation in
            calls[channel, default: []].append(Call(deadline: deadline, answer: continuation))
        }
        return try result.get()
    }

    /// Sends a method that has no answer, or whose answer `call` waits for.
    func send(_ method: ClientMethod, on channel: UInt16) throws(AMQPError) {
        try guarded { handle throws(AMQPError) in try handle.send(method, on: channel) }
    }

    /// Sends a message. Small frames are held back until the next `pump`, so that many share one packet.
    func publish(_ publication: Publication, on channel: UInt16) throws(AMQPError) {
        if !isCorked && isAlive {
            handle.cork(true)
            isCorked = true
        }
        try guarded { handle throws(AMQPError) in try handle.publish(publication, on: channel) }
    }

    /// Takes leave of the broker, and ends.
    func close() {
        if isAlive {
            uncork()
            watchdog.arm(handle.descriptor, for: sendTimeout)
            handle.close()
            watchdog.disarm()
        }
        end(AMQPError(.connectionClosed, "\(address): closed by us"))
    }

    private func uncork() {
        if isCorked {
            handle.cork(false)
            isCorked = false
        }
    }

    /// Lends the connection for one call that may hang; a failure ends the session.
    private func guarded<Value>(
        _ body: (borrowing ConnectionHandle) throws(AMQPError) -> Value
    ) throws(AMQPError) -> Value {
        if let failure { throw failure }
        watchdog.arm(handle.descriptor, for: sendTimeout)
        defer { watchdog.disarm() }
        do throws(AMQPError) {
            return try body(handle)
        } catch {
            let located = AMQPError(error.code, replyCode: error.replyCode, "\(address): \(error.text)")
            failure = located
            throw located
        }
    }

    // MARK: Receiving

    /// Frames taken in one turn, so that jobs get their turn too.
    private static let framesPerTurn = 512

    /// Takes the frames that are here, answers what needs an answer, and passes on the rest. A failure ends the session.
    /// - Returns: there may be more.
    func pump(_ receive: (Incoming, UInt16) -> Void) -> Bool {
        uncork()
        do throws(AMQPError) {
            for _ in 0..<Self.framesPerTurn {
                guard let (frame, channel) = try guarded({ handle throws(AMQPError) in try handle.nextFrame() }) else {
                    return false
                }
                if let incoming = try accept(frame, on: channel) { receive(incoming, channel) }
            }
            return handle.hasInput
        } catch {
            failure = failure ?? error
            return false
        }
    }

    /// A broker that does not answer within the time for answers is gone.
    func expire(now: ContinuousClock.Instant) {
        let isLate = calls.values.contains { $0.first.map { $0.deadline <= now } ?? false }
        if isLate && isAlive {
            failure = AMQPError(.timeout, "\(address): no answer from the broker within \(replyTimeout)")
        }
    }

    /// Ends the session, unless it has ended, and answers every open question with the reason.
    func end(_ reason: AMQPError) {
        let reason = failure ?? reason
        failure = reason
        let open = calls.values.joined()
        calls = [:]
        for call in open { call.answer.resume(returning: .failure(reason)) }
    }

    private func accept(_ frame: ServerFrame, on channel: UInt16) throws(AMQPError) -> Incoming? {
        switch frame {
        case .method(.content(let envelope)):
            try assemblers[channel, default: ContentAssembler(bodyLimit: bodyLimit)].begin(envelope)
            return nil
        case .header(let properties, let bodySize):
            return take(try assemblers[channel]?.header(properties, bodySize: bodySize), on: channel)
        case .body(let bytes):
            return take(try assemblers[channel]?.body(bytes), on: channel)
        case .method(let method):
            return try accept(method, on: channel)
        }
    }

    private func take(_ content: ContentAssembler.Content?, on channel: UInt16) -> Incoming? {
        switch content {
        case .delivered(let delivery): return .delivered(delivery)
        case .returned(let message): return .returned(message)
        case .got(let delivery):
            answer(.success(.got(delivery)), on: channel)
            return nil
        case nil: return nil
        }
    }

    private func accept(_ method: ServerMethod, on channel: UInt16) throws(AMQPError) -> Incoming? {
        switch method {
        case .reply(let reply):
            answer(.success(reply), on: channel)
            return nil
        case .confirm(let tag, let multiple, let positive):
            return .confirm(tag: tag, multiple: multiple, positive: positive)
        case .consumerCancelled(let consumerTag):
            return .consumerCancelled(consumerTag: consumerTag)
        case .channelClosed(let error):
            try guarded { handle throws(AMQPError) in try handle.confirmChannelClosed(channel) }
            assemblers[channel] = nil
            for call in calls.removeValue(forKey: channel) ?? [] { call.answer.resume(returning: .failure(error)) }
            return .channelClosed(error)
        case .connectionClosed(let error):
            // The broker closes the socket after our word, or without it.
            try? guarded { handle throws(AMQPError) in try handle.confirmConnectionClosed() }
            failure = AMQPError(error.code, replyCode: error.replyCode, "\(address): \(error.text)")
            return nil
        case .blocked(let reason):
            return .blocked(reason: reason)
        case .unblocked:
            return .unblocked
        case .content:
            return nil
        }
    }

    /// Answers the oldest question of the channel: the broker answers in order.
    private func answer(_ result: Result<Reply, AMQPError>, on channel: UInt16) {
        guard let calls = calls[channel], !calls.isEmpty else { return }
        self.calls[channel]?.removeFirst().answer.resume(returning: result)
    }
}
