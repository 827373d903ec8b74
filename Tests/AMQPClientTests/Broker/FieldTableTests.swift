import AMQPClient
import TestKit
import Testing

@Suite("Headers keep their types through the broker")
struct FieldTableTests {
    @Test(arguments: [
        FieldValue.boolean(true), .int8(-8), .uint8(200), .int16(-16_000), .uint16(60_000), .int32(-5), .uint32(5),
        .int64(.min), .uint64(7), .float(1.5), .double(-2.25), .decimal(scale: 2, value: 314), .string("纠纷"),
        .string(""),
        .bytes([0, 255]), .bytes([]), .timestamp(1_795_000_000), .void,
        .array([.int32(1), .string("二"), .array([])]), .array([]),
        .table(["内": .table(["深": .boolean(false)]), "n": .void]), .table([:]),
    ])
    func `a value arrives as it was sent`(value: FieldValue) async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let properties = MessageProperties(headers: ["x": value, "y": "after"])
        try await withPublisher(broker.endpoint()) { publisher in
            let publication = Publication(exchange: "", routingKey: queue, properties: properties, body: [])
            #expect(await publisher.publish(publication) == .confirmed)
        }
        let delivery = try await broker.ask { try await $0.get(from: queue) }
        #expect(delivery?.properties.headers == ["x": value, "y": "after"])
    }

    @Test
    func `every property arrives as it was sent`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let properties = MessageProperties(
            contentType: "application/json",
            contentEncoding: "utf-8",
            deliveryMode: .transient,
            priority: 4,
            correlationID: "c",
            replyTo: "r",
            expiration: "60000",
            messageID: "m",
            timestamp: 1_795_000_000,
            type: "警情",
            userID: "guest",
            appID: "tripush"
        )
        try await withPublisher(broker.endpoint()) { publisher in
            let publication = Publication(exchange: "", routingKey: queue, properties: properties, body: [1])
            #expect(await publisher.publish(publication) == .confirmed)
        }
        let delivery = try await broker.ask { try await $0.get(from: queue) }
        #expect(delivery?.properties == properties)
    }
}
