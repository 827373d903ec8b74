/// Where to connect and how patient to be.
package struct AMQPEndpoint: Sendable {
    /// Tried in turn; must not be empty.
    package var addresses: [AMQPAddress]
    /// Shown by the broker's tools to tell connections apart.
    package var connectionName: String
    /// PEM file with the certificate authorities that may sign the broker's certificate.
    package var certificateAuthorityFile: String
    /// Asked of the broker; the smaller of both wishes counts. A peer that is silent for twice as long is gone.
    package var heartbeat: Duration = .seconds(30)
    /// Limit of connecting, and of the login dialogue.
    package var connectTimeout: Duration = .seconds(5)
    /// Limit of one question to the broker, such as a declaration.
    package var replyTimeout: Duration = .seconds(10)
    /// A send that the peer does not take within this time ends the connection.
    package var sendTimeout: Duration = .seconds(10)
    package var backoff = Backoff()
    /// A number from 0 up to, not including, 1 that spreads reconnections.
    package var random: @Sendable () -> Double
    /// Told on the connection's own thread; must not block.
    package var events: @Sendable (LinkEvent) -> Void

    package init(
        addresses: [AMQPAddress],
        connectionName: String,
        certificateAuthorityFile: String = "/etc/ssl/certs/ca-certificates.crt",
        random: @escaping @Sendable () -> Double,
        events: @escaping @Sendable (LinkEvent) -> Void = { _ in }
    ) {
        self.addresses = addresses
        self.connectionName = connectionName
        self.certificateAuthorityFile = certificateAuthorityFile
        self.random = random
        self.events = events
    }
}

/// How long to wait before the next try: doubling, capped, spread.
package struct Backoff: Equatable, Sendable {
    package var first: Duration = .milliseconds(200)
    package var cap: Duration = .seconds(30)

    package init() {}

    /// The wait before try `attempt` (from 1), between half of the doubled time and all of it.
    /// - Parameter random: from 0 up to 1.
    package func delay(attempt: Int, random: Double) -> Duration {
        let doubled = first * (1 << min(max(attempt - 1, 0), 20))
        return min(doubled, cap) * (0.5 + random / 2)
    }
}
