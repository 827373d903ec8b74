import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let transactions = [
        StoreCheck("a transaction reads its own writes") { store in
            try await store.write { transaction in
                let sequence = try transaction.insert(StoreSample.message("A-1"))
                try transaction.save(StoreSample.dispute(1), keys: LinkKeys(sides: [["p"]], place: "q"))
                try transaction.insert([StoreSample.task("T-1")])
                try transaction.append([StoreSample.link(1, after: "", cause: sequence)])
                #expect(try transaction.message(sequence: sequence)?.message.alertNo == "A-1")
                #expect(try transaction.case("case-1")?.version == 1)
                #expect(try transaction.placeCount(placeKey: "q", excluding: nil) == 1)
                #expect(try transaction.pendingTasks(lane: .police, limit: 10, excluding: []).count == 1)
                #expect(try transaction.trailHead()?.link.digest == "+1")
            }
        },
        StoreCheck("what a transaction wrote is there when it returns") { store in
            try await store.write { try $0.setValue("instance", "1") }
            #expect(try await store.read { try $0.value("instance") } == "1")
        },
        StoreCheck("the error of a body is thrown on") { store in
            await #expect(throws: Abandoned.self) { try await store.write { _ in throw Abandoned() } }
            await #expect(throws: Abandoned.self) { try await store.read { _ in throw Abandoned() } }
        },
        StoreCheck("nothing of a transaction that throws is kept") { store in
            try await store.write { try fill($0, from: 1) }
            let before = try await store.read { try Everything($0) }
            await #expect(throws: Abandoned.self) {
                try await store.write { transaction in
                    try fill(transaction, from: 2)
                    try rework(transaction)
                    throw Abandoned()
                }
            }
            #expect(try await store.read { try Everything($0) } == before)
            try await store.write { try fill($0, from: 2) }
            #expect(try await store.read { try $0.message(sequence: 2)?.message.alertNo } == "A-2")
        },
        StoreCheck("a closed store says so") { store in
            await store.close()
            await store.close()
            let error = await #expect(throws: StoreError.self) { try await store.write { try $0.setValue("a", "b") } }
            #expect(error?.code == .closed)
            let second = await #expect(throws: StoreError.self) { try await store.read { try $0.value("a") } }
            #expect(second?.code == .closed)
        },
    ]

    /// One row of everything.
    private static func fill(_ transaction: any StoreTransaction, from number: Int) throws {
        let sequence = try transaction.insert(StoreSample.message("A-\(number)"))
        let head = try transaction.trailHead()?.link.digest ?? ""
        try transaction.add(
            AlertRevision(alertNo: "A-1", revision: Int64(number), digest: "d\(number)", sequence: sequence)
        )
        try transaction.record(
            RecordedAlert(alert: StoreSample.alert("B-\(number)"), assessment: StoreSample.assessment())
        )
        try transaction.save(StoreSample.dispute(number), keys: LinkKeys(sides: [["p"]], place: "q"))
        try transaction.insert([StoreSample.task("T-\(number)", of: "case-\(number)")])
        try transaction.wait(StoreSample.waiting(sequence, dueIn: number, for: ["alert:C"]))
        _ = try transaction.insert(StoreSample.deadLetter(sequence))
        try transaction.append([StoreSample.link(number, after: head, cause: sequence)])
        try transaction.keep(DecisionArtifact(name: "policy.yaml", digest: "a\(number)", content: [1]))
        try transaction.setValue("last", "\(number)")
    }

    /// Changes rows that were committed before.
    private static func rework(_ transaction: any StoreTransaction) throws {
        var dispute = StoreSample.dispute(1)
        dispute.version = 2
        dispute.phase = .closed
        dispute.departmentWork = Case.DepartmentWork(taskID: "T-1", township: "330784104000", complexity: .simple)
        dispute.departmentWork?.externalNo = "GOV-1"
        try transaction.save(dispute, keys: LinkKeys(sides: [["other"]], place: nil))
        try transaction.settle(message: 1, as: .dead, caseID: "case-2", code: "schema")
        try transaction.endWait(message: 1)
        try transaction.countAttempt(task: "T-1", code: "nacked")
        try transaction.confirm(tasks: [TaskConfirmation(id: "T-1", at: StoreSample.at(5))])
        try transaction.setValue("last", nil)
    }

    /// All that a store can be asked of the rows of `fill`.
    private struct Everything: Equatable {
        var messages: [MessageRecord]
        var cases: [Case]
        var found: [String?]
        var tasks: [TaskRecord]
        var trail: [TrailLink]
        var waiting: [WaitingRecord]
        var deadLetters: [DeadLetterRecord]
        var revisions: [AlertRevision]
        var recorded: RecordedAlert?
        var history: [LinkedCase]
        var places: Int
        var artifact: DecisionArtifact?
        var account: Account
        var statistics: StoreStatistics
        var value: String?

        init(_ view: any StoreView) throws {
            messages = try view.messages(from: 1, limit: 100)
            cases = try view.cases(CaseFilter())
            found = try [.alert("A-2"), .task("T-2"), .externalNo("GOV-1")].map { try view.caseID($0) }
            tasks = try view.pendingTasks(lane: .police, limit: 100, excluding: [])
            trail = try view.trail(from: 1, limit: 100)
            waiting = try view.waiting(for: .alert("C"))
            deadLetters = try view.deadLetters(DeadLetterFilter())
            revisions = try view.revisions(ofAlert: "A-1")
            recorded = try view.recordedAlert("B-2")
            history = try view.linkedCases(LinkKeys(sides: [["p", "other"]], place: "q"), excluding: nil, limit: 100)
            places = try view.placeCount(placeKey: "q", excluding: nil)
            artifact = try view.artifact(digest: "a2")
            account = try view.account()
            statistics = try view.statistics()
            value = try view.value("last")
        }
    }
}
