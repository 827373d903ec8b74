import AMQPClient
import TestKit
import Testing

@Suite("What is published arrives")
struct RoundTripTests {
    @Test
    func `a confirmed message arrives whole and is gone once acknowledged`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let properties = MessageProperties(
            contentType: "application/json",
            headers: ["次数": 3, "来源": "110"],
            deliveryMode: .persistent,
            messageID: "m-1",
            type: "alert"
        )
        let body = Array(#"{"报警内容":"邻里纠纷"}"#.utf8)

        try await withPublisher(broker.endpoint()) { publisher in
            let outcome = await publisher.publish(
                Publication(exchange: "", routingKey: queue, properties: properties, body: body)
            )
            #expect(outcome == .confirmed)
        }
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            guard let batch = await consumer.nextBatch(upTo: 10) else {
                Issue.record("no delivery")
                return
            }
            let delivery = try #require(batch.deliveries.first)
            #expect(delivery.body == body)
            #expect(delivery.properties == properties)
            #expect(delivery.routingKey == queue)
            #expect(!delivery.redelivered)
            batch.acknowledge()
        }
        #expect(try await broker.status(of: queue).ready == 0)
    }
}
