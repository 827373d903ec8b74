import CaseModel
import MessageCodec
import TestKit
import Testing

/// Earlier alerts are taken into the store of the configuration, and a neighbour's list is held against it.
@Suite struct `History and reconciliation` {
    private static let reported = Timestamp(milliseconds: 1_795_399_500_000)

    private static func line(_ number: String, history: String) -> String {
        var alert = Alert(
            alertNo: number,
            reportedAt: reported,
            confidential: false,
            incidentAddress: "古山镇振兴路18号",
            content: "买口罩质量有问题要求退货，店主不同意，双方争吵",
            jurisdiction: UnitReference(code: "330784100000", name: "古山派出所")
        )
        alert.caller = Alert.Caller(name: "钱某甲", phone: "13800001111")
        alert.parties = [Alert.Party(role: "对方", name: "夏某乙", phone: "13800002222")]
        let body = String(decoding: MessageEncoder().encode(.alert(alert, feedback: nil)), as: UTF8.self)
        return body.dropLast() + #","history":"# + history + "}"
    }

    private static func bench() throws -> (Bench, file: String) {
        let bench = try Bench()
        let file = try bench.folder.write(
            [
                line("H1", history: #"{"outcome":"settledByPolice","typeCode":"D0401"}"#),
                line("H2", history: #"{"outcome":"over"}"#),
            ].joined(separator: "\n"),
            to: "history.ndjson"
        )
        return (bench, file)
    }

    @Test func `an import counts, tells refused lines, and is shown as a closed case with its trail`() async throws {
        let (bench, file) = try Self.bench()
        let call = await bench.run("history", "import", file, "--format", "json")
        #expect(call.status == 1, "\(call.complaints)")
        #expect(call.output.contains(#""imported":1,"known":0"#) || call.output.contains(#""imported": 1"#))
        #expect(call.output.contains("/history/outcome"))
        for hidden in ["钱某甲", "13800001111", "振兴路"] { #expect(!call.output.contains(hidden)) }
        let again = await bench.run("history", "import", file)
        #expect(again.output.contains("known before"))
        let shown = await bench.run("cases", "show", "H1")
        #expect(shown.status == 0, "\(shown.complaints)")
        #expect(shown.output.contains("settledByPolice") && shown.output.contains("imported"))
        let timeline = await bench.run("cases", "timeline", "H1")
        #expect(timeline.output.contains("imported"))
        #expect(await bench.run("verify").status == 0)
        let first = await bench.run("reconcile", try bench.folder.write("H1\n", to: "same.txt"))
        #expect(first.status == 0, "\(first.complaints)")
        let listed = try bench.folder.write("H1\nH9\n", to: "list.txt")
        let other = await bench.run("reconcile", listed, "--format", "json")
        #expect(other.status == 1)
        #expect(other.output.contains("H9"))
        let broken = await bench.run("reconcile", try bench.folder.write("{}\n", to: "broken.txt"))
        #expect(broken.status == 64)
        #expect(broken.complaints.contains("broken.txt:1"))
    }

    @Test func `a key file with an id that stands twice is refused with its line`() async throws {
        let (bench, file) = try Self.bench()
        let secret = String(repeating: "s", count: 32)
        try bench.folder.write("a: \(secret)\na: \(secret)\n", to: "digest.key")
        let call = await bench.run("history", "import", file)
        #expect(call.status == 64)
        #expect(call.complaints.contains("line 2") && !call.complaints.contains(secret))
    }
}
