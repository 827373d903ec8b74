import Commands
import JSONTree
import TestKit
import Testing

/// `rules score` says how far the rules agree with labels.
@Suite struct `Rules score` {
    private static let alerts = """
        {"id":"a","narrative":"顾客称买到的口罩质量有问题要求退货，店主不同意退换，双方争吵。","labels":{"dispute":true,"type":"D0401",\
        "accept":[],"band":"blue","indicators":[]}}

        {"id":"b","narrative":"手机在公交车上丢失，请求帮助查找。","labels":{"dispute":true,"type":"D0101","accept":[],"band":"red",\
        "indicators":["R01"]}}

        """

    private func score(_ options: String..., language: String = "C") async throws -> Invocation {
        let bench = try Bench()
        let file = try bench.folder.write(Self.alerts, to: "labelled.ndjson")
        return await Invocation.run(
            ["rules", "score", file] + options,
            environment: ["LANG": language, "TRIPUSH_CONFIG": bench.configuration]
        )
    }

    @Test func `the figures have the names scripts rely on`() async throws {
        let call = try await score("--format", "json")
        #expect(call.status == 0, "\(call.complaints)")
        let json = try JSONValue(parsing: Array(call.output.utf8))
        #expect(json["alerts"] == .integer(2))
        let names = [
            "disputeAccuracy", "typeAccuracy", "typeMacroF1", "bandAccuracy", "redRecall", "redPrecision",
            "orangeOrAboveRecall", "indicatorRecall", "indicatorPrecision",
        ]
        for name in names {
            #expect(json[name] != nil, "\(name)")
            #expect(json["intervals"]?[name]?["n"] != nil, "\(name)")
        }
        #expect(json["disputeAccuracy"] == .number(0.5))
        #expect(json["redRecall"] == .number(0))
        #expect(json["microsecondsPerAlert"] != nil)
    }

    @Test func `errors and detail are told when asked for`() async throws {
        let plain = try await score()
        #expect(!plain.output.contains("R01"))
        let full = try await score("--errors", "--detail", language: "zh_CN.UTF-8")
        #expect(full.output.contains("b  手机在公交车上丢失"), "\(full.output)")
        #expect(full.output.contains("指标：-R01"))
        #expect(full.output.contains("D0101"))
    }

    @Test(arguments: [
        ("{", "labelled.ndjson:1: not JSON"), ("\n{\"id\":\"a\"}", "labelled.ndjson:2 /narrative: expected a text"),
    ])
    func `a line that is not labelled is told with its place`(content: String, words: String) async throws {
        let bench = try Bench()
        let file = try bench.folder.write(content, to: "labelled.ndjson")
        let call = await bench.run("rules", "score", file)
        #expect(call.status == 64)
        #expect(call.complaints.contains(words), "\(call.complaints)")
    }

    @Test func `a broken rule folder is one line`() async throws {
        let call = try await score("--rules", "/nonexistent/rules")
        #expect(call.status == 64)
        #expect(call.complaintLines.count == 1)
    }
}
