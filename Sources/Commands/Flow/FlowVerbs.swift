import ArgumentParser
import BridgePipeline
import JSONTree

extension FlowTarget: ExpressibleByArgument {}

/// `pause`
struct PauseVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "pause",
            zh: "暂停收（intake）或一条通道（police、governance），重启后仍有效",
            en: "take nothing in (intake), or hand nothing over (police, governance); it outlasts a restart"
        )
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "intake、police 或 governance", en: "intake, police or governance"))
    var target: FlowTarget

    func run() async throws {
        let state = try await options.perform(
            "flow.pause",
            ["target": .string(target.rawValue), "reason": .string(reason.reason)]
        )
        options.formatOption.print(json: state, table: FlowReport(state).table)
    }
}

/// `resume`
struct ResumeVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("resume", zh: "恢复已暂停的", en: "let flow what was paused")
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "intake、police 或 governance", en: "intake, police or governance"))
    var target: FlowTarget

    func run() async throws {
        let state = try await options.perform(
            "flow.resume",
            ["target": .string(target.rawValue), "reason": .string(reason.reason)]
        )
        options.formatOption.print(json: state, table: FlowReport(state).table)
    }
}

/// `drain`
struct DrainVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "drain",
            zh: "暂停，并等在办的办完",
            en: "pause, and wait until what is in hand is finished"
        )
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "intake、police 或 governance", en: "intake, police or governance"))
    var target: FlowTarget
    @Option(name: .long, help: help(zh: "最多等几秒", en: "seconds to wait at most"))
    var wait = 60

    func run() async throws {
        let arguments: JSONObject = ["target": .string(target.rawValue), "reason": .string(reason.reason)]
        var state = try await options.perform("flow.pause", arguments, needsDaemon: true)
        let deadline = ContinuousClock.now + .seconds(wait)
        while let left = FlowReport(state).inWork(target), left > 0 {
            guard ContinuousClock.now < deadline else {
                options.formatOption.print(json: state, table: FlowReport(state).table)
                throw CommandFailure(
                    .answerIsNo,
                    Text(
                        zh: "等了 \(wait) 秒，仍有 \(left) 条在办；仍为暂停，可再等",
                        en: "after \(wait) s \(left) are still in hand; it stays paused, wait again"
                    )
                )
            }
            try await Task.sleep(for: .milliseconds(100))
            state = try await options.perform("flow.status", [:], needsDaemon: true)
        }
        options.formatOption.print(json: state, table: FlowReport(state).table)
    }
}

/// How the flow stands, as people read it.
struct FlowReport {
    private let state: JSONValue

    init(_ state: JSONValue) {
        self.state = state
    }

    /// What is still in hand; nil when no daemon runs.
    func inWork(_ target: FlowTarget) -> Int64? {
        if case .integer(let number)? = state[target.rawValue]?["inWork"] { number } else { nil }
    }

    var table: String {
        var table = TextTable(
            .text(zh: "部分", en: "PART"),
            .text(zh: "状态", en: "STATE"),
            .number(zh: "在办", en: "IN HAND"),
            .text(zh: "何人、何故", en: "BY WHOM, AND WHY")
        )
        for target in FlowTarget.allCases {
            var pausedBy: String?
            if case .string(let text)? = state[target.rawValue]?["pausedBy"] { pausedBy = text }
            table.add(
                target.rawValue,
                (pausedBy == nil ? Text(zh: "运行", en: "flows") : Text(zh: "暂停", en: "paused")).shown,
                inWork(target).map(String.init) ?? "-",
                pausedBy ?? "-"
            )
        }
        return table.rendered
    }
}
