import Commands
import Glibc
import JSONTree
import TestKit
import Testing

/// `rules check` names each mistake by its place.
@Suite struct `Rules check` {
    @Test func `the shipped rules are good, by default those of the configuration`() async throws {
        let bench = try Bench()
        let call = await bench.run("rules", "check")
        #expect(call.status == 0, "\(call.output)")
        #expect(call.output.contains("good, version"))
        let chinese = await bench.run("rules", "check", "\(Bench.deployFolder)/rules", environment: ["LANG": "zh_CN"])
        #expect(chinese.output.contains("规则正确"))
    }

    @Test(arguments: [("C", "unknown key severity"), ("zh_CN.UTF-8", "未知的键")])
    func `a mistake is told with file, line and column`(language: String, words: String) async throws {
        let bench = try Bench()
        let folder = try RuleCopy(in: bench.folder)
        try folder.append("severity: 3\n", to: "ruleset.yaml")
        let call = await bench.run("rules", "check", folder.path, environment: ["LANG": language])
        #expect(call.status == 1)
        #expect(call.complaints.isEmpty)
        #expect(call.output.contains("ruleset.yaml:"), "\(call.output)")
        #expect(call.output.contains(words), "\(call.output)")
    }

    @Test func `mistakes are JSON when asked for`() async throws {
        let bench = try Bench()
        let folder = try RuleCopy(in: bench.folder)
        try folder.append("severity: 3\n", to: "ruleset.yaml")
        let call = await bench.run("rules", "check", folder.path, "--format", "json")
        let json = try JSONValue(parsing: Array(call.output.utf8))
        guard case .array(let problems) = json["problems"] else { throw Unexpected() }
        #expect(problems.first?["code"] == .string("unknownKey"))
        #expect(problems.first?["column"] == .integer(1))
        #expect(json["version"] == .null)
    }

    @Test func `a folder that is not there is a mistake`() async throws {
        let call = try await Bench().run("rules", "check", "/nonexistent/rules")
        #expect(call.status == 1)
        #expect(call.output.contains("/nonexistent/rules"))
    }

    private struct Unexpected: Error {}
}
