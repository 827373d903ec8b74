import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let cases = [
        StoreCheck("a case is read back as it was saved") { store in
            var dispute = StoreSample.dispute(1)
            dispute.disposition = Disposition(alertNo: "A-1", result: .calmed)
            dispute.joinedAlerts = ["A-9"]
            dispute.tasks = [.init(id: "T-1", kind: .push1, recipient: nil, issuedAt: StoreSample.start)]
            dispute.callBacks = [CallBack(taskID: "T-2", purpose: .performance, party: "甲方", dueAt: StoreSample.at(60))]
            let saved = dispute
            try await store.write { try $0.save(saved) }
            #expect(try await store.read { try $0.case("case-1") } == saved)
            #expect(try await store.read { try $0.case("case-2") } == nil)
        },
        StoreCheck("only the next version of a case may be saved") { store in
            let first = StoreSample.dispute(1)
            try await store.write { try $0.save(first) }
            for version in [0, 1, 3] {
                var stale = first
                stale.version = version
                let wrong = stale
                let error = await #expect(throws: StoreError.self) { try await store.write { try $0.save(wrong) } }
                #expect(error?.code == .conflict)
            }
            var next = first
            next.version = 2
            next.expedited = true
            let second = next
            try await store.write { try $0.save(second) }
            #expect(try await store.read { try $0.case("case-1") } == second)
        },
        StoreCheck("a new case has version 0 or 1") { store in
            var dispute = StoreSample.dispute(1)
            dispute.version = 2
            let lost = dispute
            let error = await #expect(throws: StoreError.self) { try await store.write { try $0.save(lost) } }
            #expect(error?.code == .conflict)
            dispute.version = 0
            let unborn = dispute
            dispute.version = 1
            let opened = dispute
            try await store.write { transaction in
                try transaction.save(unborn)
                try transaction.save(opened)
            }
            #expect(try await store.read { try $0.case("case-1")?.version } == 1)
        },
        StoreCheck("a case is found by everything that names it") { store in
            var dispute = StoreSample.dispute(1)
            dispute.joinedAlerts = ["A-7"]
            dispute.departmentWork = Case.DepartmentWork(taskID: "T-3", township: "330784104000", complexity: .simple)
            dispute.departmentWork?.externalNo = "GOV-1"
            let saved = dispute
            try await store.write { transaction in
                try transaction.save(saved)
                try transaction.insert([StoreSample.task("T-3", kind: .push3, lane: .governance)])
            }
            let typed = saved.code.text.lowercased().filter { $0 != "-" }
            let names: [CaseReference] = [
                .case("case-1"), .alert("A-1"), .alert("A-7"), .task("T-3"), .externalNo("GOV-1"),
                .caseCode(saved.code.text), .caseCode(typed),
            ]
            for name in names {
                #expect(try await store.read { try $0.caseID(name) } == "case-1")
            }
            let strangers: [CaseReference] = [
                .case("case-2"), .alert("GOV-1"), .task("T-4"), .externalNo("A-1"), .caseCode("no code"),
            ]
            for stranger in strangers {
                #expect(try await store.read { try $0.caseID(stranger) } == nil)
            }
        },
        StoreCheck("a name of a case stays when a newer one comes") { store in
            var dispute = StoreSample.dispute(1)
            dispute.departmentWork = Case.DepartmentWork(taskID: "T-3", township: "330784104000", complexity: .simple)
            dispute.departmentWork?.externalNo = "GOV-1"
            let first = dispute
            dispute.version = 2
            dispute.departmentWork?.externalNo = "GOV-2"
            let second = dispute
            try await store.write { transaction in
                try transaction.save(first)
                try transaction.save(second)
            }
            #expect(try await store.read { try $0.caseID(.externalNo("GOV-1")) } == "case-1")
            #expect(try await store.read { try $0.caseID(.externalNo("GOV-2")) } == "case-1")
        },
        StoreCheck("cases come by filter, the last opened first") { store in
            var red = StoreSample.dispute(2, band: .red)
            red.stage = .middle
            red.phase = .following
            var closed = StoreSample.dispute(3)
            closed.phase = .closed
            closed.alert.jurisdiction = UnitReference(code: "330784510000")
            let all = [StoreSample.dispute(1), closed, red]
            try await store.write { transaction in
                for dispute in all { try transaction.save(dispute) }
            }
            try await store.read { view throws in
                func found(_ filter: CaseFilter) throws -> [String] { try view.cases(filter).map(\.id) }
                #expect(try found(CaseFilter()) == ["case-3", "case-2", "case-1"])
                #expect(try found(CaseFilter(limit: 2)) == ["case-3", "case-2"])
                #expect(try found(CaseFilter(stage: .middle)) == ["case-2"])
                #expect(try found(CaseFilter(phase: .closed)) == ["case-3"])
                #expect(try found(CaseFilter(band: .yellow)) == ["case-3", "case-1"])
                #expect(try found(CaseFilter(stationCode: "330784550000")) == ["case-2", "case-1"])
                #expect(try found(CaseFilter(stage: .early, band: .red)).isEmpty)
            }
        },
    ]
}
