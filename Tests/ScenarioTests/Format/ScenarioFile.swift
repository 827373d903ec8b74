import CaseModel

@testable import RuleFile

/// A scenario: what happens around one case or a few, and what must leave (情景).
struct ScenarioFile: Sendable {
    /// As the test shows it.
    var name: String
    var title: String
    /// Station of its alerts, by name.
    var station: String
    /// Texts go through the shipped rules instead of what the steps say was found.
    var usesShippedRules: Bool
    /// Posts nobody holds, by word or police number.
    var absent: [String]
    var modes: [ModeRule]
    var steps: [ScenarioStep]

    /// Reads the file at `path`.
    ///
    /// - Throws: the first mistake, with file, line and column.
    static func read(path: String) throws(RuleFileError) -> ScenarioFile {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try ScenarioFile(SourceFile.read(path, name: name) { _ in "" }, path: path)
    }

    init(_ source: SourceFile, path: String) throws(RuleFileError) {
        guard String(decoding: source.content, as: UTF8.self).hasPrefix("#") else {
            throw RuleFileError(
                code: .missingKey,
                file: path,
                line: 1,
                column: 1,
                reason: "begin with a comment line that says what the scenario shows"
            )
        }
        let fields = try YAMLValue(source, path: path).fields(
            required: ["title", "station", "steps"],
            optional: ["rules", "absent", "modes"]
        )
        name = source.name
        title = try fields.required("title").string()
        station = try fields.required("station").string()
        if let rules = fields["rules"] {
            guard try rules.string() == "shipped" else { throw rules.error(.badValue, "expected shipped") }
            usesShippedRules = true
        } else {
            usesShippedRules = false
        }
        absent = try fields["absent"]?.strings() ?? []
        var modes: [ModeRule] = []
        for item in try fields["modes"]?.list() ?? [] { modes.append(try ModeReader.read(item)) }
        self.modes = modes
        var steps: [ScenarioStep] = []
        for item in try fields.required("steps").list() {
            steps.append(try ScenarioStep(item, after: steps.last?.at))
        }
        self.steps = steps
    }
}
