import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// The account, the chain and a list from outside prove that nothing was lost.
struct VerificationTests {
    @Test func `the trail of a mixed run is one intact chain`() async throws {
        let desk = Desk()
        try await desk.accept(World.numbered(1_200))
        try await desk.accept((0..<1_200).map { World.disposition("A\($0)") })
        let verification = try await Verification(of: desk.store)
        #expect(verification.holds)
        #expect(verification.chain.links > 2_400)
    }

    @Test func `an entry whose digest is wrong breaks the chain`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        try await desk.store.write { transaction in
            let head = try transaction.trailHead()?.link.digest ?? ""
            let entry = TrailEntry(caseID: nil, alertNo: "A9", at: World.start, actor: "P1", kind: .noted)
            try transaction.append([NewTrailLink(entry: entry, cause: nil, previous: head, digest: "sha256:forged")])
        }
        let verification = try await Verification(of: desk.store)
        #expect(!verification.chain.isIntact)
        #expect(!verification.holds)
    }

    @Test func `a list from outside shows what is missing and what is extra`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.delivery(World.alert("A2"))).tasks
        let lost = "5f0c1d8e-0000-5000-8000-000000000000"
        let list = ExpectedIDs(text: "# 清单\nA1\nA3\r\n\n\(tasks[0].id)\n\(lost)\n")
        let comparison = try #require(try await Verification(of: desk.store, expected: list).comparison)
        #expect(comparison.missing == [lost, "A3"].sorted())
        #expect(comparison.extra == ["A2", tasks[1].id].sorted())
        #expect(comparison.notHandedOver == [tasks[0].id])
        #expect(!comparison.holds)
    }

    @Test func `of a kind the list does not name nothing is extra`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        let verification = try await Verification(of: desk.store, expected: ExpectedIDs(text: "A1"))
        #expect(verification.holds)
    }
}
