import CRabbitMQ

extension ClientMethod {
    /// Encodes and sends the method. What it points at lives in `scratch`, for the time of the call.
    /// - Returns: a status of the library.
    func send(to state: amqp_connection_state_t, on channel: UInt16, _ scratch: borrowing ScratchPool) -> Int32 {
        func send(_ id: amqp_method_number_t, _ method: some Any) -> Int32 {
            withUnsafePointer(to: method) { pointer in
                // The library only reads the method, though its type does not say so.
                amqp_send_method(state, channel, id, UnsafeMutableRawPointer(mutating: pointer))
            }
        }
        func flag(_ value: Bool) -> amqp_boolean_t { value ? 1 : 0 }

        switch self {
        case .openChannel:
            return send(AMQP_CHANNEL_OPEN_METHOD, amqp_channel_open_t(out_of_band: amqp_empty_bytes))
        case .confirmSelect:
            return send(AMQP_CONFIRM_SELECT_METHOD, amqp_confirm_select_t(nowait: 0))
        case .qos(let prefetch):
            return send(AMQP_BASIC_QOS_METHOD, amqp_basic_qos_t(prefetch_size: 0, prefetch_count: prefetch, global: 0))
        case .consume(let queue, let consumerTag, let arguments):
            var method = amqp_basic_consume_t()
            method.queue = scratch.copy(queue)
            method.consumer_tag = scratch.copy(consumerTag)
            method.arguments = scratch.table(arguments)
            return send(AMQP_BASIC_CONSUME_METHOD, method)
        case .cancel(let consumerTag):
            return send(
                AMQP_BASIC_CANCEL_METHOD,
                amqp_basic_cancel_t(consumer_tag: scratch.copy(consumerTag), nowait: 0)
            )
        case .declareExchange(let declaration):
            var method = amqp_exchange_declare_t()
            method.exchange = scratch.copy(declaration.name)
            method.type = scratch.copy(declaration.type)
            method.passive = flag(declaration.isPassive)
            method.durable = flag(declaration.isDurable)
            method.auto_delete = flag(declaration.deletesItself)
            method.arguments = scratch.table(declaration.arguments)
            return send(AMQP_EXCHANGE_DECLARE_METHOD, method)
        case .deleteExchange(let name):
            var method = amqp_exchange_delete_t()
            method.exchange = scratch.copy(name)
            return send(AMQP_EXCHANGE_DELETE_METHOD, method)
        case .declareQueue(let declaration):
            var method = amqp_queue_declare_t()
            method.queue = scratch.copy(declaration.name)
            method.passive = flag(declaration.isPassive)
            method.durable = flag(declaration.isDurable)
            method.exclusive = flag(declaration.isExclusive)
            method.auto_delete = flag(declaration.deletesItself)
            method.arguments = scratch.table(declaration.arguments)
            return send(AMQP_QUEUE_DECLARE_METHOD, method)
        case .bindQueue(let queue, let exchange, let routingKey, let arguments):
            var method = amqp_queue_bind_t()
            method.queue = scratch.copy(queue)
            method.exchange = scratch.copy(exchange)
            method.routing_key = scratch.copy(routingKey)
            method.arguments = scratch.table(arguments)
            return send(AMQP_QUEUE_BIND_METHOD, method)
        case .unbindQueue(let queue, let exchange, let routingKey, let arguments):
            var method = amqp_queue_unbind_t()
            method.queue = scratch.copy(queue)
            method.exchange = scratch.copy(exchange)
            method.routing_key = scratch.copy(routingKey)
            method.arguments = scratch.table(arguments)
            return send(AMQP_QUEUE_UNBIND_METHOD, method)
        case .deleteQueue(let name):
            var method = amqp_queue_delete_t()
            method.queue = scratch.copy(name)
            return send(AMQP_QUEUE_DELETE_METHOD, method)
        case .purgeQueue(let name):
            var method = amqp_queue_purge_t()
            method.queue = scratch.copy(name)
            return send(AMQP_QUEUE_PURGE_METHOD, method)
        case .get(let queue):
            var method = amqp_basic_get_t()
            method.queue = scratch.copy(queue)
            method.no_ack = 1
            return send(AMQP_BASIC_GET_METHOD, method)
        case .acknowledge(let tag, let multiple):
            return send(AMQP_BASIC_ACK_METHOD, amqp_basic_ack_t(delivery_tag: tag, multiple: flag(multiple)))
        case .returnToQueue(let tag, let multiple):
            return send(
                AMQP_BASIC_NACK_METHOD,
                amqp_basic_nack_t(delivery_tag: tag, multiple: flag(multiple), requeue: 1)
            )
        }
    }
}
