import Synchronization
import Telemetry

/// What services report, in order.
final class Reports: Sendable {
    private let events = Mutex<[BridgeEvent]>([])

    var all: [BridgeEvent] { events.withLock { $0 } }

    var journal: Journal {
        Journal { event in self.events.withLock { $0.append(event) } }
    }
}
