import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree
import Neighbours

/// `simulate`
struct SimulateVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "simulate",
            zh: "扮演 110 平台、民警和综治平台，供演示与测试；不要用于生产队列",
            en: "play the 110 platform, the officers and the governance platform; never on queues in production"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var samples: SampleOptions
    @Option(name: .long, help: help(zh: "每秒最多发送条数", en: "messages a second at most"))
    var rate: Int?
    @Flag(name: .long, help: help(zh: "只发送警情，无人答复", en: "send alerts only, answer nothing"))
    var withoutAnswers = false
    @Flag(name: .long, help: help(zh: "收取任务但不答复", en: "take the tasks and answer nothing"))
    var collect = false
    @Option(name: .long, help: help(zh: "安静多少秒后结束", en: "over after so many seconds of quiet"))
    var quiet = 2
    @Option(name: .long, help: help(zh: "最多多少秒", en: "over after so many seconds in any case"))
    var limit = 120
    @Option(
        name: .long,
        help: help(zh: "把所见的警情编号和任务标识写入此文件，供 verify --expect", en: "write the ids seen, for verify --expect")
    )
    var expectation: String?

    func validate() throws {
        guard (rate ?? 1) > 0, quiet > 0, limit > 0 else {
            throw ValidationError(Text(zh: "数值应大于零", en: "numbers must be above zero").shown)
        }
    }

    func run() async throws {
        let configuration = try await configurationOption.load()
        let clock = SystemBridgeClock()
        let governance = try configuration.governanceDialect()
        let cast = try samples.cast(for: configuration, governance: governance, at: clock.now)
        let plan = SimulationPlan(
            police: .police(of: configuration),
            governance: .governance(of: configuration, profile: governance),
            messages: cast.messages,
            answering: withoutAnswers ? .nobody : (collect ? .silently : .desks(cast.desks)),
            rate: rate,
            quiet: .seconds(quiet),
            limit: .seconds(limit)
        )
        let showsProgress = Surroundings.current.isTerminal && formatOption.format == .table
        let write = Surroundings.current.write
        let report = try await Simulation(plan, now: { clock.now }).play { progress in
            if showsProgress { write("\r\u{1B}[K\(progress.progressLine)") }
        }
        if showsProgress { write("\r\u{1B}[K") }
        if let expectation { try FileContent.write(report.expectation, to: expectation) }
        formatOption.print(json: report.json, table: report.table)
        guard !report.isCutShort, report.notSent.isEmpty else {
            throw CommandFailure(
                .answerIsNo,
                Text(
                    zh: "演示未完整结束：到时或有消息未被接收",
                    en: "the play did not come to its end: out of time, or not all was taken"
                )
            )
        }
    }
}
