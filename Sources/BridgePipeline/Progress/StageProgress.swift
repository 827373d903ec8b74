package import CaseModel

/// How a stage gets on (进展): judged by what it settles, never by whether it ticks.
package struct StageProgress: Hashable, Sendable {
    /// `intake:` and a queue, or `lane:` and a lane.
    package var stage: String
    package var verdict: Verdict
    /// What waited at the last look; nil when nobody had to ask.
    package var waiting: Int?
    package var lastSettledAt: Timestamp?
    /// It was stuck, was connected anew, and is stuck still: a person has to look.
    package var needsPerson: Bool

    /// Whether a stage gets on.
    package enum Verdict: Hashable, Sendable {
        /// 正常：刚有消息办结
        case moving
        /// 空闲：没有等待的消息
        case idle
        /// 停滞：有消息等待，却没有办结
        case stuck(String)
        /// 暂停：由人或因故
        case paused(String)

        /// One word.
        package var word: String {
            switch self {
            case .moving: "moving"
            case .idle: "idle"
            case .stuck: "stuck"
            case .paused: "paused"
            }
        }

        /// Why it does not get on.
        package var reason: String? {
            switch self {
            case .moving, .idle: nil
            case .stuck(let reason), .paused(let reason): reason
            }
        }
    }
}

/// What `ProgressWatch` may ask a stage.
package struct StageProbe: Sendable {
    package var stage: String
    /// Messages settled since the start, and when the last was.
    package var settled: @Sendable () -> (count: Int, at: Timestamp?)
    /// Messages that wait to be settled; nil when nobody can tell.
    package var waiting: @Sendable () async -> Int?
    /// Why the stage takes nothing; nil while it should get on.
    package var pausedBy: @Sendable () -> String?
    /// Why it may be that nothing is settled, in words.
    package var suspicion: @Sendable () -> String
    /// Ends the connection of the stage, which is then made anew.
    package var reconnect: @Sendable () async -> Void

    /// A probe of a stage.
    package init(
        stage: String,
        settled: @escaping @Sendable () -> (count: Int, at: Timestamp?),
        waiting: @escaping @Sendable () async -> Int?,
        pausedBy: @escaping @Sendable () -> String?,
        suspicion: @escaping @Sendable () -> String,
        reconnect: @escaping @Sendable () async -> Void
    ) {
        self.stage = stage
        self.settled = settled
        self.waiting = waiting
        self.pausedBy = pausedBy
        self.suspicion = suspicion
        self.reconnect = reconnect
    }
}
