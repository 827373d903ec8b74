/// Publishes with confirms, over a connection and thread of its own.
///
/// `run` keeps it connected. `publish` may be called from many tasks at once; several hundred in flight are as fast as
/// the broker. Each exchange has its own channel, so a missing exchange does not disturb the others.
package actor AMQPPublisher {
    private typealias Ticket = CheckedContinuation<PublishOutcome, Never>
    private typealias Ledger = ConfirmLedger<Ticket>
    private typealias Channels = PublishChannels<Ticket>

    private let thread: IOThread
    private let board = StateBoard()
    private let link: Link
    private let confirmTimeout: Duration
    private let maximumBodySize: Int

    private var channels = Channels()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - confirmTimeout: how long a publication waits for the broker's word.
    ///   - maximumBodySize: larger bodies are refused without being sent. RabbitMQ 4 takes 16 MiB unless told otherwise.
    /// - Throws: `unreachable` when the system gives no thread; `invalidAddress` without an address.
    package init(
        endpoint: AMQPEndpoint,
        confirmTimeout: Duration = .seconds(10),
        maximumBodySize: Int = 16 << 20
    ) throws(AMQPError) {
        thread = try IOThread(name: "amqp-publish")
        link = try Link(endpoint: endpoint, thread: thread, board: board, bodyLimit: 0)
        self.confirmTimeout = confirmTimeout
        self.maximumBodySize = maximumBodySize
        thread.attach { [weak self] in self?.assumeIsolated { $0.turn() } ?? .forJobs }
    }

    deinit {
        thread.finish()
    }

    /// How the link stands now, from any thread.
    package nonisolated var state: LinkState { board.current }

    /// Keeps the connection until the task is cancelled. Then what is in flight fails with `connectionClosed`: drain
    /// before.
    package func run() async {
        await withTaskCancellationHandler {
            await link.keepConnected { session in
                await link.wait { !session.isAlive }
            }
        } onCancel: {
            thread.submit { [weak self] in self?.assumeIsolated { $0.link.stop() } }
        }
        closeAll(AMQPError(.connectionClosed, "the publisher has stopped"))
    }

    /// Ends the connection; `run` makes another.
    package func reconnect() {
        link.drop(because: "made anew, for nothing got on")
    }

    /// Waits until publications can be taken: connected and not blocked.
    /// - Returns: false when the task was cancelled before.
    package func waitUntilReady() async -> Bool {
        while !Task.isCancelled {
            if link.liveSession != nil && !board.current.isBlocked { return true }
            await withTaskCancellationHandler {
                await link.changed.wait()
            } onCancel: {
                thread.submit { [weak self] in self?.assumeIsolated { $0.link.changed.fire() } }
            }
        }
        return false
    }

    /// Publishes one message and waits for what becomes of it, at most the time for confirms.
    ///
    /// Messages published one after the other to one exchange keep their order. Returns are matched by exchange, routing
    /// key and message id: give every message in flight an id of its own.
    package func publish(_ publication: Publication) async -> PublishOutcome {
        do throws(AMQPError) {
            let session = try usableSession()
            try publication.checkLimits(frameMax: session.frameMax, maximumBodySize: maximumBodySize)
            let channel = try await openChannel(for: publication.exchange, session)
            return try await send(publication, on: channel, session)
        } catch {
            return .failed(error)
        }
    }

    private func usableSession() throws(AMQPError) -> Session {
        let state = board.current
        guard let session = link.liveSession else {
            throw AMQPError(
                .connectionClosed,
                "not connected: \(state.lastError?.text ?? "no connection was made yet")"
            )
        }
        if let reason = state.blockedReason {
            throw AMQPError(.blocked, "\(session.address): the broker takes no publications: \(reason)")
        }
        return session
    }

    private func send(
        _ publication: Publication,
        on channel: Channels.Channel,
        _ session: Session
    ) async throws(AMQPError) -> PublishOutcome {
        // Whoever waited for the channel may come too late to be answered with the others.
        if let failure = session.failure { throw failure }
        if case .closed(let error) = channel.state { throw error }
        let key = Ledger.Key(
            exchange: publication.exchange,
            routingKey: publication.routingKey,
            messageID: publication.properties.messageID
        )
        let deadline = ContinuousClock.now + confirmTimeout
        return await withCheckedContinuation { continuation in
            channel.ledger.append(continuation, key: key, deadline: deadline)
            do throws(AMQPError) {
                try session.publish(publication, on: channel.number)
            } catch {
                // The session has ended with this error; the next turn answers everything that is in flight.
            }
        }
    }

    // MARK: Channels

    /// The open channel of the exchange. Whoever comes first opens it, the others wait for him.
    private func openChannel(for exchange: String, _ session: Session) async throws(AMQPError) -> Channels.Channel {
        let channel: Channels.Channel
        if let known = channels[exchange] {
            channel = known
            while case .opening = channel.state { await channel.opened.wait() }
        } else {
            channel = try channels.make(for: exchange, channelMax: session.channelMax)
            do throws(AMQPError) {
                _ = try await session.call(.openChannel, on: channel.number)
                _ = try await session.call(.confirmSelect, on: channel.number)
                if case .opening = channel.state { channel.state = .open }
            } catch {
                close(channel, error)
            }
            channel.opened.fire()
        }
        if case .closed(let error) = channel.state { throw error }
        return channel
    }

    /// Answers everything in flight on the channel; its number is free again.
    private func close(_ channel: Channels.Channel, _ error: AMQPError) {
        channels.remove(channel)
        channel.state = .closed(error)
        answer(channel.ledger.close(outcome: .failed(error)))
    }

    private func closeAll(_ error: AMQPError) {
        for channel in channels.all { close(channel, error) }
    }

    // MARK: What the broker says

    private func turn() -> IOThread.Wait {
        var wait = link.turn { incoming, channel in receive(incoming, on: channel) }
        let now = ContinuousClock.now
        expire(now: now)
        if let deadline = channels.nextDeadline {
            wait.limit(until: deadline, now: now)
        }
        return wait
    }

    private func receive(_ incoming: Incoming, on number: UInt16) {
        switch incoming {
        case .confirm(let tag, let multiple, let positive):
            guard let channel = channels[number] else { return }
            answer(channel.ledger.settle(tag, multiple: multiple, positive: positive))
        case .returned(let message):
            channels[number]?.ledger.markReturned(message)
        case .channelClosed(let error):
            if let channel = channels[number] { close(channel, error) }
        case .connectionClosed(let error):
            closeAll(error)
        case .unblocked:
            link.changed.fire()
        case .blocked, .delivered, .consumerCancelled:
            break
        }
    }

    private func expire(now: ContinuousClock.Instant) {
        for channel in channels.all {
            guard let deadline = channel.ledger.nextDeadline, deadline <= now else { continue }
            let error =
                board.current.blockedReason.map { AMQPError(.blocked, "the broker takes no publications: \($0)") }
                ?? AMQPError(.timeout, "no confirm from the broker within \(confirmTimeout)")
            answer(channel.ledger.expire(now: now, outcome: .failed(error)))
        }
    }

    private func answer(_ settled: [Ledger.Settled]) {
        for entry in settled { entry.ticket.resume(returning: entry.outcome) }
    }
}
