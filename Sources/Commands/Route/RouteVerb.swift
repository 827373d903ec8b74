import ArgumentParser
import BridgeDaemon
import BridgePipeline
import CaseModel
import CaseStorage

/// `route`
struct RouteVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "route",
            zh: "读入警情（每行一个 JSON），输出任务；不用消息服务器，不留任何记录",
            en: "alerts in, one JSON a line, tasks out; no broker, and nothing is kept"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @Argument(help: help(zh: "文件，- 为标准输入", en: "files, or - for standard input"))
    var files: [String]

    func run() async throws {
        let configuration = try await configurationOption.loadOrExample()
        let sources = try DecisionSources(of: configuration, key: .fileOrFixed)
        let names = QueueNames(configuration)
        var runner = RouteRunner.inMemory(decisions: sources.decisions(for: names), queue: names.alerts)
        var refused = 0
        for file in files {
            let bytes = file == "-" ? try FileContent.standardInput() : try FileContent.bytes(ofFile: file)
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            where !line.isEmpty {
                refused += try await route(Array(line), at: "\(file):\(index + 1)", &runner) ? 0 : 1
            }
        }
        guard refused == 0 else {
            throw CommandFailure(
                .answerIsNo,
                Text(zh: "\(refused) 条消息无法处理", en: "\(refused) messages could not be processed")
            )
        }
    }

    private func route(_ line: [UInt8], at place: String, _ runner: inout RouteRunner) async throws -> Bool {
        let step = try await runner.route(line)
        for task in step.tasks { Surroundings.current.write(String(decoding: task.body, as: UTF8.self) + "\n") }
        guard let refusal = step.refusal else { return true }
        let pointer = refusal.pointer.isEmpty ? "" : " \(refusal.pointer)"
        Surroundings.current.complain("\(place): \(refusal.code.rawValue)\(pointer): \(refusal.detail)\n".printableLine)
        return false
    }
}

extension String {
    fileprivate var printableLine: String { String(dropLast()).printable + "\n" }
}
