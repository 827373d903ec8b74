import CaseModel
import RuleEngine

/// Reads one sign of an indicator.
struct SignReader {
    let words: WordReader
    /// Words that never count for the indicator.
    let ruledOut: Set<String>

    /// The sign, which must not repeat one of `others`.
    func sign(_ value: YAMLValue, after others: [Sign]) throws(RuleFileError) -> Sign {
        let sign = try sign(value)
        if let same = others.first(where: { $0.says(the: sign) }) {
            throw value.error(.duplicate, "says the same as the sign \(same.title) above; remove one of the two")
        }
        let impossible = ruledOut.union(words.spelt(sign.none))
        for group in sign.groups {
            let spelt = words.spelt(group)
            // A list with a mistake of its own is empty here, and is told where it stands.
            guard !spelt.isEmpty, spelt.isSubset(of: impossible) else { continue }
            let reason = "none of these words can count: each stands under none, except or unless as well"
            throw value.error(.unreachable, reason)
        }
        return sign
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

extension Sign {
    /// Whether `other` asks for the same, whatever it is called.
    fileprivate func says(the other: Sign) -> Bool {
        var other = other
        other.title = title
        return self == other
    }
}
