import AMQPClient
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgeDaemon

/// What travels around a task's body.
@Suite struct `Properties of outgoing tasks` {
    private static let task = NewTask(
        id: "51d7b436-ab2d-58b9-b6ab-fb9c5ced08a9",
        kind: .push3,
        lane: .governance,
        routingKey: "push3.330784101",
        caseID: "police-case-id",
        band: .red,
        typeCode: "D0401",
        issuedAt: Timestamp(milliseconds: 1_600_000_000_123),
        causedAt: Timestamp(milliseconds: 1_600_000_000_000),
        body: Array("{}".utf8)
    )

    private func properties() -> MessageProperties {
        TaskProperties(lane: .governance).properties(of: OutboundMessage(Self.task), trace: .random())
    }

    @Test func `the message is persistent and named`() {
        let properties = properties()
        #expect(properties.messageID == Self.task.id)
        #expect(properties.type == "push3")
        #expect(properties.appID == "tripush")
        #expect(properties.contentType == "application/json")
        #expect(properties.deliveryMode == .persistent)
        #expect(properties.timestamp == 1_600_000_000)
        #expect(properties.headers["cloudEvents_id"] == .string(Self.task.id))
        #expect(properties.headers["cloudEvents_specversion"] == "1.0")
    }

    @Test func `they are few, none is the broker's own, and together they stay under 8 KiB`() {
        let properties = properties()
        #expect(properties.headers.keys.allSatisfy { !$0.hasPrefix("x-") })
        #expect(FieldValue.table(properties.headers).json.serialized.count < 8_192)
    }

    @Test func `nothing of the police side is among them`() {
        #expect(!"\(properties())".contains("police"))
    }

    @Test func `each publication starts a trace of its own`() {
        let traces = (0..<100).map { _ in TraceParent.random().text }
        #expect(Set(traces).count == 100)
        for trace in traces {
            let parts = trace.split(separator: "-").map(\.count)
            #expect(parts == [2, 32, 16, 2])
        }
    }

    @Test(arguments: [
        (AMQPError.Code.notFound, Refusal.Code.exchangeMissing), (.accessRefused, .accessRefused),
        (.authenticationFailed, .accessRefused), (.blocked, .blocked), (.timeout, .confirmTimeout),
        (.frameTooLarge, .frameTooLarge), (.connectionClosed, .connectionLost), (.unreachable, .connectionLost),
    ])
    func `a failed publication says what stood in the way`(code: AMQPError.Code, refusal: Refusal.Code) {
        #expect(code.refusal == refusal)
    }

    @Test func `headers become JSON with sorted keys`() {
        let table = FieldValue.table([
            "b": .integerLiteral, "a": .string("文"), "c": .array([.boolean(true), .void]), "d": .bytes([0, 255]),
        ])
        #expect(
            String(decoding: table.json.serialized, as: UTF8.self) == #"{"a":"文","b":7,"c":[true,null],"d":"00ff"}"#
        )
    }
}

extension FieldValue {
    fileprivate static let integerLiteral: FieldValue = 7
}
