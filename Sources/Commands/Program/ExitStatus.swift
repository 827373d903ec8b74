/// How a verb ends; the numbers are part of the contract with scripts.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    /// A check or a test failed.
    case answerIsNo = 1
    /// Wrong words on the command line, or a configuration that cannot be used.
    case usage = 64
    /// Broker, store or daemon out of reach.
    case outOfReach = 69
    case notAllowed = 77
}

/// The end of a verb that did not do what it was asked.
package struct CommandFailure: Error, Sendable {
    package var status: ExitStatus
    /// One line each: what, where, and what to do. Empty when the verb has said it already.
    package var lines: [Text]

    /// A failure that is told in `lines`.
    package init(_ status: ExitStatus, _ lines: Text...) {
        self.status = status
        self.lines = lines
    }

    /// A failure that is told in `lines`.
    package init(_ status: ExitStatus, lines: [Text]) {
        self.status = status
        self.lines = lines
    }
}
