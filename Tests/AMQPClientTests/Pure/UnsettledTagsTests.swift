import Testing

@testable import AMQPClient

@Suite("A batch is settled without settling its neighbours")
struct UnsettledTagsTests {
    @Test
    func `the oldest batch is settled with one multiple`() {
        var tags = UnsettledTags()
        tags.handOut(1...10)
        tags.handOut(11...15)
        #expect(tags.settle(1...10) == .upTo(10))
        #expect(tags.settle(11...15) == .upTo(15))
    }

    @Test
    func `a later batch is settled one by one while an older one is out`() {
        var tags = UnsettledTags()
        tags.handOut(1...10)
        tags.handOut(11...15)
        #expect(tags.settle(11...15) == .each(11...15))
        #expect(tags.settle(1...10) == .upTo(10))
    }

    @Test
    func `a batch is settled once and never after its channel has gone`() {
        var tags = UnsettledTags()
        tags.handOut(1...2)
        #expect(tags.settle(1...2) != nil)
        #expect(tags.settle(1...2) == nil)
        tags.handOut(3...4)
        tags.forget()
        #expect(tags.settle(3...4) == nil)
    }
}
