import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

/// Only an operator on the roster, or who owns the store anyway, acts on the bridge itself.
@Suite struct `Acts of operators` {
    private let desk = Desk()

    private func acts(_ people: [Directory.Person]) -> OperatorActs {
        var directory = World.directory()
        directory.people += people
        let fixed = directory
        return OperatorActs([Change(), Look()], store: desk.store, directory: { fixed }, clock: desk.clock)
    }

    private static let login = "331623"
    private static let post = Directory.Person(
        id: login,
        name: "顾远航",
        role: .operator,
        unit: "330784000000",
        until: World.start + .days(1)
    )

    @Test func `an operator on the roster may, before his term ends`() async throws {
        let person = Operator(login: Self.login, ownsStore: false)
        #expect(try await acts([Self.post]).perform("change", [:], by: person) == .bool(true))
        desk.clock.advance(by: .days(2))
        await #expect(throws: OperatorRefusal.self) { try await acts([Self.post]).perform("change", [:], by: person) }
    }

    @Test func `who may not is refused by code, and that stays on the trail without a value`() async throws {
        let person = Operator(login: "P4", ownsStore: false)
        let refusal = await #expect(throws: OperatorRefusal.self) {
            try await acts([]).perform("change", ["secret": .string("13800001111")], by: person)
        }
        #expect(refusal?.code == .notPermitted)
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 10) }
        #expect(trail.map(\.link.entry.kind) == [.operatorActed])
        #expect(trail.map(\.link.entry.actor) == ["P4"])
        #expect(trail.first?.link.entry.facts.map(\.value) == ["change", "not_permitted"])
    }

    @Test func `whoever reaches the socket may look, and the owner of the store may act`() async throws {
        #expect(try await acts([]).perform("look", [:], by: Operator(login: "P4", ownsStore: false)) == .bool(true))
        #expect(try await acts([]).perform("change", [:], by: Operator(login: "root", ownsStore: true)) == .bool(true))
    }

    @Test func `an act of another version is refused by name`() async throws {
        let refusal = await #expect(throws: OperatorRefusal.self) {
            try await acts([]).perform("teleport", [:], by: Operator(login: "root", ownsStore: true))
        }
        #expect(refusal?.code == .unknownAct)
    }

    private struct Change: OperatorAct {
        let name = "change"
        let needsOperator = true
        func perform(_ arguments: JSONObject, by person: Operator, at now: Timestamp) -> JSONValue { .bool(true) }
    }

    private struct Look: OperatorAct {
        let name = "look"
        let needsOperator = false
        func perform(_ arguments: JSONObject, by person: Operator, at now: Timestamp) -> JSONValue { .bool(true) }
    }
}
