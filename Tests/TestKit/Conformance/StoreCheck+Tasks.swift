import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let tasks = [
        StoreCheck("a task keeps its bytes and starts pending") { store in
            let task = StoreSample.task("T-1", body: "{\"content\":\"口罩\"}")
            try await store.write { try $0.insert([task]) }
            let record = try await store.read { try $0.task("T-1") }
            #expect(record?.task == task)
            #expect(record?.state == .pending)
            #expect(record?.attempts == 0)
            #expect(try await store.read { try $0.task("T-2") } == nil)
        },
        StoreCheck("a task id that exists is left as it is") { store in
            try await store.write { transaction in
                try transaction.insert([StoreSample.task("T-1", body: "first")])
                try transaction.confirm(tasks: [TaskConfirmation(id: "T-1", at: StoreSample.at(1))])
                try transaction.insert([StoreSample.task("T-1", band: .red, body: "second"), StoreSample.task("T-2")])
            }
            let records = try await store.read { try $0.tasks(ofCase: "case-1") }
            #expect(records.map(\.task) == [StoreSample.task("T-1", body: "first"), StoreSample.task("T-2")])
            #expect(records.map(\.state) == [.confirmed, .pending])
        },
        StoreCheck("what is not handed over is counted on all lanes, and no further than asked") { store in
            try await store.write { transaction in
                try transaction.insert([
                    StoreSample.task("T-1"), StoreSample.task("T-2"), StoreSample.task("T-3"),
                    StoreSample.task("G-1", of: "case-1", kind: .push3, lane: .governance),
                ])
                try transaction.confirm(tasks: [TaskConfirmation(id: "T-1", at: StoreSample.at(1))])
                try transaction.setAside(task: "T-2", code: "no_route", detail: "", at: StoreSample.at(1))
            }
            try await store.read { view throws in
                #expect(try view.pendingTaskCount(atMost: 9) == 2)
                #expect(try view.pendingTaskCount(atMost: 1) == 1)
            }
        },
        StoreCheck("red tasks are offered first, then the oldest, each lane by itself") { store in
            try await store.write { transaction in
                try transaction.insert([
                    StoreSample.task("T-1", of: "case-1"),
                    StoreSample.task("T-2", of: "case-2", band: .orange),
                    StoreSample.task("T-3", of: "case-3", band: .red),
                    StoreSample.task("T-4", of: "case-4", band: .red),
                    StoreSample.task("G-1", of: "case-1", kind: .push3, lane: .governance),
                ])
            }
            try await store.read { view throws in
                func offered(_ lane: Lane, _ limit: Int, without excluded: Set<String> = []) throws -> [String] {
                    try view.pendingTasks(lane: lane, limit: limit, excluding: excluded).map(\.task.id)
                }
                #expect(try offered(.police, 10) == ["T-3", "T-4", "T-1", "T-2"])
                #expect(try offered(.police, 2) == ["T-3", "T-4"])
                #expect(try offered(.police, 2, without: ["T-3", "T-1"]) == ["T-4", "T-2"])
                #expect(try offered(.governance, 10) == ["G-1"])
            }
        },
        StoreCheck("a red task takes the older tasks of its case and lane along") { store in
            try await store.write { transaction in
                try transaction.insert([
                    StoreSample.task("T-1", of: "case-1"),
                    StoreSample.task("T-2", of: "case-2"),
                    StoreSample.task("G-1", of: "case-0", lane: .governance),
                    StoreSample.task("G-2", of: "case-2", lane: .governance),
                ])
                try transaction.insert([StoreSample.task("T-3", of: "case-2", kind: .push2, band: .red)])
                try transaction.insert([StoreSample.task("T-4", of: "case-2", kind: .notice)])
            }
            let police = try await store.read { try $0.pendingTasks(lane: .police, limit: 9, excluding: []) }
            #expect(police.map(\.task.id) == ["T-2", "T-3", "T-1", "T-4"])
            #expect(police.map(\.task.band) == [.yellow, .red, .yellow, .yellow])
            let other = try await store.read { try $0.pendingTasks(lane: .governance, limit: 9, excluding: []) }
            #expect(other.map(\.task.id) == ["G-1", "G-2"])
        },
        StoreCheck("the first confirm of a task counts, an unknown one does nothing") { store in
            try await store.write { transaction in
                try transaction.insert([StoreSample.task("T-1")])
                try transaction.confirm(tasks: [TaskConfirmation(id: "T-1", at: StoreSample.at(1))])
                try transaction.confirm(tasks: [
                    TaskConfirmation(id: "T-1", at: StoreSample.at(2)),
                    TaskConfirmation(id: "T-9", at: StoreSample.at(2)),
                ])
                try transaction.setAside(task: "T-1", code: "nacked", detail: "late", at: StoreSample.at(3))
            }
            try await store.read { view throws in
                let record = try view.task("T-1")
                #expect(record?.state == .confirmed)
                #expect(record?.confirmedAt == StoreSample.at(1))
                #expect(try view.pendingTasks(lane: .police, limit: 9, excluding: []).isEmpty)
                #expect(try view.task("T-9") == nil)
            }
        },
        StoreCheck("a failed attempt is counted and the task stays pending") { store in
            try await store.write { transaction in
                try transaction.insert([StoreSample.task("T-1")])
                try transaction.countAttempt(task: "T-1", code: "nacked")
                try transaction.countAttempt(task: "T-1", code: "no_route")
            }
            let record = try await store.read { try $0.pendingTasks(lane: .police, limit: 9, excluding: []).first }
            #expect(record?.attempts == 2)
            #expect(record?.lastCode == "no_route")
        },
        StoreCheck("a task set aside is offered no more and listed, the last one first") { store in
            try await store.write { transaction in
                try transaction.insert([StoreSample.task("T-1"), StoreSample.task("T-2"), StoreSample.task("T-3")])
                try transaction.setAside(task: "T-2", code: "no_route", detail: "no queue", at: StoreSample.at(2))
                try transaction.setAside(task: "T-1", code: "nacked", detail: "refused", at: StoreSample.at(3))
            }
            try await store.read { view throws in
                #expect(try view.pendingTasks(lane: .police, limit: 9, excluding: []).map(\.task.id) == ["T-3"])
                let aside = try view.setAsideTasks(limit: 9)
                #expect(aside.map(\.task.id) == ["T-1", "T-2"])
                #expect(aside.map(\.state) == [.setAside, .setAside])
                #expect(aside.map(\.lastCode) == ["nacked", "no_route"])
                #expect(aside.first?.setAside == TaskRecord.SetAside(at: StoreSample.at(3), detail: "refused"))
                #expect(try view.setAsideTasks(limit: 1).count == 1)
            }
        },
    ]
}
