import Glibc
import TestKit

/// A folder with a configuration, a key and a store of its own; rules, directory and profiles are those of `deploy`.
struct Bench: Sendable {
    let folder: TemporaryFolder
    let configuration: String

    /// - Parameters:
    ///   - uri: of both sides; nobody listens at the default.
    ///   - stem: goes in front of every name at the broker.
    ///   - roster: a file of its own, from the folder of the bench; the shipped one when nil.
    ///   - governance: more lines of the section of the governance side.
    ///   - governanceURI: of that side alone.
    ///   - rules: a folder of its own, from that of the bench; the shipped one when nil.
    init(
        uri: String = "amqp://guest:guest@127.0.0.1:1/",
        stem: String = "t",
        rules: String? = nil,
        roster: String? = nil,
        governance: String = "",
        governanceURI: String? = nil,
        extra: String = ""
    ) throws {
        folder = try TemporaryFolder()
        try folder.write(String(repeating: "k", count: 32), to: "digest.key")
        let deploy = Bench.deployFolder
        symlink("\(deploy)/profiles", "\(folder.path)/profiles")
        configuration = try folder.write(
            """
            police:
              uri: \(uri)
              alertsQueue: \(stem).alerts
              answersQueue: \(stem).answers
              exchange: \(stem).police
              deadQueue: \(stem).dead
            governance:
              uri: \(governanceURI ?? uri)
              exchange: \(stem).governance
              receiptsQueue: \(stem).receipts
              deadQueue: \(stem).dead
            \(governance)
            store:
              uri: sqlite:store.db
            rules:
              directory: \(rules ?? "\(deploy)/rules")
            directory:
              file: \(deploy)/directory.yaml
              roster: \(roster ?? "\(deploy)/roster.csv")
            digest:
              keyFile: digest.key
            \(extra)
            """,
            to: "tripush.yaml"
        )
    }

    /// Runs a verb on this configuration.
    func run(_ arguments: String..., environment: [String: String] = [:]) async -> Invocation {
        let environment = ["LANG": "C", "TRIPUSH_CONFIG": configuration].merging(environment) { $1 }
        return await Invocation.run(arguments, environment: environment)
    }

    /// The folder `deploy` of this checkout.
    static let deployFolder: String = {
        let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(tests)/deploy"
    }()
}
