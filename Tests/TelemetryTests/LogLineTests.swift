import Logging
import Synchronization
import Telemetry
import Testing

/// A log line is one line, constant in its message, and readable by machines.
struct LogLineTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func append(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private func written(as format: LogFormat, _ event: BridgeEvent) -> String? {
        let lines = Lines()
        let handler = LineLogHandler(label: "tripush", format: format) { lines.append($0) }
        let journal = Journal(logger: Logger(label: "tripush") { _ in handler })
        journal.record(event)
        return lines.all.first
    }

    @Test func `an event is one JSON object on one line`() throws {
        let event = BridgeEvent.intakePaused(queue: "q", reason: "io_error: \"disk\"\nfull")
        let line = try #require(written(as: .json, event))
        #expect(line.hasPrefix(#"{"time":""#))
        #expect(line.hasSuffix("}\n"))
        #expect(line.contains(#""message":"intake paused""#))
        #expect(line.contains(#""queue.name":"q""#))
        #expect(line.contains(#""state.reason":"io_error: \"disk\"\nfull""#))
        #expect(line.dropLast().allSatisfy { $0 != "\n" })
    }

    @Test func `as text an event is one line too`() throws {
        let event = BridgeEvent.intakePaused(queue: "q", reason: "two\nlines")
        let line = try #require(written(as: .text, event))
        #expect(line.hasSuffix("error intake paused queue.name=q state.reason=two lines\n"))
    }

    @Test func `events of the hot path have no line`() {
        let event = BridgeEvent.batchSettled(
            queue: "q",
            dispositions: ["applied": 1],
            trailEntries: 2,
            process: .zero,
            commit: .zero
        )
        #expect(written(as: .json, event) == nil)
    }

    @Test func `every metric has our prefix and every key is dotted`() {
        #expect(MetricName.allCases.allSatisfy { $0.rawValue.hasPrefix("tripush_") && !$0.help.isEmpty })
        #expect(LogKey.allCases.allSatisfy { $0.rawValue.contains(".") })
    }
}
