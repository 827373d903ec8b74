/// A wait that doubles with each failure up to a limit.
struct Backoff: Sendable {
    var first: Duration
    var limit: Duration

    /// The wait after that many failures in a row.
    func delay(failures: Int) -> Duration {
        var delay = first
        for _ in 1..<max(failures, 1) where delay < limit { delay *= 2 }
        return min(delay, limit)
    }

    /// Between tries of a blocked lane.
    static let lane = Backoff(first: .seconds(1), limit: .seconds(60))
    /// Between tries of a store that refuses.
    static let store = Backoff(first: .seconds(1), limit: .seconds(30))
    /// Between attempts of a task the broker refuses for its own sake.
    static let task = Backoff(first: .seconds(2), limit: .seconds(60))
}
