import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let failures = [
        StoreCheck("waiting messages come when they are due, oldest due first") { store in
            try await store.write { transaction in
                for (sequence, due) in [(Int64(1), 30), (2, 5), (3, 5), (4, 120)] {
                    try transaction.wait(StoreSample.waiting(sequence, dueIn: due))
                }
            }
            try await store.read { view throws in
                #expect(try view.waiting(dueBy: StoreSample.at(30), limit: 10).map(\.sequence) == [2, 3, 1])
                #expect(try view.waiting(dueBy: StoreSample.at(30), limit: 2).map(\.sequence) == [2, 3])
                #expect(try view.waiting(dueBy: StoreSample.at(4), limit: 10).isEmpty)
                #expect(try view.nextWaitingDue() == StoreSample.at(5))
            }
        },
        StoreCheck("a case releases the messages that wait for it, in the order of arrival") { store in
            let late = StoreSample.waiting(2, dueIn: 5, for: ["alert:A-1"])
            let early = StoreSample.waiting(1, dueIn: 60, for: ["case:case-1", "alert:A-1"])
            try await store.write { transaction in
                try transaction.wait(late)
                try transaction.wait(early)
                try transaction.wait(StoreSample.waiting(3, dueIn: 5, for: ["alert:A-2"]))
            }
            #expect(try await store.read { try $0.waiting(for: .alert("A-1")) } == [early, late])
            try await store.write { try $0.endWait(message: 1) }
            #expect(try await store.read { try $0.waiting(for: .alert("A-1")) } == [late])
            #expect(try await store.read { try $0.waiting(for: .case("case-1")) }.isEmpty)
        },
        StoreCheck("waiting again replaces the row") { store in
            var again = StoreSample.waiting(1, dueIn: 30, for: ["task:T-1"])
            again.attempt = 2
            let second = again
            try await store.write { transaction in
                try transaction.wait(StoreSample.waiting(1, dueIn: 5, for: ["alert:A-1"]))
                try transaction.wait(second)
            }
            try await store.read { view throws in
                #expect(try view.waiting(dueBy: StoreSample.at(60), limit: 10) == [second])
                #expect(try view.waiting(for: .alert("A-1")).isEmpty)
                #expect(try view.waiting(for: .task("T-1")) == [second])
            }
            try await store.write { try $0.endWait(message: 1) }
            #expect(try await store.read { try $0.nextWaitingDue() } == nil)
        },
        StoreCheck("dead letters come newest first and by filter") { store in
            let ids = try await store.write { transaction in
                var other = StoreSample.deadLetter(3, code: .notPermitted)
                other.queue = "police.answers"
                other.caseID = "case-1"
                return try [StoreSample.deadLetter(1), StoreSample.deadLetter(2), other].map(transaction.insert)
            }
            try await store.read { view throws in
                func found(_ filter: DeadLetterFilter) throws -> [Int64] { try view.deadLetters(filter).map(\.id) }
                #expect(try found(DeadLetterFilter()) == ids.reversed())
                #expect(try found(DeadLetterFilter(limit: 1)) == [ids[2]])
                #expect(try found(DeadLetterFilter(queue: "police110.alerts")) == [ids[1], ids[0]])
                #expect(try found(DeadLetterFilter(code: .notPermitted)) == [ids[2]])
                #expect(try found(DeadLetterFilter(caseID: "case-1")) == [ids[2]])
                #expect(try found(DeadLetterFilter(queue: "police110.alerts", code: .notPermitted)).isEmpty)
                #expect(try found(DeadLetterFilter(states: [.resolved])).isEmpty)
            }
        },
        StoreCheck("a dead letter keeps class, code and pointer") { store in
            let letter = StoreSample.deadLetter(1)
            let id = try await store.write { try $0.insert(letter) }
            let record = try await store.read { try $0.deadLetter(id) }
            #expect(record == DeadLetterRecord(id: id, letter: letter, state: .dead))
            #expect(try await store.read { try $0.deadLetter(id + 1) } == nil)
        },
    ]
}
