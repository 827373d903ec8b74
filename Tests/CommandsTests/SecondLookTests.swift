import CaseModel
import CaseStorage
import CaseStorageSQLite
import TestKit
import Testing

/// A person can look again at what the rules took for no dispute.
@Suite struct `Alerts for a second look` {
    private static let start = Timestamp(milliseconds: 1_795_399_500_000)

    private static func recorded(_ number: Int, _ indicators: [IndicatorFinding]) -> RecordedAlert {
        var alert = Alert(
            alertNo: "A-\(number)",
            reportedAt: start + .minutes(number),
            incidentAddress: "古山镇测试路1号",
            content: "钱某甲拿着菜刀抢走手机",
            jurisdiction: UnitReference(code: "330784100000", name: "古山派出所")
        )
        alert.caller = Alert.Caller(name: "钱某甲", phone: "13800001111")
        return RecordedAlert(
            alert: alert,
            assessment: TextAssessment(
                isDispute: false,
                type: TypeJudgement(code: TypeJudgement.unknownCode, margin: 0),
                indicators: indicators,
                band: indicators.compactMap(\.band).max() ?? .blue,
                ruleSetVersion: "1"
            )
        )
    }

    private static func bench() async throws -> Bench {
        let words = Evidence(field: .content, offset: 0, length: 7, words: "钱某甲拿着菜刀", rule: "R01.1")
        let weapon = IndicatorFinding(id: "R01", title: "手持凶器", band: .red, evidence: [words])
        let threat = IndicatorFinding(id: "R03", title: "扬言杀人", band: .orange, isHearsay: true, evidence: [words])
        let alerts = [recorded(1, [weapon]), recorded(2, []), recorded(3, [threat, weapon])]
        let bench = try Bench()
        let store = try SQLiteStore(path: "\(bench.folder.path)/store.db", mode: .owner(startedAt: start))
        try await store.write { transaction in
            for alert in alerts { try transaction.record(alert) }
        }
        await store.close()
        return bench
    }

    @Test func `a table tells number, time, station and signs, newest first, and nobody's name or words`() async throws
    {
        let call = try await Self.bench().run("cases", "list", "--second-look", environment: ["LANG": "zh_CN.UTF-8"])
        #expect(call.status == 0, "\(call.complaints)")
        let lines = call.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("A-3"))
        #expect(lines[1].contains("古山派出所"))
        #expect(lines[1].contains("R03 扬言杀人（听说） R01 手持凶器"))
        for hidden in ["钱某甲", "138", "菜刀", "测试路"] { #expect(!call.output.contains(hidden)) }
    }

    @Test func `as JSON, of one station, so many`() async throws {
        let bench = try await Self.bench()
        let one = await bench.run("cases", "list", "--second-look", "--limit", "1", "--format", "json")
        #expect(one.output.hasPrefix(#"[{"alertNo":"A-3","#), "\(one.output)")
        #expect(one.output.contains(#"{"id":"R01","title":"手持凶器","hearsay":false}"#), "\(one.output)")
        for hidden in ["钱某甲", "138", "菜刀"] { #expect(!one.output.contains(hidden)) }
        let none = await bench.run("cases", "list", "--second-look", "--station", "330784200000", "--format", "json")
        #expect(none.output == "[]\n")
    }
}
