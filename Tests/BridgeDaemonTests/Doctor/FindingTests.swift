import AMQPClient
import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgeDaemon

@Suite struct `What the doctor makes of what it sees` {
    private static let now = Timestamp(milliseconds: 1_790_000_000_000)

    private static let alarms = BridgeConfiguration.DeadLetters(allowsEdit: false, alarmOpen: 1_000, alarmPerHour: 50)

    @Test func `an old broker and a strange one`() {
        let old = BrokerCheck.findings(of: BrokerIdentity(product: "RabbitMQ", version: "3.8.9"), .police)
        #expect(old.map(\.code) == ["broker.old"])
        let strange = BrokerCheck.findings(of: BrokerIdentity(product: "LavinMQ", version: "2.0.0"), .police)
        #expect(strange.map(\.code) == ["broker.not_rabbitmq"])
    }

    @Test(arguments: [
        ("amqps://bridge:x@mq.police/", "amqps://other:x@mq.gov/", ["transport.safe", "transport.safe"]),
        ("amqp://bridge:x@mq.police/", "amqps://other:x@mq.gov/", ["transport.not_encrypted", "transport.safe"]),
        (
            "amqp://guest:guest@127.0.0.1/", "amqp://guest:guest@127.0.0.1/",
            [
                "transport.safe", "transport.safe", "transport.default_login", "transport.default_login",
                "transport.shared_login",
            ]
        ),
    ])
    func `encryption and logins`(police: String, governance: String, codes: [String]) throws {
        let findings = TransportCheck.findings(
            police: try AMQPAddress.list(uris: police),
            governance: try AMQPAddress.list(uris: governance)
        )
        #expect(findings.map(\.code) == codes)
        #expect(findings.allSatisfy { !$0.says.en.contains(":x@") })
    }

    @Test(arguments: [
        (nil, nil, "clock.plausible"), (-5, -5, "clock.plausible"), (60, nil, "clock.behind_trail"),
        (-5, 60, "clock.behind_files"),
    ])
    func `a clock that was set back`(entry: Int?, file: Int?, code: String) {
        let finding = ClockCheck.finding(
            now: Self.now,
            newestEntry: entry.map { Self.now + .seconds($0) },
            newestFile: file.map { Self.now + .seconds($0) }
        )
        #expect(finding.code == code)
    }

    @Test(arguments: [
        ([2_026], "2026-09-30T12:00:00+08:00", "calendar.known"),
        ([2_026], "2026-10-01T12:00:00+08:00", "calendar.missing_year"),
        ([2_026, 2_027], "2026-10-01T12:00:00+08:00", "calendar.known"),
        ([2_026], "2027-01-02T12:00:00+08:00", "calendar.missing_year"),
    ])
    func `a calendar that ends`(years: [Int], now: String, code: String) throws {
        var calendar = WorkCalendar.weekendsOnly
        calendar.years = Set(years)
        #expect(CalendarCheck.finding(of: calendar, now: try #require(Timestamp(rfc3339: now))).code == code)
    }

    @Test func `posts nobody holds, now and later`() {
        let station = Directory.Station(code: "330784100000", name: "古山派出所", dutyPhone: "", townships: [])
        func person(_ role: Directory.Role, until: Timestamp? = nil) -> Directory.Person {
            Directory.Person(id: "\(role)", name: "民警", role: role, unit: station.code, from: nil, until: until)
        }
        let directory = Directory(
            version: "t",
            stations: [station],
            townships: [],
            people: [person(.responsibleOfficer), person(.dutyLeader, until: Self.now + .days(3))]
        )
        let findings = RosterCheck.findings(of: directory, now: Self.now)
        #expect(findings.map(\.code) == ["roster.gap_now", "roster.gap"])
        #expect(findings.map(\.subject) == ["stationLeader", "dutyLeader"])
        #expect(findings.allSatisfy { $0.says.zh.contains("古山派出所") })
    }

    @Test(arguments: [
        (0, 0, "dead_letters.none"), (3, 2, "dead_letters.open"), (500, 400, "dead_letters.growing"),
        (2_000, 0, "dead_letters.growing"),
    ])
    func `dead letters that become more raise an alarm`(open: Int, lastHour: Int, code: String) {
        let finding = DeadLetterCheck.finding(
            open: open,
            lastHour: lastHour,
            oldest: open > 0 ? .hours(3) : nil,
            alarms: Self.alarms
        )
        #expect(finding.code == code)
    }

    @Test(arguments: [
        (true, 60, 40, "replay.running"), (true, 4_000, 40, "replay.stuck"), (true, 4_000, 0, "replay.running"),
        (false, 60, 40, "replay.waiting"),
    ])
    func `a replay that does not get on`(daemonRuns: Bool, seconds: Int, left: Int, code: String) {
        var job = ReplayJob(
            id: 7,
            createdAt: Self.now,
            by: "op",
            reason: "试",
            selection: "--all",
            fingerprint: "f",
            decidedBy: "d",
            rate: 50,
            canary: 5,
            stopPercent: 10
        )
        job.startedAt = Self.now + .seconds(-seconds)
        let finding = ReplayCheck.finding(job, [.claimed: left, .resolved: 60], now: Self.now, daemonRuns: daemonRuns)
        #expect(finding.code == code)
    }

    @Test func `routes, by what became of tasks`() {
        func proof(_ key: String, confirmed: Int?, refused: Int?) -> RouteProof {
            RouteProof(
                lane: .police,
                routingKey: key,
                lastConfirmedAt: confirmed.map { Self.now + .seconds($0) },
                unroutable: refused == nil ? 0 : 1,
                lastUnroutableAt: refused.map { Self.now + .seconds($0) }
            )
        }
        func codes(_ proofs: [RouteProof]) -> [String] {
            RouteCheck.findings(exchange: "e", keys: ["push1.a", "push1.b"], proofs: proofs).map(\.code)
        }
        #expect(codes([]) == ["routes.unproven"])
        let both = [proof("push1.a", confirmed: 1, refused: nil), proof("push1.b", confirmed: 2, refused: 1)]
        #expect(codes(both) == ["routes.proven"])
        #expect(codes([proof("push1.a", confirmed: 1, refused: 2)]) == ["routes.unbound", "routes.unproven"])
    }

    @Test(arguments: ["exchange_missing", "access_refused", "blocked", "confirm_timeout", "connection_lost", "odd"])
    func `a lane that is blocked, by its reason`(condition: String) throws {
        let lane = JSONValue.object(["lane": .string("governance"), "condition": .string(condition)])
        let finding = try #require(LaneCheck.finding(lane))
        #expect(finding.code == "lane.blocked")
        #expect(finding.says.en.contains(condition))
        #expect(finding.advice != nil)
    }

    @Test func `intake that is paused, by its reason`() throws {
        let queue = JSONValue.object(["queue": .string("q"), "pausedBy": .string("full: disk full")])
        #expect(try #require(IntakeCheck.finding(queue)).says.en.contains("disk full"))
        let open = JSONValue.object(["queue": .string("q"), "pausedBy": .null, "lastSettledAt": .string("10:00")])
        #expect(try #require(IntakeCheck.finding(open)).code == "intake.open")
    }

    @Test(arguments: [(100 << 30, "store.space"), (1 << 30, "store.little_space"), (1 << 20, "store.little_space")])
    func `room on the disk`(free: Int64, code: String) {
        let finding = StoreFileCheck.finding(FileSystemSpace(free: free, total: 200 << 30), "s")
        #expect(finding.code == code)
        #expect((finding.level == .fault) == (free == 1 << 20))
    }

    @Test func `messages published carelessly`() {
        let good = InboundProperties(messageID: "m-1")
        let bad = InboundProperties(isTransient: true)
        #expect(MessageCheck.findings("q", []).isEmpty)
        #expect(MessageCheck.findings("q", [good]).map(\.code) == ["messages.well_published"])
        #expect(MessageCheck.findings("q", [good, bad]).map(\.code) == ["messages.transient", "messages.no_id"])
    }
}
