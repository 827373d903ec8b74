import Testing

@testable import AMQPClient

@Suite("A content is put together frame by frame")
struct ContentAssemblerTests {
    private let envelope = ContentAssembler.Envelope.deliver(
        tag: 1,
        redelivered: false,
        exchange: "e",
        routingKey: "k"
    )

    private func delivery(_ content: ContentAssembler.Content?) throws -> Delivery {
        guard case .delivered(let delivery)? = content else { throw AMQPError(.protocolViolation, "no delivery") }
        return delivery
    }

    @Test
    func `an empty body needs no body frame`() throws {
        var assembler = ContentAssembler(bodyLimit: 10)
        try assembler.begin(envelope)
        let delivery = try delivery(assembler.header(MessageProperties(), bodySize: 0))
        #expect(delivery.body.isEmpty && !delivery.isTruncated)
    }

    @Test
    func `a body over the limit arrives as its beginning with its whole size`() throws {
        var assembler = ContentAssembler(bodyLimit: 5)
        try assembler.begin(envelope)
        #expect(try assembler.header(MessageProperties(), bodySize: 8) == nil)
        #expect(try assembler.body([1, 2, 3]) == nil)
        let delivery = try delivery(assembler.body([4, 5, 6, 7, 8]))
        #expect(delivery.body == [1, 2, 3, 4, 5])
        #expect(delivery.bodySize == 8 && delivery.isTruncated)
    }

    @Test
    func `one content follows another`() throws {
        var assembler = ContentAssembler(bodyLimit: 5)
        for _ in 1...2 {
            try assembler.begin(envelope)
            _ = try assembler.header(MessageProperties(), bodySize: 1)
            #expect(try delivery(assembler.body([9])).body == [9])
        }
    }

    @Test
    func `frames out of order are a violation, not a crash`() throws {
        var assembler = ContentAssembler(bodyLimit: 5)
        #expect(throws: AMQPError.self) { try assembler.header(MessageProperties(), bodySize: 1) }
        #expect(throws: AMQPError.self) { try assembler.body([1]) }
        try assembler.begin(envelope)
        #expect(throws: AMQPError.self) { try assembler.begin(envelope) }
        _ = try assembler.header(MessageProperties(), bodySize: 1)
        #expect(throws: AMQPError.self) { try assembler.body([1, 2]) }
    }
}
