import CRabbitMQ

extension ConnectionHandle {
    /// Opens the socket. It belongs to the connection.
    static func open(
        _ state: amqp_connection_state_t,
        _ address: AMQPAddress,
        _ endpoint: AMQPEndpoint
    ) throws(AMQPError) {
        guard let socket = address.usesTLS ? amqp_ssl_socket_new(state) : amqp_tcp_socket_new(state) else {
            throw AMQPError(.unreachable, "\(address): no memory for a socket")
        }
        if address.usesTLS {
            guard amqp_ssl_socket_set_cacert(socket, endpoint.certificateAuthorityFile) == AMQP_STATUS_OK.rawValue
            else {
                throw AMQPError(
                    .unreachable,
                    "\(address): cannot read certificate authorities from \(endpoint.certificateAuthorityFile)"
                )
            }
            amqp_ssl_socket_set_verify_peer(socket, 1)
            amqp_ssl_socket_set_verify_hostname(socket, 1)
            amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST)
        }
        let status = shim_socket_open(
            socket,
            address.host,
            Int32(clamping: address.port),
            endpoint.connectTimeout.milliseconds
        )
        guard status == AMQP_STATUS_OK.rawValue else {
            throw AMQPError(.unreachable, "\(address): \(AMQPError(status: status).text)")
        }
    }

    /// Logs in and opens the virtual host.
    static func login(
        _ state: amqp_connection_state_t,
        _ address: AMQPAddress,
        _ endpoint: AMQPEndpoint
    ) throws(AMQPError) {
        shim_set_handshake_timeout(state, endpoint.connectTimeout.milliseconds)
        let scratch = ScratchPool()
        // The broker sends cancels and blocked notices only to a client that declares them; the library declares none.
        var properties = scratch.table([
            "connection_name": .string(endpoint.connectionName),
            "capabilities": .table([
                "consumer_cancel_notify": true,
                "connection.blocked": true,
                "basic.nack": true,
                "publisher_confirms": true,
                "authentication_failure_close": true,
                "exchange_exchange_bindings": true,
            ]),
        ])
        let reply = shim_login(
            state,
            address.virtualHost,
            2047,
            131_072,
            Int32(clamping: endpoint.heartbeat.components.seconds),
            &properties,
            address.user,
            address.password
        )
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL:
            return
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            guard
                case .method(.connectionClosed(let error))? = ServerFrame(reply.reply)
            else { throw AMQPError(.protocolViolation, "\(address): unexpected answer to the login") }
            throw AMQPError(error.code, replyCode: error.replyCode, "\(address): \(error.text)")
        default:
            let error = AMQPError(status: reply.library_error)
            throw AMQPError(error.code, "\(address): login: \(error.text)")
        }
    }
}

extension AMQPError {
    /// The error for a status of the library.
    init(status: Int32) {
        let code: Code =
            switch amqp_status_enum(rawValue: status) {
            case AMQP_STATUS_TIMEOUT: .timeout
            case AMQP_STATUS_BAD_AMQP_DATA, AMQP_STATUS_UNKNOWN_CLASS, AMQP_STATUS_UNKNOWN_METHOD,
                AMQP_STATUS_WRONG_METHOD, AMQP_STATUS_UNEXPECTED_STATE, AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION:
                .protocolViolation
            case AMQP_STATUS_TABLE_TOO_BIG: .frameTooLarge
            default: .connectionClosed
            }
        self.init(code, String(cString: amqp_error_string2(status)))
    }
}

extension Duration {
    /// Whole milliseconds, as far as the C interfaces take them.
    var milliseconds: Int32 {
        Int32(clamping: Int64((self / .milliseconds(1)).rounded(.towardZero)))
    }
}
