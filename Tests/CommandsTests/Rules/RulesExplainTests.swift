import CaseModel
import CaseStorage
import CaseStorageSQLite
import Commands
import JSONTree
import TestKit
import Testing

/// `rules explain` finds the alert it is asked about.
@Suite struct `Rules explain` {
    private static let samples = "\(Bench.deployFolder)/samples"

    @Test func `a text is explained in both languages`() async throws {
        let bench = try Bench()
        let text = "罗某向李某要货款，扬言要砸了他的车。"
        let chinese = await bench.run("rules", "explain", "--text", text, environment: ["LANG": "zh_CN.UTF-8"])
        #expect(chinese.status == 0, "\(chinese.complaints)")
        #expect(chinese.output.contains("研判结论"))
        #expect(chinese.output.contains("^^"))
        #expect(chinese.output.contains("R05"))
        let english = await bench.run("rules", "explain", "--text", text)
        #expect(english.output.contains("What was decided"))
    }

    @Test func `a story is found by its number, by its line, and in another dialect`() async throws {
        let bench = try Bench()
        let named = await bench.run(
            "rules",
            "explain",
            "--file",
            "\(Self.samples)/alerts.ndjson",
            "--id",
            "WUYI-20200618"
        )
        #expect(named.status == 0, "\(named.complaints)")
        #expect(named.output.contains("alerts.ndjson:3"))
        let line = await bench.run("rules", "explain", "--file", "\(Self.samples)/alerts.ndjson", "--line", "3")
        #expect(line.output == named.output)
        let other = await bench.run(
            "rules",
            "explain",
            "--file",
            "\(Self.samples)/alerts-gat-pinyin.ndjson",
            "--line",
            "1",
            "--format",
            "json"
        )
        #expect(other.status == 0, "\(other.complaints)")
        #expect(try JSONValue(parsing: Array(other.output.utf8))["report"]?["texts"]?["content"] != nil)
    }

    @Test func `a labelled line is explained`() async throws {
        let bench = try Bench()
        let file = try bench.folder.write(#"{"id":"x-1","narrative":"邻居因噪音争吵。"}"#, to: "one.ndjson")
        let call = await bench.run("rules", "explain", "--file", file)
        #expect(call.status == 0, "\(call.complaints)")
        #expect(call.output.contains("x-1"))
    }

    @Test func `an alert that is not there is told`() async throws {
        let bench = try Bench()
        let call = await bench.run("rules", "explain", "--file", "\(Self.samples)/alerts.ndjson", "--id", "NONE")
        #expect(call.status == 1)
        #expect(call.complaintLines.count == 1)
        let many = await bench.run("rules", "explain", "--file", "\(Self.samples)/alerts.ndjson")
        #expect(many.status == 64)
        #expect(many.complaints.contains("--id"))
    }

    @Test func `a case of the store is explained, its people hidden, with what made its band`() async throws {
        let bench = try Bench()
        var alert = Alert(
            alertNo: "A-1",
            reportedAt: Timestamp(milliseconds: 1_795_399_500_000),
            incidentAddress: "古山镇测试路1号",
            content: "欧阳修文扬言要砸了他的车，电话13800001111。",
            jurisdiction: UnitReference(code: "330784100000", name: "古山派出所")
        )
        alert.caller = Alert.Caller(name: "欧阳修文", phone: "13800001111")
        var opened = Case(
            id: "case-1",
            code: CaseCode(random: 7),
            openedAt: alert.reportedAt,
            alert: alert,
            assessment: TextAssessment(
                isDispute: true,
                type: TypeJudgement(code: "D0502", margin: 3),
                band: .orange,
                ruleSetVersion: "old+1"
            )
        )
        opened.bandContributions = [
            BandContribution(
                source: .history,
                id: "R10",
                title: "反复报警",
                band: .orange,
                count: BandContribution.RepeatCount(alerts: 3, days: 7)
            )
        ]
        let kept = opened
        let store = try SQLiteStore(path: "\(bench.folder.path)/store.db", mode: .owner(startedAt: alert.reportedAt))
        try await store.write { try $0.save(kept) }
        await store.close()
        let call = await bench.run("rules", "explain", "--case", "A-1", environment: ["LANG": "zh_CN.UTF-8"])
        #expect(call.status == 0, "\(call.complaints)")
        #expect(call.output.contains("欧某某某扬言要砸了他的车"), "\(call.output)")
        #expect(!call.output.contains("13800001111"))
        for words in ["old+1", "D0502 橙", "R10 反复报警 橙 7日3次", "R05"] { #expect(call.output.contains(words)) }
        #expect(await bench.run("rules", "explain", "--case", "A-2").status == 1)
    }

    @Test(arguments: [[], ["--text", "x", "--file", "y"], ["--text", "x", "--line", "1"]])
    func `one alert is asked about`(options: [String]) async {
        let call = await Invocation.run(["rules", "explain"] + options)
        #expect(call.status == 64)
    }
}
