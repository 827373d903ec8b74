import ArgumentParser
import BridgeDaemon
import Glibc
import Logging
import Telemetry

/// `run`
struct RunVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("run", zh: "守护进程，直到 SIGTERM 或 SIGINT", en: "the daemon, until SIGTERM or SIGINT")
    }

    @OptionGroup var configurationOption: ConfigurationOption

    func run() async throws {
        let configuration = try await configurationOption.load()
        try await BridgeDaemon(configuration: configuration, journal: journal(configuration.log)).run()
    }

    private func journal(_ log: BridgeConfiguration.Log) -> Journal {
        let format: LogFormat =
            switch log.format {
            case .json: .json
            case .text: .text
            case .auto: isatty(STDERR_FILENO) == 1 ? .text : .json
            }
        var logger = Logger(label: "tripush") { LineLogHandler(label: $0, format: format) }
        logger.logLevel = Logger.Level(rawValue: log.level) ?? .info
        return Journal(logger: logger)
    }
}
