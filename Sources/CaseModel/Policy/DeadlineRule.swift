/// How long one thing may take, and who hears of it when (时限规则).
package struct DeadlineRule: Hashable, Codable, Sendable {
    package var limit: Limit
    package var ladder: Ladder

    /// A rule; without a ladder nobody is reminded, but what the limit leads to happens.
    package init(limit: Limit, ladder: Ladder = Ladder(normal: [], red: [])) {
        self.limit = limit
        self.ladder = ladder
    }

    /// A limit that urgency shortens; nil where there is none.
    package struct Limit: Hashable, Codable, Sendable {
        package var normal: TimeSpan?
        package var expedited: TimeSpan?
        package var red: TimeSpan?

        /// A limit for each urgency.
        package init(normal: TimeSpan?, expedited: TimeSpan?, red: TimeSpan?) {
            self.normal = normal
            self.expedited = expedited
            self.red = red
        }

        /// The limit that holds; red wins over expedited (加急).
        package func span(band: Band, expedited isExpedited: Bool) -> TimeSpan? {
            band == .red ? red : (isExpedited ? expedited : normal)
        }
    }

    /// Who hears of a deadline at which part of it (督办阶梯).
    package struct Ladder: Hashable, Codable, Sendable {
        package var normal: [Rung]
        package var red: [Rung]

        /// A ladder for the usual case and for red.
        package init(normal: [Rung], red: [Rung]) {
            self.normal = normal
            self.red = red
        }

        /// The rungs that hold.
        package func rungs(band: Band) -> [Rung] { band == .red ? red : normal }
    }

    /// One rung.
    package struct Rung: Hashable, Codable, Sendable {
        package var level: Deadline.Level
        package var mark: Mark

        /// A rung.
        package init(_ level: Deadline.Level, at mark: Mark) {
            self.level = level
            self.mark = mark
        }
    }

    /// When a rung is reached.
    package enum Mark: Hashable, Codable, Sendable {
        /// At so many hundredths of the limit; 100 is the limit itself.
        case percent(Int)
        /// So long after the limit.
        case afterLimit(TimeSpan)
    }
}
