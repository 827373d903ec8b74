import ArgumentParser
import BridgeDaemon
import BridgePipeline
import Glibc
import Logging
import Telemetry

/// `run`
struct RunVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("run", zh: "守护进程，直到 SIGTERM 或 SIGINT", en: "the daemon, until SIGTERM or SIGINT")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @Option(
        name: .long,
        help: help(zh: "演示用：时钟走快多少倍", en: "for demonstrations: the time of day runs so many times faster")
    )
    var timeLapse = 1

    func validate() throws {
        guard (1...100_000).contains(timeLapse) else {
            throw ValidationError(Text(zh: "倍数应在 1 至 100000", en: "1 to 100000 times").shown)
        }
    }

    func run() async throws {
        let configuration = try await configurationOption.load()
        let clock: any BridgeClock = timeLapse == 1 ? SystemBridgeClock() : TimeLapseClock(factor: timeLapse)
        let daemon = BridgeDaemon(configuration: configuration, journal: journal(configuration.log), clock: clock)
        try await daemon.run()
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
