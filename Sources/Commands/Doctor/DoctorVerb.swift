import ArgumentParser
import BridgeDaemon
import BridgePipeline
import JSONTree

/// `doctor`
struct DoctorVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "doctor",
            zh: "体检：消息服务器、队列、权限、案件库、花名册……每行是“好”，或该怎么办；不改动任何东西",
            en: "look at broker, queues, permissions, store, roster: each line ok, or what to do; changes nothing"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Flag(name: .long, help: help(zh: "只列有问题的", en: "only what is not ok"))
    var problems = false
    @Option(name: .long, help: help(zh: "只做这一项，可重复", en: "this check only; may be repeated"))
    var check: [String] = []

    func validate() throws {
        let known = Doctor.checks.map(\.name)
        for name in check where !known.contains(name) {
            let list = known.joined(separator: ", ")
            throw ValidationError(
                Text(zh: "没有名为 \(name) 的检查；有：\(list)", en: "there is no check \(name); there are: \(list)").shown
            )
        }
    }

    func run() async throws {
        let configuration = try await configurationOption.load()
        let examination = await Examination.open(configuration, now: SystemBridgeClock().now)
        let checks = Doctor.checks.filter { check.isEmpty || check.contains($0.name) }
        var results = await Doctor.examine(examination, checks: checks)
        await examination.close()
        if problems {
            for index in results.indices { results[index].findings.removeAll { $0.level == .ok } }
        }
        let report = DoctorReport(results: results)
        formatOption.print(json: report.json, table: report.page)
        guard report.count(.fault) == 0 else { throw CommandFailure(.answerIsNo, lines: []) }
    }
}
