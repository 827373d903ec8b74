import Yams

/// A value of a YAML file with its place, so that every complaint says where.
struct YAMLValue {
    let file: String
    private let node: Node

    /// The single document of `source`.
    init(_ source: SourceFile, path: String) throws(RuleFileError) {
        file = path
        guard let text = String(validating: source.content, as: UTF8.self) else {
            throw RuleFileError(code: .syntax, file: path, line: 0, column: 0, reason: "is not UTF-8; save it as UTF-8")
        }
        do {
            guard let node = try compose(yaml: text) else {
                throw RuleFileError(code: .syntax, file: path, line: 0, column: 0, reason: "is empty")
            }
            self.node = node
        } catch let error as RuleFileError {
            throw error
        } catch let error as YamlError {
            throw Self.syntaxError(error, path)
        } catch {
            throw RuleFileError(code: .syntax, file: path, line: 0, column: 0, reason: "is not YAML: \(error)")
        }
        try Self.refuseBloat(node, path)
    }

    private init(file: String, node: Node) {
        self.file = file
        self.node = node
    }

    /// A complaint about this value.
    func error(_ code: RuleFileError.Code, _ reason: String) -> RuleFileError {
        RuleFileError(
            code: code,
            file: file,
            line: node.mark?.line ?? 0,
            column: node.mark?.column ?? 0,
            reason: reason
        )
    }

    /// Where it stands, counted from 1; 0 when that is not known.
    var line: Int { node.mark?.line ?? 0 }

    /// Where it begins in its line, counted from 1; 0 when that is not known.
    var column: Int { node.mark?.column ?? 0 }

    /// The text under this key of a mapping, if that is what stands there.
    func text(at key: String) -> String? {
        guard case .mapping(let mapping) = node, case .scalar(let scalar)? = mapping[Node(key)] else { return nil }
        return scalar.string
    }

    /// The mapping with these keys and no others.
    func fields(required: [String], optional: [String] = []) throws(RuleFileError) -> YAMLFields {
        let pairs = try pairs()
        for (key, keyValue, _) in pairs where !required.contains(key) && !optional.contains(key) {
            let known = (required + optional).joined(separator: ", ")
            throw keyValue.error(.unknownKey, "unknown key \(key); known here: \(known)")
        }
        for key in required where !pairs.contains(where: { $0.key == key }) {
            throw error(.missingKey, "the key \(key) is missing")
        }
        return YAMLFields(owner: self, values: Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first })
    }

    /// The mapping with any keys, in the order of the file.
    func pairs() throws(RuleFileError) -> [(key: String, keyValue: YAMLValue, value: YAMLValue)] {
        guard case .mapping(let mapping) = node else {
            throw error(.wrongType, "expected a mapping (key: value), found \(kind)")
        }
        var pairs: [(key: String, keyValue: YAMLValue, value: YAMLValue)] = []
        for (key, value) in mapping {
            let keyValue = YAMLValue(file: file, node: key)
            pairs.append((try keyValue.string(), keyValue, YAMLValue(file: file, node: value)))
        }
        return pairs
    }

    /// The sequence's values.
    func list() throws(RuleFileError) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else {
            throw error(.wrongType, "expected a list [a, b], found \(kind)")
        }
        return sequence.map { YAMLValue(file: file, node: $0) }
    }

    /// Whether the value is a list.
    var isList: Bool {
        if case .sequence = node { true } else { false }
    }

    /// Whether the value is a text.
    var isText: Bool {
        if case .scalar = node { true } else { false }
    }

    /// Whether a bare number stands here, which YAML does not take for a text.
    var isBareNumber: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return Double(scalar.string) != nil
    }

    /// The text; numbers and the like are taken as they are written.
    func string() throws(RuleFileError) -> String {
        guard case .scalar(let scalar) = node else { throw error(.wrongType, "expected a text, found \(kind)") }
        guard !scalar.string.isEmpty else { throw error(.badValue, "expected a text, found nothing") }
        return scalar.string
    }

    /// An id of one capital letter and so many digits, such as `R05`.
    func code(_ letter: Character, digits: Int) throws(RuleFileError) -> String {
        let text = try string()
        guard text.first == letter, text.utf8.count == digits + 1,
            text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { throw error(.badValue, "expected \(letter) and \(digits) digits, found \(text)") }
        return text
    }

    /// A whole number within `range`.
    func int(in range: ClosedRange<Int>) throws(RuleFileError) -> Int {
        let text = try string()
        guard let value = Int(text), range.contains(value) else {
            throw error(
                .badValue,
                "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(text)"
            )
        }
        return value
    }

    /// `true` or `false`.
    func bool() throws(RuleFileError) -> Bool {
        switch try string() {
        case "true": return true
        case "false": return false
        case let text: throw error(.badValue, "expected true or false, found \(text)")
        }
    }

    /// One of the cases of an enumeration by raw value.
    func choice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type
    ) throws(RuleFileError) -> Choice where Choice.RawValue == String {
        let text = try string()
        guard let value = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(.badValue, "expected one of \(known), found \(text)")
        }
        return value
    }

    /// A list of texts, none twice.
    func strings() throws(RuleFileError) -> [String] {
        var seen: Set<String> = []
        var strings: [String] = []
        for item in try list() {
            let text = try item.string()
            guard seen.insert(text).inserted else { throw item.error(.duplicate, "\(text) stands twice in this list") }
            strings.append(text)
        }
        return strings
    }

    private var kind: String {
        switch node {
        case .scalar: "a text"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    private static func syntaxError(_ error: YamlError, _ path: String) -> RuleFileError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RuleFileError(
                code: .syntax,
                file: path,
                line: mark.line,
                column: mark.column,
                reason: "is not YAML: \(problem)"
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            RuleFileError(
                code: .duplicate,
                file: path,
                line: context.mark.line,
                column: context.mark.column,
                reason: "this mapping has a key twice: \(duplicates)"
            )
        default:
            RuleFileError(code: .syntax, file: path, line: 0, column: 0, reason: "is not YAML: \(error)")
        }
    }

    /// Refuses documents that aliases blow up beyond what any rule file holds.
    private static func refuseBloat(_ root: Node, _ path: String) throws(RuleFileError) {
        var waiting = [root]
        var count = 0
        while let node = waiting.popLast() {
            count += 1
            guard count <= 400_000 else {
                throw RuleFileError(
                    code: .syntax,
                    file: path,
                    line: 0,
                    column: 0,
                    reason: "holds more than 400000 values; do not build lists from aliases"
                )
            }
            switch node {
            case .mapping(let mapping): for (_, value) in mapping { waiting.append(value) }
            case .sequence(let sequence): waiting += sequence
            default: continue
            }
        }
    }
}

/// The values of a mapping whose keys were checked.
struct YAMLFields {
    let owner: YAMLValue
    private let values: [String: YAMLValue]

    init(owner: YAMLValue, values: [String: YAMLValue]) {
        self.owner = owner
        self.values = values
    }

    /// The value of an optional key.
    subscript(key: String) -> YAMLValue? { values[key] }

    /// The value of a key that must be there.
    func required(_ key: String) throws(RuleFileError) -> YAMLValue {
        guard let value = values[key] else { throw owner.error(.missingKey, "the key \(key) is missing") }
        return value
    }
}
