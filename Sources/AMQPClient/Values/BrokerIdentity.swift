/// What a broker says of itself when a client logs in.
package struct BrokerIdentity: Hashable, Sendable {
    /// Such as `RabbitMQ`; empty when it does not say.
    package var product: String
    /// Such as `3.10.8`; empty when it does not say.
    package var version: String
    /// The name of the cluster, when it has one.
    package var cluster: String?
    /// What it offers beyond AMQP 0-9-1, such as `publisher_confirms`.
    package var capabilities: Set<String>

    /// An identity.
    package init(product: String, version: String, cluster: String? = nil, capabilities: Set<String> = []) {
        self.product = product
        self.version = version
        self.cluster = cluster
        self.capabilities = capabilities
    }

    /// Whether it is the broker our questions are meant for; others may take a question for an order.
    package var isRabbitMQ: Bool { product == "RabbitMQ" }
}

extension BrokerIdentity {
    /// Reads the properties a server sends with `connection.start`.
    init(serverProperties: [String: FieldValue]) {
        var capabilities: Set<String> = []
        if case .table(let table)? = serverProperties["capabilities"] {
            capabilities = Set(table.filter { $0.value == .boolean(true) }.keys)
        }
        self.init(
            product: serverProperties["product"]?.string ?? "",
            version: serverProperties["version"]?.string ?? "",
            cluster: serverProperties["cluster_name"]?.string,
            capabilities: capabilities
        )
    }
}
