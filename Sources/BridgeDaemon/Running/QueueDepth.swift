import AMQPClient

/// How many messages are ready in queues of one broker, asked over a connection of its own.
actor QueueDepth {
    private let endpoint: AMQPEndpoint
    private var connection: AMQPConnection?

    /// Connects when it is asked.
    init(endpoint: AMQPEndpoint) {
        self.endpoint = endpoint
    }

    /// Messages ready in `queue`; nil when the broker cannot be asked, which is tried anew the next time.
    func ready(in queue: String) async -> Int? {
        do throws(AMQPError) {
            return try await current().queueStatus(queue).ready
        } catch {
            await close()
            return nil
        }
    }

    /// Ends the connection.
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
