import CaseModel
import RuleEngine

/// Reads `indicators.yaml`: what shows the risk indicators.
struct IndicatorFile {
    var rules: [IndicatorRule]

    /// The points a type or the dispute decision gets from indicators, by id.
    func points(_ value: YAMLValue?) throws(RuleFileError) -> [String: Int] {
        guard let value else { return [:] }
        var points: [String: Int] = [:]
        for (id, key, value) in try value.pairs() {
            guard rules.contains(where: { $0.id == id && $0.status != .deprecated }) else {
                throw key.error(.unknownReference, "indicators.yaml has no indicator \(id)")
            }
            points[id] = try value.int(in: -100...100)
        }
        return points
    }

    static func read(_ document: YAMLValue, words: WordReader) throws(RuleFileError) -> IndicatorFile {
        let fields = try document.fields(required: ["indicators"])
        var rules: [IndicatorRule] = []
        for item in try fields.required("indicators").list() {
            let rule = try IndicatorReader(words: words).rule(item)
            guard !rules.contains(where: { $0.id == rule.id }) else {
                throw item.error(.duplicate, "the indicator \(rule.id) is defined twice")
            }
            rules.append(rule)
        }
        return IndicatorFile(rules: rules)
    }
}

private struct IndicatorReader {
    let words: WordReader

    func rule(_ value: YAMLValue) throws(RuleFileError) -> IndicatorRule {
        let fields = try value.fields(
            required: ["id", "title", "status", "basis", "signs"],
            optional: ["wording", "band", "weight", "except", "unless", "regardless", "excluding", "tests"]
        )
        var signs: [Sign] = []
        for item in try fields.required("signs").list() { signs.append(try sign(item)) }
        guard !signs.isEmpty else { throw value.error(.unreachable, "expected at least one sign") }
        let band = try fields["band"]?.choice(of: Band.self)
        let weight = try fields["weight"]?.int(in: 1...10)
        guard (band == nil) != (weight == nil) else {
            throw value.error(.badValue, "expected either band or weight")
        }
        return IndicatorRule(
            id: try fields.required("id").string(),
            title: try fields.required("title").string(),
            status: try fields.required("status").choice(of: RuleStatus.self),
            basis: try fields.required("basis").string(),
            wording: try fields["wording"]?.string() ?? "",
            band: band,
            weight: weight ?? 0,
            signs: signs,
            except: try fields["except"].map(words.references) ?? [],
            unless: try fields["unless"].map(words.references) ?? [],
            excluded: try contexts(fields),
            tests: try ExampleReader.examples(fields["tests"])
        )
    }

    /// `regardless` takes contexts from those in which a keyword does not count, `excluding` adds some.
    private func contexts(_ fields: YAMLFields) throws(RuleFileError) -> Set<ContextClass> {
        var contexts = IndicatorRule.usuallyExcluded
        for item in try fields["regardless"]?.list() ?? [] {
            contexts.remove(try item.choice(of: ContextClass.self))
        }
        for item in try fields["excluding"]?.list() ?? [] {
            let context = try item.choice(of: ContextClass.self)
            guard contexts.insert(context).inserted else {
                throw item.error(.duplicate, "\(context.rawValue) is excluded already; remove it here")
            }
        }
        return contexts
    }

    private func sign(_ value: YAMLValue) throws(RuleFileError) -> Sign {
        let fields = try value.fields(
            required: [],
            optional: ["title", "any", "all", "within", "order", "none", "number", "count", "fields", "band"]
        )
        var groups: [[WordReference]] = []
        switch (fields["any"], fields["all"]) {
        case (.some(let any), nil): groups = [try words.references(any)]
        case (nil, .some(let all)): groups = try self.groups(all)
        default: throw value.error(.badValue, "expected either any: [words] or all: [groups]")
        }
        var none: [WordReference] = []
        if let list = fields["none"] { none = try words.references(list) }
        return Sign(
            title: try fields["title"]?.string() ?? "",
            groups: groups,
            within: try fields["within"].map(reach) ?? .clause,
            isOrdered: try fields["order"]?.choice(of: Order.self) == .asWritten,
            none: none,
            number: try fields["number"].map(number),
            count: try fields["count"]?.int(in: 1...20) ?? 1,
            fields: try fields["fields"].map(fieldCondition),
            band: try fields["band"]?.choice(of: Band.self)
        )
    }

    private enum Order: String, CaseIterable { case any, asWritten }

    /// Each entry is a word, a `$list`, or a list of them any of which will do.
    private func groups(_ value: YAMLValue) throws(RuleFileError) -> [[WordReference]] {
        var groups: [[WordReference]] = []
        for item in try value.list() {
            groups.append(item.isList ? try words.references(item) : [try words.reference(item)])
        }
        guard groups.count >= 2 else { throw value.error(.badValue, "expected two groups or more; for one write any") }
        return groups
    }

    private func reach(_ value: YAMLValue) throws(RuleFileError) -> Reach {
        switch try value.string() {
        case "clause": return .clause
        case "sentence": return .sentence
        case "text": return .text
        case let text:
            guard let count = Int(text), (0...100).contains(count) else {
                let reason = "expected clause, sentence, text or a number of characters up to 100, found \(text)"
                throw value.error(.badValue, reason)
            }
            return .characters(count)
        }
    }

    private func fieldCondition(_ value: YAMLValue) throws(RuleFileError) -> FieldCondition {
        let fields = try value.fields(required: [], optional: ["categories", "weapon", "hours", "tags"])
        let condition = FieldCondition(
            categories: try fields["categories"]?.strings() ?? [],
            weapon: try fields["weapon"]?.bool(),
            hours: try fields["hours"].map(hours),
            tags: try fields["tags"]?.strings() ?? []
        )
        guard condition != FieldCondition() else {
            throw value.error(.unreachable, "expected categories, weapon, hours or tags")
        }
        return condition
    }

    private func hours(_ value: YAMLValue) throws(RuleFileError) -> HourRange {
        let ends = try value.list()
        guard ends.count == 2 else { throw value.error(.badValue, "expected two hours, such as [22, 6]") }
        let range = HourRange(from: try ends[0].int(in: 0...23), to: try ends[1].int(in: 0...24) % 24)
        guard range.from != range.to else {
            throw value.error(.unreachable, "expected two different hours, such as [22, 6]")
        }
        return range
    }

    private func number(_ value: YAMLValue) throws(RuleFileError) -> NumberCondition {
        let fields = try value.fields(required: ["of", "levels"], optional: ["within"])
        var levels: [NumberCondition.Level] = []
        for item in try fields.required("levels").list() {
            let level = try item.fields(required: ["from"], optional: ["band"])
            levels.append(
                NumberCondition.Level(
                    atLeast: try level.required("from").int(in: 1...1_000_000_000),
                    band: try level["band"]?.choice(of: Band.self)
                )
            )
        }
        guard !levels.isEmpty, zip(levels, levels.dropFirst()).allSatisfy({ $0.atLeast < $1.atLeast }) else {
            throw value.error(.badValue, "expected levels with rising numbers")
        }
        return NumberCondition(
            kind: try fields.required("of").choice(of: NumberKind.self),
            within: try fields["within"].map(reach) ?? .clause,
            levels: levels
        )
    }
}

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
