import ArgumentParser
import BridgeDaemon

/// `--config`, on every verb.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            zh: "配置文件（默认 TRIPUSH_CONFIG，再默认 /etc/tripush/tripush.yaml）",
            en: "configuration file (default: TRIPUSH_CONFIG, then /etc/tripush/tripush.yaml)"
        )
    )
    var config: String?

    /// The path that counts.
    var path: String {
        config ?? Surroundings.current.environment["TRIPUSH_CONFIG"] ?? "/etc/tripush/tripush.yaml"
    }

    var source: ConfigurationSource {
        ConfigurationSource(path: path, environment: Surroundings.current.environment)
    }

    /// The configuration, read and checked.
    ///
    /// - Throws: `CommandFailure` with one line a problem.
    func load() async throws -> BridgeConfiguration {
        do throws(ConfigurationProblems) {
            return try await BridgeConfiguration(reading: source)
        } catch {
            throw CommandFailure(.usage, lines: error.problems.map(\.text))
        }
    }
}
