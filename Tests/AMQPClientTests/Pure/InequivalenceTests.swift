import Testing

@testable import AMQPClient

@Suite("A refused declaration tells what differs")
struct InequivalenceTests {
    @Test(arguments: [
        (
            "inequivalent arg 'durable' for queue 'q' in vhost '/': received 'true' but current is 'false'", "durable",
            "false"
        ),
        (
            "inequivalent arg 'x-queue-type' for queue 'q' in vhost '/': received none but current is the value 'quorum' of "
                + "type 'longstr'", "x-queue-type", "quorum"
        ),
        (
            "inequivalent arg 'x-max-length' for queue 'it's' in vhost '/': received the value '1' of type 'signedint' but "
                + "current is none", "x-max-length", nil
        ),
    ])
    func `by trait and value`(text: String, trait: String, current: String?) throws {
        let difference = try #require(Inequivalence(AMQPError(.preconditionFailed, "PRECONDITION_FAILED - " + text)))
        #expect(difference.trait == trait)
        #expect(difference.current == current)
    }

    @Test func `and nothing else does`() {
        #expect(Inequivalence(AMQPError(.preconditionFailed, "invalid arg 'x-expires'")) == nil)
        #expect(Inequivalence(AMQPError(.notFound, "inequivalent arg 'a' but current is none")) == nil)
    }
}
