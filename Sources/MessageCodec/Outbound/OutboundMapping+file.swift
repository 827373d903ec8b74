import JSONTree

extension OutboundMapping {
    /// Reads how one body is written; a canonical field that is neither in an item nor under `omitted` is refused.
    init(_ node: ProfileNode, body: OutboundBody) throws(ProfileError) {
        let section = try node.section(["fields", "omitted"])
        var reading = OutboundReading(body: body)
        items = try reading.items(try section.required("fields"), of: body.fields, within: "")
        for entry in try section["omitted"]?.entries() ?? [] { try reading.omit(entry) }
        if let pointer = reading.forgotten {
            throw node.error("\(body.rawValue): \(pointer) is neither in an item nor under omitted")
        }
    }
}

/// Reads the items of one body and keeps account of its canonical fields.
private struct OutboundReading {
    let body: OutboundBody
    private var written: Set<String> = []
    private var omitted: Set<String> = []
    private var itemCount = 0

    private static let keys = [
        "to", "from", "join", "with", "constant", "codes", "unknown", "list", "each", "required", "max",
    ]
    private static let mostItems = 200
    private static let deepest = 8

    init(body: OutboundBody) {
        self.body = body
    }

    /// The first field of which nothing was said.
    var forgotten: String? { leaves.first { !written.contains($0) && !omitted.contains($0) } }

    private var leaves: [String] { OutboundReading.leaves(of: body.fields, within: "") }

    private static func leaves(of fields: [OutboundField], within place: String) -> [String] {
        fields.flatMap { field in
            let pointer = place + field.pointer.text
            guard case .entries(let inner) = field.form else { return [pointer] }
            return leaves(of: inner, within: pointer)
        }
    }

    mutating func omit(_ node: ProfileNode) throws(ProfileError) {
        let pointer = try node.pointer().text
        let named = leaves.filter { $0 == pointer || (isList(pointer) && $0.hasPrefix("\(pointer)/")) }
        guard !named.isEmpty else { throw node.error("\(body.rawValue) has no field \(pointer)") }
        guard named.allSatisfy({ !written.contains($0) }) else {
            throw node.error("\(pointer) is in an item, so it is not omitted")
        }
        omitted.formUnion(named)
    }

    private func isList(_ pointer: String) -> Bool {
        body.fields.contains { field in
            guard field.pointer.text == pointer, case .entries = field.form else { return false }
            return true
        }
    }

    mutating func items(
        _ node: ProfileNode,
        of fields: [OutboundField],
        within place: String
    ) throws(ProfileError) -> [OutboundItem] {
        var items: [OutboundItem] = []
        for entry in try node.entries() {
            itemCount += 1
            guard itemCount <= OutboundReading.mostItems else {
                throw entry.error("\(body.rawValue) has more than \(OutboundReading.mostItems) items")
            }
            let section = try entry.section(OutboundReading.keys)
            let target = try section.required("to")
            let item = try item(section, of: fields, within: place)
            guard !items.contains(where: { $0.target.overlaps(item.target) }) else {
                throw target.error("\(item.target.text) is written twice")
            }
            items.append(item)
        }
        return items
    }

    private mutating func item(
        _ section: ProfileSection,
        of fields: [OutboundField],
        within place: String
    ) throws(ProfileError) -> OutboundItem {
        let to = try section.required("to")
        let target = try to.pointer()
        guard target.keys.count <= OutboundReading.deepest, !target.keys.contains("") else {
            throw to.error("must name 1 to \(OutboundReading.deepest) keys")
        }
        let sources = try sources(section, of: fields, within: place)
        var item = OutboundItem(
            target: target,
            source: try source(section, sources, within: place),
            isDraft: sources.allSatisfy(\.isDraft)
        )
        if let required = section["required"] {
            item.isRequired = try required.scalar() == .bool(true)
            guard !item.isRequired || sources.isEmpty || sources.contains(where: \.isAlways) else {
                throw required.error("no field of this item is in every body; such a body could never leave")
            }
        }
        if let max = section["max"] {
            guard case .integer(let limit) = try max.scalar(), (1...100_000).contains(limit) else {
                throw max.error("must be a whole number from 1 to 100000")
            }
            // A reminder comes of the clock, and nobody is there to shorten it.
            guard body != .governanceReminder else { throw max.error("a reminder has no text to shorten") }
            item.limit = Int(limit)
        }
        return item
    }

    /// The canonical fields of one item, which are all of the draft or all outside of it.
    private mutating func sources(
        _ section: ProfileSection,
        of fields: [OutboundField],
        within place: String
    ) throws(ProfileError) -> [OutboundField] {
        let nodes: [ProfileNode]
        switch (section["from"], section["join"], section["constant"]) {
        case (let from?, nil, nil): nodes = [from]
        case (nil, let join?, nil): nodes = try join.entries()
        case (nil, nil, .some): nodes = []
        default: throw section.node.error("needs exactly one of from, join, constant")
        }
        var sources: [OutboundField] = []
        for node in nodes {
            let pointer = try node.pointer()
            guard let field = fields.first(where: { $0.pointer == pointer }) else {
                throw node.error("\(body.rawValue) has no field \(place + pointer.text)")
            }
            guard sources.allSatisfy({ $0.isDraft == field.isDraft }) else {
                throw node.error("what is approved and what is not cannot be joined in one item")
            }
            sources.append(field)
            written.insert(place + pointer.text)
        }
        return sources
    }

    private mutating func source(
        _ section: ProfileSection,
        _ fields: [OutboundField],
        within place: String
    ) throws(ProfileError) -> OutboundItem.Source {
        if let constant = section["constant"] { return .constant(try constant.scalar()) }
        if let join = section["join"] {
            guard fields.count > 1, fields.allSatisfy({ $0.form == .text }) else {
                throw join.error("must name two or more texts")
            }
            return .joined(fields.map(\.pointer), separator: try section["with"]?.text() ?? "")
        }
        guard let field = fields.first else { throw section.node.error("needs exactly one of from, join, constant") }
        return .field(field.pointer, try shape(section, of: field, within: place))
    }

    private mutating func shape(
        _ section: ProfileSection,
        of field: OutboundField,
        within place: String
    ) throws(ProfileError) -> OutboundItem.Shape {
        switch (section["codes"], section["list"], section["each"]) {
        case (nil, nil, nil):
            if case .entries = field.form { throw section.node.error("the list \(field.pointer.text) needs each") }
            return field.form == .time ? .time : .same
        case (let codes?, nil, nil):
            return try OutboundReading.codes(codes, section["unknown"], of: field)
        case (nil, let list?, nil):
            let separator = try list.text()
            guard field.form == .texts, !separator.isEmpty else {
                throw list.error("must be the text between two entries of a list of texts")
            }
            return .list(separator: separator)
        case (nil, nil, let each?):
            guard case .entries(let inner) = field.form else {
                throw each.error("\(field.pointer.text) is no list of objects")
            }
            return .entries(try items(each, of: inner, within: place + field.pointer.text))
        default: throw section.node.error("takes at most one of codes, list, each")
        }
    }

    private enum UnknownCode: String, CaseIterable { case refuse, keep }

    /// A code table, which knows every value of a closed list.
    private static func codes(
        _ node: ProfileNode,
        _ unknown: ProfileNode?,
        of field: OutboundField
    ) throws(ProfileError) -> OutboundItem.Shape {
        var table: [String: JSONValue] = [:]
        let values: [String]? =
            switch field.form {
            case .text: nil
            case .code(let values): values
            case .flag: ["true", "false"]
            default: throw node.error("\(field.pointer.text) has no codes")
            }
        for (key, value) in try node.members() {
            let name = try key.text()
            guard values?.contains(name) ?? true else {
                throw key.error("\(field.pointer.text) is never \"\(name)\"")
            }
            table[name] = try value.scalar()
        }
        if let missing = values?.first(where: { table[$0] == nil }) {
            throw node.error("the code for \"\(missing)\" is missing")
        }
        let rule = try unknown?.code(UnknownCode.self) ?? .refuse
        return .codes(table, isClosed: rule == .refuse)
    }
}

extension JSONPointer {
    /// Whether one of the two values would be inside the other, or in its place.
    fileprivate func overlaps(_ other: JSONPointer) -> Bool {
        keys.starts(with: other.keys) || other.keys.starts(with: keys)
    }
}
