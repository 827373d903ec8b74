import ArgumentParser

/// `history`
struct HistoryVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "history",
            zh: "本系统启用之前的警情",
            en: "alerts from before the bridge",
            subcommands: [HistoryImportVerb.self]
        )
    }
}
