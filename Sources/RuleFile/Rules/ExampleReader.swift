import RuleEngine

/// Reads the texts that stand with a rule as its tests: `fires: [...]`, `silent: [...]`.
enum ExampleReader {
    static func examples(_ value: YAMLValue?) throws(RuleFileError) -> [RuleExample] {
        guard let value else { return [] }
        let fields = try value.fields(required: [], optional: ["fires", "silent"])
        var examples: [RuleExample] = []
        for (key, fires) in [("fires", true), ("silent", false)] {
            for item in try fields[key]?.list() ?? [] {
                examples.append(RuleExample(text: try item.string(), fires: fires, line: item.line))
            }
        }
        return examples
    }
}
