import RuleEngine

/// Reads words of rules and checks that every `$name` names a list of the vocabulary.
struct WordReader {
    /// The words of the vocabulary's lists, by name.
    let vocabulary: [String: [String]]

    private static let longestWord = 100

    /// One word or list.
    func reference(_ value: YAMLValue) throws(RuleFileError) -> WordReference {
        let reference = WordReference(try word(value))
        if case .list(let name) = reference, vocabulary[name] == nil {
            throw value.error(.unknownReference, "vocabulary.yaml has no list \(name); add it or correct the name")
        }
        return reference
    }

    /// A word that something is left of once it is normalised, and that is no more than a word.
    func word(_ value: YAMLValue) throws(RuleFileError) -> String {
        let word = try value.string()
        guard !value.isBareNumber else {
            throw value.error(.wrongType, "expected a word, found the number \(word); write it in quotes: \"\(word)\"")
        }
        guard !WordReference.isBlank(word) else {
            throw value.error(.badValue, "expected a word, found only blanks, which would match everywhere")
        }
        guard word.unicodeScalars.count <= Self.longestWord else {
            throw value.error(.badValue, "expected a word of at most \(Self.longestWord) characters")
        }
        return word
    }

    /// A list of words and lists, none twice.
    func references(_ value: YAMLValue) throws(RuleFileError) -> [WordReference] {
        var seen: Set<WordReference> = []
        var references: [WordReference] = []
        for item in try value.list() {
            let reference = try self.reference(item)
            guard seen.insert(reference).inserted else {
                throw item.error(.duplicate, "\(try item.string()) stands twice in this list")
            }
            references.append(reference)
        }
        guard !references.isEmpty else { throw value.error(.unreachable, "expected at least one word") }
        return references
    }

    /// The words themselves, those of lists included.
    func spelt(_ references: [WordReference]) -> Set<String> {
        references.reduce(into: []) { words, reference in
            switch reference {
            case .word(let word): words.insert(word)
            case .list(let name): words.formUnion(vocabulary[name] ?? [])
            }
        }
    }

    /// What gives points: words, indicators, categories of the platform by prefix of their code.
    func supports(of fields: YAMLFields, _ indicators: IndicatorFile) throws(RuleFileError) -> Supports {
        var categories: [String: Int] = [:]
        for (prefix, key, value) in try fields["categories"]?.pairs() ?? [] {
            guard prefix.utf8.allSatisfy({ (0x30...0x39).contains($0) }), prefix.utf8.count <= 8 else {
                throw key.error(.badValue, "expected the first digits of a category's code, found \(prefix)")
            }
            categories[prefix] = try value.int(in: -100...100)
        }
        return Supports(
            words: try supports(fields.required("words")),
            indicators: try indicators.points(fields["indicators"]),
            categories: categories
        )
    }

    /// Words by the points each of them gives: `8: [离婚, 夫妻]`; no word under two numbers.
    func supports(_ value: YAMLValue) throws(RuleFileError) -> [Support] {
        var seen: Set<String> = []
        var supports: [Support] = []
        for (_, key, list) in try value.pairs() {
            for item in try list.list() {
                for word in spelt([try reference(item)]).sorted() where !seen.insert(word).inserted {
                    throw item.error(.duplicate, "\(word) has points already; keep one of the two")
                }
            }
            supports.append(Support(points: try key.int(in: -100...100), words: try references(list)))
        }
        guard !supports.isEmpty else { throw value.error(.unreachable, "expected points: [words]") }
        return supports
    }
}

/// Reads `vocabulary.yaml`: named word lists.
enum VocabularyFile {
    /// The words by list name; variants (homophones of speech recognition, dialect) count like the words.
    static func read(_ document: YAMLValue, _ mistakes: MistakeList) throws(RuleFileError) -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for (name, _, value) in try document.fields(required: ["lists"]).required("lists").pairs() {
            // A list with a mistake is known by name all the same, so that rules that refer to it are not blamed too.
            lists[name] = mistakes.attempt { () throws(RuleFileError) in try words(value, of: name) } ?? []
        }
        return lists
    }

    private static func words(_ value: YAMLValue, of name: String) throws(RuleFileError) -> [String] {
        let fields = try value.fields(required: ["words"], optional: ["note", "variants"])
        let words = try fields.required("words")
        let variants = fields["variants"]
        let all = try words.strings() + (variants?.strings() ?? [])
        guard !all.isEmpty else { throw words.error(.unreachable, "the list \(name) has no words") }
        let reader = WordReader(vocabulary: [:])
        for item in try words.list() + (variants?.list() ?? []) { _ = try reader.word(item) }
        if let twice = Set(all).count < all.count ? all.first(where: { word in all.count { $0 == word } > 1 }) : nil {
            throw (variants ?? words).error(.duplicate, "\(twice) is among the words already; take it out of variants")
        }
        return all
    }
}

/// Reads `context.yaml`: the words that decide how a keyword near them counts.
enum ContextFile {
    private static let keys = [
        "negations", "doubleNegations", "past", "present", "hearsay", "secondhand", "questions", "conditionals",
        "questionEnds", "affirmations",
        "breakers", "trades", "homographs", "units",
    ]

    static func read(
        _ document: YAMLValue,
        words: WordReader,
        vocabulary: [String: [String]]
    ) throws(RuleFileError) -> ContextWords {
        let fields = try document.fields(required: keys, optional: ["reach"])
        func list(_ key: String) throws(RuleFileError) -> [String] {
            var list: [String] = []
            for reference in try words.references(fields.required(key)) {
                switch reference {
                case .word(let word): list.append(word)
                case .list(let name): list += vocabulary[name] ?? []
                }
            }
            return list
        }
        return ContextWords(
            negations: try list("negations"),
            doubleNegations: try list("doubleNegations"),
            past: try list("past"),
            present: try list("present"),
            hearsay: try list("hearsay"),
            secondhand: try list("secondhand"),
            questions: try list("questions"),
            conditionals: try list("conditionals"),
            questionEnds: try list("questionEnds"),
            affirmations: try list("affirmations"),
            breakers: try list("breakers"),
            trades: try list("trades"),
            homographs: try list("homographs"),
            units: try units(fields.required("units"), words),
            reach: try fields["reach"]?.int(in: 4...100) ?? 100
        )
    }

    private static func units(_ value: YAMLValue, _ words: WordReader) throws(RuleFileError) -> [ContextWords.Unit] {
        let kinds = NumberKind.allCases.map(\.rawValue)
        let fields = try value.fields(required: [], optional: kinds + ["none"])
        var units: [ContextWords.Unit] = []
        var seen: Set<String> = []
        for key in kinds + ["none"] {
            guard let list = fields[key] else { continue }
            for item in try list.list() {
                let word = try words.word(item)
                guard seen.insert(word).inserted else { throw item.error(.duplicate, "the unit \(word) stands twice") }
                units.append(ContextWords.Unit(word: word, kind: NumberKind(rawValue: key)))
            }
        }
        return units
    }
}
