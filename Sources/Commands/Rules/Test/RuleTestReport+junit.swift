import BridgePipeline
import RuleEngine
import RuleFile

extension RuleTestReport {
    /// The report as JUnit XML: a suite for each file of tests, one for the examples, one for coverage.
    var junit: String {
        var suites: [(name: String, cases: [JUnitCase])] = []
        func add(_ testCase: JUnitCase, to suite: String) {
            guard let index = suites.firstIndex(where: { $0.name == suite }) else {
                suites.append((suite, [testCase]))
                return
            }
            suites[index].cases.append(testCase)
        }
        for result in tests {
            let failure = result.differences.map { "\($0.key): expected \($0.expected), got \($0.got)" }
            add(JUnitCase(name: result.test.name, place: result.place, failure: failure), to: result.test.file)
        }
        for result in examples {
            let wanted = result.example.fires ? "must find itself here" : "must not find itself here"
            add(
                JUnitCase(
                    name: "\(result.rule): \(result.example.text)",
                    place: place(of: result),
                    failure: result.isPassed ? [] : ["\(result.rule) \(wanted)"]
                ),
                to: result.file
            )
        }
        for rule in coverage.rules where rule.status == .stable {
            let failure = rule.tests == 0 ? ["no test covers it"] : []
            add(JUnitCase(name: "\(rule.id) \(rule.title)", place: rule.id, failure: failure), to: "coverage")
        }
        let body = suites.map { suite in
            let failures = suite.cases.count { !$0.failure.isEmpty }
            return """
                  <testsuite name="\(suite.name.xml)" tests="\(suite.cases.count)" failures="\(failures)">
                \(suite.cases.map { $0.xml(in: suite.name) }.joined())  </testsuite>

                """
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n\(body.joined())</testsuites>\n"
    }
}

private struct JUnitCase {
    var name: String
    var place: String
    /// One line a reason; empty when it passed.
    var failure: [String]

    func xml(in suite: String) -> String {
        let head = "    <testcase classname=\"\(suite.xml)\" name=\"\(name.xml)\""
        guard let first = failure.first else { return head + "/>\n" }
        let text = ([place] + failure).joined(separator: "\n")
        return head + ">\n      <failure message=\"\(first.xml)\">\(text.xml)</failure>\n    </testcase>\n"
    }
}

extension String {
    /// The text for an attribute or a text node; control characters, which XML has no way to write, are replaced.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\n", "\t": text.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: text += "\u{FFFD}"
            case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
