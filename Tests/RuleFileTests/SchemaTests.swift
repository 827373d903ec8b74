import Glibc
import Testing

@testable import RuleFile

@Suite
struct `The schemas that help editors agree with the loader` {
    /// Python reads the YAML and judges it; it prints the number of complaints.
    private static let judge = """
        import json, sys, yaml, jsonschema
        schema = json.load(open(sys.argv[1], encoding='utf-8'))
        jsonschema.Draft202012Validator.check_schema(schema)
        text = open(sys.argv[2], encoding='utf-8').read().replace(sys.argv[3], sys.argv[4], 1)
        body = json.loads(json.dumps(yaml.safe_load(text)))
        print('complaints', len(list(jsonschema.Draft202012Validator(schema).iter_errors(body))))
        """

    /// What the judge says of the shipped file with `old` replaced by `new`.
    private func verdict(_ name: String, _ old: String = "~~", _ new: String = "") throws -> String {
        let file =
            switch name {
            case "directory", "calendar": "deploy/\(name).yaml"
            case "tests": "deploy/rules/tests/stories.yaml"
            default: "deploy/rules/\(name).yaml"
            }
        let arguments = [
            "-c", Self.judge, "\(Shipped.root)/schemas/rules/\(name).json", "\(Shipped.root)/\(file)", old, new,
        ]
        let quoted = arguments.map {
            "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        }
        guard let pipe = popen("python3 " + quoted.joined(separator: " ") + " 2>&1", "r") else { throw NoJudge() }
        var output: [UInt8] = []
        while case let byte = fgetc(pipe), byte != EOF { output.append(UInt8(truncatingIfNeeded: byte)) }
        pclose(pipe)
        return String(decoding: output, as: UTF8.self)
    }

    private struct NoJudge: Error {}

    @Test(
        arguments: RuleFolder.fileNames.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) } + [
            "directory", "calendar", "tests",
        ]
    )
    func `the shipped file is valid`(name: String) throws {
        #expect(try verdict(name) == "complaints 0\n")
    }

    @Test(
        arguments: [
            ("ruleset", "version:", "versoin:"), ("vocabulary", "words: [", "wörter: ["),
            ("context", "past: [", "passed: ["),
            ("calendar", "from: \"06-15\"", "from: \"2025-06-15\""), ("calendar", "officeHours:", "hours:"),
            ("indicators", "band: red", "band: crimson"), ("indicators", "within: 7", "within: 700"),
            ("types", "minimumPoints: 5", "minimumPoints: five"), ("dispute", "threshold: ", "threshold: x"),
            ("bands", "band: orange", "band: blue"), ("bands", "id: R10", "id: R99"),
            ("bands", "weight: 1", "weight: 0"), ("bands", "until: 6", "until: 24"),
            ("directory", "use: school", "use: gym"), ("directory", "aliases: [", "nicknames: ["),
            ("directory", "county: \"330784\", platform", "platform"), ("directory", "grids: [\"", "grids: [\"\", \""),
            (
                "directory", "gateways:",
                "people: [{id: \"1\", name: 甲, role: chief, unit: \"330784100000\"}]\ngateways:"
            ),
            ("departments", "channel: Q", "channel: Z"), ("routes", "D0401:", "D401:"),
            ("routes", "withoutLead: [D0801", "withoutLeads: [D0801"), ("guidance", "D0102:", "d0102:"),
            ("escalation", "normal: 5 min", "normal: 5min"), ("directory", "platform: Q", "platform: Z"),
            ("tests", "case: opened", "case: open"), ("tests", "expect:", "expects:"),
        ]
    )
    func `what the loader refuses the schema refuses`(name: String, old: String, new: String) throws {
        let verdict = try verdict(name, old, new)
        #expect(verdict.hasPrefix("complaints "))
        #expect(verdict != "complaints 0\n")
    }
}
