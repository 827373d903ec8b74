import CaseModel
import Testing

@Suite("The three stories are played through as told")
struct StoryTests {
    @Test func `Gushan goes from stage 1 to stage 3 expedited and closes after both sides are content`() {
        var story = Scenario()
        #expect(story.sent.map(\.kind) == [.push1])
        #expect(story.disposition(.notSettled) == .applied)
        #expect(story.sent(.push2).count == 2)
        #expect(story.expedite() == .applied)
        #expect(story.subject?.phase == .awaitingApproval)
        #expect(story.sent(.approvalRequest).first?.routingKey == "approval.\(World.station)")
        #expect(story.approve() == .applied)
        let push3 = story.sent(.push3).first
        #expect(push3?.routingKey == "push3.330784104000")
        #expect(push3?.lane == .governance)
        for action in [Receipt.Action.accepted, .signed, .progress] {
            #expect(story.receipt(action) == .applied)
        }
        #expect(story.receipt(.resolved, outcome: .agreed) == .applied)
        #expect(story.subject?.phase == .callBack)
        #expect(story.sent(.notice).count == 8)
        story.answerCallBacks()
        #expect(story.subject?.phase == .closed)
        #expect(story.subject?.outcome == .settledByDepartments)
    }

    @Test func `Xinshi climbs the full ladder`() {
        var story = Scenario()
        _ = story.disposition(.notSettled)
        #expect(story.followUp(.mediating) == .applied)
        #expect(story.subject?.phase == .following)
        #expect(story.followUp(.needsDepartments) == .applied)
        #expect(story.approve() == .applied)
        _ = story.receipt(.accepted)
        _ = story.receipt(.signed)
        _ = story.receipt(.resolved, outcome: .agreed)
        story.answerCallBacks()
        #expect(story.subject?.phase == .closed)
        #expect(story.subject?.stage == .late)
    }

    @Test func `Wuyi is calmed, followed, agreed upon with three due dates, and never leaves the police`() {
        var story = Scenario(opening: World.alert(), World.assessment("D0502", band: .yellow))
        #expect(story.disposition(.calmed, needsFollowUp: true) == .applied)
        #expect(story.sent(.push2).count == 2)
        #expect(story.sent(.notice).first?.routingKey == "notice.\(World.station)")
        _ = story.followUp(.contacted)
        let dueDates = [1, 2, 3].map { World.start + .days(30 * $0) }
        #expect(story.followUp(.settled, agreement: Agreement(dueDates: dueDates)) == .applied)
        #expect(story.subject?.callBacks.filter { $0.purpose == .performance }.map(\.dueAt) == dueDates)
        story.answerCallBacks()
        #expect(story.subject?.phase == .closed)
        #expect(story.sent(.push3).isEmpty)
        #expect(story.subject?.stage == .middle)
    }
}
