import CaseModel
import Testing

@Suite("Returns go to the right room, a second one to the county centre, and an extension is given once")
struct ReturnTests {
    private static func signed() -> Scenario {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.accepted)
        _ = scenario.receipt(.signed)
        return scenario
    }

    @Test(arguments: ["wrongArea", "wrongDuty", "duplicate", "incomplete"])
    func `the first return stays with the township's room, and the clock runs on`(reason: String) {
        var scenario = Self.signed()
        let finish = scenario.running(.finish)
        #expect(scenario.receipt(.returned, reasonCode: reason) == .applied)
        #expect(scenario.subject?.departmentWork?.state == .returned)
        #expect(scenario.running(.finish) == finish)
        #expect(scenario.lastNotices == ["receipt P2", "receipt P4"])
        #expect(scenario.receipt(.signed) == .applied)
        #expect(scenario.subject?.departmentWork?.state == .signed)
    }

    @Test func `a police matter comes back to stage 2 and the police room`() {
        var scenario = Self.signed()
        #expect(scenario.receipt(.returned, reasonCode: "policeMatter") == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.stage == .middle)
        #expect(scenario.subject?.departmentWork?.state == .refused)
        #expect(scenario.running(.finish) == nil)
        #expect(scenario.sent(.push2).count == 4)
        #expect(scenario.lastNotices.contains("receipt P6"))
    }

    @Test(arguments: [nil, "其他", ""] as [String?])
    func `a return without a reason of the list is refused`(reason: String?) {
        var scenario = Self.signed()
        #expect(scenario.receipt(.returned, reasonCode: reason).refusalCode == .schema)
        #expect(scenario.subject?.departmentWork?.returns == 0)
    }

    @Test func `the second return waits for the county centre, the third is refused`() {
        var scenario = Self.signed()
        _ = scenario.receipt(.returned, reasonCode: "wrongDuty")
        #expect(scenario.receipt(.returned, reasonCode: "wrongArea") == .applied)
        #expect(scenario.subject?.departmentWork?.awaitsAdjudication == true)
        #expect(scenario.lastTold.map(\.subject) == [.adjudicationNeeded])
        #expect(scenario.lastNotices.contains("receipt P6"))
        #expect(scenario.receipt(.returned, reasonCode: "wrongArea") == .applied)
        #expect(scenario.lastTold.map(\.subject) == [.returnRefused])
        #expect(scenario.lastTold.map(\.reason) == ["thirdReturn"])
    }

    @Test func `a return after the window is refused, and the department keeps the case`() {
        var scenario = Self.signed()
        scenario.wait(.days(4))
        #expect(scenario.receipt(.returned, reasonCode: "wrongDuty") == .applied)
        #expect(scenario.lastTold.map(\.reason) == ["afterWindow"])
        #expect(scenario.subject?.departmentWork?.state == .signed)
        #expect(scenario.subject?.departmentWork?.returns == 0)
    }

    // MARK: 裁定

    private static func awaitingAdjudication() -> Scenario {
        var scenario = signed()
        _ = scenario.receipt(.returned, reasonCode: "wrongDuty")
        _ = scenario.receipt(.returned, reasonCode: "wrongDuty")
        return scenario
    }

    @Test func `the county centre names the department, and who and when is on the trail`() throws {
        var scenario = Self.awaitingAdjudication()
        #expect(scenario.order(.adjudicate).refusalCode == .schema)
        #expect(scenario.order(.adjudicate) { $0.department = "司法所" } == .applied)
        #expect(scenario.subject?.departmentWork?.department == "司法所")
        #expect(scenario.subject?.departmentWork?.state == .accepted)
        #expect(scenario.lastTold.map(\.department) == ["司法所"])
        let entry = try #require(scenario.trail.last { $0.kind == .adjudicated })
        #expect(entry.actor == "P6")
        #expect(entry.at == scenario.now)
        #expect(scenario.order(.adjudicate) { $0.department = "人社" }.refusalCode == .illegalTransition)
    }

    @Test func `a decision for the police brings the case back to stage 2`() {
        var scenario = Self.awaitingAdjudication()
        #expect(scenario.order(.adjudicate) { $0.department = "公安" } == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.departmentWork?.state == .refused)
        #expect(scenario.sent(.push2).count == 4)
    }

    @Test func `no department gets back what was withdrawn while the decision was awaited`() {
        var scenario = Self.awaitingAdjudication()
        scenario.order(.withdraw)
        #expect(scenario.order(.adjudicate) { $0.department = "司法所" }.refusalCode == .illegalTransition)
        #expect(scenario.subject?.departmentWork?.state == .withdrawn)
        var resolved = Self.awaitingAdjudication()
        _ = resolved.receipt(.resolved, outcome: .agreed)
        #expect(resolved.order(.adjudicate) { $0.department = "司法所" }.refusalCode == .illegalTransition)
        #expect(resolved.subject?.departmentWork?.state == .resolved)
    }

    @Test func `a department that signs again needs no decision any more`() {
        var scenario = Self.awaitingAdjudication()
        _ = scenario.receipt(.signed)
        #expect(scenario.order(.adjudicate) { $0.department = "司法所" }.refusalCode == .illegalTransition)
    }

    @Test func `a decision may not name a person of the case`() {
        var scenario = Self.awaitingAdjudication()
        #expect(scenario.order(.adjudicate) { $0.department = "夏某乙" }.refusalCode == .disclosureBlocked)
        #expect(scenario.lastTold.isEmpty)
    }

    // MARK: 延期

    struct Extension: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var asked: Duration = .days(1)
        var until: Duration? = .days(10)
        var approvedBy: String? = "县级综治中心"
        var fault: String?
    }

    static let extensions = [
        Extension(testDescription: "in time"),
        Extension(testDescription: "the longest", until: .days(14)),
        Extension(testDescription: "longer than the first limit", until: .days(14) + .seconds(1), fault: "tooLong"),
        Extension(testDescription: "no later", until: .days(7), fault: "notLater"),
        Extension(testDescription: "nobody approved it", approvedBy: nil, fault: "notApproved"),
        Extension(testDescription: "an empty name", approvedBy: "", fault: "notApproved"),
        Extension(testDescription: "no new limit", until: nil, fault: "noLimit"),
        Extension(testDescription: "after the limit", asked: .days(8), until: .days(10), fault: "afterLimit"),
    ]

    @Test(arguments: extensions)
    func `an extension is asked in time, approved, and no longer than the first limit`(one: Extension) throws {
        var scenario = Self.signed()
        let finish = try #require(scenario.running(.finish))
        scenario.wait(one.asked)
        var receipt = Receipt(taskID: finish.taskID, action: .extended, at: scenario.now)
        receipt.until = one.until.map { finish.startedAt + $0 }
        receipt.approvedBy = one.approvedBy
        #expect(scenario.play(.receipt(receipt)) == .applied)
        #expect(scenario.lastTold.map(\.reason) == (one.fault.map { [$0] } ?? []))
        let expected = one.fault == nil ? receipt.until : finish.limitAt
        #expect(scenario.subject?.deadlines.first { $0.id == finish.id }?.limitAt == expected)
        guard one.fault == nil else { return }
        receipt.until = receipt.until.map { $0 + .hours(1) }
        _ = scenario.play(.receipt(receipt))
        #expect(scenario.lastTold.map(\.reason) == ["secondExtension"])
    }
}
