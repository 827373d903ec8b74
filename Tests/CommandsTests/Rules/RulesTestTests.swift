import Commands
import JSONTree
import TestKit
import Testing

/// `rules test` says which tests failed and which rules no test has seen.
@Suite struct `Rules test` {
    /// Runs the tests of a copy of the rules whose only test file is this one.
    private func run(_ tests: String?, _ options: String..., language: String = "C") async throws -> Invocation {
        let bench = try Bench()
        let rules = try RuleCopy(in: bench.folder)
        if let tests { try rules.write(tests, to: "tests/t.yaml") }
        return await Invocation.run(
            ["rules", "test", rules.path] + options,
            environment: ["LANG": language, "TRIPUSH_CONFIG": bench.configuration]
        )
    }

    private static let threat = """
        tests:
          - name: 扬言<砸车>
            alert: 罗某向李某要货款，扬言要砸了他的车。
            expect: {type: D0502, band: %, words: [要砸了他的车]}
        """

    @Test func `a failed test shows what was expected, what came, and why`() async throws {
        let call = try await run(Self.threat.replacing("%", with: "red"), language: "zh_CN.UTF-8")
        #expect(call.status == 1)
        #expect(call.output.contains("失败  扬言<砸车>"), "\(call.output)")
        #expect(call.output.contains("tests/t.yaml:2"))
        #expect(call.output.contains("band：应为 red，实为 yellow"))
        #expect(call.output.contains("要砸了他的车」"))
    }

    @Test func `JSON tells what a passing test covers and what none does`() async throws {
        let call = try await run(Self.threat.replacing("%", with: "yellow"), "--format", "json")
        let json = try JSONValue(parsing: Array(call.output.utf8))
        guard case .array(let results) = json["results"], case .array(let coverage) = json["coverage"] else {
            throw Unexpected()
        }
        #expect(results.first?["passed"] == .bool(true))
        let covered = coverage.first { $0["rule"] == .string("D0502") }
        #expect(covered?["tests"] != .integer(0))
    }

    @Test func `JUnit names the suites and escapes what tests are called`() async throws {
        let call = try await run(Self.threat.replacing("%", with: "red"), "--format", "junit")
        #expect(call.status == 1)
        #expect(call.output.hasPrefix("<?xml"))
        #expect(call.output.contains(#"name="扬言&lt;砸车&gt;""#))
        #expect(call.output.contains(#"<failure message="band: expected red, got yellow">"#))
        #expect(call.output.contains(#"<testsuite name="coverage""#))
    }

    @Test func `a stable rule that no test has seen makes the run fail by its name`() async throws {
        let bench = try Bench()
        let rules = try RuleCopy(in: bench.folder)
        try rules.append(
            """

              - id: R77
                title: 无测试
                status: stable
                basis: t
                weight: 1
                signs:
                  - any: [绝无此词]

            """,
            to: "indicators.yaml"
        )
        let call = await bench.run("rules", "test", rules.path)
        #expect(call.status == 1)
        #expect(call.output.contains("no test covers rule R77"), "\(call.output) \(call.complaints)")
        let table = await bench.run("rules", "test", rules.path, "--coverage")
        #expect(table.output.contains("R77"))
    }

    @Test func `a mistake in a test file is one line with its place`() async throws {
        let call = try await run("tests: [{name: a}]")
        #expect(call.status == 64)
        #expect(call.complaints.contains("t.yaml:1:"), "\(call.complaints)")
        let bench = try Bench()
        let rules = try RuleCopy(in: bench.folder)
        try rules.write("tests: [{name: a}]", to: "tests/t.yaml")
        #expect(await bench.run("rules", "check", rules.path).output.contains("t.yaml:1:"))
    }

    /// `swift test` runs in the top folder, as the reader of the README does.
    @Test func `the shipped tests pass`() async throws {
        let call = await Invocation.run("rules", "test", "deploy/rules", "--format", "json")
        let json = try JSONValue(parsing: Array(call.output.utf8))
        #expect(json["failed"] == .integer(0), "\(call.complaints)")
    }

    private struct Unexpected: Error {}
}
