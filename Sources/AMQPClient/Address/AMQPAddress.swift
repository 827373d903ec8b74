/// Where a broker is and who we are there: one `amqp` or `amqps` URI.
package struct AMQPAddress: Hashable, Sendable {
    package var usesTLS: Bool
    /// Name or IP address, without the brackets of an IPv6 address.
    package var host: String
    package var port: Int
    package var user: String
    package var password: String
    package var virtualHost: String

    package init(
        usesTLS: Bool = false,
        host: String,
        port: Int? = nil,
        user: String = "guest",
        password: String = "guest",
        virtualHost: String = "/"
    ) {
        self.usesTLS = usesTLS
        self.host = host
        self.port = port ?? (usesTLS ? 5671 : 5672)
        self.user = user
        self.password = password
        self.virtualHost = virtualHost
    }
}

extension AMQPAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URI without the password.
    package var description: String {
        let scheme = usesTLS ? "amqps" : "amqp"
        let place = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(user)@\(place):\(port)/\(virtualHost == "/" ? "%2F" : virtualHost)"
    }

    package var debugDescription: String { description }

    /// Shows no password to `dump` and test output either.
    package var customMirror: Mirror { Mirror(self, children: ["uri": description]) }
}
