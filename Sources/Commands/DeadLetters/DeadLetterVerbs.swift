import ArgumentParser

/// `dead-letters`
struct DeadLetterVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "dead-letters",
            zh: "无法处理的消息",
            en: "messages that could not be processed",
            subcommands: [DeadLetterList.self, DeadLetterShow.self]
        )
    }
}
