import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// Ends services by signal: the first SIGTERM or SIGINT gracefully, a second one at once.
enum StopSignals {
    /// Services that have not ended by then are cancelled; what they held is delivered again.
    private static let patience = Duration.seconds(30)

    /// Runs `services` in the order of dependency until a signal, and ends them in reverse order.
    static func run(_ services: [any Service]) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) },
            // The services report what matters themselves.
            logger: Logger(label: "tripush.services") { _ in SwiftLogNoOpLogHandler() }
        )
        configuration.maximumGracefulShutdownDuration = patience
        let group = ServiceGroup(configuration: configuration)
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let listener = Task {
            var count = 0
            for await _ in signals {
                count += 1
                // Everything acknowledged is durable, so there is nothing to wait for.
                if count > 1 { _exit(130) }
                await group.triggerGracefulShutdown()
            }
        }
        defer { listener.cancel() }
        try await group.run()
    }
}
