import ArgumentParser
import BridgeDaemon
import CaseModel
import MessageCodec
import Neighbours

/// What is played: the sample files, or as many alerts as wanted made of them.
struct SampleOptions: ParsableArguments {
    @Option(name: .long, help: help(zh: "样例目录", en: "folder of the samples"))
    var samples = "deploy/samples"
    @Option(name: .long, help: help(zh: "改为生成这么多条警情", en: "make so many alerts of the samples instead"))
    var count: Int?
    @Option(name: .long, help: help(zh: "生成警情编号的前缀", en: "their numbers begin with this"))
    var prefix = "LOAD-"
    @Option(name: .long, help: help(zh: "全部消息发送几遍", en: "send everything so many times"))
    var times = 1
    @Flag(name: .long, help: help(zh: "不发送警情，只答复", en: "send no alerts, only answer"))
    var answersOnly = false
    @Option(name: .long, help: help(zh: "一百件事中忘记几件", en: "so many things in a hundred are left undone"))
    var forgetfulness: UInt64 = 0
    @Flag(name: .long, help: help(zh: "也发送错误消息", en: "send the bad messages too"))
    var bad = false
    @Option(name: .long, help: help(zh: "答复的随机种子", en: "seed of the answers"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (count ?? 0) >= 0, (1...1_000).contains(times) else {
            throw ValidationError(Text(zh: "条数应不为负，遍数 1 至 1000", en: "no negative count, and 1 to 1000 times").shown)
        }
    }

    /// Messages and desks of a play.
    struct Cast {
        var messages: [OutgoingMessage]
        var desks: SimulationPlan.Desks
    }

    /// Reads the files.
    ///
    /// - Throws: `FileError`, or `CommandFailure` when a file is not as it should be.
    func cast(for configuration: BridgeConfiguration, governance: Profile, at now: Timestamp) throws -> Cast {
        do {
            let stories = try Story.stories(of: bytes("stories.json"), file: "stories.json")
            let once = answersOnly ? [] : try messages(for: configuration, at: now)
            return Cast(
                messages: (0..<times).flatMap { _ in once },
                desks: SimulationPlan.Desks(
                    police: PoliceDesk(
                        queues: PoliceDesk.Queues(
                            answers: configuration.police.answersQueue,
                            alerts: configuration.police.alertsQueue
                        ),
                        seed: seed,
                        stories: stories,
                        forgetfulness: forgetfulness
                    ),
                    departments: DepartmentDesk(
                        queue: configuration.governance.receiptsQueue,
                        profile: governance,
                        seed: seed,
                        stories: stories,
                        forgetfulness: forgetfulness
                    )
                )
            )
        } catch let error as SampleError {
            throw CommandFailure(.usage, Text(error.description))
        }
    }

    private func messages(for configuration: BridgeConfiguration, at now: Timestamp) throws -> [OutgoingMessage] {
        let platform = DispatchPlatform(
            files: [
                AlertFile(bytes: try bytes("alerts.ndjson"), profile: "canonical"),
                AlertFile(
                    bytes: try bytes("alerts-gat-pinyin.ndjson"),
                    profile: "gat-pinyin",
                    encodings: [.utf8, .gb18030]
                ),
            ],
            queue: configuration.police.alertsQueue
        )
        var messages = count.map { platform.load($0, prefix: prefix, at: now) } ?? platform.alerts(at: now)
        guard bad else { return messages }
        let queues = [
            InboundQueue.alerts.rawValue: configuration.police.alertsQueue,
            InboundQueue.answers.rawValue: configuration.police.answersQueue,
            InboundQueue.receipts.rawValue: configuration.governance.receiptsQueue,
        ]
        let wrong = try BadMessage.messages(of: bytes("bad.ndjson"), queues: queues, file: "bad.ndjson")
        messages += wrong.map(\.message)
        return messages
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try FileContent.bytes(ofFile: FilePlace.resolve(name, in: samples))
    }
}
