/// Of which queues each side's dead-letter queue may bring messages: the header that names the queue is the sender's word,
/// and nobody speaks for the other side.
struct DeadQueueOrigins {
    let police: Set<String>
    let governance: Set<String>

    /// Each side its own queues; both when they share one dead-letter queue of one broker, which checks all logins.
    init(_ configuration: BridgeConfiguration) {
        let police: Set = [configuration.police.alertsQueue, configuration.police.answersQueue]
        let governance: Set = [configuration.governance.receiptsQueue]
        let isShared =
            configuration.addresses(of: .police) == configuration.addresses(of: .governance)
            && configuration.police.deadQueue == configuration.governance.deadQueue
        self.police = isShared ? police.union(governance) : police
        self.governance = isShared ? police.union(governance) : governance
    }
}
