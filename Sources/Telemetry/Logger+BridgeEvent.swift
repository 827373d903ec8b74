import Logging

extension Logger {
    /// Writes the line of `event`: a constant message, the facts in dotted keys.
    func record(_ event: BridgeEvent) {
        guard let line = LogLine(event) else { return }
        var metadata: Logger.Metadata = [:]
        for (key, value) in line.facts { metadata[key.rawValue] = .string(value) }
        log(level: line.level, "\(line.message)", metadata: metadata)
    }
}

/// How an event reads in the log; events of the hot path have no line.
struct LogLine {
    var level: Logger.Level
    var message: String
    var facts: [(LogKey, String)]

    private init(_ level: Logger.Level, _ message: String, _ facts: [(LogKey, String)] = []) {
        self.level = level
        self.message = message
        self.facts = facts
    }

    init?(_ event: BridgeEvent) {
        guard let line = LogLine.intake(event) ?? LogLine.relay(event) ?? LogLine.link(event) else { return nil }
        self = line
    }

    private static func intake(_ event: BridgeEvent) -> LogLine? {
        switch event {
        case .messageDead(let queue, let failureClass, let code, let pointer):
            LogLine(
                .warning,
                "message is dead",
                [(.queue, queue), (.failureClass, failureClass), (.code, code), (.pointer, pointer)]
            )
        case .messageFailed(let queue, let detail):
            LogLine(.error, "message failed unexpectedly", [(.queue, queue), (.detail, detail)])
        case .messagesRetried(let count):
            LogLine(.info, "waiting messages tried again", [(.count, String(count))])
        case .intakePaused(let queue, let reason):
            LogLine(.error, "intake paused", [(.queue, queue), (.reason, reason)])
        case .intakeResumed(let queue):
            LogLine(.notice, "intake resumed", [(.queue, queue)])
        case .batchReturned(let queue, let count):
            LogLine(.warning, "deliveries returned to their queue", [(.queue, queue), (.count, String(count))])
        case .storeRefused(let service, let reason, let delay):
            LogLine(
                .error,
                "store refused",
                [(.service, service), (.reason, reason), (.delay, milliseconds(delay))]
            )
        case .deadLetterAlarm(let isOn, let open, let lastHour):
            LogLine(
                isOn ? .critical : .notice,
                isOn ? "many dead letters; see tripush dead-letters groups" : "dead letters are few again",
                [(.count, String(open)), (.lastHour, String(lastHour))]
            )
        case .replayEnded(let job, let state, let reason):
            LogLine(.notice, "replay ended", [(.job, String(job)), (.state, state), (.reason, reason)])
        case .stageStuck(let stage, let reason):
            LogLine(.critical, "a stage is stuck; its connection is made anew", [(.stage, stage), (.reason, reason)])
        case .stageMoves(let stage):
            LogLine(.notice, "a stage gets on again", [(.stage, stage)])
        case .daemonStarted(let store, let rules):
            LogLine(.notice, "daemon started", [(.store, store), (.version, rules)])
        case .rulesReloaded(let before, let version):
            LogLine(.notice, "rules reloaded", [(.version, version), (.previousVersion, before)])
        case .rulesRefused(let causes, let version):
            LogLine(
                .error,
                "rules refused",
                [(.version, version), (.reason, causes.joined(separator: "; "))]
            )
        case .uncleanStop:
            LogLine(.warning, "the last stop was unclean; messages are taken one at a time at first")
        case .daemonStopped:
            LogLine(.notice, "daemon stopped")
        default: nil
        }
    }

    private static func relay(_ event: BridgeEvent) -> LogLine? {
        switch event {
        case .taskRefused(let lane, let taskID, let code, let attempt):
            LogLine(
                .warning,
                "task refused",
                [(.lane, lane), (.taskID, taskID), (.code, code), (.attempt, String(attempt))]
            )
        case .taskSetAside(let lane, let taskID, let kind, let code):
            LogLine(
                .error,
                "task set aside",
                [(.lane, lane), (.taskID, taskID), (.taskKind, kind), (.code, code)]
            )
        case .laneBlocked(let lane, let reason, let delay):
            LogLine(.error, "lane blocked", [(.lane, lane), (.reason, reason), (.delay, milliseconds(delay))])
        case .laneOpened(let lane):
            LogLine(.notice, "lane open", [(.lane, lane)])
        default: nil
        }
    }

    private static func link(_ event: BridgeEvent) -> LogLine? {
        switch event {
        case .linkUp(let role, let address):
            LogLine(.notice, "link up", [(.role, role), (.address, address)])
        case .linkDown(let role, let reason):
            LogLine(.warning, "link down", [(.role, role), (.reason, reason)])
        case .linkRetry(let role, let attempt, let delay):
            LogLine(
                .info,
                "link tried again",
                [(.role, role), (.attempt, String(attempt)), (.delay, milliseconds(delay))]
            )
        case .linkBlocked(let role, let reason):
            LogLine(.warning, "link blocked by the broker", [(.role, role), (.reason, reason)])
        case .linkUnblocked(let role):
            LogLine(.notice, "link unblocked", [(.role, role)])
        case .consuming(let queue):
            LogLine(.notice, "consuming", [(.queue, queue)])
        case .consumeRefused(let queue, let reason, let delay):
            LogLine(
                .error,
                "consuming refused",
                [(.queue, queue), (.reason, reason), (.delay, milliseconds(delay))]
            )
        default: nil
        }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        String(duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }
}
