import Commands
import TestKit
import Testing

/// `route` is the rule author's workbench.
@Suite struct `Route` {
    private static let alerts = """
        {"kind":"alert","schemaVersion":"1.0","alertNo":"T-1","reportedAt":"2026-11-20T10:05:00+08:00","confidential":false,\
        "incidentAddress":"古山镇振兴路18号","content":"顾客称买到的口罩质量有问题要求退货，店主不同意退换，双方争吵。",\
        "jurisdiction":{"code":"330784550000","name":"古山派出所"},"parties":[]}

        {"kind":"alert","schemaVersion":"1.0","alertNo":"T-2","content":"没有时间","confidential":false}

        """

    @Test func `tasks come out and equal input gives equal bytes`() async throws {
        let bench = try Bench()
        let good = Self.alerts.split(separator: "\n").first.map(String.init) ?? ""
        let file = try bench.folder.write(good + "\n", to: "alerts.ndjson")
        let first = await bench.run("route", file)
        let second = await bench.run("route", file)
        #expect(first.status == 0, "\(first.complaints)")
        #expect(first.output.contains(#""taskKind":"push1""#), "\(first.output)")
        #expect(first.output == second.output)
    }

    /// `swift test` runs in the top folder, as the reader of the README does.
    @Test func `the shipped samples are routed with the shipped configuration, named by relative paths`() async {
        let call = await Invocation.run("route", "deploy/samples/alerts.ndjson")
        #expect(call.status == 0, "\(call.complaints)")
        #expect(call.output.contains(#""alertNo":"WUYI-20200618""#))
    }

    @Test func `a bad message is told with line and code and the others go on`() async throws {
        let bench = try Bench()
        let file = try bench.folder.write(Self.alerts, to: "alerts.ndjson")
        let call = await bench.run("route", file)
        #expect(call.status == 1)
        #expect(call.output.contains("push1"))
        #expect(call.complaints.contains("alerts.ndjson:3: schema"), "\(call.complaints)")
    }

    @Test func `a file that is not there is one line`() async throws {
        let call = try await Bench().run("route", "/nonexistent/alerts.ndjson")
        #expect(call.status == 64)
        #expect(call.complaintLines.count == 1)
    }
}
