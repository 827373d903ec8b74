import CRabbitMQ

/// The C library this client stands on.
package enum AMQPLibrary {
    /// The version of librabbitmq in use.
    package static var version: String { String(cString: amqp_version()) }
}
