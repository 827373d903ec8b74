/// Consumes one queue for ever, over a connection and thread of its own.
///
/// `run` keeps it connected; `nextBatch` hands out what has arrived. A missing queue or a refused login is a state that is
/// reported and retried, never an end.
package actor AMQPConsumer {
    private let thread: IOThread
    private let board = StateBoard()
    private let link: Link
    private let queue: String
    private let usualPrefetch: UInt16
    /// Deliveries the broker is to send ahead, and those it was told to.
    private var prefetch: UInt16
    private var appliedPrefetch: UInt16?

    /// The channel in use; each one after a failure is a new epoch, in which older tags mean nothing.
    private static let channel: UInt16 = 1
    private static let consumerTag = "consumer"
    private var epoch = 0
    private var isChannelOpen = false
    private var isConsuming = false
    private var isPaused = false
    private var isFinished = false
    /// More bytes arrived than may be held: no deliveries until half of them are settled.
    private var isFull = false
    private var ledger: DeliveryLedger
    private let arrivals = Signal()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - prefetch: deliveries the broker sends ahead of their settlement.
    ///   - unsettledBytes: bytes of bodies that may be held, handed out or not. More stops the deliveries, and what does
    ///     not fit goes back to the queue, until half of it is settled.
    ///   - bodyLimit: bytes of a body that are kept; of a larger one the beginning arrives, with its whole size.
    /// - Throws: `unreachable` when the system gives no thread; `invalidAddress` without an address.
    package init(
        endpoint: AMQPEndpoint,
        queue: String,
        prefetch: UInt16 = 200,
        unsettledBytes: Int = 32 << 20,
        bodyLimit: Int = 1 << 20
    ) throws(AMQPError) {
        thread = try IOThread(name: "amqp-consume")
        link = try Link(endpoint: endpoint, thread: thread, board: board, bodyLimit: bodyLimit)
        self.queue = queue
        usualPrefetch = prefetch
        self.prefetch = prefetch
        ledger = DeliveryLedger(byteLimit: unsettledBytes)
        thread.attach { [weak self] in self?.assumeIsolated { $0.turn() } ?? .forJobs }
    }

    deinit {
        thread.finish()
    }

    /// How the link stands now, from any thread.
    package nonisolated var state: LinkState { board.current }

    /// Consumes until the task is cancelled. Then what was not settled goes back to the queue.
    package func run() async {
        isFinished = false
        await withTaskCancellationHandler {
            await link.keepConnected { session in await serve(session) }
        } onCancel: {
            thread.submit { [weak self] in self?.assumeIsolated { $0.link.stop() } }
        }
        isFinished = true
        forgetChannel()
    }

    /// Waits for at least one delivery and hands out what has arrived, in order.
    ///
    /// Several batches may be out at once, and be settled in any order.
    /// - Returns: nil when the task is cancelled or `run` has ended.
    package func nextBatch(upTo limit: Int) async -> DeliveryBatch? {
        while ledger.isEmpty {
            if isFinished || Task.isCancelled { return nil }
            await withTaskCancellationHandler {
                await arrivals.wait()
            } onCancel: {
                thread.submit { [weak self] in self?.assumeIsolated { $0.arrivals.fire() } }
            }
        }
        return handOut(upTo: max(limit, 1))
    }

    /// Stops deliveries until `resume`. What has arrived and was not handed out goes back to the queue; batches that are
    /// out stay with their holders.
    package func pause() {
        isPaused = true
        board.update { $0.isPaused = true }
        link.changed.fire()
    }

    /// Lets deliveries flow again.
    package func resume() {
        isPaused = false
        board.update { $0.isPaused = false }
        link.changed.fire()
    }

    /// Has the broker send that many ahead from now on; nil is the number it was made with.
    package func limit(prefetch wanted: UInt16?) {
        prefetch = wanted ?? usualPrefetch
        link.changed.fire()
    }

    /// Ends the connection; `run` makes another.
    package func reconnect() {
        link.drop(because: "made anew, for nothing got on")
    }

    // MARK: The life of one session

    private func serve(_ session: Session) async {
        var attempt = 0
        while session.isAlive && !link.isStopping {
            if isPaused || isFull {
                await link.wait { !(isPaused || isFull) || !session.isAlive }
                continue
            }
            do throws(AMQPError) {
                try await startConsuming(session)
                attempt = 0
                await link.wait {
                    !isConsuming || isPaused || isFull || !session.isAlive || prefetch != appliedPrefetch
                }
                // Whoever stops takes leave of the whole connection.
                if !link.isStopping { try await stopConsuming(session) }
            } catch {
                guard session.isAlive else { return }
                attempt += 1
                let delay = link.endpoint.backoff.delay(attempt: attempt, random: link.endpoint.random())
                board.update { $0.lastError = error }
                link.endpoint.events(.consumeRefused(queue: queue, error, retryIn: delay))
                await link.wait(atMost: delay) { isPaused || !session.isAlive }
            }
        }
    }

    private func startConsuming(_ session: Session) async throws(AMQPError) {
        if !isChannelOpen {
            _ = try await session.call(.openChannel, on: Self.channel)
            isChannelOpen = true
            appliedPrefetch = nil
        }
        if appliedPrefetch != prefetch {
            let wanted = prefetch
            _ = try await session.call(.qos(prefetch: wanted), on: Self.channel)
            appliedPrefetch = wanted
        }
        isConsuming = true
        do throws(AMQPError) {
            _ = try await session.call(
                .consume(queue: queue, consumerTag: Self.consumerTag),
                on: Self.channel
            )
        } catch {
            isConsuming = false
            throw error
        }
        board.update {
            // Already over when the cancellation came with the answer.
            $0.isConsuming = isConsuming
            $0.lastError = nil
        }
        link.endpoint.events(.consuming(queue: queue))
    }

    private func stopConsuming(_ session: Session) async throws(AMQPError) {
        guard isConsuming else { return }
        _ = try await session.call(.cancel(consumerTag: Self.consumerTag), on: Self.channel)
        isConsuming = false
        board.update { $0.isConsuming = false }
        // A batch that is dropped goes back to its queue.
        if isPaused { _ = handOut(upTo: .max) }
    }

    private func turn() -> IOThread.Wait {
        link.turn { incoming, _ in receive(incoming) }
    }

    private func receive(_ incoming: Incoming) {
        switch incoming {
        case .delivered(let delivery):
            if ledger.arrive(delivery) {
                arrivals.fire()
            } else {
                isFull = true
                tell(.each([delivery.deliveryTag]), acknowledged: false)
                link.changed.fire()
            }
        case .consumerCancelled:
            isConsuming = false
            board.update { $0.isConsuming = false }
            link.endpoint.events(.consumerCancelled(queue: queue))
            link.changed.fire()
        case .channelClosed, .connectionClosed:
            forgetChannel()
            link.changed.fire()
        case .returned, .confirm, .blocked, .unblocked:
            break
        }
    }

    /// The broker puts back what was not settled.
    private func forgetChannel() {
        epoch += 1
        isChannelOpen = false
        isConsuming = false
        isFull = false
        ledger.forget()
        board.update { $0.isConsuming = false }
        arrivals.fire()
    }

    // MARK: Settling

    private func handOut(upTo limit: Int) -> DeliveryBatch? {
        let deliveries = ledger.handOut(upTo: limit)
        guard let first = deliveries.first?.deliveryTag else { return nil }
        return DeliveryBatch(deliveries) { [weak self, thread, epoch] acknowledged in
            thread.submit { [weak self] in
                self?.assumeIsolated { $0.settle(batchFrom: first, of: epoch, acknowledged: acknowledged) }
            }
        }
    }

    private func settle(batchFrom first: UInt64, of epoch: Int, acknowledged: Bool) {
        guard epoch == self.epoch, let settlement = ledger.settle(batchFrom: first) else { return }
        tell(settlement, acknowledged: acknowledged)
        if isFull && ledger.hasRoom {
            isFull = false
            link.changed.fire()
        }
    }

    private func tell(_ settlement: DeliveryLedger.Settlement, acknowledged: Bool) {
        guard let session = link.liveSession else { return }
        func tell(_ tag: UInt64, multiple: Bool) throws(AMQPError) {
            let method: ClientMethod =
                acknowledged ? .acknowledge(tag: tag, multiple: multiple) : .returnToQueue(tag: tag, multiple: multiple)
            try session.send(method, on: Self.channel)
        }
        do throws(AMQPError) {
            switch settlement {
            case .upTo(let tag): try tell(tag, multiple: true)
            case .each(let tags):
                for tag in tags { try tell(tag, multiple: false) }
            }
        } catch {
            // The session has ended with this error and the next turn says so; the broker delivers again.
        }
    }
}
