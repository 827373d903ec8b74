import Testing

@testable import AMQPClient

@Suite("Every publication gets exactly one outcome, its own")
struct ConfirmLedgerTests {
    private typealias Ledger = ConfirmLedger<Int>

    private func ledger(_ count: Int, id: (Int) -> String? = { "m\($0)" }) -> Ledger {
        var ledger = Ledger()
        for number in 1...count {
            ledger.append(number, key: key(id(number)), deadline: start + .seconds(number))
        }
        return ledger
    }

    private func key(_ id: String?) -> Ledger.Key { Ledger.Key(exchange: "e", routingKey: "k", messageID: id) }

    private func returned(_ id: String?) -> ReturnedMessage {
        ReturnedMessage(replyCode: 312, replyText: "NO_ROUTE", exchange: "e", routingKey: "k", messageID: id)
    }

    private let start = ContinuousClock.now

    @Test
    func `one confirm settles one`() {
        var ledger = ledger(3)
        #expect(ledger.settle(2, multiple: false, positive: true).map(\.ticket) == [2])
        #expect(ledger.count == 2)
    }

    @Test
    func `multiple settles everything up to its number once`() {
        var ledger = ledger(5)
        _ = ledger.settle(2, multiple: false, positive: true)
        #expect(ledger.settle(4, multiple: true, positive: true).map(\.ticket) == [1, 3, 4])
        #expect(ledger.settle(4, multiple: true, positive: true).isEmpty)
        #expect(ledger.settle(5, multiple: false, positive: false).map(\.outcome) == [.nacked])
        #expect(ledger.count == 0)
    }

    @Test
    func `a number nobody sent settles nothing`() {
        var ledger = ledger(2)
        #expect(ledger.settle(3, multiple: true, positive: true).isEmpty)
        #expect(ledger.settle(0, multiple: true, positive: true).isEmpty)
        #expect(ledger.count == 2)
    }

    @Test
    func `a return decides before the confirm that follows it`() {
        var ledger = ledger(3)
        ledger.markReturned(returned("m2"))
        let settled = ledger.settle(3, multiple: true, positive: true)
        #expect(settled.map(\.outcome) == [.confirmed, .returned(code: 312, text: "NO_ROUTE"), .confirmed])
    }

    @Test
    func `of messages that cannot be told apart all count as returned`() {
        var ledger = ledger(3) { $0 == 2 ? "other" : nil }
        ledger.markReturned(returned(nil))
        let settled = ledger.settle(3, multiple: true, positive: true)
        #expect(settled.map { $0.outcome == .confirmed } == [false, true, false])
    }

    @Test
    func `what is late gets its outcome, and a confirm after that changes nothing`() {
        var ledger = ledger(3)
        let late = PublishOutcome.failed(AMQPError(.timeout, "late"))
        #expect(ledger.expire(now: start + .seconds(2), outcome: late).map(\.ticket) == [1, 2])
        #expect(ledger.nextDeadline == start + .seconds(3))
        #expect(ledger.settle(1, multiple: false, positive: true).isEmpty)
        #expect(ledger.settle(3, multiple: true, positive: true).map(\.ticket) == [3])
    }

    @Test
    func `a closed channel answers everything that is open`() {
        var ledger = ledger(3)
        _ = ledger.settle(1, multiple: false, positive: true)
        ledger.markReturned(returned("m3"))
        let gone = PublishOutcome.failed(AMQPError(.channelClosed, "gone"))
        #expect(ledger.close(outcome: gone).map(\.outcome) == [gone, .returned(code: 312, text: "NO_ROUTE")])
        #expect(ledger.count == 0)
        #expect(ledger.nextDeadline == nil)
    }

    @Test
    func `ten thousand in and out leave nothing behind`() {
        var ledger = Ledger()
        for number in 1...10_000 {
            ledger.append(number, key: key("m\(number)"), deadline: start)
            if number.isMultiple(of: 100) {
                #expect(ledger.settle(UInt64(number), multiple: true, positive: true).count == 100)
            }
        }
        #expect(ledger.count == 0)
    }
}
