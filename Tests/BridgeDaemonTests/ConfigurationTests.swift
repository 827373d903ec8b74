import AMQPClient
import BridgeDaemon
import TestKit
import Testing

/// The configuration is checked before it is used, and every mistake has a place.
@Suite struct `Configuration` {
    @Test func `an empty file gives the defaults`() async throws {
        let configuration = try await read("")
        #expect(configuration.police.alertsQueue == "police110.alerts")
        #expect(configuration.police.prefetch == 200)
        #expect(configuration.store == .sqlite(path: "/var/lib/tripush/tripush.db"))
        #expect(configuration.consoleListen.host == "127.0.0.1")
        #expect(configuration.consoleListen.port == 8110)
        #expect(configuration.calendarFile == nil)
    }

    @Test func `the file wins over defaults and the environment over the file`() async throws {
        let text = "police:\n  prefetch: 50\n  exchange: a\n"
        let configuration = try await read(text, environment: ["TRIPUSH_POLICE_PREFETCH": "70"])
        #expect(configuration.police.prefetch == 70)
        #expect(configuration.police.exchange == "a")
    }

    @Test func `several addresses are read in their order`() async throws {
        let configuration = try await read("police:\n  uri: amqp://a:b@one/v, amqps://c:d@two:9/%2F\n")
        #expect(configuration.police.addresses.map(\.host) == ["one", "two"])
        #expect(configuration.police.addresses.map(\.port) == [5672, 9])
        #expect(configuration.police.addresses.map(\.usesTLS) == [false, true])
    }

    @Test func `a secret may stand in a file beside the configuration`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("amqp://user:secret@broker/\n", to: "police.uri")
        let path = try folder.write("police:\n  uri: file:police.uri\n", to: "tripush.yaml")
        let configuration = try await BridgeConfiguration(reading: ConfigurationSource(path: path, environment: [:]))
        #expect(configuration.police.addresses.first?.password == "secret")
    }

    @Test func `paths start in the folder of the file`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("store:\n  uri: sqlite:data/cases.db\n", to: "tripush.yaml")
        let configuration = try await BridgeConfiguration(reading: ConfigurationSource(path: path, environment: [:]))
        #expect(configuration.store == .sqlite(path: "\(folder.path)/data/cases.db"))
        #expect(configuration.rulesDirectory == "\(folder.path)/rules")
    }

    @Test(arguments: [
        ("police:\n  ury: x\n", ":2:3", ConfigurationProblem.Reason.unknownKey("police.ury", suggestion: "police.uri")),
        ("poilce:\n  uri: x\n", ":1:1", .unknownKey("poilce", suggestion: nil)),
        ("alertsQueue: x\n", ":1:1", .unknownKey("alertsQueue", suggestion: "police.alertsQueue")),
        ("police:\n  prefetch: many\n", ":2:13", .wrongType(key: "police.prefetch", expected: .integer(1...10_000))),
        ("police:\n  prefetch: 0\n", ":2:13", .wrongType(key: "police.prefetch", expected: .integer(1...10_000))),
        ("police:\n  prefetch: [1]\n", ":2:3", .wrongShape(key: "police.prefetch")),
        ("police: 5\n", ":1:1", .wrongShape(key: "police")),
        ("store:\n  uri: postgres://x\n", ":2:8", .wrongType(key: "store.uri", expected: .storeURI)),
        ("log:\n  format: xml\n", ":2:11", .wrongType(key: "log.format", expected: .choice(["auto", "json", "text"]))),
        ("console:\n  listen: here\n", ":2:11", .wrongType(key: "console.listen", expected: .listenAddress)),
        ("- a\n", ":1:1", .notAMapping),
    ])
    func `a mistake is told with line and column`(
        text: String,
        place: String,
        reason: ConfigurationProblem.Reason
    ) async throws {
        let problems = await problems(text)
        #expect(problems.map(\.reason) == [reason])
        #expect(problems.first?.place.text.hasSuffix("tripush.yaml\(place)") == true, "\(problems)")
    }

    @Test func `all mistakes are told at once`() async throws {
        #expect(await problems("police:\n  ury: x\n  prefetch: 0\nrulez: 1\n").count == 3)
    }

    @Test func `text that is no YAML is told with its line`() async throws {
        let problems = await problems("police:\n  uri: 'x\n")
        guard case .notYAML = problems.first?.reason else {
            Issue.record("\(problems)")
            return
        }
    }

    @Test func `a wrong address says what is wrong and no password`() async throws {
        let problems = await problems("police:\n  uri: http://user:geheim@host/\n")
        guard case .wrongAddress("police.uri", let cause) = problems.first?.reason else {
            Issue.record("\(problems)")
            return
        }
        #expect(!cause.contains("geheim"))
    }

    @Test(arguments: ["TRIPUSH_POLICE_URL", "TRIPUSH_STORE_URIS"])
    func `a variable that looks like a key and is none is told`(name: String) async throws {
        let problems = await problems("", environment: [name: "x"])
        guard case .unknownKey(name, _) = problems.first?.reason else {
            Issue.record("\(problems)")
            return
        }
    }

    @Test func `variables of other programs are none of our business`() async throws {
        #expect(await problems("", environment: ["TRIPUSH_CONFIG": "x", "PATH": "/bin"]).isEmpty)
    }

    @Test func `a wrong value of the environment names the variable`() async throws {
        let problems = await problems("", environment: ["TRIPUSH_POLICE_PREFETCH": "x"])
        #expect(problems.map(\.place.text) == ["TRIPUSH_POLICE_PREFETCH"])
    }

    @Test func `a file that is not there is told`() async throws {
        let source = ConfigurationSource(path: "/nonexistent/tripush.yaml", environment: [:])
        await #expect(throws: ConfigurationProblems.self) { try await source.effectiveSettings() }
    }

    @Test func `every setting shows its origin and no password`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("police:\n  uri: amqp://user:geheim@host/\n", to: "tripush.yaml")
        let environment = ["TRIPUSH_LOG_LEVEL": "debug"]
        let settings = try await ConfigurationSource(path: path, environment: environment).effectiveSettings()
        let shown = Dictionary(uniqueKeysWithValues: settings.map { ($0.setting.key, $0) })
        #expect(shown["police.uri"]?.origin == .file(path: path, line: 2))
        #expect(shown["police.uri"]?.shownText == "amqp://user@host:5672/%2F")
        #expect(shown["log.level"]?.origin == .environment(name: "TRIPUSH_LOG_LEVEL"))
        #expect(shown["police.exchange"]?.origin == .defaultValue)
        #expect(shown["calendar.file"]?.origin == .unset)
        #expect(settings.count == Setting.table.count)
    }

    @Test func `keys and variable names are unique and defaults are good`() async throws {
        #expect(Set(Setting.table.map(\.key)).count == Setting.table.count)
        #expect(Set(Setting.table.map(\.environmentName)).count == Setting.table.count)
        #expect(Setting.governanceReceiptsQueue.environmentName == "TRIPUSH_GOVERNANCE_RECEIPTS_QUEUE")
        #expect(await problems("").isEmpty)
    }

    private func read(_ text: String, environment: [String: String] = [:]) async throws -> BridgeConfiguration {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "tripush.yaml")
        return try await BridgeConfiguration(reading: ConfigurationSource(path: path, environment: environment))
    }

    private func problems(_ text: String, environment: [String: String] = [:]) async -> [ConfigurationProblem] {
        do {
            _ = try await read(text, environment: environment)
            return []
        } catch let problems as ConfigurationProblems {
            return problems.problems
        } catch {
            Issue.record(error)
            return []
        }
    }
}
