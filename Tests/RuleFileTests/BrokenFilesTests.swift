import Fuzzing
import RuleEngine
import Testing

@testable import RuleFile

@Suite
struct `A broken rule folder says where it is broken` {
    struct Mistake: CustomTestStringConvertible, Sendable {
        var file: String
        var old: String
        var new: String
        var code: RuleFileError.Code
        var testDescription: String { "\(file): \(new.prefix(40))" }

        init(_ file: String, _ old: String, _ new: String, _ code: RuleFileError.Code) {
            (self.file, self.old, self.new, self.code) = (file, old, new, code)
        }
    }

    @Test(
        arguments: [
            Mistake("ruleset.yaml", "version:", "versoin:", .unknownKey),
            Mistake("ruleset.yaml", "title:", "# title:", .missingKey),
            Mistake("ruleset.yaml", "version:", "version: [", .syntax),
            Mistake("vocabulary.yaml", "words: [", "wörter: [", .unknownKey),
            Mistake("vocabulary.yaml", "菜刀, 砍刀", "菜刀, 菜刀", .duplicate),
            Mistake("context.yaml", "negations: [", "negations: 没 # [", .wrongType),
            Mistake("context.yaml", "trades: [", "trades: [\"\", ", .badValue),
            Mistake("indicators.yaml", "$砍门", "$砍窗", .unknownReference),
            Mistake("indicators.yaml", "id: R02", "id: R01", .duplicate),
            Mistake("indicators.yaml", "band: red", "band: crimson", .badValue),
            Mistake("indicators.yaml", "within: 7", "within: 700", .badValue),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: $砍门", .wrongType),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: []", .unreachable),
            Mistake("indicators.yaml", "- any: [$砍门]", "- within: clause", .badValue),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: [装修]", .unreachable),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: [拍戏]", .unreachable),
            Mistake("indicators.yaml", "- any: [$砍门]", "- {any: [$砍门], none: [装修]}\n      - any: [$砍门]", .duplicate),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: [$砍门]\n        count: 99", .badValue),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: [$砍门]\n        fields: {}", .unreachable),
            Mistake("indicators.yaml", "- any: [$砍门]", "- any: [$砍门]\n        fields: {hours: [22, 22]}", .unreachable),
            Mistake("indicators.yaml", "unless: [拍戏]", "excluding: [negated]", .duplicate),
            Mistake("indicators.yaml", "silent:", "quiet:", .unknownKey),
            Mistake("indicators.yaml", "any: [汽油]", "any: [汽油, 110]", .wrongType),
            Mistake("indicators.yaml", "any: [汽油]", "any: [汽油, \" \"]", .badValue),
            Mistake("indicators.yaml", "id: R02", "id: R 2", .badValue),
            Mistake("types.yaml", "words: {8: [离婚", "words: {9: [离婚], 8: [离婚", .duplicate),
            Mistake("vocabulary.yaml", "variants: [才到]", "variants: [菜刀]", .duplicate),
            Mistake("types.yaml", "words: {8: [离婚", "categories: {x: 1}\n    words: {8: [离婚", .badValue),
            Mistake("opinion.yaml", "enabled: false", "enabled: perhaps", .badValue),
            Mistake("indicators.yaml", "status: stable", "status: good", .badValue),
            Mistake("types.yaml", "indicators: {R15: 5}", "indicators: {R99: 5}", .unknownReference),
            Mistake("types.yaml", "minimumPoints: 5", "minimumPoints: five", .badValue),
            Mistake("types.yaml", "code: D0102", "code: D0101", .duplicate),
            Mistake("departments.yaml", "code: D0102", "code: D7777", .missingKey),
            Mistake("dispute.yaml", "threshold:", "treshold:", .unknownKey),
            Mistake("departments.yaml", "channel: Q", "channel: Z", .badValue),
            Mistake("departments.yaml", "code: D0102", "code: D0101", .duplicate),
            Mistake("departments.yaml", "lead: 市场监管", "lead: 市场监督", .unknownReference),
            Mistake("departments.yaml", "lead: 市场监管", "lead:", .badValue),
            Mistake("departments.yaml", "lead: 市场监管", "govCod: 1", .unknownKey),
            Mistake("departments.yaml", "helpers: [妇联, 民政", "helpers: [妇连, 民政", .unknownReference),
            Mistake("departments.yaml", "司法所, 妇联,", "司法所, 司法所,", .duplicate),
            Mistake("routes.yaml", "fallback: 综合信息指挥室", "fallback: 指挥室", .unknownReference),
            Mistake("routes.yaml", "fallback: 综合信息指挥室", "", .missingKey),
            Mistake("routes.yaml", "D0401: 市场监管所", "D0401: 市监所", .unknownReference),
            Mistake("routes.yaml", "D0401: 市场监管所", "D0401: \"\"", .badValue),
            Mistake("routes.yaml", "D0401: 市场监管所", "D7777: 市场监管所", .unknownReference),
            Mistake("routes.yaml", "D0401: 市场监管所", "D0109: 妇联", .unreachable),
            Mistake("routes.yaml", "D0401: 市场监管所", "D0402: 司法所", .duplicate),
            Mistake("routes.yaml", "leads: {D0401: 市场监管所, D0402: 市场监管所}", "leads: {}", .unreachable),
            Mistake("routes.yaml", "withoutLead: [D0801, D0901]", "withoutLead: [D0801, D0801]", .duplicate),
            Mistake("routes.yaml", "withoutLead: [D0801", "leads: {D0801: 卫生健康}\n    withoutLead: [D0801", .duplicate),
            Mistake("routes.yaml", "withoutLead: [D0801", "withoutLead: [D7777", .unknownReference),
            Mistake("routes.yaml", "\"330723102\"", "\"330784101\"", .duplicate),
            Mistake("guidance.yaml", "D0102:", "D7777:", .unknownReference),
            Mistake("escalation.yaml", "normal: 5 min", "normal: 5min", .badValue),
            Mistake("escalation.yaml", "normal: 5 min", "normal: 5 weeks", .badValue),
            Mistake("escalation.yaml", "[1, 7, 30]", "[7, 1, 30]", .badValue),
            Mistake("escalation.yaml", "callBackSampleOneIn: 10", "callBackSampleOneIn: many", .badValue),
        ]
    )
    func `with file, line and column`(mistake: Mistake) throws {
        let folder = try FolderCopy()
        try folder.edit(mistake.file, mistake.old, mistake.new)
        let path = folder.path
        let error = #expect(throws: RuleFileError.self) { try RuleFolder.load(path: path, digest: Shipped.digest) }
        #expect(error?.code == mistake.code, "\(error?.description ?? "")")
        #expect(error?.file == "\(path)/\(mistake.file)")
        #expect((error?.line ?? 0) > 0)
        #expect((error?.column ?? 0) > 0)
    }

    @Test func `every mistake is told at once, and none twice`() throws {
        let folder = try FolderCopy()
        try folder.edit("ruleset.yaml", "title:", "titel:")
        try folder.edit("vocabulary.yaml", "words: [砍门, 劈门]", "words: [砍门, 砍门]")
        try folder.edit("indicators.yaml", "band: red\n", "band: crimson\n")
        try folder.edit("indicators.yaml", "any: [汽油]", "any: [$油]")
        try folder.edit("types.yaml", "status: stable", "status: good")
        let problems = RuleFolder.read(path: folder.path, digest: Shipped.digest).problems
        #expect(
            problems.map(\.code) == [.unknownKey, .duplicate, .badValue, .unknownReference, .badValue],
            "\(problems.map(\.description))"
        )
        #expect(problems.allSatisfy { $0.line > 0 && $0.column > 0 })
        let first = #expect(throws: RuleFileError.self) {
            try RuleFolder.load(path: folder.path, digest: Shipped.digest)
        }
        #expect(first == problems.first)
    }

    @Test func `a thousand broken folders never crash the loader`() throws {
        let folder = try FolderCopy()
        let names = SmallRules.texts.keys.sorted()
        var seed: UInt64 = 20_261_124
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let pieces = [
            "[", "]", "{", "}", ": ", "- ", "\n", "\u{0}", "$刀", "\"", "&a", "*a", "99999999999", "刀", "#", "!!x",
        ]
        var refused = 0
        for _ in 0..<1_000 {
            let name = names[next(names.count)]
            var bytes = Array((SmallRules.texts[name] ?? "").utf8)
            for _ in 0...next(4) {
                let place = next(bytes.count)
                switch next(3) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(8)))
                case 1: bytes.insert(contentsOf: Array(pieces[next(pieces.count)].utf8), at: place)
                default: bytes[place] = UInt8(next(256))
                }
                if bytes.isEmpty { bytes = [0x0A] }
            }
            try folder.write(bytes, to: name)
            let problems = RuleFolder.read(path: folder.path, digest: Shipped.digest).problems
            if !problems.isEmpty { refused += 1 }
            #expect(problems.allSatisfy { !$0.reason.isEmpty })
            try folder.write(Array((SmallRules.texts[name] ?? "").utf8), to: name)
        }
        #expect(refused > 700)
        #expect(RuleFolder.read(path: folder.path, digest: Shipped.digest).problems.isEmpty)
    }

    @Test func `a missing folder is one clear error`() {
        let error = #expect(throws: RuleFileError.self) {
            try RuleFolder.load(path: "/nonexistent/rules", digest: Shipped.digest)
        }
        #expect(error?.code == .missing)
        #expect(error?.description.contains("/nonexistent/rules") == true)
        #expect(error?.description.contains("indicators.yaml") == true)
    }

    @Test func `a missing file and a stray file are named`() throws {
        let folder = try FolderCopy()
        let path = folder.path
        try folder.write(Array("a: 1".utf8), to: "types-old.yaml")
        #expect(throws: RuleFileError.self) { try RuleFolder.load(path: path, digest: Shipped.digest) }
        folder.remove("types-old.yaml")
        folder.remove("types.yaml")
        let error = #expect(throws: RuleFileError.self) { try RuleFolder.load(path: path, digest: Shipped.digest) }
        #expect(error?.code == .missing)
        #expect(error?.file == "\(path)/types.yaml")
    }

    @Test(
        arguments: [
            [], [0xFF, 0xFE, 0x00], Array("- a\n- b".utf8), Array("7".utf8), Array("{a: {b: {c: 1}}}".utf8),
            Array(String(repeating: "[", count: 10_000).utf8), Array(String(repeating: "- ", count: 10_000).utf8),
            Array("a: &x [1, 1]\nb: &y [*x, *x]\nc: [*y, *y]".utf8), [0x61, 0x3A, 0x20, 0x00],
        ] as [[UInt8]]
    )
    func `nonsense is refused and never crashes`(content: [UInt8]) throws {
        let folder = try FolderCopy()
        let path = folder.path
        try folder.write(content, to: "ruleset.yaml")
        #expect(throws: RuleFileError.self) { try RuleFolder.load(path: path, digest: Shipped.digest) }
    }

    @Test func `a changed word changes the version`() throws {
        let folder = try FolderCopy()
        let before = try RuleFolder.load(path: folder.path, digest: Shipped.digest).ruleSet.version
        try folder.edit("types.yaml", "分手", "分手了")
        let changed = try RuleFolder.load(path: folder.path, digest: Shipped.digest).ruleSet.version
        #expect(changed != before)
    }
}

@Suite
struct `A broken directory says where it is broken` {
    private static let valid = """
        townships:
          - {code: "330784101", name: 古山镇, room: 古山镇综合信息指挥室}
        stations:
          - {code: "330784100000", name: 古山派出所, dutyPhone: "0", townships: ["330784101"]}
        people:
          - {id: "1", name: 张三, role: dutyLeader, unit: "330784100000", from: "2026-01-01T00:00:00+08:00"}
        listedNumbers:
          - {phone: "0579-87000600", name: 物业, use: propertyOffice}
        """

    @Test(
        arguments: [
            ("townships: [\"330784101\"]", "townships: [\"330784999\"]", RuleFileError.Code.unknownReference, 4),
            ("role: dutyLeader", "role: chief", .badValue, 6),
            ("unit: \"330784100000\"", "unit: \"1\"", .unknownReference, 6),
            ("code: \"330784101\"", "code: \"33078\"", .badValue, 2), ("+08:00", "", .badValue, 6),
            ("dutyPhone", "phone", .unknownKey, 4), ("use: propertyOffice", "use: gym", .badValue, 8),
            ("0579-87000600", "110", .badValue, 8),
        ]
    )
    func `with the line`(old: String, new: String, code: RuleFileError.Code, line: Int) throws {
        let folder = try FolderCopy()
        let path = "\(folder.path)/directory.yaml"
        try folder.write(Array(Self.valid.utf8), to: "directory.yaml")
        _ = try DirectoryFile.load(path: path, digest: Shipped.digest)
        try folder.edit("directory.yaml", old, new)
        let error = #expect(throws: RuleFileError.self) { try DirectoryFile.load(path: path, digest: Shipped.digest) }
        #expect(error?.code == code)
        #expect(error?.line == line)
    }
}
