import BridgeDaemon
import BridgePipeline
import CaseModel
import JSONTree
import RuleEngine
import RuleFile

/// What all tests of a rule folder came to.
struct RuleTestReport {
    private(set) var tests: [RuleTestResult] = []
    private(set) var examples: [RuleExampleResult] = []
    private(set) var coverage: RuleCoverage
    private let folder: String

    /// Runs the tests of the folder's test files, and those that stand with its rules.
    ///
    /// - Throws: `RuleFileError`, or what the configuration has against it.
    init(ofRules folder: String, _ configurationOption: ConfigurationOption) async throws {
        self.folder = folder
        let definition = try RuleFolder.definition(path: folder)
        let tests = try RuleTestFile.tests(ofRules: folder)
        var configuration = try await configurationOption.loadOrExample()
        configuration.rulesDirectory = folder
        let sources = try DecisionSources(of: configuration, key: .fileOrFixed)
        let names = QueueNames(configuration)
        let runner = RuleTestRunner.inMemory(decisions: sources.decisions(for: names), queue: names.alerts)
        coverage = RuleCoverage(of: definition)
        for test in tests {
            let result = try await runner.run(test)
            if result.differences.isEmpty { coverage.count(result.decided.rules) }
            self.tests.append(result)
        }
        examples = RuleExampleResult.all(of: definition, with: sources.rules.ruleSet)
        for example in examples where example.isPassed && example.example.fires { coverage.count([example.rule]) }
    }

    var count: Int { tests.count + examples.count }

    var failures: Int {
        tests.count { !$0.differences.isEmpty } + examples.count { !$0.isPassed }
    }

    /// There were tests, all passed, and every stable rule was seen at work.
    var isGood: Bool { count > 0 && failures == 0 && coverage.uncovered.isEmpty }

    /// Where an example stands: `file:line`.
    func place(of result: RuleExampleResult) -> String { "\(folder)/\(result.file):\(result.example.line)" }

    // MARK: For people

    /// Failed tests with what was expected, uncovered rules, and the sum.
    var text: String {
        var text = ""
        for test in tests where !test.differences.isEmpty { text += test.shown + "\n" }
        for example in examples where !example.isPassed { text += shown(example) + "\n" }
        for rule in coverage.uncovered {
            text +=
                Text(
                    zh: "规则 \(rule.id) \(rule.title) 没有测试覆盖：在 tests 目录写一项测试，或在规则的 tests 下写一句应当命中的话\n",
                    en:
                        "no test covers rule \(rule.id) \(rule.title): write one in the folder tests, or a text it must find under its own tests\n"
                ).shown
        }
        return text + summary.shown + "\n"
    }

    private var summary: Text {
        guard count > 0 else {
            return Text(
                zh: "没有测试：在 \(folder)/tests/*.yaml 或规则的 tests 下编写",
                en: "no test ran: write some in \(folder)/tests/*.yaml or under tests of the rules"
            )
        }
        let stable = coverage.rules.filter { $0.status == .stable }
        let covered = stable.count { $0.tests > 0 }
        return Text(
            zh: "测试 \(count) 项，通过 \(count - failures) 项，失败 \(failures) 项；正式规则 \(stable.count) 条，覆盖 \(covered) 条",
            en: "\(count) tests, \(count - failures) passed, \(failures) failed; "
                + "\(covered) of \(stable.count) stable rules covered"
        )
    }

    private func shown(_ result: RuleExampleResult) -> String {
        let expected =
            result.example.fires
            ? Text(zh: "应当命中，没有命中", en: "must be found, and was not")
            : Text(zh: "不应命中，命中了", en: "must not be found, and was")
        let found = result.assessment.indicators.map { "\($0.id)\($0.evidence.quoted)" }
        let judged = result.assessment.isDispute ? result.assessment.type.code : Text(zh: "非纠纷", en: "no dispute").shown
        return """
            \(Text(zh: "失败", en: "FAILED").shown)  \(result.rule)  \(place(of: result))
              \(result.example.text.printable)
              \(expected.shown)
              \(Text(zh: "判为", en: "judged").shown) \(([judged] + found).joined(separator: "  ").printable)

            """
    }

    /// Each rule with the number of tests that saw it at work.
    var coverageTable: String {
        var table = TextTable(
            .text(zh: "规则", en: "RULE"),
            .text(zh: "名称", en: "TITLE"),
            .text(zh: "状态", en: "STATUS"),
            .number(zh: "测试", en: "TESTS")
        )
        for rule in coverage.rules { table.add(rule.id, rule.title, rule.status.rawValue, String(rule.tests)) }
        return table.rendered
    }

    // MARK: For programs

    var json: JSONValue {
        .object([
            "good": .bool(isGood), "tests": JSONValue(count), "failed": JSONValue(failures),
            "results": .array(tests.map(\.json) + examples.map(json)),
            "coverage": .array(
                coverage.rules.map {
                    .object([
                        "rule": .string($0.id), "title": .string($0.title), "status": .string($0.status.rawValue),
                        "tests": JSONValue($0.tests),
                    ])
                }
            ),
            "uncovered": .array(coverage.uncovered.map { .string($0.id) }),
        ])
    }

    private func json(_ result: RuleExampleResult) -> JSONValue {
        .object([
            "name": .string(result.example.text), "place": .string(place(of: result)), "passed": .bool(result.isPassed),
            "rule": .string(result.rule), "fires": .bool(result.example.fires),
        ])
    }
}

extension RuleTestResult {
    /// `file:line`
    var place: String { "\(test.file):\(test.line)" }

    /// A failed test: what was expected and what was found, line by line, with the words it rests on.
    fileprivate var shown: String {
        var text = "\(Text(zh: "失败", en: "FAILED").shown)  \(test.name.printable)  \(place)\n"
        text += "  \(test.alert.content.printable)\n"
        for difference in differences {
            let line = Text(
                zh: "\(difference.key)：应为 \(difference.expected)，实为 \(difference.got)",
                en: "\(difference.key): expected \(difference.expected), got \(difference.got)"
            )
            text += "  \(line.shown.printable)\n"
        }
        let reasons = decided.findings.map { "\($0.id)\($0.evidence.quoted)" }
        let type = decided.type.map { ["\($0)\(decided.typeEvidence.quoted)"] } ?? []
        let computed = decided.contributions.filter { $0.source != .text }.map(\.words)
        let because = (type + reasons + computed).joined(separator: "  ")
        if !because.isEmpty { text += "  \(Text(zh: "依据：", en: "from: ").shown)\(because.printable)\n" }
        return text
    }

    fileprivate var json: JSONValue {
        .object([
            "name": .string(test.name), "place": .string(place), "passed": .bool(differences.isEmpty),
            "differences": .array(
                differences.map {
                    .object([
                        "key": .string($0.key), "expected": .string($0.expected), "got": .string($0.got),
                    ])
                }
            ),
            "decided": .object([
                "case": JSONValue(decided.outcome?.rawValue), "dispute": .bool(decided.isDispute),
                "type": JSONValue(decided.type), "band": JSONValue(decided.band?.rawValue),
                "indicators": .array(decided.findings.map(\.json)),
                "bandContributions": .array(decided.contributions.map { .string($0.fact) }),
                "push": .array(decided.push.map { .string($0.rawValue) }),
                "route": .array(decided.routingKeys.map(JSONValue.string)), "lead": JSONValue(decided.lead),
            ]),
        ])
    }
}
