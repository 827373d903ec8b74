/// What a check found (体检结论): how bad it is, where, what, and what to do about it.
package struct Finding: Hashable, Sendable {
    package var level: Level
    /// A stable word for scripts and pages, such as `queue.no_dead_lettering`.
    package var code: String
    /// The queue, file, lane or unit it is about; never a person.
    package var subject: String
    package var says: Wording
    /// What a person can do; nil when there is nothing to do.
    package var advice: Wording?

    /// A finding.
    package init(_ level: Level, _ code: String, _ subject: String, _ says: Wording, advice: Wording? = nil) {
        self.level = level
        self.code = code
        self.subject = subject
        self.says = says
        self.advice = advice
    }

    /// How bad it is; the worse compare greater.
    package enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
        case ok
        /// It cannot be known with what this login may ask; the advice says who can look it up.
        case unknown
        /// It works, and may cost messages, time or trust one day.
        case warning
        /// It does not work, or loses messages.
        case fault

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .ok: 0
            case .unknown: 1
            case .warning: 2
            case .fault: 3
            }
        }
    }
}

/// A text for people in both languages they read here.
package struct Wording: Hashable, Sendable {
    package var zh: String
    package var en: String

    /// The same in Chinese and in English.
    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
