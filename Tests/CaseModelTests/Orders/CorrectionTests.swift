import CaseModel
import Testing

@Suite("A correction decides the case anew without the wrong event, and erases nothing")
struct CorrectionTests {
    /// A case of which every event is kept, numbered from e1.
    private struct Kept {
        var scenario = Scenario.none
        var past: [PastEvent] = []

        @discardableResult
        mutating func play(_ event: Event, _ assessment: TextAssessment? = nil) -> Transition.Outcome {
            var context = World.context(assessment)
            context.past = past
            let outcome = scenario.play(event, context)
            past.append(PastEvent(id: "e\(past.count + 1)", event: event, context: context, at: scenario.now))
            return outcome
        }

        mutating func correct(_ event: String?) -> Transition.Outcome {
            var order = Order(kind: .correct, caseID: scenario.subject?.id, by: "P6", reason: "错报")
            order.eventID = event
            return play(.order(order))
        }

        mutating func approve(by: String = "P4") {
            let round = scenario.subject?.pendingApproval?.round
            play(
                .approval(
                    ApprovalDecision(
                        requestID: round?.requests.last?.id ?? "",
                        draftDigest: round?.draftDigest ?? "",
                        isApproved: true,
                        by: by,
                        at: scenario.now
                    )
                )
            )
        }

        mutating func receipt(_ action: Receipt.Action) {
            var receipt = Receipt(taskID: scenario.subject?.departmentWork?.taskID, action: action, at: scenario.now)
            receipt.outcome = .agreed
            play(.receipt(receipt))
        }

        /// e1 alert, e2 feedback, e3 request, e4 approval.
        static func withDepartments() -> Kept {
            var kept = Kept()
            kept.play(.alert(World.alert()), World.assessment())
            var disposition = Disposition(alertNo: "A1", result: .notSettled)
            disposition.by = "P1"
            kept.play(.disposition(disposition))
            kept.play(
                .followUp(
                    FollowUp(
                        caseID: kept.scenario.subject?.id,
                        by: "P2",
                        at: kept.scenario.now,
                        outcome: .needsDepartments
                    )
                )
            )
            kept.approve()
            return kept
        }
    }

    @Test func `another case's receipt is taken out, and the department is still at work`() {
        var kept = Kept.withDepartments()
        kept.receipt(.resolved)
        #expect(kept.scenario.subject?.phase == .callBack)
        #expect(kept.correct("e5") == .applied)
        #expect(kept.scenario.subject?.phase == .withDepartments)
        #expect(kept.scenario.subject?.callBacks.isEmpty == true)
        #expect(kept.scenario.sent(.withdrawal).isEmpty)
        #expect(kept.scenario.trail.contains { $0.kind == .corrected && $0.actor == "P6" })
        #expect(kept.scenario.trail.contains { $0.kind == .receiptReceived })
    }

    @Test func `a wrong approval withdraws what left because of it, and asks again`() throws {
        var kept = Kept.withDepartments()
        #expect(kept.correct("e4") == .applied)
        guard case .withdrawal(let body) = try #require(kept.scenario.sent(.withdrawal).first).body else {
            throw Unexpected()
        }
        #expect(body.reason == "更正，请删除")
        #expect(body.withdrawnTaskID == kept.scenario.sent(.push3).first?.id)
        #expect(kept.scenario.subject?.phase == .awaitingApproval)
        kept.approve(by: "P5")
        #expect(Set(kept.scenario.sent(.push3).map(\.id)).count == 2)
    }

    @Test func `a second correction keeps the push 3 that stands`() {
        var kept = Kept.withDepartments()
        _ = kept.correct("e4")
        kept.approve(by: "P5")
        let standing = kept.scenario.subject?.departmentWork?.taskID
        kept.receipt(.resolved)
        #expect(kept.correct("e7") == .applied)
        #expect(kept.scenario.subject?.departmentWork?.taskID == standing)
        #expect(kept.scenario.subject?.departmentWork?.state == .issued)
        #expect(kept.scenario.sent(.withdrawal).count == 1)
    }

    @Test(
        arguments: [
            (nil, Refusal.Code.schema), ("e99", .schema), ("e1", .illegalTransition),
        ] as [(String?, Refusal.Code)]
    )
    func `only an event of the case that did not open it can be corrected`(event: String?, code: Refusal.Code) {
        var kept = Kept.withDepartments()
        #expect(kept.correct(event).refusalCode == code)
    }

    @Test func `a correction is made once`() {
        var kept = Kept.withDepartments()
        #expect(kept.correct("e2") == .applied)
        #expect(kept.correct("e2") == .noted(.alreadyDone))
    }

    @Test func `a band that rested on the wrong event falls with it`() {
        var kept = Kept.withDepartments()
        kept.receipt(.escalating)
        #expect(kept.scenario.subject?.band == .orange)
        _ = kept.correct("e5")
        #expect(kept.scenario.subject?.band == .blue)
    }

    @Test func `what is sent later than it should have been goes to who has the post now`() throws {
        var kept = Kept.withDepartments()
        kept.receipt(.resolved)
        let before = kept.scenario.sent.count
        _ = kept.correct("e3")
        // Without the request the department has nothing, and the receipt has nothing to answer.
        #expect(kept.scenario.sent(.withdrawal).count <= 1)
        #expect(kept.scenario.sent.count >= before)
        #expect(Set(kept.scenario.sent.map(\.id)).count == kept.scenario.sent.count)
    }

    @Test func `deciding anew gives the same case and the same tasks, corrections included`() {
        var kept = Kept.withDepartments()
        kept.receipt(.resolved)
        _ = kept.correct("e5")
        let anew = Lifecycle.decideAnew(kept.past)
        #expect(anew?.decided == kept.scenario.subject)
        #expect(anew?.tasks == kept.scenario.sent)
    }
}
