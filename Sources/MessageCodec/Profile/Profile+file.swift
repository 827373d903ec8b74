import CaseModel
import Glibc
import JSONTree

extension Profile {
    /// Reads and checks the profile file at `path`.
    ///
    /// - Throws: the first fault, with file, line and column.
    package init(contentsOf path: String) throws(ProfileError) {
        guard let file = fopen(path, "rb") else {
            let reason = String(cString: strerror(errno))
            throw ProfileError(file: path, line: 0, column: 0, message: "cannot be opened: \(reason)")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ProfileError(file: path, line: 0, column: 0, message: "is not UTF-8")
        }
        try self.init(yaml: text, file: path)
    }

    /// Reads and checks a profile; `file` is the name used in errors.
    package init(yaml text: String, file: String) throws(ProfileError) {
        let root = try ProfileNode(parsing: text, file: file)
            .section(["profile", "schemaVersion", "encodings", "times", "kinds", "messages", "tasks"])
        name = try root.required("profile").text()
        schemaVersion = try root["schemaVersion"]?.text()
        encodings = try Profile.encodings(root["encodings"])
        clock = try root["times"].map(ClockFormat.init) ?? Profile.canonical.clock
        kinds = try root["kinds"].map(KindRule.init) ?? KindRule()
        mappings = try Profile.mappings(root["messages"])
        tasks = try Profile.tasks(root["tasks"])
    }

    private static func encodings(_ node: ProfileNode?) throws(ProfileError) -> [TextEncoding] {
        guard let node else { return [.utf8] }
        var encodings: [TextEncoding] = []
        for entry in try node.entries() { encodings.append(try entry.code()) }
        guard !encodings.isEmpty else { throw node.error("must name at least one encoding") }
        return encodings
    }

    private static func mappings(
        _ node: ProfileNode?
    ) throws(ProfileError) -> [InboundMessage.Kind: MessageMapping] {
        var mappings: [InboundMessage.Kind: MessageMapping] = [:]
        for (key, value) in try node?.members() ?? [] {
            let kind: InboundMessage.Kind = try key.code()
            mappings[kind] = try MessageMapping(value, kind: kind)
        }
        return mappings
    }

    private static func tasks(_ node: ProfileNode?) throws(ProfileError) -> [OutboundBody: OutboundMapping] {
        var mappings: [OutboundBody: OutboundMapping] = [:]
        for (key, value) in try node?.members() ?? [] {
            let body: OutboundBody = try key.code()
            mappings[body] = try OutboundMapping(value, body: body)
        }
        return mappings
    }
}

extension ClockFormat {
    fileprivate init(_ node: ProfileNode) throws(ProfileError) {
        let section = try node.section(["formats", "zone"])
        var formats: [Format] = []
        let list = try section.required("formats")
        for entry in try list.entries() { formats.append(try entry.code()) }
        guard !formats.isEmpty else { throw list.error("must name at least one format") }
        var zone = Timestamp.chinaOffsetMinutes
        if let entry = section["zone"] { zone = try ClockFormat.offset(entry) }
        self.init(formats: formats, zoneOffsetMinutes: zone)
    }

    /// Minutes east of UTC, written as `+08:00`.
    private static func offset(_ node: ProfileNode) throws(ProfileError) -> Int {
        let text = try node.text()
        guard let epoch = Timestamp(rfc3339: "1970-01-01T00:00:00\(text)") else {
            throw node.error("must be an offset such as \"+08:00\"")
        }
        return Int(-epoch.milliseconds / 60_000)
    }
}

extension KindRule {
    fileprivate init(_ node: ProfileNode) throws(ProfileError) {
        let section = try node.section(["pointer", "codes", "shapes", "defaults"])
        self.init()
        if let entry = section["pointer"] { pointer = try entry.pointer() }
        for (key, value) in try section["codes"]?.members() ?? [] {
            codes[try key.text()] = try value.code()
        }
        for entry in try section["shapes"]?.entries() ?? [] {
            let shape = try entry.section(["kind", "has", "lacks"])
            shapes.append(
                Shape(
                    kind: try shape.required("kind").code(),
                    has: try shape.required("has").pointers(),
                    lacks: try shape["lacks"]?.pointers() ?? []
                )
            )
        }
        for (key, value) in try section["defaults"]?.members() ?? [] {
            guard let queue = InboundQueue(rawValue: try key.text()) else {
                let names = InboundQueue.allCases.map(\.rawValue).joined(separator: ", ")
                throw key.error("must be one of \(names)")
            }
            defaults[queue] = try value.code()
        }
    }
}
