package import AMQPClient
package import CaseModel
import MessageCodec

/// Plays the neighbours against a bridge, which it knows only through the broker.
package struct Simulation: Sendable {
    private let plan: SimulationPlan
    private let now: @Sendable () -> Timestamp
    private let clock = ContinuousClock()

    /// A simulation whose answers carry the times `now` gives.
    package init(_ plan: SimulationPlan, now: @escaping @Sendable () -> Timestamp) {
        self.plan = plan
        self.now = now
    }

    /// Plays until everything is quiet, or, when nobody takes tasks, until everything is sent; tells what was seen.
    ///
    /// - Parameter progress: called about four times a second.
    /// - Throws: when a broker cannot be reached or an exchange is missing at the start.
    package func run(
        progress: @escaping @Sendable (SimulationReport) -> Void = { _ in }
    ) async throws(AMQPError) -> SimulationReport {
        for side in [plan.police, plan.governance] { try await declareTasks(of: side) }
        let ledger = SimulationLedger(at: clock.now)
        let platform = try Mailroom(plan.police.endpoint, ledger)
        let gateway = try Mailroom(plan.gateway, ledger, showsLogin: true)
        let governance = try Mailroom(plan.governance.endpoint, ledger)
        let policeTasks = try consumer(of: plan.police)
        let governanceTasks = try consumer(of: plan.governance)

        let isCutShort = await withTaskGroup(of: Void.self) { group in
            group.addTask { await platform.publisher.run() }
            if takesTasks {
                let desks = desks
                group.addTask { await gateway.publisher.run() }
                group.addTask { await governance.publisher.run() }
                group.addTask { await policeTasks.run() }
                group.addTask { await governanceTasks.run() }
                group.addTask {
                    await serve(policeTasks, plan.police.profile, gateway) {
                        desks?.police.answers(to: $0, at: $1) ?? []
                    }
                }
                group.addTask {
                    await serve(governanceTasks, plan.governance.profile, governance) {
                        desks?.departments.answers(to: $0, at: $1) ?? []
                    }
                }
            }
            let start = clock.now
            await platform.send(plan.messages, rate: plan.rate) { progress(ledger.report) }
            let isCutShort = takesTasks ? await waitForQuiet(since: start, ledger, progress) : false
            group.cancelAll()
            return isCutShort
        }
        var report = ledger.report
        report.isCutShort = isCutShort
        return report
    }

    private var takesTasks: Bool {
        if case .nobody = plan.answering { false } else { true }
    }

    private var desks: SimulationPlan.Desks? {
        if case .desks(let desks) = plan.answering { desks } else { nil }
    }

    /// The queue of a neighbour, bound to everything the exchange gets.
    private func declareTasks(of side: SimulationPlan.Side) async throws(AMQPError) {
        let connection = try await AMQPConnection.open(side.endpoint)
        do throws(AMQPError) {
            try await connection.declareQueue(QueueDeclaration(name: side.tasks))
            try await connection.bind(queue: side.tasks, exchange: side.exchange, routingKey: "#")
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private func consumer(of side: SimulationPlan.Side) throws(AMQPError) -> AMQPConsumer {
        try AMQPConsumer(endpoint: side.endpoint, queue: side.tasks)
    }

    /// Answers tasks, many at a time, each with its answers in order, until the task is cancelled.
    private func serve(
        _ consumer: AMQPConsumer,
        _ profile: Profile,
        _ mailroom: Mailroom,
        answers: @escaping @Sendable (ReceivedTask, Timestamp) -> [OutgoingMessage]
    ) async {
        while let batch = await consumer.nextBatch(upTo: 100) {
            let tasks = batch.deliveries.compactMap { enter($0, profile, in: mailroom.ledger) }
            await withDiscardingTaskGroup { group in
                for task in tasks {
                    group.addTask {
                        for message in answers(task, now()) { await mailroom.send(message, .desk) }
                    }
                }
            }
            batch.acknowledge()
        }
    }

    /// The task, unless it came before or is none.
    private func enter(_ delivery: Delivery, _ profile: Profile, in ledger: SimulationLedger) -> ReceivedTask? {
        guard let task = ReceivedTask(parsing: delivery.body, profile: profile) else {
            ledger.unreadable()
            return nil
        }
        return ledger.received(task, at: clock.now) ? task : nil
    }

    /// - Returns: whether the limit came before the quiet.
    private func waitForQuiet(
        since start: ContinuousClock.Instant,
        _ ledger: SimulationLedger,
        _ progress: @Sendable (SimulationReport) -> Void
    ) async -> Bool {
        let gauges = [plan.police, plan.governance].map { QueueGauge(endpoint: $0.endpoint, queues: $0.inbound) }
        var isCutShort = false
        while !Task.isCancelled {
            if clock.now - ledger.lastActivity >= plan.quiet, await areEmpty(gauges) { break }
            isCutShort = clock.now - start > plan.limit
            if isCutShort { break }
            try? await clock.sleep(for: .milliseconds(250))
            progress(ledger.report)
        }
        for gauge in gauges { await gauge.close() }
        return isCutShort
    }

    private func areEmpty(_ gauges: [QueueGauge]) async -> Bool {
        for gauge in gauges where await !gauge.areEmpty() { return false }
        return true
    }
}
