import JSONTree
import Yams

/// One node of a profile file; every complaint about it names file, line and column.
struct ProfileNode {
    private let node: Node
    private let file: String

    /// The root of the YAML document `text`.
    init(parsing text: String, file: String) throws(ProfileError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw ProfileError(error, file: file)
        } catch {
            throw ProfileError(file: file, line: 0, column: 0, message: "cannot be read as YAML")
        }
        guard let root else { throw ProfileError(file: file, line: 0, column: 0, message: "the file is empty") }
        self.init(node: root, file: file)
    }

    private init(node: Node, file: String) {
        self.node = node
        self.file = file
    }

    /// A complaint about this node.
    func error(_ message: String) -> ProfileError {
        ProfileError(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
    }

    /// The members of a mapping with text keys, in order.
    func members() throws(ProfileError) -> [(key: ProfileNode, value: ProfileNode)] {
        guard let mapping = node.mapping else { throw error("must be a mapping") }
        return mapping.map { (ProfileNode(node: $0.key, file: file), ProfileNode(node: $0.value, file: file)) }
    }

    /// The members by key; a key that is not `known` is refused at its place.
    func section(_ known: [String]) throws(ProfileError) -> ProfileSection {
        var values: [String: ProfileNode] = [:]
        for (key, value) in try members() {
            let name = try key.text()
            guard known.contains(name) else {
                throw key.error("unknown key \"\(name)\"; known are \(known.joined(separator: ", "))")
            }
            values[name] = value
        }
        return ProfileSection(node: self, values: values)
    }

    /// The entries of a sequence.
    func entries() throws(ProfileError) -> [ProfileNode] {
        guard let sequence = node.sequence else { throw error("must be a list") }
        return sequence.map { ProfileNode(node: $0, file: file) }
    }

    /// The text of a scalar, quoted or not.
    func text() throws(ProfileError) -> String {
        guard case .scalar(let scalar) = node else { throw error("must be a text") }
        return scalar.string
    }

    /// A list of texts, or one text alone.
    func texts() throws(ProfileError) -> [String] {
        if case .scalar(let scalar) = node { return [scalar.string] }
        var texts: [String] = []
        for entry in try entries() { texts.append(try entry.text()) }
        return texts
    }

    /// One of the names of `Code`.
    func code<Code: RawRepresentable & CaseIterable>(
        _ type: Code.Type = Code.self
    ) throws(ProfileError) -> Code where Code.RawValue == String {
        guard let code = Code(rawValue: try text()) else {
            throw error("must be one of \(Code.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return code
    }

    /// A JSON pointer.
    func pointer() throws(ProfileError) -> JSONPointer {
        guard let pointer = JSONPointer(try text()) else { throw error("must be a JSON pointer such as /caller/name") }
        return pointer
    }

    /// A list of JSON pointers, or one alone.
    func pointers() throws(ProfileError) -> [JSONPointer] {
        if case .scalar = node { return [try pointer()] }
        var pointers: [JSONPointer] = []
        for entry in try entries() { pointers.append(try entry.pointer()) }
        guard !pointers.isEmpty else { throw error("must name at least one JSON pointer") }
        return pointers
    }

    /// A scalar as JSON: unquoted true, false and whole numbers are what they look like, all else is a text.
    func scalar() throws(ProfileError) -> JSONValue {
        guard case .scalar(let scalar) = node else { throw error("must be a single value") }
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        switch scalar.string {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return Int64(scalar.string).map(JSONValue.integer) ?? .string(scalar.string)
        }
    }
}

/// A mapping whose keys have been checked.
struct ProfileSection {
    let node: ProfileNode
    private let values: [String: ProfileNode]

    /// The checked members of `node`.
    init(node: ProfileNode, values: [String: ProfileNode]) {
        self.node = node
        self.values = values
    }

    subscript(key: String) -> ProfileNode? { values[key] }

    /// The value of a key that must be there.
    func required(_ key: String) throws(ProfileError) -> ProfileNode {
        guard let value = values[key] else { throw node.error("the key \"\(key)\" is missing") }
        return value
    }
}

extension ProfileError {
    /// A YAML error with its place.
    fileprivate init(_ error: YamlError, file: String) {
        let (mark, problem): (Mark?, String) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (mark, problem)
            case .reader(let problem, _, _, _): (nil, problem)
            case .duplicatedKeysInMapping(let duplicates, let context):
                (context.mark, "the key \"\(duplicates.first ?? "")\" is there twice")
            default: (nil, "cannot be read as YAML")
            }
        self.init(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, message: problem)
    }
}
