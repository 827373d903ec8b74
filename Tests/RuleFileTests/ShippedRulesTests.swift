import CaseModel
import RuleEngine
import Testing

@testable import RuleFile

/// The rules and the directory an operator gets.
enum Shipped {
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    static let rules = Result { try RuleFolder.load(path: "\(root)/deploy/rules", digest: digest) }
    static let directory = Result {
        try DirectoryFile.load(
            path: "\(root)/deploy/directory.yaml",
            roster: "\(root)/deploy/roster.csv",
            digest: digest
        )
    }

    /// FNV-1a, good enough to tell files apart in a test.
    static func digest(_ bytes: [UInt8]) -> String {
        let value = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    static func assess(_ text: String) throws -> TextAssessment {
        try rules.get().ruleSet.assess(AssessmentInput(texts: [(.content, text)]))
    }
}

@Suite
struct `The three stories are judged as the contract says` {
    @Test func `Gushan, masks: a consumer or quality matter without threats`() throws {
        let found = try Shipped.assess("钱先生在古山一家店买了一箱口罩，说质量不行要求退货，店主夏先生不肯退也不肯换，两人在店里吵起来，情绪激动，互不相让。")
        #expect(found.isDispute)
        #expect(["D0401", "D0402"].contains(found.type.code))
        #expect(found.band <= .yellow)
    }

    @Test func `Xinshi, a car: the buyer against the dealer`() throws {
        let found = try Shipped.assess("吴先生称在新狮一4S店买的新车没开几天就坏了，要求换车，4S店不同意只肯维修，双方僵持不下，请民警到场。")
        #expect(found.isDispute)
        #expect(["D0401", "D0402"].contains(found.type.code))
        #expect(found.band <= .yellow)
    }

    @Test func `Wuyi, goods payment: a threat to a car is yellow, not red`() throws {
        let found = try Shipped.assess("李某（业务员）报警：罗某为货款的事到万石院新村门口闹，扬言要砸了他的车，说货款再不给就不走，李某说货有质量问题。")
        #expect(found.isDispute)
        #expect(found.type.code == "D0502")
        #expect(found.indicators.map(\.id).contains("R05"))
        #expect(found.band == .yellow)
        let words = found.indicators.first { $0.id == "R05" }?.evidence.map(\.words) ?? []
        #expect(words.contains { $0.contains("砸") })
    }
}

@Suite
struct `The shipped rules keep clear of the known traps` {
    @Test(
        arguments: [
            ("两家为晒谷吵架，双方均未持械，没有动刀", "R01"), ("菜刀店老板和顾客吵，嫌菜刀贵", "R01"),
            ("他跟摊主砍价吵起来", "R01"), ("隔壁打断施工，两家争执", "R04"), ("小三轮挡了路，两人对骂", "R15"),
            ("酒店不退押金，和前台吵", "R12"), ("楼下炸鸡店油烟太大", "R02"), ("跳楼价甩卖不退货，吵起来", "R06"),
            ("气死我了，楼上吵死了", "R03"), ("打死也不还钱", "R03"), ("物流跟踪三天没动，和客服吵", "R16"),
            ("保险不赔第三者责任险", "R15"), ("要精神损失费，不给就不走", "R13"), ("加油站插队争执", "R02"),
        ]
    )
    func `the trap does not fire`(text: String, id: String) throws {
        #expect(try !Shipped.assess(text).indicators.map(\.id).contains(id))
    }

    @Test(
        arguments: [
            ("他举着菜刀站在我家门口骂", "R01", Band.red), ("喝了酒抡起啤酒瓶砸在他头上", "R01", .red),
            ("拎着一桶汽油往门上泼，说要点了", "R02", .red), ("再不还钱就砍死你全家", "R03", .red),
            ("说再来就打断你的腿", "R04", .orange), ("她坐在窗台外面说不想活了要跳楼", "R06", .red),
            ("老公把我反锁在屋里不让出门", "R07", .red), ("老公揪我头发往墙上撞", "R09", .orange),
            ("十几个工友讨薪，坐在老板办公室", "R17", .orange), ("三十多个工人把厂门堵了，要工资", "R17", .red),
            ("前男友分手后天天蹲在我公司楼下", "R16", .orange), ("再不解决我就去省里上访", "R19", .yellow),
        ]
    )
    func `the sign fires with its band`(text: String, id: String, band: Band) throws {
        let found = try Shipped.assess(text)
        #expect(found.indicators.map(\.id).contains(id))
        #expect(found.band == band)
    }

    @Test(
        arguments: [
            "我的电瓶车昨晚在楼下被偷了，想查一下监控", "路上捡到一个钱包，里面有身份证，请失主来领",
            "老人走失了，穿蓝色衣服，请帮忙找", "咨询一下身份证怎么补办", "高速上一辆货车侧翻，没有人受伤",
        ]
    )
    func `what is no dispute is not made one`(text: String) throws {
        #expect(try !Shipped.assess(text).isDispute)
    }
}

@Suite
struct `The shipped files are complete` {
    @Test func `every type has a department and guidance`() throws {
        let loaded = try Shipped.rules.get()
        #expect(loaded.catalog.types.count == 31)
        for type in loaded.catalog.types.values { #expect(!type.guidance.isEmpty, "\(type.code)") }
        #expect(loaded.catalog.type("D0109").coverName == "家庭")
        let policeLed = loaded.catalog.types.values.filter(\.isPoliceLed).map(\.code).sorted()
        #expect(policeLed == ["D0109", "D0202", "D1001", "D1501"])
        #expect(loaded.sources.map(\.name) == RuleFolder.fileNames)
        #expect(loaded.ruleSet.version.wholeMatch(of: /2026\.11\.1\+[0-9a-f]{8}/) != nil)
    }

    @Test func `the policy holds the defaults of the life cycle`() throws {
        let policy = try Shipped.rules.get().policy
        #expect(policy.deadlines[.signPush1]?.limit.span(band: .red, expedited: false) == .elapsed(.minutes(1)))
        #expect(policy.deadlines[.approvalDecision]?.limit.span(band: .blue, expedited: true) == .elapsed(.hours(1)))
        #expect(policy.finish[.complex] == .days(20))
        #expect(policy.callBackDays.red == [1, 7, 30])
    }

    @Test func `the directory has every post of every station`() throws {
        let directory = try Shipped.directory.get()
        let now = Timestamp(milliseconds: 1_795_000_000_000)
        let posts = Directory.Role.ofCases.filter { $0 != .bureauDutyLeader }
        #expect(directory.stations.count >= 9)
        for station in directory.stations {
            for role in posts { #expect(directory.holder(of: role, in: station.code, at: now) != nil) }
            #expect(!station.townships.isEmpty)
        }
        #expect(directory.people.contains { $0.role == .bureauDutyLeader })
        for name in ["古山派出所", "新狮派出所", "白洋派出所"] {
            #expect(directory.stations.contains { $0.name == name })
        }
    }
}
