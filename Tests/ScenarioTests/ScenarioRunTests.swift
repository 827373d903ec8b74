import Testing

@testable import RuleFile

@Suite("A run fails on whatever the file does not say")
struct ScenarioRunTests {
    private static let file = """
        # 一推、二推各就各位
        title: 红色警情
        station: 古山派出所
        steps:
          - at: 2026-03-10 09:00
            alert: {no: A1, officer: 处警民警, rules: {type: D0401, band: 红}}
            leaves:
              - 一推 → 处警民警：消费纠纷 红
              - 二推 → 责任民警
              - 二推 → 分管所领导
              - 通知 → 值班领导：红色警情
            case: {stage: 中期, deadlines: {签收二推: "03-10 09:15"}}
          - at: 09:01
            leaves:
              - 03-10 09:00 催办 → 值班领导：签收一推 负责人
              - 催办 → 综合指挥室：签收一推 督办 逾期
        """

    private static func failures(_ change: (String) -> String = { $0 }) async throws -> [ScenarioRun.Failure] {
        let source = SourceFile(name: "x.yaml", digest: "", content: Array(change(file).utf8))
        return try await ScenarioRun.failures(of: ScenarioFile(source, path: "x.yaml"))
    }

    @Test func `What goes as the file says has no failure`() async throws {
        #expect(try await Self.failures().isEmpty)
    }

    @Test(arguments: [
        ("      - 二推 → 责任民警\n", "", 5, "less is expected than leaves"),
        ("      - 二推 → 分管所领导\n", "      - 二推 → 分管所领导\n      - 二推 → 副所长\n", 5, "more is expected"),
        (
            "      - 二推 → 责任民警\n      - 二推 → 分管所领导\n", "      - 二推 → 分管所领导\n      - 二推 → 责任民警\n", 5,
            "another order"
        ),
        ("- 二推 → 责任民警", "- 二推 → 处警民警", 5, "another receiver"),
        ("- 二推 → 责任民警", "- 一推 → 责任民警", 5, "another kind"),
        ("消费纠纷 红", "消费纠纷 黄", 5, "other words"),
        ("      - 03-10 09:00 催办", "      - 03-10 08:59 催办", 13, "another time"),
        ("- 03-10 09:00 催办", "- 催办", 13, "no time stands for the time of the step"),
        ("stage: 中期", "stage: 后期", 12, "another stage"),
        ("03-10 09:15", "03-10 11:00", 12, "another limit"),
        ("    case:", "    outcome: recorded\n    case:", 6, "another outcome"),
        ("    case:", "    nowhere: [甲方]\n    case:", 5, "a word that must stand nowhere"),
        ("    case:", "    trail: [corrected]\n    case:", 5, "a trail entry that is not there"),
    ])
    func `A difference is a failure at its line`(
        _ from: String,
        _ to: String,
        _ line: Int,
        _ difference: String
    ) async throws {
        let text = Self.file
        #expect(text.contains(from), "\(difference)")
        let failures = try await Self.failures { $0.replacing(from, with: to, maxReplacements: 1) }
        #expect(failures.first?.line == line, "\(difference): \(failures)")
        #expect(failures.first?.description.hasPrefix("x.yaml:\(line): ") == true)
    }

    @Test func `A failure shows both lists`() async throws {
        let failure = try await Self.failures { $0.replacing("- 二推 → 责任民警\n", with: "- 二推 → 副所长\n") }.first
        let text = failure?.description ?? ""
        #expect(text.contains("expected:\n    - 一推 → 处警民警：消费纠纷 红\n    - 二推 → 副所长"))
        #expect(text.contains("actual:\n    - 一推 → 处警民警：消费纠纷 红\n    - 二推 → 责任民警：消费纠纷 红"))
    }
}
