import ArgumentParser
import BridgeDaemon
import CaseModel
import CaseStorage
import JSONTree

/// `queues`
struct QueuesVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "queues",
            zh: "入站队列、两条通道、等待与死信的现状和结论",
            en: "how the inbound queues, the two lanes, waiting messages and dead letters stand"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Flag(name: .long, help: help(zh: "每两秒刷新，直到 Ctrl-C", en: "again every two seconds, until Ctrl-C"))
    var watch = false

    func run() async throws {
        let configuration = try await configurationOption.load()
        repeat {
            let overview = try await QueueOverview(of: configuration)
            if watch && Surroundings.current.isTerminal { Surroundings.current.write("\u{1B}[H\u{1B}[2J") }
            formatOption.print(json: overview.json, table: overview.table)
            if watch { try await Task.sleep(for: .seconds(2)) }
        } while watch
    }
}
