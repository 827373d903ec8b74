import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// A neighbour's list is compared with ours, line by line.
struct ReconciliationTests {
    private static let day = String(World.start.rfc3339.prefix(10))

    private static func compare(_ text: String, with desk: Desk, day: String? = nil) async throws -> Reconciliation {
        try await Reconciliation(of: ReconcileList(text: text), with: desk.store, day: day)
    }

    private static func desk() async throws -> Desk {
        let desk = Desk()
        var nextDay = World.alert("A3", phone: "13800003333")
        nextDay.reportedAt = World.start + .days(2)
        try await desk.accept(
            World.delivery(World.alert("A1", revision: 2)),
            World.delivery(World.alert("A2", content: "咨询落户")),
            World.delivery(nextDay)
        )
        return desk
    }

    @Test func `alerts are missing, extra on the days of the list, or the same`() async throws {
        let desk = try await Self.desk()
        let finding = try await Self.compare("# 2026\nA1\n\nA9\r\n", with: desk)
        #expect(finding.missing == ["A9"] && finding.extra == ["A2"] && finding.same == 1)
        #expect(finding.days == Self.day...Self.day)
        #expect(!finding.holds)
        let whole = try await Self.compare("A1\nA2", with: desk)
        #expect(whole.holds && whole.extra.isEmpty)
        #expect(try await Self.compare("A1", with: desk, day: "2020-01-01").extra.isEmpty)
    }

    @Test func `what a list says besides the number is compared`() async throws {
        let desk = try await Self.desk()
        let finding = try await Self.compare(
            """
            {"alertNo":"A1","revision":3,"reportedAt":"\(World.start.rfc3339)","station":"330784550000"}
            {"alertNo":"A2","station":"330784999999"}
            """,
            with: desk
        )
        #expect(finding.different.map(\.field) == ["revision", "station"])
        #expect(finding.different.map(\.ours) == ["2", "330784550000"])
        #expect(!finding.holds)
    }

    @Test(arguments: [
        "{}", "A1\n{\"alertNo\":1}", "{\"externalNo\":\"E1\",\"state\":\"gone\"}", "{\"alertNo\":\"A1\",",
        "{\"alertNo\":\"A1\",\"reportedAt\":\"x\"}",
    ])
    func `a line that is no entry is told`(text: String) {
        #expect(throws: ReconcileList.Fault.self) { try ReconcileList(text: text) }
    }

    @Test func `events are found by number, code or task, and compared by state`() async throws {
        let store = Desk().store
        func pushed(_ number: Int, _ state: Case.DepartmentWork.State) -> Case {
            var one = Case(
                id: "C\(number)",
                code: CaseCode(random: UInt64(number) &* 0x9E37_79B9_7F4A_7C15),
                openedAt: World.start,
                alert: World.alert("A\(number)"),
                assessment: TextAssessment(
                    isDispute: true,
                    type: TypeJudgement(code: "D0401", margin: 3),
                    band: .blue,
                    ruleSetVersion: "test"
                )
            )
            one.version = 1
            one.tasks = [.init(id: "T\(number)", kind: .push3, recipient: nil, issuedAt: World.start)]
            one.departmentWork = Case.DepartmentWork(
                taskID: "T\(number)",
                township: "330784104000",
                complexity: .general
            )
            one.departmentWork?.state = state
            one.departmentWork?.externalNo = "E\(number)"
            return one
        }
        let cases = [pushed(1, .accepted), pushed(2, .signed), pushed(3, .issued)]
        try await store.write { transaction in
            for one in cases { try transaction.save(one, keys: LinkKeys(sides: [], place: nil)) }
        }
        let text = """
            {"externalNo":"E1","state":"resolved"}
            \(cases[1].code.text.lowercased())
            {"externalNo":"E9"}
            """
        let finding = try await Self.compare(text, with: Desk(store: store))
        #expect(finding.different.map(\.theirs) == ["resolved"])
        #expect(finding.missing == ["E9"] && finding.same == 1)
        #expect(finding.extra == [cases[2].code.text])
    }
}
