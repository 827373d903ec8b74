package import CaseModel
import JSONTree
package import MessageCodec

/// A task as a neighbour gets it: its id and kind, and whatever else its body says.
package struct ReceivedTask: Hashable, Sendable {
    package let id: String
    package let kind: PushTask.Kind
    private let body: JSONValue

    /// Reads the body of a task in the dialect of `profile`; nil when it is no JSON, or no task.
    package init?(parsing bytes: [UInt8], profile: Profile = .canonical) {
        guard let body = try? TaskDecoder(profile: profile).decode(bytes), let id = body["taskId"]?.text,
            let kind = body["taskKind"]?.text.flatMap(PushTask.Kind.init(rawValue:))
        else { return nil }
        self.id = id
        self.kind = kind
        self.body = body
    }

    /// The text at the end of these keys.
    func text(_ keys: String...) -> String? {
        keys.reduce(body as JSONValue?) { $0?[$1] }?.text
    }

    /// Whether every field of `pattern`, at any depth, is in the body with the same value.
    func fits(_ pattern: JSONValue) -> Bool {
        ReceivedTask.fits(body, pattern)
    }

    private static func fits(_ value: JSONValue, _ pattern: JSONValue) -> Bool {
        guard case .object(let wanted) = pattern else { return value == pattern }
        return wanted.members.allSatisfy { member in value[member.key].map { fits($0, member.value) } ?? false }
    }
}

extension JSONValue {
    /// The text, when this is one.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The values, when this is a list.
    var list: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The members, when this is an object.
    var members: JSONObject? {
        if case .object(let members) = self { members } else { nil }
    }
}
