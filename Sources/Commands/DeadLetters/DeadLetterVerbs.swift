import ArgumentParser

/// `dead-letters`
struct DeadLetterVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "dead-letters",
            zh: "无法处理的消息与未送达的任务",
            en: "messages that could not be processed, and tasks that could not be handed over",
            subcommands: [
                DeadLetterGroups.self, DeadLetterList.self, DeadLetterShow.self, ReplayVerb.self, ReplayJobsVerb.self,
                ReplayCancelVerb.self, DeadLetterArchive.self, DeadLetterRestore.self, DeadLetterNote.self,
                DeadLetterExport.self, DeadLetterPurge.self, DeadLetterEdit.self, DeadLetterConfirmEdit.self,
            ]
        )
    }
}
