import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import Testing

/// `route` decides as the daemon does, and the same input gives the same bytes.
struct RouteTests {
    private func tasks(of lines: [[UInt8]]) async throws -> [[UInt8]] {
        var runner = RouteRunner(store: MemoryStore(), decisions: World.decisions(), queue: World.alerts)
        var bodies: [[UInt8]] = []
        for line in lines { bodies += try await runner.route(line).tasks.map(\.body) }
        return bodies
    }

    @Test func `twice the same input gives the same bytes`() async throws {
        let lines = World.numbered(50).map(\.body) + (0..<50).map { World.disposition("A\($0)").body }
        let first = try await tasks(of: lines)
        #expect(first.count == 150)
        #expect(try await tasks(of: lines) == first)
    }

    @Test func `the time is that of the alert`() async throws {
        var alert = World.alert("A1")
        alert.receivedAt = World.start + .minutes(3)
        let body = String(
            decoding: try #require(try await tasks(of: [World.delivery(alert).body]).first),
            as: UTF8.self
        )
        #expect(body.contains(#""issuedAt":"\#((World.start + .minutes(3)).rfc3339)""#))
    }

    @Test func `a line that is no alert is told and the next one goes on`() async throws {
        var runner = RouteRunner(store: MemoryStore(), decisions: World.decisions(), queue: World.alerts)
        #expect(try await runner.route(Array("{".utf8)).refusal?.code == .notJSON)
        #expect(try await runner.route(World.delivery(World.alert("A1")).body).tasks.count == 1)
    }
}
