import ArgumentParser

/// `topology`
struct TopologyVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "topology",
            zh: "三推桥所需的交换机和队列",
            en: "the exchanges and queues the bridge needs",
            subcommands: [TopologyDeclare.self, TopologyShow.self]
        )
    }
}
