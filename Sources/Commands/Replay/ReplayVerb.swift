import ArgumentParser
import BridgeDaemon
import JSONTree

/// `dead-letters replay`
struct ReplayVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "replay",
            zh: "重放：先给出计划与预测，再以 --execute 执行所示计划",
            en: "try again: shows a plan with a forecast; --execute JOB does exactly that"
        )
    }

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Option(name: .long, help: help(zh: "执行已给出的计划（作业号）", en: "do what this job has planned"))
    var execute: Int64?
    @Option(name: .long, help: help(zh: "计划的指纹，须一致", en: "fingerprint of the plan; it must be the same"))
    var fingerprint: String?
    @Option(name: .long, help: help(zh: "每秒条数，0 为不限", en: "messages a second; 0 is as fast as it goes"))
    var rate: Int?
    @Option(name: .long, help: help(zh: "先试的条数", en: "messages tried first"))
    var canary: Int?
    @Option(name: .long, help: help(zh: "退回超过此百分比即停", en: "stops when more per cent come back"))
    var stopPercent: Int?
    @Flag(name: .long, help: help(zh: "预测仍会失败的也试", en: "tries those too that would fail again"))
    var includeFailing = false
    @Flag(name: .long, help: help(zh: "不等作业结束", en: "does not wait for the end of the job"))
    var noWait = false

    func run() async throws {
        if let job = execute { return try await run(job) }
        var arguments: JSONObject = [
            "selection": .object(selection.json), "reason": .string(reason.reason),
            "triesFailing": .bool(includeFailing),
        ]
        addPace(to: &arguments)
        let job = try await options.perform("replay.plan", arguments)
        let plan = ReplayReport(job)
        options.formatOption.print(json: job, table: plan.table + plan.nextStep)
    }

    /// What was said of the pace; the rest is the plan's, or the daemon's own.
    private func addPace(to arguments: inout JSONObject) {
        for (name, value) in [("rate", rate), ("canary", canary), ("stopPercent", stopPercent)] {
            if let value { arguments[name] = .integer(Int64(value)) }
        }
    }

    private func run(_ job: Int64) async throws {
        var arguments: JSONObject = ["job": .integer(job), "reason": .string(reason.reason)]
        arguments["fingerprint"] = fingerprint.map(JSONValue.string)
        addPace(to: &arguments)
        let (begun, isWaiting) = (arguments, !noWait)
        let ended = try await options.withActs { perform in
            var state = try await perform("replay.execute", begun)
            guard isWaiting else { return state }
            let progress = ProgressLine()
            while state["state"] == .string("running") {
                progress.show(ReplayReport(state).progress)
                try await Task.sleep(for: .milliseconds(200))
                state = try await perform("replay.job", ["job": .integer(job)])
            }
            progress.end()
            return state
        }
        options.formatOption.print(json: ended, table: ReplayReport(ended).table)
        if ended["state"] == .string("stopped") || ended["state"] == .string("cancelled") {
            throw CommandFailure(.answerIsNo, lines: [])
        }
    }
}

/// `dead-letters jobs`
struct ReplayJobsVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("jobs", zh: "重放作业：进度与结果", en: "replay jobs: how far they are and what came of them")
    }

    @OptionGroup var options: OperatorOptions
    @Argument(help: help(zh: "作业号；不写则全部", en: "one job; else all of them"))
    var job: Int64?
    @Option(name: .long, help: help(zh: "最多条数", en: "at most so many"))
    var limit = 20

    func run() async throws {
        if let job {
            let found = try await options.perform("replay.job", ["job": .integer(job)])
            return options.formatOption.print(json: found, table: ReplayReport(found).table)
        }
        let jobs = try await options.perform("replay.jobs", ["limit": JSONValue(limit)])
        options.formatOption.print(json: jobs, table: ReplayReport.list(jobs))
    }
}

/// `dead-letters cancel`
struct ReplayCancelVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("cancel", zh: "取消重放作业，未做的照旧", en: "cancel a replay job; what it has not done stays as it was")
    }

    @OptionGroup var options: OperatorOptions
    @OptionGroup var reason: ReasonOption
    @Argument(help: help(zh: "作业号", en: "the job"))
    var job: Int64

    func run() async throws {
        let ended = try await options.perform(
            "replay.cancel",
            ["job": .integer(job), "reason": .string(reason.reason)]
        )
        options.formatOption.print(json: ended, table: ReplayReport(ended).table)
    }
}
