import Testing

@testable import RuleFile

@Suite("A scenario file is read strictly, and every complaint says where")
struct ScenarioReaderTests {
    private static func read(_ text: String) throws(RuleFileError) -> ScenarioFile {
        try ScenarioFile(SourceFile(name: "x.yaml", digest: "", content: Array(text.utf8)), path: "x.yaml")
    }

    private static func file(_ steps: String) -> String {
        "# 表明一事\ntitle: 题\nstation: 古山派出所\nsteps:\n" + steps
    }

    @Test(arguments: [
        ("  - at: 2026-03-10 09:00\n    leafs: []", 6, "unknown key leafs"),
        ("  - at: 2026-03-10 09:00\n    alert: {no: A1, colour: 红}", 6, "unknown key colour"),
        ("  - at: 2026-03-10 09:00\n    alert:\n      rules: {typ: D0401}", 7, "unknown key typ"),
        ("  - at: 2026-03-10 09:00\n    case: {mood: 好}", 6, "unknown key mood"),
        ("  - at: 2026-03-10 09:00\n    leaves:\n      - 一推给处警民警", 7, "expected 通知 → 责任民警"),
        ("  - at: 2026-03-10 09:00\n    leaves:\n      - 四推 → 处警民警", 7, "四推 is nothing that leaves"),
        ("  - at: 2026-03-10 09:00\n    disposition: {result: 和好}", 6, "found 和好"),
        ("  - at: 25:00", 5, "expected 2026-02-14 10:30"),
        ("  - at: 2026-03-10 09:00\n  - at: 08:00", 6, "lies before the step above"),
        ("  - at: 2026-03-10 09:00\n    outcome: applied", 6, "nothing comes in"),
        ("  - at: 2026-03-10 09:00\n    alert: {no: A1}\n    receipt: {action: 签收}", 7, "one event a step"),
        ("  - at: 2026-03-10 09:00\n    case: {deadlines: {审批: 明天}}", 6, "expected a limit"),
    ])
    func `A mistake is refused with its line`(_ steps: String, _ line: Int, _ reason: String) throws {
        let error = #expect(throws: RuleFileError.self) { try Self.read(Self.file(steps)) }
        #expect(error?.line == line)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test func `A file begins with what it shows`() throws {
        let text = Self.file("  - at: 2026-03-10 09:00").dropFirst("# 表明一事\n".count)
        #expect(throws: RuleFileError.self) { try Self.read(String(text)) }
    }

    @Test(arguments: [
        ("2026-03-10 09:00", "03-10 09:00"), ("10:30", "03-10 10:30"), ("次日 08:00", "03-11 08:00"),
        ("30 天后 09:00", "04-09 09:00"), ("5 分钟后", "03-10 09:05"), ("48 小时后", "03-12 09:00"),
    ])
    func `Times are written as people say them`(_ text: String, _ time: String) throws {
        let start = try #require(ScenarioTime.instant("2026-03-10 09:00"))
        let instant = try #require(ScenarioTime.instant(text, after: start))
        #expect(ScenarioTime.short(instant) == time)
    }
}
