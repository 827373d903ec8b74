/// Every metric of the daemon, by its name in Prometheus text. Labels are bounded: queues, lanes, classes and codes of
/// closed lists.
package enum MetricName: String, CaseIterable, Sendable {
    case messagesConsumed = "tripush_messages_consumed_total"
    case messagesSettled = "tripush_messages_settled_total"
    case messagesPublished = "tripush_messages_published_total"
    case publishUnconfirmed = "tripush_publish_unconfirmed"
    case deliveriesUnacked = "tripush_deliveries_unacked"
    case confirmDuration = "tripush_confirm_duration_seconds"
    case processDuration = "tripush_process_duration_seconds"
    case criticalTime = "tripush_critical_time_seconds"
    case retries = "tripush_retries_total"
    case deadLetters = "tripush_dead_letters_total"
    case replayJobs = "tripush_replay_jobs"
    case replayMessages = "tripush_replay_messages_total"
    case deadLettersByState = "tripush_dead_letters"
    case deadLetterOldestAge = "tripush_dead_letter_oldest_age_seconds"
    case deadLetterAlarm = "tripush_dead_letter_alarm"
    case connectionUp = "tripush_connection_up"
    case connectionBlocked = "tripush_connection_blocked"
    case reconnects = "tripush_reconnects_total"
    case lastProgress = "tripush_last_progress_timestamp_seconds"
    case stageStuck = "tripush_stage_stuck"
    case storeCommitDuration = "tripush_store_commit_duration_seconds"
    case auditRecords = "tripush_audit_records_total"
    case laneOpen = "tripush_lane_open"
    case intakePaused = "tripush_intake_paused"
    case rulesReloadSuccessful = "tripush_config_last_reload_successful"

    /// What it counts, for the `# HELP` line.
    package var help: String {
        switch self {
        case .messagesConsumed: "Deliveries taken from a queue."
        case .messagesSettled: "Messages that are durable, by what became of them."
        case .messagesPublished: "Publications, by the broker's answer."
        case .publishUnconfirmed: "Publications waiting for the broker's confirm."
        case .deliveriesUnacked: "Deliveries taken and not yet acknowledged."
        case .confirmDuration: "Seconds from publish to confirm."
        case .processDuration: "Seconds from taking a batch to its commit."
        case .criticalTime: "Seconds from receiving a message to the confirm of a task it caused."
        case .retries: "Messages tried again after waiting."
        case .deadLetters: "Messages that could not be processed, by class and code."
        case .replayJobs: "Replay jobs in the store, by where they stand."
        case .replayMessages: "Messages and tasks tried again by replays, by what became of them."
        case .deadLettersByState: "Dead letters in the store, by where they stand."
        case .deadLetterOldestAge: "Seconds since the oldest open dead letter died."
        case .deadLetterAlarm: "1 while dead letters are more than the alarm allows."
        case .connectionUp: "1 while the link to the broker is open."
        case .connectionBlocked: "1 while the broker takes no publications."
        case .reconnects: "Connections made after the first."
        case .lastProgress: "When a stage last settled something, seconds since 1970."
        case .stageStuck: "1 while something waits at a stage and nothing is settled."
        case .storeCommitDuration: "Seconds a store transaction took."
        case .auditRecords: "Entries added to the trail."
        case .laneOpen: "1 while a lane hands tasks over."
        case .intakePaused: "1 while intake of a queue is paused."
        case .rulesReloadSuccessful: "1 when rules and directory were last read without a mistake."
        }
    }
}

/// Labels a metric may have.
package enum MetricLabel: String, CaseIterable, Sendable {
    case queue, lane, result, code, role, stage, state
    case failureClass = "class"
}
