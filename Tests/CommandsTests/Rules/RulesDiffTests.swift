import Commands
import JSONTree
import TestKit
import Testing

/// `rules diff` tells what a change would change.
@Suite struct `Rules diff` {
    private static let labelled = """
        {"id":"a","narrative":"罗某向李某要货款，扬言要砸了他的车。","labels":{"dispute":true,"type":"D0502","accept":[],"band":"yellow",\
        "indicators":["R05"]}}
        {"id":"b","narrative":"手机在公交车上丢失，请求帮助查找。"}

        """

    private struct Scene {
        let bench: Bench
        let new: RuleCopy
        let alerts: String

        init() throws {
            bench = try Bench()
            new = try RuleCopy(in: bench.folder, name: "new")
            alerts = try bench.folder.write(Rules_diff.labelled, to: "alerts.ndjson")
        }

        func diff(_ options: String..., language: String = "C") async -> Invocation {
            await Invocation.run(
                ["rules", "diff", "\(Bench.deployFolder)/rules", new.path, alerts] + options,
                environment: ["LANG": language, "TRIPUSH_CONFIG": bench.configuration]
            )
        }
    }

    private typealias Rules_diff = `Rules diff`

    @Test func `the same rules judge alike`() async throws {
        let call = await (try Scene()).diff()
        #expect(call.status == 0, "\(call.complaints)")
        #expect(call.output == "2 alerts, all judged alike\n")
    }

    @Test func `what would be judged differently is told with both, and by the labels`() async throws {
        let scene = try Scene()
        // The whole indicator would go.
        try scene.new.edit("indicators.yaml", "  - id: R05\n", "  - id: R99\n")
        try scene.new.edit("dispute.yaml", "R05", "R99")
        try scene.new.edit("types.yaml", "R05", "R99")
        let call = await scene.diff(language: "zh_CN.UTF-8")
        #expect(call.status == 1, "\(call.complaints)")
        #expect(call.output.contains("a  改坏  罗某向李某要货款"), "\(call.output)")
        #expect(call.output.contains("指标：R05 「扬言要砸了他的车」 → R99 「扬言要砸了他的车」"), "\(call.output)")
        #expect(call.output.contains("2 条警情，1 条判断不同：指标 1 条；按标注，改好 0 条，改坏 1 条"), "\(call.output)")
        let json = try JSONValue(parsing: Array(await scene.diff("--format", "json").output.utf8))
        #expect(json["changed"] == .integer(1))
        #expect(json["by"]?["indicators"] == .integer(1))
    }

    @Test func `messages of a platform are compared too`() async throws {
        let bench = try Bench()
        let rules = "\(Bench.deployFolder)/rules"
        let samples = "\(Bench.deployFolder)/samples"
        let call = await bench.run(
            "rules",
            "diff",
            rules,
            rules,
            "\(samples)/alerts.ndjson",
            "\(samples)/alerts-gat-pinyin.ndjson"
        )
        #expect(call.status == 0, "\(call.complaints)")
        #expect(call.output.contains("all judged alike"))
    }
}
