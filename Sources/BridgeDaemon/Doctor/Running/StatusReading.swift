import JSONTree

extension JSONValue {
    /// The values of a list; none for anything else.
    var elements: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    /// The text of a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
