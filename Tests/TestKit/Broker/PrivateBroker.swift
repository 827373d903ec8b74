import Glibc
import Synchronization

/// A RabbitMQ node of our own, on free loopback ports, with everything it keeps in a temporary folder.
///
/// `deploy/lib/broker.sh` starts and ends it; a guard process ends it and removes the folder when this process ends, in
/// whatever way. Without a RabbitMQ server on the machine `launch` throws, so tests fail and never skip.
package actor PrivateBroker {
    /// The node listens here, on 127.0.0.1; the same after `stop` and `start`.
    package nonisolated let port: Int
    /// The node speaks TLS here, as `localhost`.
    package nonisolated let tlsPort: Int
    private let directory: String
    private let guardian: Guardian

    private static let common = Task { try await PrivateBroker.launch() }
    private static let names = Atomic(0)

    /// The node all tests of the process share. Nobody stops it: use names from `freshName`.
    package static func shared() async throws -> PrivateBroker { try await common.value }

    /// A node for one test that stops it, breaks it or fills it. Takes some eight seconds.
    package static func launch() async throws -> PrivateBroker {
        let directory = try temporaryDirectory()
        let guardian = try Guardian(directory: directory)
        let script = "broker_make_certificate \"$1\" && broker_start \"$1\" && cat \"$1/ports\""
        let output = try await Shell.broker(script, directory)
        // AMQP, distribution, epmd, AMQP over TLS.
        let ports = output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard ports.count == 4 else { throw BrokerFailure(text: "no ports from broker_start: \(output)") }
        return PrivateBroker(port: ports[0], tlsPort: ports[3], directory: directory, guardian: guardian)
    }

    private init(port: Int, tlsPort: Int, directory: String, guardian: Guardian) {
        self.port = port
        self.tlsPort = tlsPort
        self.directory = directory
        self.guardian = guardian
    }

    /// The URI of a user who may do everything.
    package nonisolated var uri: String { uri(user: "guest", password: "guest") }

    /// The URI of a user who may read from queues and nothing else.
    package nonisolated var readerURI: String { uri(user: "reader", password: "reader") }

    /// The certificate the node shows, which vouches for itself.
    package nonisolated var certificateFile: String { "\(directory)/tls/certificate.pem" }

    package nonisolated func uri(user: String, password: String) -> String {
        "amqp://\(user):\(password)@127.0.0.1:\(port)/%2F"
    }

    /// A name for a queue or an exchange that no other test uses.
    package nonisolated static func freshName(_ stem: String) -> String {
        "\(stem)-\(names.add(1, ordering: .relaxed).newValue)"
    }

    /// Ends the node as an operator would; durable data stays.
    package func stop() async throws {
        _ = try await Shell.broker("broker_stop_node \"$1\"", directory)
    }

    /// Starts the node again, on the same port and data.
    package func start() async throws {
        _ = try await Shell.broker("broker_start \"$1\"", directory)
    }

    /// Makes the node a peer that hangs: its sockets stay open and nobody reads them, until `thaw`.
    package func freeze() async throws {
        _ = try await Shell.broker("broker_signal \"$1\" STOP", directory)
    }

    /// Lets a frozen node go on.
    package func thaw() async throws {
        _ = try await Shell.broker("broker_signal \"$1\" CONT", directory)
    }

    /// Runs `rabbitmqctl` against the node.
    /// - Parameter arguments: words without quotes.
    /// - Returns: what it printed.
    @discardableResult
    package func control(_ arguments: String) async throws -> String {
        try await Shell.broker("broker_control \"$1\" -q \(arguments)", directory)
    }

    private static func temporaryDirectory() throws -> String {
        var template = Array("/tmp/tripush-broker-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw BrokerFailure(text: "mkdtemp: errno \(errno)") }
        return String(cString: made)
    }
}

/// Why the node is not there.
package struct BrokerFailure: Error, CustomStringConvertible {
    package var text: String
    package var description: String { text }
}
