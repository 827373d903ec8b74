import CRabbitMQ

extension ServerFrame {
    /// Copies what the library lends for the time of one frame; nil for a frame that means nothing to us.
    init?(_ frame: amqp_frame_t) {
        switch Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD:
            self.init(frame.payload.method)
        case AMQP_FRAME_HEADER:
            guard let decoded = frame.payload.properties.decoded else { return nil }
            let properties = decoded.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee
            self = .header(MessageProperties(properties), bodySize: frame.payload.properties.body_size)
        case AMQP_FRAME_BODY:
            self = .body([UInt8](frame.payload.body_fragment))
        default:
            return nil
        }
    }

    /// Copies a method; nil for one that means nothing to us.
    init?(_ method: amqp_method_t) {
        guard let decoded = method.decoded, let method = ServerMethod(id: method.id, decoded) else {
            return nil
        }
        self = .method(method)
    }
}

extension ServerMethod {
    init?(id: amqp_method_number_t, _ decoded: UnsafeMutableRawPointer) {
        func lent<Method>(_ type: Method.Type) -> Method { decoded.assumingMemoryBound(to: type).pointee }

        switch id {
        case AMQP_BASIC_DELIVER_METHOD:
            let method = lent(amqp_basic_deliver_t.self)
            self = .content(
                .deliver(
                    tag: method.delivery_tag,
                    redelivered: method.redelivered != 0,
                    exchange: String(method.exchange),
                    routingKey: String(method.routing_key)
                )
            )
        case AMQP_BASIC_GET_OK_METHOD:
            let method = lent(amqp_basic_get_ok_t.self)
            self = .content(
                .getOk(
                    tag: method.delivery_tag,
                    redelivered: method.redelivered != 0,
                    exchange: String(method.exchange),
                    routingKey: String(method.routing_key)
                )
            )
        case AMQP_BASIC_RETURN_METHOD:
            let method = lent(amqp_basic_return_t.self)
            self = .content(
                .returned(
                    replyCode: method.reply_code,
                    replyText: String(method.reply_text),
                    exchange: String(method.exchange),
                    routingKey: String(method.routing_key)
                )
            )
        case AMQP_BASIC_ACK_METHOD:
            let method = lent(amqp_basic_ack_t.self)
            self = .confirm(tag: method.delivery_tag, multiple: method.multiple != 0, positive: true)
        case AMQP_BASIC_NACK_METHOD:
            let method = lent(amqp_basic_nack_t.self)
            self = .confirm(tag: method.delivery_tag, multiple: method.multiple != 0, positive: false)
        case AMQP_BASIC_CANCEL_METHOD:
            self = .consumerCancelled(consumerTag: String(lent(amqp_basic_cancel_t.self).consumer_tag))
        case AMQP_CHANNEL_CLOSE_METHOD:
            let method = lent(amqp_channel_close_t.self)
            self = .channelClosed(
                AMQPError(
                    replyCode: method.reply_code,
                    replyText: String(method.reply_text),
                    otherwise: .channelClosed
                )
            )
        case AMQP_CONNECTION_CLOSE_METHOD:
            let method = lent(amqp_connection_close_t.self)
            self = .connectionClosed(
                AMQPError(
                    replyCode: method.reply_code,
                    replyText: String(method.reply_text),
                    otherwise: .connectionClosed
                )
            )
        case AMQP_CONNECTION_BLOCKED_METHOD:
            self = .blocked(reason: String(lent(amqp_connection_blocked_t.self).reason))
        case AMQP_CONNECTION_UNBLOCKED_METHOD:
            self = .unblocked
        case AMQP_QUEUE_DECLARE_OK_METHOD:
            let method = lent(amqp_queue_declare_ok_t.self)
            self = .reply(
                .queue(name: String(method.queue), ready: method.message_count, consumers: method.consumer_count)
            )
        case AMQP_QUEUE_DELETE_OK_METHOD:
            self = .reply(.count(lent(amqp_queue_delete_ok_t.self).message_count))
        case AMQP_QUEUE_PURGE_OK_METHOD:
            self = .reply(.count(lent(amqp_queue_purge_ok_t.self).message_count))
        case AMQP_BASIC_GET_EMPTY_METHOD:
            self = .reply(.gotNothing)
        case AMQP_CHANNEL_OPEN_OK_METHOD, AMQP_CHANNEL_CLOSE_OK_METHOD, AMQP_CONFIRM_SELECT_OK_METHOD,
            AMQP_BASIC_QOS_OK_METHOD, AMQP_BASIC_CONSUME_OK_METHOD, AMQP_BASIC_CANCEL_OK_METHOD,
            AMQP_EXCHANGE_DECLARE_OK_METHOD, AMQP_EXCHANGE_DELETE_OK_METHOD, AMQP_QUEUE_BIND_OK_METHOD,
            AMQP_QUEUE_UNBIND_OK_METHOD:
            self = .reply(.done)
        default:
            return nil
        }
    }
}
