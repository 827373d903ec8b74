/// What the services report as they go. Each becomes at most one log line and some metrics; both are spelled in this
/// target alone.
package enum BridgeEvent: Hashable, Sendable {
    /// One transaction of accepted messages: what became of them, by disposition.
    case batchSettled(
        queue: String,
        dispositions: [String: Int],
        trailEntries: Int,
        process: Duration,
        commit: Duration
    )
    case messageDead(queue: String, failureClass: String, code: String, pointer: String)
    /// A message that failed in a way nobody foresaw; it was kept as a dead letter.
    case messageFailed(queue: String, detail: String)
    case messagesRetried(count: Int)
    case intakePaused(queue: String, reason: String)
    case intakeResumed(queue: String)
    case batchReturned(queue: String, count: Int)
    case taskConfirmed(lane: String, kind: String, confirm: Duration, sinceReceipt: Duration)
    case taskRefused(lane: String, taskID: String, code: String, attempt: Int)
    case taskSetAside(lane: String, taskID: String, kind: String, code: String)
    case laneBlocked(lane: String, reason: String, probeIn: Duration)
    case laneOpened(lane: String)
    /// The store refused to read or to record; the work is kept and tried again.
    case storeRefused(service: String, reason: String, retryIn: Duration)
    /// An item of a replay came to an end.
    case replayed(result: String)
    case replayEnded(job: Int64, state: String, reason: String)
    /// How many replay jobs are in a state.
    case replayJobsCounted(state: String, count: Int)
    /// How many dead letters are in a state.
    case deadLettersCounted(state: String, count: Int)
    case oldestDeadLetter(age: Duration)
    /// Dead letters have become many, or are no longer.
    case deadLetterAlarm(isOn: Bool, open: Int, lastHour: Int)
    /// A stage settled something last at this time, in milliseconds since 1970.
    case stageSettled(stage: String, at: Int64)
    /// Something waits at a stage and nothing is settled; its connection is made anew, once.
    case stageStuck(stage: String, reason: String)
    case stageMoves(stage: String)
    case linkUp(role: String, address: String)
    case linkDown(role: String, reason: String)
    case linkRetry(role: String, attempt: Int, delay: Duration)
    case linkBlocked(role: String, reason: String)
    case linkUnblocked(role: String)
    case consuming(queue: String)
    case consumeRefused(queue: String, reason: String, retryIn: Duration)
    case daemonStarted(store: String, rules: String)
    /// Rules, policy and directory were read anew and are in force, `to` being the new version of the rules.
    case rulesReloaded(from: String, to: String)
    /// The files are wrong; what was in force stays. Each cause names file, line and column.
    case rulesRefused(causes: [String], inForce: String)
    /// The daemon before this one did not end by itself.
    case uncleanStop
    case daemonStopped
}
