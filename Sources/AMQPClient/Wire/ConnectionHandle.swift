import CPlatform
import CRabbitMQ

/// One librabbitmq connection: the socket, the library's buffers, and the memory of the call in work.
///
/// Belongs to one thread. Every call may block in a send, so the caller arms its watchdog. After a call has thrown, the
/// connection is only good for being destroyed.
struct ConnectionHandle: ~Copyable {
    private let state: amqp_connection_state_t
    private let scratch: ScratchPool

    /// The socket, for waiting and for the watchdog; it belongs to the handle.
    let descriptor: Int32
    /// Bytes a frame may take, frame header included.
    let frameMax: Int
    /// The highest channel number.
    let channelMax: UInt16
    /// As agreed with the broker; nil when there are none.
    let heartbeat: Duration?
    /// What the broker said of itself.
    let identity: BrokerIdentity

    /// Connects and logs in, each within `connectTimeout`. Up to here the library keeps time for sends too.
    init(to address: AMQPAddress, of endpoint: AMQPEndpoint) throws(AMQPError) {
        state = try Self.connected(to: address, of: endpoint)
        scratch = ScratchPool()
        descriptor = amqp_get_sockfd(state)
        frameMax = Int(amqp_get_frame_max(state))
        channelMax = UInt16(clamping: amqp_get_channel_max(state))
        let seconds = amqp_get_heartbeat(state)
        heartbeat = seconds > 0 ? .seconds(Int64(seconds)) : nil
        identity = BrokerIdentity(
            serverProperties: amqp_get_server_properties(state).map { FieldValue.fields($0.pointee) } ?? [:]
        )
    }

    deinit {
        amqp_destroy_connection(state)
    }

    /// Frames are here already: `poll` on the socket would not show them.
    var hasInput: Bool { amqp_frames_enqueued(state) != 0 || amqp_data_in_buffer(state) != 0 }

    /// The next frame that is here, with its channel; nil when there is none. Serves heartbeats.
    func nextFrame() throws(AMQPError) -> (frame: ServerFrame, channel: UInt16)? {
        while true {
            var frame = amqp_frame_t()
            let status = shim_next_frame(state, &frame)
            if status == AMQP_STATUS_TIMEOUT.rawValue { return nil }
            try Self.check(status)
            // The frame lends us memory that the next line but one gives back.
            let decoded = ServerFrame(frame)
            amqp_maybe_release_buffers_on_channel(state, frame.channel)
            if let decoded { return (decoded, frame.channel) }
        }
    }

    /// Holds small frames back, or lets them go.
    func cork(_ isCorked: Bool) { platform_cork(descriptor, isCorked ? 1 : 0) }

    /// Sends the message. Its properties must fit a frame.
    func publish(_ publication: Publication, on channel: UInt16) throws(AMQPError) {
        scratch.recycle()
        var properties = publication.properties.encoded(in: scratch)
        let exchange = scratch.copy(publication.exchange)
        let routingKey = scratch.copy(publication.routingKey)
        let mandatory: amqp_boolean_t = publication.isMandatory ? 1 : 0
        let status = publication.body.withUnsafeBytes { body in
            // The library only reads the body, though its type does not say so.
            let bytes = amqp_bytes_t(len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress))
            return amqp_basic_publish(state, channel, exchange, routingKey, mandatory, 0, &properties, bytes)
        }
        try Self.check(status)
    }

    /// Sends a method; its answer comes as a frame.
    func send(_ method: ClientMethod, on channel: UInt16) throws(AMQPError) {
        scratch.recycle()
        try Self.check(method.send(to: state, on: channel, scratch))
    }

    /// Confirms that the broker has closed the channel, whose number is free again.
    func confirmChannelClosed(_ channel: UInt16) throws(AMQPError) {
        var method = amqp_channel_close_ok_t()
        try Self.check(amqp_send_method(state, channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &method))
    }

    /// Confirms that the broker has closed the connection.
    func confirmConnectionClosed() throws(AMQPError) {
        var method = amqp_connection_close_ok_t()
        try Self.check(amqp_send_method(state, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &method))
    }

    /// Takes leave; waits a second for the answer at most. What has arrived and was not taken is lost.
    func close() {
        shim_set_rpc_timeout(state, 1000)
        amqp_connection_close(state, Int32(AMQP_REPLY_SUCCESS))
    }

    /// - Returns: a connection that the caller has to destroy.
    private static func connected(
        to address: AMQPAddress,
        of endpoint: AMQPEndpoint
    ) throws(AMQPError) -> amqp_connection_state_t {
        guard let state = amqp_new_connection() else {
            throw AMQPError(.unreachable, "\(address): no memory for a connection")
        }
        do throws(AMQPError) {
            try open(state, address, endpoint)
            try login(state, address, endpoint)
            return state
        } catch {
            amqp_destroy_connection(state)
            throw error
        }
    }

    private static func check(_ status: Int32) throws(AMQPError) {
        if status != AMQP_STATUS_OK.rawValue { throw AMQPError(status: status) }
    }
}
