import AMQPClient

/// Tells whether the bridge has taken everything out of some of its queues.
actor QueueGauge {
    private let endpoint: AMQPEndpoint
    private let queues: [String]
    private var connection: AMQPConnection?

    init(endpoint: AMQPEndpoint, queues: [String]) {
        self.endpoint = endpoint
        self.queues = queues
    }

    /// False as well when the broker cannot be asked: it is asked anew the next time.
    func areEmpty() async -> Bool {
        do throws(AMQPError) {
            let connection = try await current()
            for queue in queues where try await connection.queueStatus(queue).ready > 0 { return false }
            return true
        } catch {
            await close()
            return false
        }
    }

    func close() async {
        await connection?.close()
        connection = nil
    }

    private func current() async throws(AMQPError) -> AMQPConnection {
        if let connection { return connection }
        let opened = try await AMQPConnection.open(endpoint)
        connection = opened
        return opened
    }
}
