import CaseModel
import JSONTree

extension MessageMapping {
    /// Reads how one kind is mapped; a target that the kind does not have is refused.
    init(_ node: ProfileNode, kind: InboundMessage.Kind) throws(ProfileError) {
        let section = try node.section(["fields", "marks"])
        self.init(fields: [], marks: [])
        for entry in try section.required("fields").entries() {
            fields.append(try FieldMapping(entry, kind: kind))
        }
        for entry in try section["marks"]?.entries() ?? [] {
            marks.append(try TextMark(entry, kind: kind))
        }
    }
}

extension FieldMapping {
    private static let keys = [
        "to", "from", "join", "with", "constant", "as", "codes", "unknown", "list", "blank",
    ]

    fileprivate init(_ node: ProfileNode, kind: InboundMessage.Kind) throws(ProfileError) {
        let section = try node.section(FieldMapping.keys)
        self.init(
            target: try CanonicalFields.target(try section.required("to"), kind: kind),
            source: try FieldMapping.source(section),
            form: try FieldMapping.form(section),
            blanks: try section["blank"]?.texts() ?? []
        )
    }

    private static func source(_ section: ProfileSection) throws(ProfileError) -> Source {
        switch (section["from"], section["join"], section["constant"]) {
        case (let from?, nil, nil): return .first(try from.pointers())
        case (nil, let join?, nil): return .joined(try join.pointers(), separator: try section["with"]?.text() ?? "")
        case (nil, nil, let constant?): return .constant(try constant.scalar())
        default: throw section.node.error("needs exactly one of from, join, constant")
        }
    }

    private enum FormName: String, CaseIterable { case text, integer, number, time, revision }

    private enum UnknownCode: String, CaseIterable { case refuse, drop }

    private static func form(_ section: ProfileSection) throws(ProfileError) -> Form {
        switch (section["as"], section["codes"], section["list"]) {
        case (nil, nil, nil): return .text
        case (let form?, nil, nil):
            return switch try form.code(FormName.self) {
            case .text: .text
            case .integer: .integer
            case .number: .number
            case .time: .time
            case .revision: .revision
            }
        case (nil, let codes?, nil):
            var table: [String: JSONValue] = [:]
            for (key, value) in try codes.members() { table[try key.text()] = try value.scalar() }
            let unknown = try section["unknown"]?.code(UnknownCode.self) ?? .refuse
            return .codes(table, dropsUnknown: unknown == .drop)
        case (nil, nil, let list?):
            let separator = try list.text()
            guard !separator.isEmpty else { throw list.error("must be the text between two entries") }
            return .list(separator: separator)
        case (let form?, nil, let list?):
            guard try form.text() == FormName.time.rawValue else {
                throw form.error("the entries of a list are texts, or with \"as: time\" times")
            }
            let separator = try list.text()
            guard !separator.isEmpty else { throw list.error("must be the text between two entries") }
            return .times(separator: separator)
        default: throw section.node.error("takes at most one of as, codes, list")
        }
    }
}

extension TextMark {
    fileprivate init(_ node: ProfileNode, kind: InboundMessage.Kind) throws(ProfileError) {
        let section = try node.section(["in", "words", "except", "to", "value"])
        let words = try section.required("words")
        let texts = try words.texts()
        guard !texts.isEmpty, !texts.contains("") else { throw words.error("must hold at least one word") }
        self.init(
            sources: try section.required("in").pointers(),
            words: texts.map { Array($0.utf8) },
            denials: try section["except"]?.texts().map { Array($0.utf8) } ?? [],
            target: try CanonicalFields.target(try section.required("to"), kind: kind),
            value: try section.required("value").scalar()
        )
    }
}
