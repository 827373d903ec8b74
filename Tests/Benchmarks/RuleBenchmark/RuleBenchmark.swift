import CJSONC
import CaseModel
import Foundation
import JSONTree
import RuleEngine
import RuleFile

/// How long assessing an alert of about 100 characters takes, against what json-c needs to parse its message.
///
/// Both take turns over the same alerts, many times; the fastest turn of each counts, so that other work on the machine
/// disturbs neither more than the other. Usage: RuleBenchmark RULES ALERTS
@main
enum RuleBenchmark {
    /// The goal: assessing costs no more than so many parses.
    private static let goal = 2.0
    private static let turns = 300

    static func main() throws {
        guard CommandLine.arguments.count == 3 else { throw Usage() }
        let loaded = try RuleFolder.load(path: CommandLine.arguments[1]) { "\($0.count)" }
        let lines = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8).split(separator: "\n")
            .map(String.init)
        let inputs = try lines.map(input)
        let characters = inputs.reduce(0) { $0 + ($1.texts.first?.text.unicodeScalars.count ?? 0) }

        let parse = Turn { for line in lines { parseWithJSONC(line) } }
        let whole = Turn { for input in inputs { _ = loaded.ruleSet.assess(input) } }
        let alone = loaded.ruleSet.withoutOpinion
        let rules = Turn { for input in inputs { _ = alone.assess(input) } }
        var times = (parse: Double.infinity, whole: Double.infinity, rules: Double.infinity)
        for _ in 0..<turns {
            times.parse = min(times.parse, parse.microseconds)
            times.whole = min(times.whole, whole.microseconds)
            times.rules = min(times.rules, rules.microseconds)
        }
        let count = Double(lines.count)
        let bytes = lines.reduce(0) { $0 + $1.utf8.count }
        print(
            format(
                "alerts %.0f, %.0f characters and %.0f bytes each",
                count,
                Double(characters) / count,
                Double(bytes) / count
            )
        )
        print(format("json-c parses a message in      %6.2f us", times.parse / count))
        print(format("the rules assess it in          %6.2f us", times.rules / count))
        print(format("with the second opinion         %6.2f us", times.whole / count))
        let ratio = times.whole / times.parse
        print(format("assess / parse                  %6.2f (goal: at most %.1f)", ratio, goal))
        if ratio > goal { exit(1) }
    }

    private struct Turn {
        var work: () -> Void

        var microseconds: Double { ContinuousClock().measure(work) / .microseconds(1) }
    }

    private struct Usage: Error {}

    private static func input(_ line: String) throws -> AssessmentInput {
        guard case .string(let content) = try JSONValue(parsing: Array(line.utf8))["content"] else { throw Usage() }
        return AssessmentInput(texts: [(.content, content)])
    }

    private static func parseWithJSONC(_ line: String) {
        let tokener = json_tokener_new()
        let length = Int32(line.utf8.count)
        let object = line.withCString { json_tokener_parse_ex(tokener, $0, length) }
        json_object_put(object)
        json_tokener_free(tokener)
    }

    private static func format(_ text: String, _ values: Double...) -> String {
        String(format: text, arguments: values)
    }
}
