import Synchronization

/// Runs the jobs of one incarnation of the daemon on the driving thread, in an order the seed decides.
///
/// Every await of the pipeline ends in a job here: which of those that are ready goes next is drawn by lot, and between
/// any two of them the incarnation may die.
final class SeededExecutor: TaskExecutor {
    private let ready = Mutex<[UnownedJob]>([])
    private let lot: Lot

    /// An executor that draws from `lot`.
    init(lot: Lot) {
        self.lot = lot
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        ready.withLock { $0.append(job) }
    }

    /// Runs one job.
    ///
    /// - Parameter isVoid: nothing has an effect any more, so nothing is drawn for it either.
    /// - Returns: false when none is ready.
    func runOne(isVoid: Bool = false) -> Bool {
        let job = ready.withLock { jobs -> UnownedJob? in
            guard !jobs.isEmpty else { return nil }
            let index = isVoid ? 0 : lot.below(jobs.count)
            jobs.swapAt(index, jobs.count - 1)
            return jobs.removeLast()
        }
        guard let job else { return false }
        job.runSynchronously(on: asUnownedTaskExecutor())
        return true
    }
}
