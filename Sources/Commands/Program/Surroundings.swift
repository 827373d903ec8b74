import Glibc

/// What a verb sees of the world around it: its environment, and where its words go.
package struct Surroundings: Sendable {
    package var environment: [String: String]
    /// Takes text for standard output, line ends included.
    package var write: @Sendable (String) -> Void
    /// Takes text for standard error, line ends included.
    package var complain: @Sendable (String) -> Void
    /// Standard output is a terminal, which can be redrawn.
    package var isTerminal: Bool

    /// Surroundings made of these parts.
    package init(
        environment: [String: String],
        write: @escaping @Sendable (String) -> Void,
        complain: @escaping @Sendable (String) -> Void,
        isTerminal: Bool = false
    ) {
        self.environment = environment
        self.write = write
        self.complain = complain
        self.isTerminal = isTerminal
    }

    /// Those of the running verb.
    @TaskLocal package static var current = Surroundings.process

    /// The real ones.
    package static let process = Surroundings(
        environment: processEnvironment(),
        write: { writeAll($0, to: STDOUT_FILENO) },
        complain: { writeAll($0, to: STDERR_FILENO) },
        isTerminal: isatty(STDOUT_FILENO) == 1
    )

    private static func processEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return variables
    }

    /// A reader that went away (`| head`) ends the writing, not the process.
    private static func writeAll(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
