package import CaseModel

/// The account of invariant 5: accepted messages against the sum of their dispositions.
package struct Account: Hashable, Sendable {
    /// Rows of accepted messages.
    package var accepted: Int
    package var byDisposition: [MessageDisposition: Int]
    /// Applied messages that caused no trail entry.
    package var appliedWithoutTrail: Int
    /// Dead, archived and purged messages without a dead letter that says the same, waiting and held ones without a waiting row, and waiting rows of messages
    /// that neither wait nor are held.
    package var orphans: Int

    /// An account.
    package init(
        accepted: Int,
        byDisposition: [MessageDisposition: Int],
        appliedWithoutTrail: Int,
        orphans: Int
    ) {
        self.accepted = accepted
        self.byDisposition = byDisposition
        self.appliedWithoutTrail = appliedWithoutTrail
        self.orphans = orphans
    }

    /// Every accepted message has exactly one disposition, and what it promises is there.
    package var isBalanced: Bool {
        accepted == byDisposition.values.reduce(0, +) && appliedWithoutTrail == 0 && orphans == 0
    }
}

/// The figures of a run.
package struct StoreStatistics: Hashable, Sendable {
    /// Accepted messages by queue and disposition.
    package var messages: [QueueDisposition: Int]
    /// Tasks by lane, kind and state.
    package var tasks: [TaskGroup: Int]
    /// Push 1 tasks by type code and band.
    package var pushesByType: [TypeBand: Int]
    package var casesByStage: [CaseStage: Int]
    package var casesByPhase: [CasePhase: Int]
    /// Deadlines by kind and what became of them.
    package var deadlines: [DeadlineGroup: Int]
    package var deadLetters: [Refusal.Code: Int]
    package var waiting: Int
    /// Milliseconds from the receipt of an alert to the confirm of its push 1, ascending.
    package var push1Latencies: [Int64]

    /// Figures; empty by default.
    package init() {
        messages = [:]
        tasks = [:]
        pushesByType = [:]
        casesByStage = [:]
        casesByPhase = [:]
        deadlines = [:]
        deadLetters = [:]
        waiting = 0
        push1Latencies = []
    }

    /// Deadlines of one kind with one fate.
    package struct DeadlineGroup: Hashable, Sendable {
        package var kind: Deadline.Kind
        package var fate: DeadlineFate

        /// A group.
        package init(kind: Deadline.Kind, fate: DeadlineFate) {
            self.kind = kind
            self.fate = fate
        }
    }

    /// What became of a deadline.
    package enum DeadlineFate: String, Sendable, CaseIterable {
        /// 按时
        case kept
        /// 逾期
        case missed
        /// 未到期
        case running
        /// 不再需要
        case cancelled

        /// The fate of a deadline; one that was missed stays so, whatever came later.
        package init(_ deadline: Deadline) {
            if deadline.missedAt != nil {
                self = .missed
                return
            }
            switch deadline.state {
            case .running: self = .running
            case .met: self = .kept
            case .cancelled: self = .cancelled
            }
        }
    }

    /// Messages of one queue with one disposition.
    package struct QueueDisposition: Hashable, Sendable {
        package var queue: String
        package var disposition: MessageDisposition

        /// A group of messages.
        package init(queue: String, disposition: MessageDisposition) {
            self.queue = queue
            self.disposition = disposition
        }
    }

    /// Tasks of one lane, kind and state.
    package struct TaskGroup: Hashable, Sendable {
        package var lane: Lane
        package var kind: PushTask.Kind
        package var state: TaskRecord.State

        /// A group of tasks.
        package init(lane: Lane, kind: PushTask.Kind, state: TaskRecord.State) {
            self.lane = lane
            self.kind = kind
            self.state = state
        }
    }

    /// One type and band.
    package struct TypeBand: Hashable, Sendable {
        package var type: String
        package var band: Band

        /// A group of pushes.
        package init(type: String, band: Band) {
            self.type = type
            self.band = band
        }
    }
}
