import AMQPClient
import Testing

@Suite("What a message says is not shown by its description")
struct RedactionTests {
    @Test
    func `neither body nor headers of a message are described`() {
        let properties = MessageProperties(headers: ["报警人": "钱先生"])
        let body = Array("钱先生".utf8)
        let publication = Publication(exchange: "e", routingKey: "k", properties: properties, body: body)
        let delivery = Delivery(
            deliveryTag: 1,
            exchange: "e",
            routingKey: "k",
            redelivered: false,
            properties: properties,
            body: body,
            bodySize: 9
        )
        var shown = "\(publication) \(delivery) \(String(reflecting: publication)) \(String(reflecting: delivery))"
        dump(publication, to: &shown)
        dump(delivery, to: &shown)
        #expect(!shown.contains("钱") && !shown.contains("233"))
        #expect(delivery.description == "delivery 1, 9 bytes")
    }
}
