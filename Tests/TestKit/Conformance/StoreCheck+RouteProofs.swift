import CaseModel
import CaseStorage
import Testing

extension StoreCheck {
    static let routeProofs = [
        StoreCheck("what became of tasks is told by lane and routing key") { store in
            #expect(try await store.read { try $0.routeProofs() }.isEmpty)
            try await store.write { transaction in
                try transaction.insert([
                    StoreSample.task("T-1"), StoreSample.task("T-2"), StoreSample.task("T-3", kind: .push2),
                    StoreSample.task("G-1", kind: .push3, lane: .governance),
                    StoreSample.task("G-2", kind: .push3, lane: .governance),
                ])
                try transaction.confirm(tasks: [
                    TaskConfirmation(id: "T-1", at: StoreSample.at(1)),
                    TaskConfirmation(id: "T-2", at: StoreSample.at(2)),
                    TaskConfirmation(id: "G-1", at: StoreSample.at(3)),
                ])
                try transaction.setAside(task: "T-3", code: "nacked", detail: "", at: StoreSample.at(4))
                try transaction.setAside(task: "G-2", code: "no_route", detail: "", at: StoreSample.at(5))
            }
            let proofs = try await store.read { try $0.routeProofs() }
            #expect(
                proofs == [
                    RouteProof(
                        lane: .governance,
                        routingKey: "push3.330784550000",
                        lastConfirmedAt: StoreSample.at(3),
                        unroutable: 1,
                        lastUnroutableAt: StoreSample.at(5)
                    ),
                    RouteProof(
                        lane: .police,
                        routingKey: "push1.330784550000",
                        lastConfirmedAt: StoreSample.at(2),
                        unroutable: 0,
                        lastUnroutableAt: nil
                    ),
                    RouteProof(
                        lane: .police,
                        routingKey: "push2.330784550000",
                        lastConfirmedAt: nil,
                        unroutable: 0,
                        lastUnroutableAt: nil
                    ),
                ]
            )
        }
    ]
}
