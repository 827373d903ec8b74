package import CaseModel

/// What can be asked of replays.
package protocol ReplayView {
    /// Jobs, the newest first.
    func replayJobs(limit: Int) throws -> [ReplayJob]
    /// How many jobs are in each state.
    func replayJobStates() throws -> [ReplayJob.State: Int]
    /// The job with this id.
    func replayJob(_ id: Int64) throws -> ReplayJob?
    /// The oldest job that runs; others wait for it.
    func runningReplayJob() throws -> ReplayJob?
    /// Items of a job from `ordinal` on in one of these states, in order.
    func replayItems(
        ofJob id: Int64,
        from ordinal: Int,
        states: Set<ReplayItem.State>,
        limit: Int
    ) throws -> [ReplayItem]
    /// How many items of a job are in each state.
    func replayCounts(ofJob id: Int64) throws -> [ReplayItem.State: Int]
    /// How many items of a job were forecast to come to the same.
    func replayForecasts(ofJob id: Int64) throws -> [Forecast: Int]
    /// The job that has this letter or task claimed; nil when none has.
    func replayClaim(on subject: ReplayItem.Subject) throws -> Int64?
}

/// What can be written of replays.
package protocol ReplayTransaction: ReplayView {
    /// Adds a job and returns its id.
    func insert(_ job: ReplayJob) throws -> Int64
    /// Adds items to their job.
    func insert(_ items: [ReplayItem]) throws
    /// Sets how a job stands.
    func update(_ job: ReplayJob) throws
    /// Sets how an item stands. A letter or task can be claimed by one item only.
    ///
    /// - Throws: `StoreError` with code `conflict` when another item has it claimed.
    func update(_ item: ReplayItem) throws
    /// Takes all planned items of a job for it, with their letters.
    ///
    /// - Throws: `StoreError` with code `conflict` when another job has one of them.
    func claimItems(ofJob id: Int64) throws
    /// Gives back what a job still has, as `state`; its letters are what they were before.
    func releaseItems(ofJob id: Int64, as state: ReplayItem.State, at now: Timestamp) throws
}
