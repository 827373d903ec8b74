package import CaseModel

/// A replay (重放): which dead letters and set-aside tasks are tried again, who wanted it, and how far it is.
package struct ReplayJob: Hashable, Sendable {
    package var id: Int64
    package var state: State
    package var createdAt: Timestamp
    /// Who has planned it, or, once it has begun, who has said so.
    package var by: String
    package var reason: String
    /// The selection in words, as it was asked for.
    package var selection: String
    /// Digest over the ids, the version of the decisions and the case versions: what was shown.
    package var fingerprint: String
    /// Digest of the decisions (rules, policy, directory) the forecasts were made under.
    package var decidedBy: String
    /// Items tried in a second; 0 is as fast as it goes.
    package var rate: Int
    /// Items tried first, before the rest is judged by them.
    package var canary: Int
    /// Per cent of the tried ones that may come back before it stops.
    package var stopPercent: Int
    package var startedAt: Timestamp?
    package var endedAt: Timestamp?
    /// Why it stopped before its end, or who cancelled it.
    package var endedBecause: String?

    /// A job that is planned.
    package init(
        id: Int64 = 0,
        createdAt: Timestamp,
        by: String,
        reason: String,
        selection: String,
        fingerprint: String,
        decidedBy: String,
        rate: Int,
        canary: Int,
        stopPercent: Int
    ) {
        self.id = id
        state = .planned
        self.createdAt = createdAt
        self.by = by
        self.reason = reason
        self.selection = selection
        self.fingerprint = fingerprint
        self.decidedBy = decidedBy
        self.rate = rate
        self.canary = canary
        self.stopPercent = stopPercent
    }

    /// How far it is.
    package enum State: String, Sendable, CaseIterable {
        /// Shown, and nothing done.
        case planned
        case running
        case done
        /// Too many came back.
        case stopped
        case cancelled
    }
}

/// One message or task of a replay.
package struct ReplayItem: Hashable, Sendable {
    package var job: Int64
    /// Place in the order of the job, from 0.
    package var ordinal: Int
    package var subject: Subject
    package var caseID: String?
    /// Version of the case the forecast stands on; nil when there was none.
    package var caseVersion: Int?
    package var forecast: Forecast
    package var state: State
    /// What became of it, as a disposition or a code.
    package var result: String?
    package var at: Timestamp?

    /// An item that is planned, or left out because nothing would come of it.
    package init(
        job: Int64 = 0,
        ordinal: Int,
        subject: Subject,
        caseID: String?,
        caseVersion: Int?,
        forecast: Forecast,
        state: State
    ) {
        self.job = job
        self.ordinal = ordinal
        self.subject = subject
        self.caseID = caseID
        self.caseVersion = caseVersion
        self.forecast = forecast
        self.state = state
    }

    /// What is tried again.
    package enum Subject: Hashable, Sendable {
        case letter(Int64)
        case task(String)

        /// The subject as one text.
        package var key: String {
            switch self {
            case .letter(let id): String(id)
            case .task(let id): "t:\(id)"
            }
        }

        /// The subject with this text.
        package init?(key: String) {
            if key.hasPrefix("t:") {
                self = .task(String(key.dropFirst(2)))
            } else if let id = Int64(key) {
                self = .letter(id)
            } else {
                return nil
            }
        }
    }

    /// Where it is.
    package enum State: String, Sendable, CaseIterable {
        case planned
        /// Shown and left alone: it would fail again, or its job left such ones out.
        case leftOut
        /// The job runs and has it; nobody else may.
        case claimed
        case resolved
        /// It failed again.
        case returned
        /// Something has changed since it was shown, so it was not done.
        case changed
        case cancelled
    }
}

/// What would come of trying a message again now, by the decision itself without its effects (预测).
package struct Forecast: Hashable, Codable, Sendable {
    package var kind: Kind
    /// Note of a disposition, or the code of the failure.
    package var code: String?
    /// Kinds of the tasks that would leave, in order.
    package var tasks: [String]

    /// A forecast.
    package init(_ kind: Kind, code: String? = nil, tasks: [String] = []) {
        self.kind = kind
        self.code = code
        self.tasks = tasks
    }

    /// What kind of outcome.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case applied
        /// Normal disorder; it changes nothing.
        case noted
        case recorded
        case duplicate
        case caseClosed
        /// It would wait for its case.
        case waiting
        /// It would fail again.
        case failing
        /// A task that goes to its lane again; what the broker says is not foreseen.
        case handOver

        /// Whether it is worth doing.
        package var isSuccess: Bool {
            switch self {
            case .applied, .noted, .recorded, .duplicate, .caseClosed, .waiting, .handOver: true
            case .failing: false
            }
        }
    }
}
