import BridgeDaemon
import CaseStorage
import JSONTree
import TestKit
import Testing

/// Every command of the page for the night, against a real broker and a running daemon.
@Suite(.serialized, .timeLimit(.minutes(4))) struct `The page for three in the morning` {
    @Test func `every command of it does what it says`() async throws {
        let night = try await Night()
        try await night.fall()
        let commands = try HandbookPage("three-in-the-morning").commands
        #expect(commands.count > 20)
        for command in commands {
            if command.words.first == "config" { try await night.mendRoster() }
            try await night.run(command)
        }
        try await night.end()
    }

    @Test func `every code block of it is one the test runs`() throws {
        let page = try HandbookPage("three-in-the-morning")
        let blocks = page.text.split(separator: "```", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset.isMultiple(of: 2) ? nil : $0.element }
        #expect(blocks.allSatisfy { $0.hasPrefix("console\n$ tripush ") })
    }
}

/// A night on which the orders of a new officer and one broken message are dead.
private struct Night {
    private let bench: Bench
    private let desk: CatalogueDesk
    private let process: DaemonProcess
    private let roster: String

    init() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("night")
        roster = try FileContent.text(ofFile: "\(Bench.deployFolder)/roster.csv")
        bench = try Bench(uri: broker.uri, stem: stem, roster: "roster.csv")
        try bench.folder.write(roster, to: "roster.csv")
        #expect(await bench.run("topology", "declare").status == 0)
        desk = try await CatalogueDesk(broker: broker, stem: stem)
        process = try DaemonProcess(configuration: bench.configuration)
    }

    private static let newOfficer = "331900"
    private static let alerts = ["N-1", "N-2", "N-3", "N-4"]

    /// Lets it happen.
    func fall() async throws {
        for alert in Night.alerts {
            try await desk.send(CatalogueDesk.alert(alert), to: "alerts", id: alert)
            _ = try await desk.nextTask { $0["taskKind"] == .string("push1") && $0["alertNo"] == .string(alert) }
            let order = CatalogueDesk.order("expedite", on: alert, by: Night.newOfficer)
            try await desk.send(order, to: "answers", id: "\(alert)-order")
        }
        try await desk.holdUp(alert: "N-5", by: "broken", held: "held")
        try await desk.send(Array("不是报文".utf8), to: "alerts", type: "alert", id: "nonsense")
        for id in Night.alerts.map({ "\($0)-order" }) + ["nonsense"] {
            try await expectEventually("\(id) is dead") { try await bench.fate(of: id)?.disposition == .dead }
        }
        try await expectEventually("an answer waits") { try await bench.fate(of: "held")?.disposition == .held }
    }

    /// Takes the cause away, and waits until the daemon has noticed.
    func mendRoster() async throws {
        try bench.folder.write(roster + "330784100000,commandRoom,\(Night.newOfficer),新来,,\n", to: "roster.csv")
        try await expectEventually("the daemon has taken it up") {
            await !bench.run("doctor", "--check", "rules").output.contains("has not taken up")
        }
    }

    /// Runs a command with what was seen before in the place of its capitals.
    func run(_ command: HandbookPage.Command) async throws {
        var words: [String] = []
        for word in command.words { words.append(try await meaning(of: word)) }
        let call = await Invocation.run(words, environment: ["LANG": "C", "TRIPUSH_CONFIG": bench.configuration])
        let told = "\(words.joined(separator: " "))\n\(call.output)\(call.complaints)"
        #expect(call.status == command.status, "\(told)")
        for piece in command.sees {
            let piece = try await meaning(of: piece)
            #expect(call.output.contains(piece), "\(piece) of \(told)")
        }
    }

    /// Ends the night: the account balances without the daemon too.
    func end() async throws {
        #expect(try await process.stop() == 0)
        #expect(await bench.run("verify").status == 0)
        await desk.close()
    }

    private func meaning(of word: String) async throws -> String {
        switch word {
        case "GROUP":
            return try await seen(["dead-letters", "groups"], "groups", "group") {
                $0["code"] == .string("not_permitted")
            }
        case "LETTER":
            return try await seen(["dead-letters", "list", "--code", "not_permitted"], "letters", "id") { _ in true }
        case "HOLDER": return try await seen(["holds", "list"], nil, "letter") { _ in true }
        case "ALERT": return Night.alerts[0]
        case "JOB": return try await seen(["dead-letters", "jobs"], nil, "job") { _ in true }
        case "FINGERPRINT": return try await seen(["dead-letters", "jobs"], nil, "fingerprint") { _ in true }
        case "FILE": return "\(bench.folder.path)/not-json.ndjson"
        default: return word
        }
    }

    /// A value of the first line of a listing for which `isMeant` holds.
    private func seen(
        _ words: [String],
        _ list: String?,
        _ key: String,
        _ isMeant: (JSONValue) -> Bool
    ) async throws -> String {
        let environment = ["LANG": "C", "TRIPUSH_CONFIG": bench.configuration]
        let call = await Invocation.run(words + ["--format", "json"], environment: environment)
        let answer = try JSONValue(parsing: Array(call.output.utf8))
        guard case .array(let lines)? = list.map({ answer[$0] }) ?? answer, let line = lines.first(where: isMeant)
        else {
            Issue.record("\(words): \(call.output)\(call.complaints)")
            return "-"
        }
        switch line[key] {
        case .string(let text)?: return text
        case .integer(let number)?: return String(number)
        default: return "-"
        }
    }
}
