import BridgePipeline
import CaseModel
import CaseStorageMemory
import RuleFile
import TestKit
import Testing

/// A rule test is decided as the daemon decides, in the time the test says.
@Suite struct `Rule test runs` {
    /// Runs the only test of a file with this body.
    private func run(_ test: String) async throws -> RuleTestResult {
        let runner = RuleTestRunner(decisions: World.decisions(), queue: World.alerts, makeStore: { MemoryStore() })
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "tests:\n- name: t\n\(test.split(separator: "\n").map { "  \($0)\n" }.joined())",
            to: "t.yaml"
        )
        return try await runner.run(try #require(try RuleTestFile.tests(ofFile: file).first))
    }

    @Test func `what is as expected passes`() async throws {
        let result = try await run(
            """
            alert: 买方与卖方发生纠纷
            expect:
              {case: opened, dispute: true, type: D0401, band: blue, indicators: [], push: [push1],
               route: ["330784550000", push1.330784550000]}
            """
        )
        #expect(result.differences == [])
        #expect(result.decided.rules == ["D0401"])
    }

    @Test func `what is not as expected is told with both`() async throws {
        let result = try await run(
            """
            alert: 持刀纠纷
            expect: {type: D0502, band: blue, has: [R01], push: [push1], words: [刀]}
            """
        )
        #expect(result.differences.map(\.key) == ["type", "band", "has", "push", "words"])
        let band = try #require(result.differences.first { $0.key == "band" })
        #expect((band.expected, band.got) == ("blue", "red"))
        #expect(result.decided.push.contains(.push2))
    }

    @Test func `an alert that is no dispute is recorded`() async throws {
        let result = try await run(
            """
            alert: 咨询办证
            expect: {case: recorded, dispute: false, push: []}
            """
        )
        #expect(result.differences == [])
        #expect(result.decided.type == nil)
    }

    @Test(arguments: [
        ("[]", "{push: [push1, push2], lead: 市场监管}"),
        ("[{order: expedite, department: 消协}]", "{push: [push1, push2, approvalRequest], lead: 消协}"),
    ])
    func `feedback and orders follow, and the lead is the one that would be asked`(
        orders: String,
        expected: String
    ) async throws {
        let result = try await run(
            """
            alert: {text: 买方与卖方发生纠纷, feedback: {result: notSettled}}
            orders: \(orders)
            expect: \(expected)
            """
        )
        #expect(result.differences == [])
    }

    @Test func `a refused message fails the test`() async throws {
        let result = try await run(
            """
            alert: 买方与卖方发生纠纷
            orders: [{order: expedite, by: bureauDutyLeader}]
            expect: {dispute: true}
            """
        )
        #expect(result.differences.map(\.key) == ["alert"])
    }

    /// Settled on the scene ends it, unless the same people were heard of before.
    @Test(arguments: [("[]", false), ("[{text: 买方与卖方发生纠纷, before: 3 d}]", true)])
    func `earlier alerts of the same people stand in the history`(history: String, isPushed: Bool) async throws {
        let result = try await run(
            """
            alert: {text: 买方与卖方发生纠纷, feedback: {result: settled}}
            history: \(history)
            expect: {push: [push1, push2]}
            """
        )
        #expect(result.differences.isEmpty == isPushed, "\(result.differences)")
    }
}
