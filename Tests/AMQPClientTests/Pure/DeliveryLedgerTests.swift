import Testing

@testable import AMQPClient

@Suite("A batch is settled without settling its neighbours, and what is held is bounded")
struct DeliveryLedgerTests {
    private func delivery(_ tag: UInt64, bytes: Int = 1) -> Delivery {
        Delivery(
            deliveryTag: tag,
            exchange: "",
            routingKey: "q",
            redelivered: false,
            properties: MessageProperties(),
            body: [UInt8](repeating: 0, count: bytes),
            bodySize: UInt64(bytes)
        )
    }

    private func ledger(_ tags: ClosedRange<UInt64>, limit: Int = 1000) -> DeliveryLedger {
        var ledger = DeliveryLedger(byteLimit: limit)
        for tag in tags { _ = ledger.arrive(delivery(tag)) }
        return ledger
    }

    @Test
    func `deliveries are handed out in order, no more than asked for`() {
        var ledger = ledger(1...5)
        #expect(ledger.handOut(upTo: 3).map(\.deliveryTag) == [1, 2, 3])
        #expect(ledger.handOut(upTo: 3).map(\.deliveryTag) == [4, 5])
        #expect(ledger.handOut(upTo: 3).isEmpty)
    }

    @Test
    func `the oldest batch is settled with one multiple, a later one message by message`() {
        var ledger = ledger(1...5)
        _ = ledger.handOut(upTo: 3)
        _ = ledger.handOut(upTo: 2)
        #expect(ledger.settle(batchFrom: 4) == .each([4, 5]))
        #expect(ledger.settle(batchFrom: 1) == .upTo(3))
    }

    @Test
    func `a batch is settled once and never after its channel has gone`() {
        var ledger = ledger(1...4)
        _ = ledger.handOut(upTo: 2)
        #expect(ledger.settle(batchFrom: 1) != nil)
        #expect(ledger.settle(batchFrom: 1) == nil)
        _ = ledger.handOut(upTo: 2)
        ledger.forget()
        #expect(ledger.settle(batchFrom: 3) == nil)
    }

    @Test
    func `what does not fit is not kept, and half has to be settled before more may come`() {
        var ledger = ledger(1...10, limit: 10)
        let fits = ledger.arrive(delivery(11))
        #expect(!fits)
        _ = ledger.handOut(upTo: 4)
        _ = ledger.handOut(upTo: 6)
        _ = ledger.settle(batchFrom: 1)
        #expect(!ledger.hasRoom)
        _ = ledger.settle(batchFrom: 5)
        #expect(ledger.hasRoom)
    }

    @Test
    func `one delivery alone always fits`() {
        var ledger = DeliveryLedger(byteLimit: 10)
        let fits = [ledger.arrive(delivery(1, bytes: 100)), ledger.arrive(delivery(2))]
        #expect(fits == [true, false])
    }
}
