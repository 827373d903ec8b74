import CaseModel
import RuleEngine

/// Reads `indicators.yaml`: what shows the risk indicators.
struct IndicatorFile {
    var rules: [IndicatorRule]
    /// Ids of all its rules, those with mistakes included.
    var ids: Set<String>

    /// The points a type or the dispute decision gets from indicators, by id.
    func points(_ value: YAMLValue?) throws(RuleFileError) -> [String: Int] {
        guard let value else { return [:] }
        var points: [String: Int] = [:]
        for (id, key, value) in try value.pairs() {
            guard ids.contains(id), !rules.contains(where: { $0.id == id && $0.status == .deprecated }) else {
                throw key.error(.unknownReference, "indicators.yaml has no indicator \(id)")
            }
            points[id] = try value.int(in: -100...100)
        }
        return points
    }

    static func read(
        _ document: YAMLValue,
        words: WordReader,
        _ mistakes: MistakeList
    ) throws(RuleFileError) -> IndicatorFile {
        let items = try document.fields(required: ["indicators"]).required("indicators").list()
        var file = IndicatorFile(rules: [], ids: [])
        for item in items {
            // A rule with a mistake is known by name all the same, so that whoever refers to it is not blamed too.
            if let id = item.text(at: "id"), !file.ids.insert(id).inserted {
                _ = mistakes.attempt { () throws(RuleFileError) in
                    throw item.error(.duplicate, "the indicator \(id) is defined twice; remove one or change its id")
                }
                continue
            }
            let reader = IndicatorReader(words: words, mistakes: mistakes)
            if let rule = mistakes.attempt({ () throws(RuleFileError) in try reader.rule(item) }) {
                file.rules.append(rule)
            }
        }
        return file
    }
}

private struct IndicatorReader {
    let words: WordReader
    let mistakes: MistakeList

    func rule(_ value: YAMLValue) throws(RuleFileError) -> IndicatorRule {
        let fields = try value.fields(
            required: ["id", "title", "status", "basis", "signs"],
            optional: ["wording", "band", "weight", "except", "unless", "regardless", "excluding", "tests"]
        )
        let except = try fields["except"].map(words.references) ?? []
        let unless = try fields["unless"].map(words.references) ?? []
        let items = try fields.required("signs").list()
        guard !items.isEmpty else { throw value.error(.unreachable, "expected at least one sign") }
        let reader = SignReader(words: words, ruledOut: words.spelt(except + unless))
        var signs: [Sign] = []
        for item in items {
            guard let sign = mistakes.attempt({ () throws(RuleFileError) in try reader.sign(item, after: signs) })
            else { continue }
            signs.append(sign)
        }
        let band = try fields["band"]?.choice(of: Band.self)
        let weight = try fields["weight"]?.int(in: 1...10)
        guard (band == nil) != (weight == nil) else {
            throw value.error(.badValue, "expected either band or weight")
        }
        return IndicatorRule(
            id: try fields.required("id").code("R", digits: 2),
            title: try fields.required("title").string(),
            status: try fields.required("status").choice(of: RuleStatus.self),
            basis: try fields.required("basis").string(),
            wording: try fields["wording"]?.string() ?? "",
            band: band,
            weight: weight ?? 0,
            signs: signs,
            except: except,
            unless: unless,
            excluded: try contexts(fields),
            heedsHearsay: try fields["regardless"]?.strings().contains(ContextClass.hearsay.rawValue) != true,
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
}
