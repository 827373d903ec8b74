import BridgePipeline
import CaseModel
import CaseStorage
import TestKit
import Testing

@testable import BridgeDaemon

/// The roster is read with the other decisions, kept by digest, and watched.
@Suite struct `The roster among the decisions` {
    private static let deploy = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/deploy"
    private static let header = "unit,role,person,name,from,to\n"
    private static let leader = "330784100000,dutyLeader,990001,测试一,,\n"

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(String(repeating: "k", count: 32), to: "digest.key")
    }

    /// The configuration whose roster holds these lines.
    private func configuration(roster lines: String) async throws -> BridgeConfiguration {
        try folder.write(Self.header + lines, to: "roster.csv")
        let text = """
            rules: {directory: "\(Self.deploy)/rules"}
            directory: {file: "\(Self.deploy)/directory.yaml", roster: roster.csv}
            digest: {keyFile: digest.key}

            """
        let path = try folder.write(text, to: "tripush.yaml")
        return try await BridgeConfiguration(reading: ConfigurationSource(path: path, environment: [:]))
    }

    private func decisions(_ configuration: BridgeConfiguration) throws -> Decisions {
        try DecisionSources(of: configuration, key: .file).decisions(for: QueueNames(configuration))
    }

    @Test func `its people are in post`() async throws {
        let decisions = try await decisions(configuration(roster: Self.leader))
        #expect(decisions.directory.people.map(\.id) == ["990001"])
    }

    @Test func `its bytes are kept under their digest beside those of the directory`() async throws {
        let first = try await decisions(configuration(roster: ""))
        let second = try await decisions(configuration(roster: Self.leader))
        let names = first.artifacts.map(\.name)
        #expect(names.contains("directory.yaml"))
        #expect(names.contains("roster.csv"))
        let kept = try #require(second.artifacts.first { $0.name == "roster.csv" })
        #expect(String(decoding: kept.content, as: UTF8.self) == Self.header + Self.leader)
        #expect(kept.digest == SHA256Digest(of: kept.content).hexadecimal)
        #expect(first.version != second.version)
        #expect(first.directory.version != second.directory.version)
    }

    @Test func `a change of it is seen`() async throws {
        let before = DecisionsInForce.stamps(of: try await configuration(roster: ""))
        let after = DecisionsInForce.stamps(of: try await configuration(roster: Self.leader))
        #expect(before.count == after.count)
        #expect(before != after)
    }

    @Test func `each of its mistakes is told under its key`() async throws {
        let configuration = try await configuration(roster: Self.leader + Self.leader + "1,dutyLeader,990002,测试二,,\n")
        let error = #expect(throws: ConfigurationProblems.self) {
            try DecisionSources(of: configuration, key: .file)
        }
        let problems = error?.problems ?? []
        #expect(problems.map { $0.reason.rosterCause?.contains("roster.csv:3:1") } == [true, false])
        #expect(problems.map { $0.reason.rosterCause?.contains("roster.csv:4:1") } == [false, true])
    }

    @Test func `a roster that is not there is told`() async throws {
        var configuration = try await configuration(roster: "")
        configuration.directoryRoster = "\(folder.path)/rooster.csv"
        let error = #expect(throws: ConfigurationProblems.self) {
            try DecisionSources(of: configuration, key: .file)
        }
        #expect(error?.problems.map { $0.reason.rosterCause } == ["no such file"])
    }
}

extension ConfigurationProblem.Reason {
    /// What is said against the roster, nil when something else is meant.
    fileprivate var rosterCause: String? {
        switch self {
        case .wrongContent("directory.roster", let cause), .unusable("directory.roster", _, let cause): cause
        default: nil
        }
    }
}
