package import CaseModel

/// What a store promises: transactions that are durable when they return, and readers that see whole transactions.
///
/// One process owns a store for writing. A body runs alone, on a thread of the store or of the caller, and must not wait
/// for anything. A call that has begun is finished even when its task is cancelled, so that a shutdown can record what
/// was confirmed.
package protocol CaseStore: Sendable {
    /// Runs `body` in one transaction, which sees its own writes.
    ///
    /// When this returns, everything `body` wrote survives a crash. When `body` throws, nothing of it is kept and the
    /// error is thrown on.
    ///
    /// - Throws: `StoreError` when the store cannot begin, write or commit.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Value) async throws
        -> Value

    /// Runs `body` on one consistent view of what has been committed.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value

    /// Ends the use of the store; later calls throw `StoreError` with code `closed`.
    func close() async
}

/// What can be asked of a store.
package protocol StoreView: DeadLetterView, ReplayView, RouteProofView, RawIntakeView {
    /// The row of the message accepted under this identity first, or nil.
    func message(_ identity: MessageIdentity) throws -> MessageRecord?
    /// The row with this sequence number.
    func message(sequence: Int64) throws -> MessageRecord?
    /// Rows from `sequence` on, oldest first.
    func messages(from sequence: Int64, limit: Int) throws -> [MessageRecord]
    /// Every version accepted of an alert, in the order of arrival.
    func revisions(ofAlert alertNo: String) throws -> [AlertRevision]
    /// An alert that was kept without a case.
    func recordedAlert(_ alertNo: String) throws -> RecordedAlert?
    /// Alerts without a case that deserve a second look, of one station or of all, the last reported first.
    func alertsForSecondLook(stationCode: String?, limit: Int) throws -> [RecordedAlert]

    /// The id of the case the reference names; a case code may be written as a person types it.
    func caseID(_ reference: CaseReference) throws -> String?
    /// The case with this id.
    func `case`(_ id: String) throws -> Case?
    /// Cases, the last opened first.
    func cases(_ filter: CaseFilter) throws -> [Case]
    /// Cases that share the keys of two sides, or of one side and one of the places, the case `excluding` left out, the
    /// last reported first. When there are more than `limit`, those that share two sides go before the others.
    func linkedCases(_ keys: LinkKeys, excluding caseID: String?, limit: Int) throws -> [LinkedCase]
    /// How many cases stood at a place, the case `excluding` left out.
    func placeCount(placeKey: String, excluding caseID: String?) throws -> Int
    /// Cases at any of these places that were reported within `times`, the case `excluding` left out, the last reported
    /// first. Nobody asks how many sides are the same; each tells of none.
    func cases(
        atPlaces placeKeys: [String],
        reportedIn times: ClosedRange<Timestamp>,
        excluding caseID: String?,
        limit: Int
    ) throws -> [LinkedCase]
    /// The newest word of people on each case that was linked with this one or unlinked from it, whichever of the two
    /// the order was given on, by the other's id; the newest last.
    func orderedLinks(ofCase caseID: String) throws -> [OrderedLink]

    /// Running deadlines: what fires by a time, soonest first, or else by their limits.
    func deadlines(_ filter: DeadlineFilter) throws -> [DeadlineRecord]
    /// When the next deadline fires.
    func nextDeadlineDue() throws -> Timestamp?
    /// Everything that has happened to a case, oldest first.
    func events(ofCase caseID: String) throws -> [CaseEventRecord]

    /// Waiting messages that are due at `now`, oldest due first.
    func waiting(dueBy now: Timestamp, limit: Int) throws -> [WaitingRecord]
    /// Messages that wait for this reference, in the order of arrival.
    func waiting(for reference: CaseReference) throws -> [WaitingRecord]
    /// When the next waiting message falls due.
    func nextWaitingDue() throws -> Timestamp?

    /// Tasks of a lane not yet handed over: red first, then oldest; ids in `excluding` left out.
    ///
    /// A red task lifts the older tasks of its case with it, so that the tasks of one case are offered in the order of
    /// issue.
    func pendingTasks(lane: Lane, limit: Int, excluding: Set<String>) throws -> [TaskRecord]
    /// How many tasks of all lanes are not yet handed over, counted no further than `most`.
    func pendingTaskCount(atMost most: Int) throws -> Int
    /// The task with this id.
    func task(_ id: String) throws -> TaskRecord?
    /// All tasks of a case in the order of issue.
    func tasks(ofCase caseID: String) throws -> [TaskRecord]
    /// Tasks that were set aside and not archived, the last set aside first.
    func setAsideTasks(limit: Int) throws -> [TaskRecord]
    /// Tasks that were set aside and archived, the last set aside first.
    func archivedTasks(limit: Int) throws -> [TaskRecord]

    /// The newest link of the trail's chain, or nil when it is empty.
    func trailHead() throws -> TrailLink?
    /// Trail of a case, oldest first.
    func trail(ofCase caseID: String) throws -> [TrailLink]
    /// Trail from `sequence` on, oldest first.
    func trail(from sequence: Int64, limit: Int) throws -> [TrailLink]

    /// A rule set, policy or directory kept with `keep`, by its digest.
    func artifact(digest: String) throws -> DecisionArtifact?

    /// The account of invariant 5.
    func account() throws -> Account
    /// The figures of a run, for people.
    func statistics() throws -> StoreStatistics
    /// A named value kept with `setValue`.
    func value(_ name: String) throws -> String?
}

/// What can be written, all of it in one transaction.
package protocol StoreTransaction: StoreView, DeadLetterTransaction, ReplayTransaction, RawIntakeTransaction {
    /// Adds the row of an accepted message and returns its sequence number.
    func insert(_ message: NewMessage) throws -> Int64
    /// Sets what became of an accepted message and replaces its code; a `caseID` of nil leaves the case as it is.
    ///
    /// - Throws: `StoreError` with code `conflict` when there is no such message.
    func settle(message sequence: Int64, as disposition: MessageDisposition, caseID: String?, code: String?) throws
    /// Gives the row of a message that was not understood before the identity it has now.
    func identify(message sequence: Int64, as identity: MessageIdentity, alertNo: String?) throws
    /// Adds a version of an alert.
    func add(_ revision: AlertRevision) throws
    /// Keeps an alert without a case, or its newer version.
    func record(_ alert: RecordedAlert) throws

    /// Writes a case, everything it can be found by, and the rows of its deadlines; `keys` replaces its link keys.
    ///
    /// What has ever named the case (alert numbers, its code, event numbers of the governance side) goes on naming it.
    ///
    /// - Throws: `StoreError` with code `conflict` unless the stored version is one below the new one; a case that is
    ///   not stored yet has version 0 or 1.
    func save(_ updated: Case, keys: LinkKeys) throws
    /// Writes a case whose link keys have not changed.
    func save(_ updated: Case) throws

    /// Adds an event to the past of its case.
    func append(_ event: CaseEventRecord) throws

    /// Makes confirmed tasks pending once more, with the same bytes.
    func handOverAgain(tasks: [String]) throws
    /// Adds tasks as pending. A task id that exists already is left as it is.
    func insert(_ tasks: [NewTask]) throws
    /// Records that the broker has confirmed these tasks; the first confirm of a task counts.
    func confirm(tasks: [TaskConfirmation]) throws
    /// Takes a pending task out of the lane for a fault of its own.
    func setAside(task id: String, code: String, detail: String, at: Timestamp) throws
    /// Makes a task that was set aside pending again, with the same bytes and no attempts counted.
    func takeUp(task id: String) throws
    /// Counts one failed attempt of a task that stays pending.
    func countAttempt(task id: String, code: String) throws

    /// Adds or replaces the waiting row of a message.
    func wait(_ waiting: WaitingRecord) throws
    /// Removes the waiting row of a message.
    func endWait(message sequence: Int64) throws

    /// Adds links to the trail's chain, in order.
    ///
    /// - Throws: `StoreError` with code `conflict` unless each link continues the one before it.
    func append(_ links: [NewTrailLink]) throws
    /// Keeps a rule set, policy or directory that decides, once per digest.
    func keep(_ artifact: DecisionArtifact) throws
    /// Keeps a named value.
    func setValue(_ name: String, _ value: String?) throws
}
